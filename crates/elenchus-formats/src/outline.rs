use elenchus::Model;
use elenchus::map::{Folds, Map, Options, project};
use elenchus::query::{self, Row};

use crate::words;

/// The map as an indented text, a claim a line: how it bears on the claim above, its title and
/// text, who says it and where. `depth` counts the levels of reasons; all are told without it.
pub fn outline(model: &Model, depth: Option<u32>) -> String {
    let map = project(model, &Options::reading());
    let folds = Folds::to_depth(&map, depth.unwrap_or(u32::MAX));
    let mut text = String::new();
    if let Some(title) = model.title() {
        text.push_str(&format!("{title}\n\n"));
    }
    for row in query::outline(&map, &folds) {
        text.push_str(&line(model, &map, &row));
    }
    text
}

fn line(model: &Model, map: &Map, row: &Row) -> String {
    let node = map.node(row.node);
    let mut line = "  ".repeat(row.level as usize - 1);
    if let Some(edge) = row.edge {
        line.push_str(&format!("{} ", words::relation(map.edge(edge))));
    }
    if let Some(title) = node.title(model) {
        line.push_str(&format!("[{title}]"));
    }
    let marks = words::marks(model, node.element);
    if row.repeated {
        line.push_str(" (see above)");
    } else {
        let text = node.text(model);
        if !text.is_empty() {
            line.push_str(if node.shows_title { ": " } else { "" });
            line.push_str(text);
        }
        if let Some(voice) = words::voice(marks) {
            line.push_str(&format!(" — {voice}"));
        }
        let places: Vec<_> = marks.at.iter().map(ToString::to_string).collect();
        if !places.is_empty() {
            line.push_str(&format!(" ({})", places.join(", ")));
        }
        if row.expandable && !row.expanded {
            line.push_str(" …");
        }
    }
    line.push('\n');
    line
}

#[cfg(test)]
mod tests {
    use super::outline;

    #[test]
    fn tells_who_says_what_and_where() {
        let text = "===\ntitle: Bridge\n===\n\n[Rebuild]: It should be rebuilt.\n  + <Rust>: Iron rusts. {at: \"3.1\", voice: Engineers}\n    _ [Paint]: It is painted.\n";
        let model = elenchus::parse(text).model;
        let expected = "Bridge\n\n[Rebuild]: It should be rebuilt.\n  supports [Rust]: Iron rusts. — Engineers (3.1)\n    undercuts [Paint]: It is painted.\n";
        assert_eq!(outline(&model, None), expected);
        assert!(outline(&model, Some(1)).ends_with("(3.1) …\n"));
    }
}
