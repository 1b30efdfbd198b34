//! What editors ask, each with a small text in which `‸` is the cursor.

use elenchus::model::Parsed;
use elenchus::service::Reading;
use elenchus::syntax::Syntax;
use elenchus::text::Span;
use elenchus::{model, syntax};

mod change;
mod completion;
mod definition;
mod hover;
mod structure;

/// A text with the place of the cursor in it.
struct Case {
    text: String,
    cursor: u32,
    syntax: Syntax,
    parsed: Parsed,
}

/// Reads a text in which `‸` marks the cursor; at the end where there is none.
fn case(marked: &str) -> Case {
    let cursor = marked.find('‸').unwrap_or(marked.len()) as u32;
    let text = marked.replacen('‸', "", 1);
    let syntax = syntax::parse(&text);
    let parsed = model::resolve(&syntax.tree, &text.as_str().into());
    Case {
        text,
        cursor,
        syntax,
        parsed,
    }
}

impl Case {
    fn reading(&self) -> Reading<'_> {
        Reading::new(&self.text, &self.syntax.tree, &self.parsed.model)
    }

    /// The spans as `line:text`, lines from 1.
    fn shown(&self, spans: &[Span]) -> Vec<String> {
        let line = |span: &Span| self.text[..span.start as usize].matches('\n').count() + 1;
        let shown = |span: &Span| format!("{}:{}", line(span), span.of(&self.text));
        spans.iter().map(shown).collect()
    }
}
