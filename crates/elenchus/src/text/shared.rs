use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

use super::Span;

/// A text that never changes: a whole one, or a part of one that is kept once for all its parts.
///
/// A model is made of parts of the text it was read from, so that reading copies nothing. As
/// long as a part is kept, so is the whole. Copying one takes no time. It is compared, sorted
/// and hashed as a [`str`].
#[derive(Clone, Default)]
pub struct Text {
    /// None for the empty text. Boxed twice, so that a text is two words long.
    whole: Option<Arc<Box<str>>>,
    span: Span,
}

impl Text {
    /// The empty text.
    pub const EMPTY: Self = Self {
        whole: None,
        span: Span::new(0, 0),
    };

    /// The text.
    pub fn as_str(&self) -> &str {
        self.whole
            .as_ref()
            .map_or("", |whole| self.span.of(whole.as_ref()))
    }

    /// Where `part` lies in this text, if it lies in its memory and is not empty.
    pub fn place(&self, part: &str) -> Option<Span> {
        let start = (part.as_ptr() as usize).checked_sub(self.as_ptr() as usize)?;
        let end = start + part.len();
        (!part.is_empty() && end <= self.len()).then(|| Span::new(start as u32, end as u32))
    }

    /// The part of this text at `span`; empty where that does not fit.
    pub fn part(&self, span: Span) -> Self {
        if span.of(self).is_empty() {
            return Self::EMPTY;
        }
        let before = self.span.start;
        Self {
            whole: self.whole.clone(),
            span: Span::new(before + span.start, before + span.end),
        }
    }

    /// `part` as a part of this text, where it lies in its memory; else a copy.
    pub fn share(&self, part: &str) -> Self {
        self.place(part)
            .map_or_else(|| part.into(), |span| self.part(span))
    }
}

impl From<String> for Text {
    /// Keeps at most 4 GiB, as every [`Span`] does; what is longer is cut off.
    fn from(text: String) -> Self {
        let mut end = text.len().min(u32::MAX as usize);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        Self {
            whole: (end > 0).then(|| Arc::new(text.into_boxed_str())),
            span: Span::new(0, end as u32),
        }
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<&String> for Text {
    fn from(text: &String) -> Self {
        text.as_str().into()
    }
}

impl From<&Text> for Text {
    fn from(text: &Text) -> Self {
        text.clone()
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.as_str().to_owned()
    }
}

impl From<&Text> for String {
    fn from(text: &Text) -> Self {
        text.as_str().to_owned()
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl Borrow<str> for Text {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.as_str(), f)
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Text {}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl PartialEq<String> for Text {
    fn eq(&self, other: &String) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<Text> for str {
    fn eq(&self, other: &Text) -> bool {
        self == other.as_str()
    }
}

impl PartialEq<Text> for &str {
    fn eq(&self, other: &Text) -> bool {
        *self == other.as_str()
    }
}

impl PartialEq<Text> for String {
    fn eq(&self, other: &Text) -> bool {
        self == other.as_str()
    }
}

impl PartialOrd for Text {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Text {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl Hash for Text {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_share_the_memory_of_the_whole() {
        let whole = Text::from("one two three");
        let two = whole.share(&whole[4..7]);
        assert_eq!(two, "two");
        assert_eq!(two.as_ptr(), whole[4..].as_ptr());
        let letters = two.share(&two[1..]);
        assert_eq!(letters.as_ptr(), whole[5..].as_ptr());
        assert_eq!(whole.share(&whole[13..]), "");
    }

    #[test]
    fn what_lies_elsewhere_is_copied() {
        let whole = Text::from("one two");
        let part = whole.share(&whole[..3]);
        let elsewhere = String::from("one");
        assert_eq!(part.share(&elsewhere), "one");
        assert_eq!(part.share(&whole[2..5]), "e t");
        assert_eq!(Text::EMPTY.share(&elsewhere), "one");
        assert_eq!(std::mem::size_of::<Text>(), 16);
    }
}
