/// A YAML value: front matter, or the data block of an element.
///
/// The reader of YAML bounds it: values nest at most 64 deep, so walking them may recurse; a
/// block holds at most 100,000 of them, aliases counted as what they stand for; what anchors keep
/// and aliases repeat takes at most 16 MiB; a data block is at most 1 MiB long.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Data {
    /// Nothing, or `null`.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// Any other number; never NaN or infinite.
    Number(f64),
    /// A text.
    Text(String),
    /// A date, or a date with a time of day, as it is written (YAML 1.1's timestamp).
    Date(String),
    /// A sequence.
    List(Vec<Data>),
    /// Keys with their values, in the order of the text, each key once.
    Map(Vec<(String, Data)>),
}

impl Data {
    /// The value of `key`, where this is a map that has it.
    pub fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Map(entries) => entries
                .iter()
                .find(|(name, _)| name == key)
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// The text, where this is one; a date is the text that is written.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Date(text) => Some(text),
            _ => None,
        }
    }

    /// Whether it is a text, a date or a number.
    pub(crate) const fn has_words(&self) -> bool {
        matches!(
            self,
            Self::Text(_) | Self::Date(_) | Self::Integer(_) | Self::Number(_)
        )
    }

    /// A text, a date or a number, as words.
    pub(crate) fn words(&self) -> Option<String> {
        match self {
            Self::Text(text) | Self::Date(text) => Some(text.clone()),
            Self::Integer(value) => Some(value.to_string()),
            Self::Number(value) => Some(value.to_string()),
            _ => None,
        }
    }

    /// The truth value, where this is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The number, where this is one.
    pub fn as_number(&self) -> Option<f64> {
        match self {
            Self::Integer(value) => Some(*value as f64),
            Self::Number(value) => Some(*value),
            _ => None,
        }
    }

    /// Whether there is nothing: null, or a map without keys.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Map(entries) => entries.is_empty(),
            _ => false,
        }
    }
}
