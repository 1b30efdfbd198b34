//! A map as an SVG picture that needs nothing else: text kept as text, colours for light and
//! dark, and each relation told by colour, by line and by word.

mod card;
mod style;

use std::fmt::Write as _;

use elenchus::Model;
use elenchus_layout::{Point, Rect};

use crate::escape;
use crate::measure::Face;
use crate::scene::{
    Arrow, Entry, Frame, SAMPLE_HEIGHT, SAMPLE_LENGTH, Sample, Scene, head_length, scene,
};
use crate::words::Look;
use card::{draw_box, draw_card, radius, write_line};

/// Writes the whole map of a model as a picture, for whatever face its reader has.
pub(crate) fn svg(model: &Model) -> String {
    picture(model, &PictureOptions::default())
}

/// How a picture is drawn.
#[derive(Clone, Copy, Debug, Default)]
pub struct PictureOptions {
    /// The face that its reader has. The picture names families as wide as Times; one who draws
    /// with another has to put that in their place.
    pub face: Face,
    /// Whether there is a box around what stands under each heading.
    pub sections: bool,
}

/// The whole map of a model as SVG.
pub fn picture(model: &Model, options: &PictureOptions) -> String {
    let scene = scene(model, options.sections);
    let mut out = String::new();
    begin(&mut out, &scene, options.face);
    for frame in &scene.sections {
        draw_frame(&mut out, frame);
    }
    for entry in &scene.legend {
        explain(&mut out, entry);
    }
    for arrow in &scene.arrows {
        draw_arrow(&mut out, arrow);
    }
    for card in &scene.cards {
        draw_card(&mut out, card);
    }
    // Words stand above all lines, so that none is crossed out.
    for arrow in &scene.arrows {
        write_word(&mut out, arrow);
    }
    out.push_str("</svg>\n");
    out
}

fn begin(out: &mut String, scene: &Scene, face: Face) {
    let (width, height) = (number(scene.width), number(scene.height));
    let title = escape(&scene.title);
    put(
        out,
        format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
             width=\"{width}\" height=\"{height}\" role=\"graphics-document document\" \
             aria-labelledby=\"map-title\" aria-describedby=\"map-desc\">\n\
             <title id=\"map-title\">{title}</title>\n\
             <desc id=\"map-desc\">An argument map with {} cards. Arrows lead from a reason to \
             what it bears on.</desc>\n\
             <style>{}</style>\n\
             <rect class=\"paper\" width=\"{width}\" height=\"{height}\"/>\n",
            scene.cards.len(),
            style::style(face)
        ),
    );
    for line in &scene.head {
        write_line(out, line);
    }
    out.push('\n');
}

fn explain(out: &mut String, entry: &Entry) {
    let Point { x, y } = entry.at;
    match entry.sample {
        Sample::Arrow(look) => {
            let tip = Point {
                x: x + SAMPLE_LENGTH,
                y,
            };
            let along = Point { x: 1.0, y: 0.0 };
            let end = number(tip.x - head_length(look));
            let (from, y) = (number(x), number(y));
            let class = look.class();
            put(
                out,
                format_args!("<g class=\"{class}\"><path class=\"line\" d=\"M{from} {y}H{end}\"/>"),
            );
            draw_head(out, look, tip, along);
            out.push_str("</g>");
        }
        Sample::Claim | Sample::Argument => {
            let radius = radius(entry.sample == Sample::Argument, SAMPLE_HEIGHT);
            let place = Rect {
                x,
                y: y - SAMPLE_HEIGHT / 2.0,
                width: SAMPLE_LENGTH,
                height: SAMPLE_HEIGHT,
            };
            out.push_str("<g class=\"sample\">");
            draw_box(out, place, radius);
            out.push_str("</g>");
        }
    }
    write_line(out, &entry.line);
    out.push('\n');
}

/// A section: its box, and its title in it.
fn draw_frame(out: &mut String, frame: &Frame) {
    let Rect {
        x,
        y,
        width,
        height,
    } = frame.place;
    let (x, y, width, height) = (number(x), number(y), number(width), number(height));
    put(
        out,
        format_args!(
            "<rect class=\"section\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"4\"/>"
        ),
    );
    for line in &frame.title {
        write_line(out, line);
    }
    out.push('\n');
}

fn draw_arrow(out: &mut String, arrow: &Arrow) {
    let Some((first, rest)) = arrow.curve.split_first() else {
        return;
    };
    let mut path = format!("M{} {}", number(first.x), number(first.y));
    for piece in rest.chunks_exact(3) {
        let points = piece.iter();
        let points: Vec<_> = points
            .map(|point| format!("{} {}", number(point.x), number(point.y)))
            .collect();
        put(&mut path, format_args!("C{}", points.join(" ")));
    }
    let (class, name) = (arrow.look.class(), escape(&arrow.name));
    put(
        out,
        format_args!(
            "<g class=\"{class}\"><title>{name}</title><path class=\"line\" d=\"{path}\"/>"
        ),
    );
    draw_head(out, arrow.look, arrow.tip, arrow.along);
    out.push_str("</g>\n");
}

