//! What stands above the map: its title, and what the front matter tells of it.
//!
//! `subtitle` is a text; `sources` has a list of each source's `title`, `author`, `date` and
//! `url`, all of them texts and none of them needed.

use elenchus::Model;
use elenchus::model::Data;
use elenchus_layout::Point;

use super::links::{Link, is_safe, mark};
use super::{EDGE, Line, Style, set};

/// More sources than these are not told.
const MOST_SOURCES: usize = 8;

/// The title of a map as plain text.
pub(super) fn title(model: &Model) -> &str {
    model.title().unwrap_or("Argument map")
}

/// Sets the title, the subtitle and the sources; also tells where they end.
pub(super) fn head(model: &Model, room: f64) -> (Vec<Line>, f64) {
    let corner = Point { x: EDGE, y: EDGE };
    let (mut lines, mut below) = set(title(model), Style::Name, corner, room, 3);
    let mut add = |text: &str, style, most, links: &[Link]| {
        let (mut these, end) = set(text, style, Point { x: EDGE, y: below }, room, most);
        mark(&mut these, text, links);
        lines.extend(these);
        below = end;
    };
    let subtitle = model.front_matter().get("subtitle").and_then(Data::as_text);
    add(subtitle.unwrap_or_default(), Style::Subtitle, 3, &[]);
    for (text, links) in sources(model) {
        add(&text, Style::Note, 2, &links);
    }
    (lines, below)
}

/// Each source in a line; one without a title and an address tells nothing.
fn sources(model: &Model) -> Vec<(String, Vec<Link>)> {
    let Some(Data::Map(sources)) = model.front_matter().get("sources") else {
        return Vec::new();
    };
    let told = sources.iter().filter_map(|(_, source)| told(source));
    told.take(MOST_SOURCES).collect()
}

fn told(source: &Data) -> Option<(String, Vec<Link>)> {
    let value = |key| source.get(key).and_then(Data::as_text);
    let address = value("url").filter(|address| is_safe(address));
    let name = value("title").or(address)?;
    let mut text = format!("Source: {name}");
    let links = address.map(|address| Link {
        span: text.len() - name.len()..text.len(),
        address: address.to_owned(),
    });
    for more in [value("author"), value("date")].into_iter().flatten() {
        text.push_str(", ");
        text.push_str(more);
    }
    Some((text, links.into_iter().collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(String, Vec<String>)> {
        let (lines, _) = head(&elenchus::parse(text).model, 600.0);
        let told = lines.into_iter().map(|line| {
            let addresses = line.links.iter().map(|link| link.address.clone());
            (line.text.clone(), addresses.collect())
        });
        told.collect()
    }

    #[test]
    fn sources_are_named_and_linked() {
        let text = "===\ntitle: T\nsubtitle: S\nsources:\n  a: {title: One, author: X, url: \"https://a.example\"}\n  b: {date: now}\n  c: {url: \"javascript:x\", title: Two}\n===\n";
        let line = |text: &str, address: &[&str]| {
            let addresses = address.iter().map(ToString::to_string);
            (text.to_owned(), addresses.collect::<Vec<_>>())
        };
        let expected = [
            line("T", &[]),
            line("S", &[]),
            line("Source: One, X", &["https://a.example"]),
            line("Source: Two", &[]),
        ];
        assert_eq!(told(text), expected);
    }

    #[test]
    fn a_map_without_a_title_has_one() {
        assert_eq!(told("[A]: a\n"), [("Argument map".to_owned(), Vec::new())]);
    }
}
