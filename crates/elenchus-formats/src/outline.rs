use elenchus::Model;
use elenchus::map::{Folds, Map, Node, Options, project};
use elenchus::model::Element;
use elenchus::query::{self, Row};

use crate::words::{Look, credit};

/// How many levels are indented at most, so that a long chain of reasons stays in proportion.
const DEEPEST: u32 = 60;

/// The map as an indented text, a claim a line: how it bears on the claim above, its title and
/// text, who says it and where. `depth` counts the levels of reasons; all are told without it.
///
/// `+` supports, `-` attacks, `~` undercuts, `·` is a premise of the claim above. Statements
/// stand in `[ ]` and arguments in `< >`, as in Argdown. A line that ends in `…` has reasons that
/// are not told; a claim that is a reason for several others is told in full at the first.
///
/// ```
/// let model = elenchus::parse("[Thesis]: Rebuild it.\n  - <Cost>: Too dear.\n").model;
/// let text = elenchus_formats::outline(&model, None);
/// assert_eq!(text, "[Thesis]: Rebuild it.\n  - <Cost>: Too dear.\n");
/// ```
pub fn outline(model: &Model, depth: Option<u32>) -> String {
    let map = project(model, &Options::reading());
    let folds = Folds::to_depth(&map, depth.unwrap_or(u32::MAX));
    let mut text = String::new();
    if let Some(title) = model.title() {
        text.push_str(&format!("{title}\n\n"));
    }
    for row in query::outline(&map, &folds) {
        let depth = row.level.saturating_sub(1).min(DEEPEST);
        text.push_str(&"  ".repeat(depth as usize));
        text.push_str(&line(model, &map, &row));
        text.push('\n');
    }
    text
}

fn line(model: &Model, map: &Map, row: &Row) -> String {
    let node = map.node(row.node);
    let mut parts = Vec::new();
    if let Some(edge) = row.edge {
        parts.push(Look::of(map.edge(edge)).mark().to_string());
    }
    if row.repeated {
        parts.push(name(model, node));
        parts.push("(see above)".to_owned());
        return parts.join(" ");
    }
    parts.push(claim(model, node));
    parts.extend(credit(model, node).map(|credit| on_one_line(&credit)));
    let places = query::places(model, node);
    if !places.is_empty() {
        let places: Vec<_> = places.iter().map(ToString::to_string).collect();
        parts.push(format!("({})", places.join(", ")));
    }
    if row.expandable && !row.expanded {
        parts.push("…".to_owned());
    }
    parts.join(" ")
}

/// Title and text, as far as there are any.
fn claim(model: &Model, node: &Node) -> String {
    let text = on_one_line(node.text(model));
    match (node.title(model), text.as_str()) {
        (None, "") => name(model, node),
        (None, text) => text.to_owned(),
        (Some(_), "") => name(model, node),
        (Some(_), text) => format!("{}: {text}", name(model, node)),
    }
}

fn name(model: &Model, node: &Node) -> String {
    let title = on_one_line(model.title_of(node.element));
    match node.element {
        Element::Statement(_) => format!("[{title}]"),
        Element::Argument(_) => format!("<{title}>"),
    }
}

/// White space folded, and what would steer a terminal left out.
fn on_one_line(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    words.join(" ").replace(char::is_control, "")
}

#[cfg(test)]
mod tests {
    use super::outline;

    #[test]
    fn tells_who_says_what_and_where() {
        let text = "===\ntitle: Bridge\n===\n\n[Rebuild]: It should be rebuilt.\n  + <Rust>: Iron rusts. {at: \"3.1\", voice: Engineers}\n    _ [Paint]: It is painted.\n  - <Cost>\n";
        let model = elenchus::parse(text).model;
        let expected = "Bridge\n\n[Rebuild]: It should be rebuilt.\n  + <Rust>: Iron rusts. — Engineers (3.1)\n    ~ [Paint]: It is painted.\n  - <Cost>\n";
        assert_eq!(outline(&model, None), expected);
        assert!(outline(&model, Some(1)).contains("(3.1) …\n"));
    }

    #[test]
    fn premises_are_marked_and_a_shared_claim_is_told_once() {
        let text = "[A]: a\n  + <B>: b\n  + <C>: c\n\n<B>\n\n(1) [P]: p\n----\n(2) [A]\n\n<C>\n\n(1) [P]\n----\n(2) [A]\n";
        let told = outline(&elenchus::parse(text).model, None);
        assert_eq!(
            told,
            "[A]: a\n  + <B>: b\n    · [P]: p\n  + <C>: c\n    · [P] (see above)\n"
        );
    }

    #[test]
    fn a_text_cannot_steer_the_terminal() {
        let told = outline(
            &elenchus::parse("[A]: red \u{1b}[31m alert\u{7}\n").model,
            None,
        );
        assert_eq!(told, "[A]: red [31m alert\n");
    }
}
