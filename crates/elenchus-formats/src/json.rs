use elenchus::Model;
use elenchus::document::Document;

/// The published document of the core crate as indented JSON, with a line end.
pub(crate) fn json(model: &Model) -> String {
    indented(&Document::from(model))
}

/// A shape of our own as indented JSON; these hold nothing that JSON cannot.
pub(crate) fn indented(shape: &impl serde::Serialize) -> String {
    let mut text = serde_json::to_string_pretty(shape).unwrap_or_default();
    text.push('\n');
    text
}
