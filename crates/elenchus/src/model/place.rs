use std::fmt;

/// A sentence of a source: `paragraph.sentence`, both from 1, or a whole paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The paragraph or heading, from 1.
    pub paragraph: u32,
    /// The sentence in it, from 1; `None` for the whole paragraph.
    pub sentence: Option<u32>,
}

/// What an element's `at` names: one place, or all from one to another, of one source.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PlaceRange {
    /// The key of the source in the front matter; `None` for the first one.
    pub source: Option<String>,
    /// The first place.
    pub first: Place,
    /// The last place; the same as `first` where only one is named.
    pub last: Place,
}

impl PlaceRange {
    /// Reads `5.3`, `5`, `12.1-12.3`, `12.1-3` or `other:4.2`; `None` where it is none of these,
    /// has a zero, or ends before it begins.
    pub fn parse(text: &str) -> Option<Self> {
        let (source, range) = match text.trim().rsplit_once(':') {
            Some((source, range)) => (Some(source.trim().to_owned()), range),
            None => (None, text),
        };
        if source.as_deref() == Some("") {
            return None;
        }
        let (first, last) = match range.split_once(['-', '–']) {
            None => {
                let place = Place::parse(range)?;
                (place, place)
            }
            Some((first, last)) => {
                let first = Place::parse(first)?;
                let last = match (last.contains('.'), first.sentence) {
                    (false, Some(_)) => Place {
                        paragraph: first.paragraph,
                        sentence: Some(number(last)?),
                    },
                    _ => Place::parse(last)?,
                };
                (first, last)
            }
        };
        (first <= last).then_some(Self {
            source,
            first,
            last,
        })
    }

    /// Whether `place` lies within the range, or has a sentence in common with it. Sources are
    /// not compared.
    pub fn holds(&self, place: Place) -> bool {
        let begins = |range: Place| (range.paragraph, range.sentence.unwrap_or(0));
        let ends = |range: Place| (range.paragraph, range.sentence.unwrap_or(u32::MAX));
        begins(self.first) <= ends(place) && begins(place) <= ends(self.last)
    }
}

impl Place {
    /// Reads `5.3` or `5`; `None` for anything else, zeros included.
    pub fn parse(text: &str) -> Option<Self> {
        let (paragraph, sentence) = match text.split_once('.') {
            Some((paragraph, sentence)) => (number(paragraph)?, Some(number(sentence)?)),
            None => (number(text)?, None),
        };
        Some(Self {
            paragraph,
            sentence,
        })
    }
}

fn number(text: &str) -> Option<u32> {
    let text = text.trim();
    let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    plain
        .then(|| text.parse().ok())
        .flatten()
        .filter(|&number| number > 0)
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.sentence {
            Some(sentence) => write!(f, "{}.{sentence}", self.paragraph),
            None => write!(f, "{}", self.paragraph),
        }
    }
}

impl fmt::Display for PlaceRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(source) = &self.source {
            write!(f, "{source}:")?;
        }
        write!(f, "{}", self.first)?;
        if self.last != self.first {
            write!(f, "-{}", self.last)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_prints_places() {
        for text in ["5", "5.3", "12.1-12.3", "other:4.2", "3-5"] {
            let range = PlaceRange::parse(text).expect(text);
            assert_eq!(range.to_string(), text);
        }
        let short = PlaceRange::parse("12.1-3").expect("short form");
        assert_eq!(short.to_string(), "12.1-12.3");
    }

    #[test]
    fn refuses_what_is_no_place() {
        for text in ["", "0.1", "1.0", "a", "1.2.3", "2.1-1.9", ":4.2", "+5", "-"] {
            assert_eq!(PlaceRange::parse(text), None, "{text}");
        }
    }
}