/// A full triangle for support, a bar across the line for attack, an open diamond for undercut;
/// a premise only joins its argument and has none.
fn draw_head(out: &mut String, look: Look, tip: Point, along: Point) {
    let at = |(back, aside): &(f64, f64)| {
        let x = tip.x - along.x * back - along.y * aside;
        let y = tip.y - along.y * back + along.x * aside;
        format!("{} {}", number(x), number(y))
    };
    let corners: &[(f64, f64)] = match look {
        Look::Support => &[(0.0, 0.0), (10.0, 5.0), (10.0, -5.0)],
        Look::Attack => &[
            (0.0, 7.0),
            (0.0, -7.0),
            (3.0, -7.0),
            (3.0, 0.0),
            (9.0, -4.0),
            (7.5, 0.0),
            (9.0, 4.0),
            (3.0, 0.0),
            (3.0, 7.0),
        ],
        Look::Undercut => &[(0.0, 0.0), (5.0, 4.5), (10.0, 0.0), (5.0, -4.5)],
        Look::Premise => return,
    };
    let corners: Vec<_> = corners.iter().map(at).collect();
    let path = corners.join("L");
    put(out, format_args!("<path class=\"head\" d=\"M{path}Z\"/>"));
}

fn write_word(out: &mut String, arrow: &Arrow) {
    let Some(at) = arrow.word_at else { return };
    let (x, y) = (number(at.x), number(at.y));
    let (class, word) = (arrow.look.class(), arrow.word);
    // The halo is a text of its own, since not every program knows `paint-order`.
    put(
        out,
        format_args!(
            "<g class=\"{class}\" aria-hidden=\"true\">\
             <text class=\"word halo\" x=\"{x}\" y=\"{y}\">{word}</text>\
             <text class=\"word\" x=\"{x}\" y=\"{y}\">{word}</text></g>\n"
        ),
    );
}

/// A coordinate with at most one decimal.
fn number(value: f64) -> f64 {
    let tenths = (value * 10.0).round() / 10.0;
    // Minus nothing is nothing.
    tenths + 0.0
}

/// Writing to a string cannot fail.
fn put(out: &mut String, words: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(words);
}

#[cfg(test)]
mod tests {
    use super::svg;

    fn picture(text: &str) -> String {
        svg(&elenchus::parse(text).model)
    }

    #[test]
    fn text_stays_text() {
        let text = "[A & B]: <script>alert(1)</script> \u{1b}\n  + <Why>: Because.\n";
        let picture = picture(text);
        assert!(!picture.contains("<script"));
        assert!(!picture.contains('\u{1b}'));
        assert!(picture.contains("A &amp; B"));
        for tag in ["g", "title", "desc", "text"] {
            let (open, close) = (format!("<{tag}"), format!("</{tag}>"));
            let opened = picture.matches(&format!("{open} ")).count()
                + picture.matches(&format!("{open}>")).count();
            assert_eq!(opened, picture.matches(&close).count(), "{tag}");
        }
    }

    #[test]
    fn links_are_kept_where_they_are_safe() {
        let text = "[A]: See [this & that](https://a.example/?b=1&c='d'), not [it](javascript:alert(1)) there.\n";
        let picture = picture(text);
        let link = "See <a href=\"https://a.example/?b=1&amp;c=&#39;d&#39;\" target=\"_blank\" \
                    rel=\"noopener noreferrer\">this &amp; that</a>, not it";
        assert!(picture.contains(link), "{picture}");
        assert!(!picture.contains("javascript"));
    }

    #[test]
    fn cards_are_as_on_the_page() {
        let text =
            "# One\n\n[A]: a {role: thesis}\n  - <B>: b\n\n# Two\n\n[C]: c\n\n[A]\n  + [C]\n";
        let picture = picture(text);
        let card = |name: &str| {
            let begin = format!("<title>{name}</title><desc>");
            let card = picture.lines().find(|line| line.contains(&begin));
            card.unwrap_or_else(|| panic!("{name}: {picture}"))
        };
        let (thesis, argument, statement) = (card("A"), card("B"), card("C"));
        assert!(thesis.starts_with("<g class=\"thesis\">") && thesis.contains(">THESIS<"));
        assert!(thesis.contains("text-anchor=\"middle\""));
        assert!(argument.starts_with("<g class=\"attack\">") && argument.contains(">attacks<"));
        assert!(argument.contains("rx=\"14\""), "{argument}");
        assert!(statement.starts_with("<g class=\"support\">"));
        assert!(
            statement.contains("text-anchor=\"end\">Two<"),
            "{statement}"
        );
        assert!(!argument.contains(">One<"), "the heading of the card above");
    }

    #[test]
    fn each_relation_has_its_word_its_line_and_its_head() {
        let text = "[A]: a\n  + <Why>: Because.\n    _ [Under]: It slips.\n  - [Not]: No.\n\n<Why>\n\n(1) [P]: p\n----\n(2) [A]\n";
        let picture = picture(text);
        for (class, word) in [
            ("support", "supports"),
            ("attack", "attacks"),
            ("undercut", "undercuts"),
            ("premise", "premise"),
        ] {
            let line = format!("<g class=\"{class}\"><title>");
            assert!(picture.contains(&line), "{class}");
            assert!(picture.contains(&format!(">{word}</text>")), "{word}");
        }
        assert!(picture.contains("Under undercuts Why"));
        assert!(picture.contains("[premise: Why]"));
    }

    #[test]
    fn an_empty_map_is_a_picture_too() {
        let picture = picture("");
        assert!(picture.ends_with("</svg>\n"));
        assert!(!picture.contains("NaN") && !picture.contains("inf"));
    }
}
