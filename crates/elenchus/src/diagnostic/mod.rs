//! What is wrong with a text, as data: a code, plain words, a place, a help line.
//!
//! One type serves the whole workspace; printing it for a terminal, a page or a
//! machine is the business of those faces.

mod code;
mod page;

pub use code::{Code, Severity};
pub use page::{Page, page};

use crate::text::{Edit, Span};

/// One remark about a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of remark; its [`Severity`] follows from it.
    pub code: Code,
    /// What is the matter, in plain words, without a final full stop.
    pub message: String,
    /// The text it is about.
    pub span: Span,
    /// Other places that belong to it, such as the first of two definitions.
    pub related: Vec<Related>,
    /// What to do about it, in one line.
    pub help: String,
    /// A change of the text that mends it, where there is one.
    pub fix: Option<Fix>,
}

/// A second place of a [`Diagnostic`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The text it is about.
    pub span: Span,
    /// What this place has to do with it.
    pub message: String,
}

/// A change of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What the change does, as an imperative.
    pub title: String,
    /// The edits, in the order of their spans, which do not overlap.
    pub edits: Vec<Edit>,
    /// Whether it may be applied without asking.
    pub safety: Safety,
}

/// How far a [`Fix`] may be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Safety {
    /// The meaning stays or becomes what was clearly meant.
    Safe,
    /// The author should look first.
    Unsafe,
}

impl Fix {
    /// A fix of one edit: the text at `span` becomes `text`.
    pub fn replacing(
        title: impl Into<String>,
        span: Span,
        text: impl Into<String>,
        safety: Safety,
    ) -> Self {
        Self {
            title: title.into(),
            edits: vec![Edit::replace(span, text)],
            safety,
        }
    }
}

/// Puts remarks in the order of the text.
pub(crate) fn in_text_order(remarks: &mut [Diagnostic]) {
    crate::sort::by_number(remarks, |remark| remark.span.number());
}

impl Diagnostic {
    /// A remark of kind `code` about `span`, its words those of the code until given.
    pub fn new(code: Code, span: Span) -> Self {
        Self {
            code,
            message: code.title().to_owned(),
            span,
            related: Vec::new(),
            help: String::new(),
            fix: None,
        }
    }

    /// With these words.
    #[must_use]
    pub fn message(mut self, message: impl Into<String>) -> Self {
        self.message = message.into();
        self
    }

    /// With this help line.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    /// With a second place.
    #[must_use]
    pub fn related(mut self, span: Span, message: impl Into<String>) -> Self {
        self.related.push(Related {
            span,
            message: message.into(),
        });
        self
    }

    /// With a change that mends it.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// How grave it is.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}
