use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use crate::text::Span;

/// A list that may be a part of a longer one, which is kept once for all its parts.
///
/// It reads as a slice. Writing to it makes it a list of its own.
#[derive(Clone)]
pub struct Part<T> {
    /// None for an empty list.
    whole: Option<Arc<Vec<T>>>,
    /// Which part: [`WHOLE`] in a list of its own, however long that grows.
    place: Span,
}

const WHOLE: Span = Span::new(0, u32::MAX);

impl<T> Part<T> {
    /// An empty list.
    pub const EMPTY: Self = Self {
        whole: None,
        place: WHOLE,
    };

    /// The part of a list at `place`, in things; empty where that does not fit.
    pub fn of(whole: &Arc<Vec<T>>, place: Span) -> Self {
        Self {
            whole: Some(Arc::clone(whole)),
            place,
        }
    }

    /// The things in it.
    pub fn as_slice(&self) -> &[T] {
        let whole = self.whole.as_ref().map_or(&[][..], |whole| whole);
        match self.place {
            WHOLE => whole,
            place => whole
                .get(place.start as usize..place.end as usize)
                .unwrap_or_default(),
        }
    }
}

impl<T: Clone> Part<T> {
    /// The list to be changed; one of its own from here on.
    pub fn to_mut(&mut self) -> &mut Vec<T> {
        if self.place != WHOLE {
            *self = self.to_vec().into();
        }
        Arc::make_mut(self.whole.get_or_insert_with(Arc::default))
    }
}

impl<T> Default for Part<T> {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl<T> From<Vec<T>> for Part<T> {
    fn from(things: Vec<T>) -> Self {
        Self {
            whole: Some(Arc::new(things)),
            place: WHOLE,
        }
    }
}

impl<T> Deref for Part<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.as_slice()
    }
}

impl<'p, T> IntoIterator for &'p Part<T> {
    type Item = &'p T;
    type IntoIter = std::slice::Iter<'p, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: PartialEq> PartialEq for Part<T> {
    fn eq(&self, other: &Self) -> bool {
        self.as_slice() == other.as_slice()
    }
}

impl<T: fmt::Debug> fmt::Debug for Part<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_a_list_of_its_own_once_it_is_changed() {
        let whole = Arc::new(vec![1, 2, 3, 4]);
        let mut part = Part::of(&whole, Span::new(1, 3));
        let before = part.clone();
        assert_eq!(*part, [2, 3]);
        part.to_mut().push(9);
        assert_eq!(*part, [2, 3, 9]);
        assert_eq!(*before, [2, 3]);
        assert_eq!(*whole, [1, 2, 3, 4]);
        assert!(Part::of(&whole, Span::new(3, 5)).is_empty());
        let mut own = Part::EMPTY;
        own.to_mut().push(1);
        own.to_mut().push(2);
        assert_eq!(*own, [1, 2]);
    }
}
