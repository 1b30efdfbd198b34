use elenchus::map::{Folds, Map, Options, project};
use elenchus::model::Model;
use elenchus::query::{Row, outline};

use crate::{escape, words};

/// What a page shows before it comes alive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstPaint {
    /// The title of the map, escaped.
    pub title_html: String,
    /// Title and outline, as HTML without styles, scripts or links; all text is escaped.
    pub html: String,
}

/// How many claims the first paint tells at most, where the first reasons are not more already.
const MOST: usize = 24;

/// The title of a map and its first reasons as plain HTML: a heading and nested lists, with
/// classes that begin with `paint-`.
pub fn first_paint(argdown: &str) -> FirstPaint {
    let model = elenchus::parse(argdown).model;
    let map = project(&model, &Options::reading());
    let title_html = escape(model.title().unwrap_or("Untitled map")).into_owned();
    let mut html = format!("<h1 class=\"paint-title\">{title_html}</h1>\n");
    let mut level = 0;
    for row in outline(&map, &Folds::first_sight(&map, MOST)) {
        while level > row.level {
            html.push_str("</li></ul>\n");
            level -= 1;
        }
        if level < row.level {
            html.push_str("<ul class=\"paint-reasons\">");
            level += 1;
        } else {
            html.push_str("</li>\n");
        }
        html.push_str(&item(&model, &map, &row));
    }
    html.push_str(&"</li></ul>".repeat(level as usize));
    FirstPaint { title_html, html }
}

/// The beginning of a list item, up to where reasons may hang beneath.
fn item(model: &Model, map: &Map, row: &Row) -> String {
    let node = map.node(row.node);
    let mut item = String::from("<li>");
    if let Some(word) = row.edge.map(|edge| words::relation(map.edge(edge))) {
        item.push_str(&format!("<span class=\"paint-word\">{word}</span> "));
    }
    if let Some(title) = node.title(model) {
        item.push_str(&format!("<strong>{}</strong> ", escape(title)));
    }
    if row.repeated {
        item.push_str("(see above)");
        return item;
    }
    item.push_str(&escape(node.text(model)));
    if let Some(credit) = words::credit(model, node) {
        let credit = escape(&credit);
        item.push_str(&format!(" <em class=\"paint-voice\">{credit}</em>"));
    }
    item
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_closed_as_they_were_opened() {
        let text = "[A]: a\n  + [B]: b\n    - [C]: c\n  _ <D>: <script>\n    - [C]\n\n[E]: e\n";
        let html = first_paint(text).html;
        for (open, close) in [("<ul", "</ul>"), ("<li>", "</li>")] {
            assert_eq!(
                html.matches(open).count(),
                html.matches(close).count(),
                "{html}"
            );
        }
        assert!(!html.contains("<script>"));
        assert!(html.contains("<strong>C</strong> (see above)"), "{html}");
    }

    #[test]
    fn who_says_it_is_told() {
        let html = first_paint("[A]: a {voice: \"<Moscow>\"}\n").html;
        assert!(html.contains("— &lt;Moscow&gt;</em>"), "{html}");
    }

    #[test]
    fn an_empty_text_has_a_title_all_the_same() {
        let paint = first_paint("");
        assert_eq!(paint.html, "<h1 class=\"paint-title\">Untitled map</h1>\n");
    }
}
