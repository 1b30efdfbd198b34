use super::Span;

/// The replacement of one span of a text by another text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; an empty span inserts.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

impl Edit {
    /// The replacement of `span` by `text`.
    pub fn replace(span: Span, text: impl Into<String>) -> Self {
        let text = text.into();
        Self { span, text }
    }

    /// The insertion of `text` at `offset`.
    pub fn insert(offset: u32, text: impl Into<String>) -> Self {
        Self::replace(Span::at(offset), text)
    }

    /// The removal of `span`.
    pub fn remove(span: Span) -> Self {
        Self::replace(span, "")
    }
}

/// The text after the edits; `None` where they overlap, are out of order, or do not fit the
/// text and its character borders.
///
/// The edits speak of the text as it is before all of them and stand in its order. Insertions
/// at one place come out in the order given.
pub fn apply(text: &str, edits: &[Edit]) -> Option<String> {
    let added: usize = edits.iter().map(|edit| edit.text.len()).sum();
    let mut after = String::with_capacity(text.len() + added);
    let mut at = 0;
    for edit in edits {
        let (start, end) = (edit.span.start as usize, edit.span.end as usize);
        text.get(start..end)?;
        after.push_str(text.get(at..start)?);
        after.push_str(&edit.text);
        at = end;
    }
    after.push_str(text.get(at..)?);
    Some(after)
}

/// The edits that take back `edits`: what [`apply`] made of `text`, they make `text` again.
///
/// `edits` must be such as [`apply`] accepts for `text`.
pub fn inverse(text: &str, edits: &[Edit]) -> Vec<Edit> {
    let mut grown: i64 = 0;
    let mut undo = Vec::with_capacity(edits.len());
    for edit in edits {
        let start = (i64::from(edit.span.start) + grown) as u32;
        let written = edit.text.len() as u32;
        undo.push(Edit {
            span: Span::new(start, start + written),
            text: edit.span.of(text).to_owned(),
        });
        grown += i64::from(written) - i64::from(edit.span.len());
    }
    undo
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_made_and_taken_back() {
        let text = "ab—cd";
        let edits = [
            Edit::insert(0, "x"),
            Edit::insert(0, "y"),
            Edit::replace(Span::new(1, 2), ""),
            Edit::replace(Span::new(2, 5), "long"),
            Edit::insert(7, "!"),
        ];
        let after = apply(text, &edits).expect("in order");
        assert_eq!(after, "xyalongcd!");
        let undo = inverse(text, &edits);
        assert_eq!(apply(&after, &undo).as_deref(), Some(text));
    }

    #[test]
    fn refuses_what_does_not_fit() {
        let text = "ab—cd";
        let twice = [Edit::remove(Span::new(1, 5)), Edit::insert(2, "x")];
        assert_eq!(apply(text, &twice), None);
        assert_eq!(apply(text, &[Edit::insert(3, "x")]), None);
        assert_eq!(apply(text, &[Edit::insert(8, "x")]), None);
    }
}
