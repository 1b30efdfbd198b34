use super::spots::Spots;
use super::{Coverage, first_source};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Model;

/// Hints at the long stretches of a source that nobody accounts for, at its key in the front
/// matter. `text` is the text the model was read from; `source` is the key of the source,
/// `None` for the first.
pub fn uncited(
    text: &str,
    model: &Model,
    source: Option<&str>,
    coverage: &Coverage,
) -> Vec<Diagnostic> {
    let stretches = coverage.long_stretches();
    if stretches.is_empty() {
        return Vec::new();
    }
    let span = Spots::new(text).setting("sources", source.or(first_source(model)));
    let hints = stretches.into_iter().filter_map(|stretch| {
        let sentences = coverage.sentences.get(stretch)?;
        let (first, last) = (sentences.first()?.place, sentences.last()?.place);
        let hint = Diagnostic::new(Code::Uncited, span)
            .message(format!(
                "{} sentences in a row, {first} to {last}, are cited by no claim",
                sentences.len()
            ))
            .help("cite them with `at`, or name them under `background` with the reason");
        Some(hint)
    });
    hints.collect()
}
