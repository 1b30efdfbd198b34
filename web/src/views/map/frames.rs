//! Boxes around what stands under each heading.

use elenchus_layout::Rect;
use web_sys::Element;

use super::decimal::short;
use super::paint::rectangle;
use super::scene::Scene;

/// How wide a letter of a title is at most, in pixels of the map.
const LETTER: f64 = 7.5;

/// Where a title begins in its box, in pixels of the map.
const TITLE: (f64, f64) = (16.0, 22.0);

/// Draws the sections of a drawing into `parent`, in the place of those that are there; what is
/// around another comes first, so that it lies beneath.
pub fn draw_frames(parent: &Element, scene: &Scene) {
    parent.set_inner_html("");
    let document = &scene.state.document;
    let groups = document.map.groups();
    let mut frames = scene.drawing.frames.clone();
    frames.sort_by(|(_, one), (_, other)| area(other).total_cmp(&area(one)));
    for (group, place) in frames {
        let title = &document.model.section(groups[group.index()].section).title;
        let _ = draw_frame(parent, place, title);
    }
}

fn area(of: &Rect) -> f64 {
    of.width * of.height
}

fn draw_frame(parent: &Element, place: Rect, title: &str) -> Option<()> {
    let part = |name: &str, class: &str| {
        let svg = Some("http://www.w3.org/2000/svg");
        let part = gloo::utils::document().create_element_ns(svg, name).ok()?;
        part.set_attribute("class", class).ok()?;
        parent.append_child(&part).ok()?;
        Some(part)
    };
    rectangle(&part("rect", "frame")?, place);
    let words = part("text", "frame__title")?;
    let (x, y) = (place.x + TITLE.0, place.y + TITLE.1);
    words.set_attribute("x", &short(x).to_string()).ok()?;
    words.set_attribute("y", &short(y).to_string()).ok()?;
    let room = ((place.width - 2.0 * TITLE.0) / LETTER) as usize;
    words.set_text_content(Some(&cut(title, room)));
    Some(())
}

/// As much of a text as so many letters are.
fn cut(text: &str, letters: usize) -> String {
    if text.chars().count() <= letters {
        return text.to_owned();
    }
    let kept: String = text.chars().take(letters.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn long_titles_are_cut() {
        assert_eq!(cut("What the oil may do", 40), "What the oil may do");
        assert_eq!(cut("What the oil may do", 10), "What the…");
        assert_eq!(cut("Straße", 1), "…");
    }
}
