//! Cards: a box, a band above that tells how the card bears on its claim, and its lines.

use elenchus_layout::Rect;

use super::{number, put};
use crate::escape;
use crate::scene::{Anchor, Card, Line, Style};
use crate::words::Look;

pub(super) fn draw_card(out: &mut String, card: &Card) {
    let class = match card.look {
        _ if card.is_thesis => "thesis",
        Some(look) => look.class(),
        None => "root",
    };
    let place = card.place;
    let radius = match card.is_thesis {
        true => 0.0,
        false => radius(card.is_argument, place.height),
    };
    put(
        out,
        format_args!(
            "<g class=\"{class}\"><title>{}</title><desc>{}</desc>",
            escape(&card.name),
            escape(&card.description),
        ),
    );
    draw_box(out, place, radius);
    let band = if card.is_thesis {
        double_rules(place)
    } else {
        band(place, radius, width_of_band(card.look))
    };
    put(out, format_args!("<path class=\"band\" d=\"{band}\"/>"));
    for line in &card.lines {
        write_line(out, line);
    }
    out.push_str("</g>\n");
}

/// A rectangle, with round corners where the radius is more than nothing.
pub(super) fn draw_box(out: &mut String, place: Rect, radius: f64) {
    put(
        out,
        format_args!(
            "<rect class=\"box\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{radius}\"/>",
            number(place.x),
            number(place.y),
            number(place.width),
            number(place.height),
        ),
    );
}

/// The corners of claims, all but square.
const SQUARE: f64 = 2.0;

/// Arguments have round corners.
pub(super) fn radius(is_argument: bool, height: f64) -> f64 {
    if is_argument {
        (height / 2.0).min(14.0)
    } else {
        SQUARE
    }
}

/// As the style sheet has it.
const fn width_of_band(look: Option<Look>) -> f64 {
    match look {
        Some(Look::Premise) => 1.0,
        _ => 3.0,
    }
}

/// Half of a round corner belongs to the upper side.
const HALF_A_CORNER: f64 = 1.0 - std::f64::consts::FRAC_1_SQRT_2;

/// The upper side of a box, inside of it.
fn band(place: Rect, radius: f64, width: f64) -> String {
    let inside = width / 2.0;
    let top = number(place.y + inside);
    if radius <= SQUARE {
        return format!("M{} {top}H{}", number(place.x), number(place.right()));
    }
    let bend = radius - inside;
    let (left, right) = (place.x + inside, place.right() - inside);
    let aside = bend * HALF_A_CORNER;
    let down = number(place.y + inside + aside);
    let arc = number(bend);
    format!(
        "M{} {down}A{arc} {arc} 0 0 1 {} {top}H{}A{arc} {arc} 0 0 1 {} {down}",
        number(left + aside),
        number(left + bend),
        number(right - bend),
        number(right - aside),
    )
}

/// Two lines above and two below, as an article sets its title apart.
fn double_rules(place: Rect) -> String {
    let (top, bottom) = (place.y, place.bottom());
    let rule = |y: f64| {
        format!(
            "M{} {}H{}",
            number(place.x),
            number(y),
            number(place.right())
        )
    };
    [top, top + 4.0, bottom - 4.0, bottom].map(rule).concat()
}

/// A line of text, with its links.
pub(super) fn write_line(out: &mut String, line: &Line) {
    let (x, y) = (number(line.at.x), number(line.at.y));
    let class = class(line.style);
    let anchor = match line.style.anchor() {
        Anchor::Start => "",
        Anchor::Middle => " text-anchor=\"middle\"",
        Anchor::End => " text-anchor=\"end\"",
    };
    put(
        out,
        format_args!("<text class=\"{class}\" x=\"{x}\" y=\"{y}\"{anchor}>"),
    );
    let mut from = 0;
    for link in &line.links {
        let (before, words) = (
            line.text.get(from..link.span.start),
            line.text.get(link.span.clone()),
        );
        put(
            out,
            format_args!(
                "{}<a href=\"{}\" target=\"_blank\" rel=\"noopener noreferrer\">{}</a>",
                escape(before.unwrap_or_default()),
                escape(&link.address),
                escape(words.unwrap_or_default()),
            ),
        );
        from = link.span.end;
    }
    out.push_str(&escape(line.text.get(from..).unwrap_or_default()));
    out.push_str("</text>");
}

const fn class(style: Style) -> &'static str {
    match style {
        Style::Name => "name",
        Style::Subtitle => "subtitle",
        Style::Note => "note",
        Style::Kicker => "kicker",
        Style::Heading => "heading",
        Style::Title => "title",
        Style::Section => "section-title",
        Style::Text => "text",
        Style::Voice => "voice",
        Style::ThesisKicker => "kicker",
        Style::ThesisTitle => "title",
        Style::ThesisText => "text",
        Style::ThesisVoice => "voice",
        Style::Word => "word",
    }
}
