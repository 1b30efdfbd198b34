use std::fmt;
use std::ops::{Deref, DerefMut};

use super::{Data, Extras, Marks};

/// A value that mostly is its default, and then takes no more room than a pointer.
///
/// It reads as the value itself; writing to it makes room.
#[derive(Clone)]
pub struct Seldom<T>(Option<Box<T>>);

/// What [`Seldom`] can hold: whatever has a default that can lie ready.
pub trait Ready: Default + PartialEq + 'static {
    /// The default.
    fn ready() -> &'static Self;
}

impl Ready for Data {
    fn ready() -> &'static Self {
        static NOTHING: Data = Data::Null;
        &NOTHING
    }
}

impl Ready for Marks {
    fn ready() -> &'static Self {
        static NOTHING: Marks = Marks::NONE;
        &NOTHING
    }
}

impl Ready for Extras {
    fn ready() -> &'static Self {
        static NOTHING: Extras = Extras::NONE;
        &NOTHING
    }
}

impl<T> Seldom<T> {
    /// The default.
    pub const NONE: Self = Self(None);

    /// Whether it takes no room: a value that is the default, unless it was written to.
    pub fn is_none(&self) -> bool {
        self.0.is_none()
    }
}

impl<T: Ready> Seldom<T> {
    /// The value itself.
    pub fn into_inner(self) -> T {
        self.0.map_or_else(T::default, |value| *value)
    }

    /// Takes the value out and leaves the default.
    pub fn take(&mut self) -> T {
        std::mem::take(self).into_inner()
    }
}

impl<T> Default for Seldom<T> {
    fn default() -> Self {
        Self::NONE
    }
}

impl<T: Ready> From<T> for Seldom<T> {
    fn from(value: T) -> Self {
        match value == *T::ready() {
            true => Self(None),
            false => Self(Some(Box::new(value))),
        }
    }
}

impl<T: Ready> Deref for Seldom<T> {
    type Target = T;

    fn deref(&self) -> &T {
        match &self.0 {
            Some(value) => value,
            None => T::ready(),
        }
    }
}

impl<T: Ready> DerefMut for Seldom<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.0.get_or_insert_with(Box::default)
    }
}

impl<T: Ready> PartialEq for Seldom<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Ready + fmt::Debug> fmt::Debug for Seldom<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_as_the_value_and_makes_room_when_written() {
        let mut data = Seldom::<Data>::default();
        assert!(data.0.is_none() && data.is_empty());
        *data = Data::Bool(true);
        assert_eq!(data.as_bool(), Some(true));
        assert_eq!(data.take(), Data::Bool(true));
        assert_eq!(data, Seldom::from(Data::Null));
        assert!(Seldom::from(Marks::default()).0.is_none());
    }
}
