use crate::index::Index;
use crate::map::{Map, Node};
use crate::model::{Element, Marks, Model};

/// Who asserts a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Voice<'m> {
    /// The author of the article.
    Author,
    /// Someone whom the author reports.
    Other(&'m str),
    /// Nobody: the reconstruction needs it (`implicit: true`).
    Nobody,
}

/// Who asserts what a node shows.
///
/// A voice is not inherited: what names none is said by the author, also beneath or inside what
/// somebody else says, since authors give reasons for what others hold, and against it. An
/// argument that stands for its untitled conclusion speaks with the voice of that, where it
/// names none itself. `voice: author` is the author.
pub fn voice<'m>(model: &'m Model, node: &Node) -> Voice<'m> {
    let marks = marks(model, node.element);
    let conclusion = node.stands_for.map(|id| &model.statement(id).marks);
    let named = conclusion.and_then(|marks| marks.voice.as_deref());
    match marks.voice.as_deref().or(named) {
        Some(voice) if voice.eq_ignore_ascii_case("author") => Voice::Author,
        Some(voice) => Voice::Other(voice),
        None if marks.implicit => Voice::Nobody,
        None => Voice::Author,
    }
}

/// Whom the author reports in a map, each once, in document order of what they say first.
pub fn voices<'m>(model: &'m Model, map: &Map) -> Vec<&'m str> {
    let mut voices: Vec<&str> = Vec::new();
    let mut index = Index::default();
    for node in map.nodes() {
        if let Voice::Other(name) = voice(model, node) {
            let new = voices.len() as u32;
            if index.find_or_note(name, new, |at| voices[at as usize] == name) == new {
                voices.push(name);
            }
        }
    }
    voices
}

pub(super) fn marks(model: &Model, element: Element) -> &Marks {
    match element {
        Element::Statement(id) => &model.statement(id).marks,
        Element::Argument(id) => &model.argument(id).marks,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Options, project};

    #[test]
    fn is_that_of_the_author_unless_another_is_named() {
        let text = "\
[T]: t {voice: author}
  - [C]: c {voice: Moscow}
    + [D]: d
  + [I]: i {implicit: true}
";
        let model = crate::parse(text).model;
        let map = project(&model, &Options::reading());
        let voices: Vec<_> = map.nodes().iter().map(|node| voice(&model, node)).collect();
        let expected = [
            Voice::Author,
            Voice::Other("Moscow"),
            Voice::Author,
            Voice::Nobody,
        ];
        assert_eq!(voices, expected);
    }

    #[test]
    fn those_who_are_reported_are_named_once() {
        let text =
            "[A]: a {voice: Kyiv}\n\n[B]: b {voice: Moscow}\n\n[C]: c {voice: Kyiv}\n\n[D]: d\n";
        let model = crate::parse(text).model;
        let map = project(&model, &Options::reading());
        assert_eq!(voices(&model, &map), ["Kyiv", "Moscow"]);
    }

    #[test]
    fn an_argument_speaks_for_its_untitled_conclusion() {
        let text = "<A>: a\n\n(1) p\n----\n(2) c {voice: Moscow, at: \"2.1\"}\n";
        let model = crate::parse(text).model;
        let map = project(&model, &Options::reading());
        let node = map.node(map.node_by_slug("a").expect("there"));
        assert_eq!(voice(&model, node), Voice::Other("Moscow"));
        let places = super::super::places(&model, node);
        assert_eq!(
            places.iter().map(ToString::to_string).collect::<Vec<_>>(),
            ["2.1"]
        );
    }
}
