//! Values as bytes: whole numbers in groups of seven bits, the lowest first (LEB128), other
//! numbers as the eight bytes of IEEE 754, the lowest first, texts and lists after their lengths.
//! Nothing says what it is: both sides know.

/// What can be written as bytes and read from them.
pub trait Wire: Sized {
    /// Writes the value at the end.
    fn write(&self, to: &mut Vec<u8>);

    /// Reads a value from the front; `None` where the bytes are none, or end too early.
    fn read(from: &mut Bytes<'_>) -> Option<Self>;
}

/// Bytes that are read from the front.
#[derive(Clone, Debug)]
pub struct Bytes<'b>(&'b [u8]);

impl<'b> Bytes<'b> {
    /// All of these.
    pub const fn new(bytes: &'b [u8]) -> Self {
        Self(bytes)
    }

    /// How many are left.
    pub const fn left(&self) -> usize {
        self.0.len()
    }

    fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    /// How many things follow. Each takes a byte at least: a length that cannot be is none, and
    /// no room is made for it.
    fn count(&mut self) -> Option<usize> {
        usize::read(self).filter(|&count| count <= self.left())
    }
}

/// The value that all these bytes are; `None` where they are none, or where some are left.
pub fn all<T: Wire>(bytes: &[u8]) -> Option<T> {
    let mut bytes = Bytes::new(bytes);
    let value = T::read(&mut bytes)?;
    (bytes.left() == 0).then_some(value)
}

impl Wire for u8 {
    fn write(&self, to: &mut Vec<u8>) {
        to.push(*self);
    }

    fn read(from: &mut Bytes<'_>) -> Option<Self> {
        let [byte] = from.take(1)?.try_into().ok()?;
        Some(byte)
    }
}

impl Wire for bool {
    fn write(&self, to: &mut Vec<u8>) {
        to.push(u8::from(*self));
    }

    fn read(from: &mut Bytes<'_>) -> Option<Self> {
        match u8::read(from)? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
}

impl Wire for u64 {
    fn write(&self, to: &mut Vec<u8>) {
        let mut rest = *self;
        while rest > 0x7f {
            to.push(rest as u8 | 0x80);
            rest >>= 7;
        }
        to.push(rest as u8);
    }

    fn read(from: &mut Bytes<'_>) -> Option<Self> {
        let mut value = 0;
        for shift in (0..Self::BITS).step_by(7) {
            let byte = u8::read(from)?;
            let bits = Self::from(byte & 0x7f);
            if bits << shift >> shift != bits {
                return None;
            }
            value |= bits << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }
}

impl Wire for u32 {
    fn write(&self, to: &mut Vec<u8>) {
        u64::from(*self).write(to);
    }

    fn read(from: &mut Bytes<'_>) -> Option<Self> {
        u64::read(from)?.try_into().ok()
    }
}

impl Wire for usize {
    fn write(&self, to: &mut Vec<u8>) {
        (*self as u64).write(to);
    }

    fn read(from: &mut Bytes<'_>) -> Option<Self> {
        u64::read(from)?.try_into().ok()
    }
}

impl Wire for f64 {
    fn write(&self, to: &mut Vec<u8>) {
        to.extend_from_slice(&self.to_le_bytes());
    }

    fn read(from: &mut Bytes<'_>) -> Option<Self> {
        Some(Self::from_le_bytes(from.take(8)?.try_into().ok()?))
    }
}

impl Wire for String {
    fn write(&self, to: &mut Vec<u8>) {
        self.len().write(to);
        to.extend_from_slice(self.as_bytes());
    }

    fn read(from: &mut Bytes<'_>) -> Option<Self> {
        let length = from.count()?;
        let text = std::str::from_utf8(from.take(length)?).ok()?;
        Some(text.to_owned())
    }
}

impl<T: Wire> Wire for Option<T> {
    fn write(&self, to: &mut Vec<u8>) {
        self.is_some().write(to);
        if let Some(value) = self {
            value.write(to);
        }
    }

    fn read(from: &mut Bytes<'_>) -> Option<Self> {
        if bool::read(from)? {
            Some(Some(T::read(from)?))
        } else {
            Some(None)
        }
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn write(&self, to: &mut Vec<u8>) {
        self.len().write(to);
        for value in self {
            value.write(to);
        }
    }

    fn read(from: &mut Bytes<'_>) -> Option<Self> {
        let count = from.count()?;
        // Room for what can be there: values may be larger in memory than on the wire.
        let room = count.min(from.left() / size_of::<T>().max(1) + 1);
        let mut values = Self::with_capacity(room);
        for _ in 0..count {
            values.push(T::read(from)?);
        }
        Some(values)
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn write(&self, to: &mut Vec<u8>) {
        self.0.write(to);
        self.1.write(to);
    }

    fn read(from: &mut Bytes<'_>) -> Option<Self> {
        Some((A::read(from)?, B::read(from)?))
    }
}

/// Writes a struct as its fields, one after the other: `fields!(Point { x, y })`.
#[macro_export]
macro_rules! fields {
    ($name:ident { $($field:ident),+ $(,)? }) => {
        impl $crate::wire::Wire for $name {
            fn write(&self, to: &mut Vec<u8>) {
                $($crate::wire::Wire::write(&self.$field, to);)+
            }

            fn read(from: &mut $crate::wire::Bytes<'_>) -> Option<Self> {
                Some(Self { $($field: $crate::wire::Wire::read(from)?),+ })
            }
        }
    };
}

/// Writes an enum without fields as the place of its value in this list:
/// `choices!(Level [Fast, Default, Best])`.
#[macro_export]
macro_rules! choices {
    ($name:ident [$($choice:ident),+ $(,)?]) => {
        impl $crate::wire::Wire for $name {
            fn write(&self, to: &mut Vec<u8>) {
                let all = [$(Self::$choice),+];
                let place = all.iter().position(|choice| choice == self);
                to.push(place.unwrap_or(all.len()) as u8);
            }

            fn read(from: &mut $crate::wire::Bytes<'_>) -> Option<Self> {
                let place = <u8 as $crate::wire::Wire>::read(from)?;
                [$(Self::$choice),+].get(usize::from(place)).copied()
            }
        }
    };
}
