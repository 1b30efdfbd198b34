//! A map as an SVG picture that needs nothing else: text kept as text, colours for light and
//! dark, and each relation told by colour, by line and by word.

use std::fmt::Write as _;

use elenchus::Model;
use elenchus_layout::Point;

use crate::escape;
use crate::scene::{Arrow, Card, Look, Scene, Style, scene};

/// Colours and lines. A picture has no style sheet of its own page to ask.
const STYLE: &str = "\
svg{--paper:#fffdf9;--ink:#1c1b19;--quiet:#5f5b53;--rule:#c9c4b8;--support:#0e5a60;--attack:#a32a1d;--undercut:#7a4b00;--premise:#3f4a55}
@media(prefers-color-scheme:dark){svg{--paper:#171614;--ink:#f0ece2;--quiet:#b1aa9c;--rule:#4a463e;--support:#74c4c8;--attack:#f0907f;--undercut:#e0b05a;--premise:#aab6c2}}
text{font-family:Charter,'Bitstream Charter','Sitka Text',Cambria,'Noto Serif','Liberation Serif',serif;fill:var(--ink)}
.paper{fill:var(--paper)}.box{fill:var(--paper);stroke:var(--rule)}
.name{font-size:24px;font-weight:bold}.kicker,.voice{font-size:12px;font-style:italic;fill:var(--quiet)}.title{font-size:16px;font-weight:bold}.text{font-size:14px}
.arrow{fill:none;stroke-width:2}.word{font-size:12px;font-style:italic;text-anchor:middle;paint-order:stroke;stroke:var(--paper);stroke-width:4px}
.thesis>.box{stroke:var(--ink);stroke-width:3}.support>.box,.support>.arrow{stroke:var(--support)}.attack>.box,.attack>.arrow{stroke:var(--attack)}
.undercut>.box,.undercut>.arrow{stroke:var(--undercut)}.premise>.box,.premise>.arrow{stroke:var(--premise)}
.attack>.box,.attack>.arrow{stroke-dasharray:8 4}.undercut>.box,.undercut>.arrow{stroke-dasharray:2 4}.premise>.arrow{stroke-width:1.25}
.support>.head{fill:var(--support)}.attack>.head{fill:var(--attack)}.undercut>.head{fill:var(--undercut)}.premise>.head{fill:var(--premise)}
.support>.word{fill:var(--support)}.attack>.word{fill:var(--attack)}.undercut>.word{fill:var(--undercut)}.premise>.word{fill:var(--premise)}";

/// The looks that arrows have, each with the shape of its head: a path that points up.
const HEADS: [(Look, &str); 4] = [
    (Look::Support, "M0 0 L5 10 L-5 10 Z"),
    (Look::Attack, "M0 2 L6 10 L3 10 L0 6 L-3 10 L-6 10 Z"),
    (Look::Undercut, "M-6 0 H6 V3 H1.5 V10 H-1.5 V3 H-6 Z"),
    (Look::Premise, "M0 0 L4 8 L-4 8 Z"),
];

/// Writes the whole map of a model as a picture.
pub(crate) fn svg(model: &Model) -> String {
    let scene = scene(model);
    let mut out = String::new();
    head(&mut out, &scene);
    for arrow in &scene.arrows {
        draw_arrow(&mut out, arrow);
    }
    for card in &scene.cards {
        draw_card(&mut out, card);
    }
    out.push_str("</svg>\n");
    out
}

fn head(out: &mut String, scene: &Scene) {
    let (width, height, title) = (
        number(scene.width),
        number(scene.height),
        escape(&scene.title),
    );
    put(
        out,
        format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" aria-labelledby=\"map-title map-desc\">\n\
         <title id=\"map-title\">{title}</title>\n\
         <desc id=\"map-desc\">An argument map of {} claims; arrows lead from a reason to what it bears on.</desc>\n\
         <style>{STYLE}</style>\n\
         <rect class=\"paper\" width=\"{width}\" height=\"{height}\"/>\n\
         <text class=\"name\" x=\"32\" y=\"48\">{title}</text>\n",
            scene.cards.len()
        ),
    );
}

fn draw_arrow(out: &mut String, arrow: &Arrow) {
    let Some((first, rest)) = arrow.curve.split_first() else {
        return;
    };
    let mut path = format!("M{} {}", number(first.x), number(first.y));
    for piece in rest.chunks_exact(3) {
        path.push('C');
        for point in piece {
            put(
                &mut path,
                format_args!("{} {} ", number(point.x), number(point.y)),
            );
        }
    }
    let class = arrow.look.class();
    put(
        out,
        format_args!(
            "<g class=\"{class}\"><path class=\"arrow\" d=\"{}\"/>",
            path.trim_end()
        ),
    );
    if let (Some(tip), Some((_, shape))) = (
        rest.last(),
        HEADS.iter().find(|(look, _)| *look == arrow.look),
    ) {
        let (x, y) = (number(tip.x), number(tip.y));
        put(
            out,
            format_args!("<path class=\"head\" transform=\"translate({x} {y})\" d=\"{shape}\"/>"),
        );
    }
    let place = beside_the_reason(&arrow.curve);
    let (x, y) = (number(place.x), number(place.y));
    put(
        out,
        format_args!(
            "<text class=\"word\" x=\"{x}\" y=\"{y}\">{}</text></g>\n",
            arrow.word
        ),
    );
}

/// Where the word of an arrow stands: just above the reason it starts from.
fn beside_the_reason(curve: &[Point]) -> Point {
    let start = curve.first().copied().unwrap_or_default();
    Point {
        x: start.x,
        y: start.y - 8.0,
    }
}

fn draw_card(out: &mut String, card: &Card) {
    let place = card.place;
    let radius = if card.is_argument { 12 } else { 2 };
    put(
        out,
        format_args!(
            "<g class=\"{}\"><title>{}</title><desc>{}</desc><rect class=\"box\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{radius}\"/>",
            card.look.class(),
            escape(&card.name),
            escape(&card.description),
            number(place.x),
            number(place.y),
            number(place.width),
            number(place.height),
        ),
    );
    for line in &card.lines {
        let class = match line.style {
            Style::Kicker => "kicker",
            Style::Title => "title",
            Style::Text => "text",
            Style::Voice => "voice",
        };
        let (x, y) = (number(place.x + 12.0), number(place.y + line.y));
        put(
            out,
            format_args!(
                "<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{}</text>",
                escape(&line.text)
            ),
        );
    }
    out.push_str("</g>\n");
}

/// A coordinate with at most one decimal.
fn number(value: f64) -> String {
    let tenths = (value * 10.0).round() / 10.0;
    format!("{tenths}")
}

/// Writing to a string cannot fail.
fn put(out: &mut String, words: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(words);
}

#[cfg(test)]
mod tests {
    use super::svg;

    #[test]
    fn text_stays_text() {
        let text = "[A & B]: <script>alert(1)</script>\n  + <Why>: Because.\n  - <Not>: \"Quoted\"\n  _ <Under>: It slips.\n";
        let picture = svg(&elenchus::parse(text).model);
        assert!(!picture.contains("<script"));
        assert!(picture.contains("A &amp; B"));
        for word in ["supports", "attacks"] {
            assert!(picture.contains(word), "{word}");
        }
        assert_eq!(
            picture.matches("<g ").count(),
            picture.matches("</g>").count()
        );
    }

    #[test]
    fn an_empty_map_is_a_picture_too() {
        assert!(svg(&elenchus::parse("").model).ends_with("</svg>\n"));
    }
}
