//! Where the reader looks: a shift and a scale, as pure arithmetic.
//!
//! A point of the map at `(x, y)` is seen at `(x · scale + self.x, y · scale + self.y)`, in pixels
//! from the top left of the canvas.

use elenchus_layout::Rect;

/// The smallest and largest scale.
const RANGE: (f64, f64) = (0.05, 2.5);
/// Below this scale text is no longer pleasant to read, so that no first sight is smaller.
const LEGIBLE: f64 = 0.75;
/// Free space around what is brought into view, in pixels.
const MARGIN: f64 = 24.0;

/// A place and a scale at which the map is looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// Pixels from the left of the canvas to the map's origin.
    pub x: f64,
    /// Pixels from the top of the canvas to the map's origin.
    pub y: f64,
    /// Pixels of the canvas for one pixel of the map.
    pub scale: f64,
}

/// The size of the canvas, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

/// How much of a card is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// All its words.
    Full,
    /// The title, larger.
    Titles,
    /// Its outline and colour.
    Shapes,
}

impl Detail {
    /// The value of `data-detail`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Titles => "titles",
            Self::Shapes => "shapes",
        }
    }
}

impl Default for Camera {
    fn default() -> Self {
        Self {
            x: 0.0,
            y: 0.0,
            scale: 1.0,
        }
    }
}

impl Camera {
    /// The point of the map that is seen at a point of the canvas.
    pub fn to_map(self, x: f64, y: f64) -> (f64, f64) {
        ((x - self.x) / self.scale, (y - self.y) / self.scale)
    }

    /// Where a box of the map is seen on the canvas.
    pub fn to_canvas(self, of: Rect) -> Rect {
        Rect {
            x: of.x * self.scale + self.x,
            y: of.y * self.scale + self.y,
            width: of.width * self.scale,
            height: of.height * self.scale,
        }
    }

    /// The part of the map that is in view.
    pub fn in_view(self, canvas: Size) -> Rect {
        let (x, y) = self.to_map(0.0, 0.0);
        Rect {
            x,
            y,
            width: canvas.width / self.scale,
            height: canvas.height / self.scale,
        }
    }

    /// Moved by pixels of the canvas.
    #[must_use]
    pub fn moved(self, dx: f64, dy: f64) -> Self {
        Self {
            x: self.x + dx,
            y: self.y + dy,
            ..self
        }
    }

    /// Grown by a factor; what is seen at `(x, y)` stays there.
    #[must_use]
    pub fn zoomed(self, factor: f64, x: f64, y: f64) -> Self {
        let scale = (self.scale * factor).clamp(RANGE.0, RANGE.1);
        let factor = scale / self.scale;
        Self {
            x: x - (x - self.x) * factor,
            y: y - (y - self.y) * factor,
            scale,
        }
    }

    /// With this point of the map in the middle.
    #[must_use]
    pub fn centred_on(self, x: f64, y: f64, canvas: Size) -> Self {
        Self {
            x: canvas.width / 2.0 - x * self.scale,
            y: canvas.height / 2.0 - y * self.scale,
            ..self
        }
    }

    /// With all of the map in view, no larger than life.
    pub fn fitting(bounds: Rect, canvas: Size) -> Self {
        let wide = (canvas.width - 2.0 * MARGIN) / bounds.width.max(1.0);
        let high = (canvas.height - 2.0 * MARGIN) / bounds.height.max(1.0);
        let scale = wide.min(high).clamp(RANGE.0, 1.0);
        let camera = Self {
            scale,
            ..Self::default()
        };
        camera.centred_on(
            bounds.x + bounds.width / 2.0,
            bounds.y + bounds.height / 2.0,
            canvas,
        )
    }

    /// The first sight: all of the map where its text is legible then, else its top with the
    /// thesis in the middle.
    pub fn first_sight(bounds: Rect, thesis: Rect, canvas: Size) -> Self {
        let fitting = Self::fitting(bounds, canvas);
        let scale = fitting.scale.max(LEGIBLE);
        let fits_across = bounds.width * scale <= canvas.width - MARGIN;
        let middle = if fits_across { bounds } else { thesis };
        let x = canvas.width / 2.0 - (middle.x + middle.width / 2.0) * scale;
        let spare = canvas.height - bounds.height * scale;
        let top = if spare > 2.0 * MARGIN {
            (spare / 3.0).max(MARGIN)
        } else {
            MARGIN
        };
        Self {
            x,
            y: top - bounds.y * scale,
            scale,
        }
    }

    /// Moved as little as brings a box into view; its top left where it is larger than the canvas.
    #[must_use]
    pub fn showing(self, of: Rect, canvas: Size) -> Self {
        let seen = self.to_canvas(of);
        self.moved(
            nudge(seen.x, seen.width, canvas.width),
            nudge(seen.y, seen.height, canvas.height),
        )
    }

    /// Moved so that a box does not lie beneath what stands in the lower right corner, which is
    /// of this size; upwards if that leaves its beginning in view, else to the left.
    #[must_use]
    pub fn clear_of_corner(self, of: Rect, canvas: Size, corner: Size) -> Self {
        let seen = self.to_canvas(of);
        let right = seen.x + seen.width - (canvas.width - corner.width);
        let below = seen.y + seen.height - (canvas.height - corner.height);
        if right <= 0.0 || below <= 0.0 {
            self
        } else if seen.y - below >= MARGIN {
            self.moved(0.0, -below)
        } else if seen.x - right >= MARGIN {
            self.moved(-right, 0.0)
        } else {
            self
        }
    }

    /// Where a reader gets who wants to look at `to`: there, or as far on the way as leaves one
    /// of the cards in view, so that the map is never lost.
    #[must_use]
    pub fn not_losing(self, to: Self, cards: &[Rect], canvas: Size) -> Self {
        let sees = |camera: &Self| cards.iter().any(|&card| camera.sees(card, canvas));
        if sees(&to) || !sees(&self) {
            return to;
        }
        let along = [Self { y: self.y, ..to }, Self { x: self.x, ..to }];
        let mut some_of_it = along.into_iter().filter(|some| some.scale == self.scale);
        some_of_it.find(sees).unwrap_or(self)
    }

    /// Where a long way to `to` begins, so that it is no longer than the canvas is wide and
    /// high: nobody can read what rushes by.
    #[must_use]
    pub fn nearer(self, to: Self, canvas: Size) -> Self {
        if self.scale != to.scale {
            return self;
        }
        // Not `clamp`, whose panic would bring the printing of floats into the page.
        let near = |from: f64, to: f64, room: f64| from.max(to - room).min(to + room);
        Self {
            x: near(self.x, to.x, canvas.width),
            y: near(self.y, to.y, canvas.height),
            ..self
        }
    }

    /// Whether a good piece of a box is in view.
    fn sees(self, of: Rect, canvas: Size) -> bool {
        let seen = self.to_canvas(of);
        seen.x + seen.width > MARGIN
            && seen.y + seen.height > MARGIN
            && seen.x < canvas.width - MARGIN
            && seen.y < canvas.height - MARGIN
    }

    /// How much of a card is shown at this scale.
    pub fn detail(self) -> Detail {
        if self.scale >= 0.6 {
            Detail::Full
        } else if self.scale >= 0.28 {
            Detail::Titles
        } else {
            Detail::Shapes
        }
    }

    /// The way to another camera, at `t` from 0 to 1.
    #[must_use]
    pub fn towards(self, to: Self, t: f64) -> Self {
        let mix = |from: f64, to: f64| from + (to - from) * t;
        Self {
            x: mix(self.x, to.x),
            y: mix(self.y, to.y),
            scale: mix(self.scale, to.scale),
        }
    }
}

/// How far to move a stretch so that it lies within `0..room`, its start before its end.
fn nudge(start: f64, length: f64, room: f64) -> f64 {
    let margin = MARGIN.min((room / 8.0).max(0.0));
    if start < margin || length > room - 2.0 * margin {
        margin - start
    } else if start + length > room - margin {
        room - margin - (start + length)
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const CANVAS: Size = Size {
        width: 1000.0,
        height: 700.0,
    };

    fn rect(x: f64, y: f64, width: f64, height: f64) -> Rect {
        Rect {
            x,
            y,
            width,
            height,
        }
    }

    #[test]
    fn what_is_shown_lies_beside_the_small_map() {
        let corner = Size {
            width: 180.0,
            height: 120.0,
        };
        let camera = Camera::default();
        let lifted = camera.clear_of_corner(rect(750.0, 500.0, 200.0, 150.0), CANVAS, corner);
        assert_eq!((lifted.x, lifted.y), (0.0, -70.0));
        let aside = camera.clear_of_corner(rect(750.0, 60.0, 200.0, 600.0), CANVAS, corner);
        assert_eq!((aside.x, aside.y), (-130.0, 0.0));
        let far = camera.clear_of_corner(rect(100.0, 500.0, 200.0, 150.0), CANVAS, corner);
        assert_eq!(far, camera);
    }

    proptest! {
        #[test]
        fn zooming_keeps_the_place_of_the_pointer(
            (x, y, scale) in (-900.0..900.0, -900.0..900.0, 0.06..2.0),
            (px, py, factor) in (0.0..1000.0, 0.0..700.0, 0.2..4.0),
        ) {
            let before = Camera { x, y, scale };
            let after = before.zoomed(factor, px, py);
            let (was, is) = (before.to_map(px, py), after.to_map(px, py));
            prop_assert!((was.0 - is.0).abs() < 1e-6 && (was.1 - is.1).abs() < 1e-6);
        }

        #[test]
        fn what_is_shown_lies_within_the_canvas(
            (x, y) in (-5000.0..5000.0, -5000.0..5000.0),
            (left, top) in (-3000.0..3000.0, -3000.0..3000.0),
        ) {
            let card = rect(left, top, 250.0, 150.0);
            let seen = Camera { x, y, scale: 1.0 }.showing(card, CANVAS).to_canvas(card);
            prop_assert!(seen.x >= 0.0 && seen.x + seen.width <= CANVAS.width);
            prop_assert!(seen.y >= 0.0 && seen.y + seen.height <= CANVAS.height);
        }
    }

    #[test]
    fn fitting_shows_all_and_enlarges_nothing() {
        let bounds = rect(-200.0, 50.0, 4000.0, 900.0);
        let seen = Camera::fitting(bounds, CANVAS).to_canvas(bounds);
        assert!(seen.x >= 0.0 && seen.x + seen.width <= CANVAS.width);
        assert_eq!(
            Camera::fitting(rect(0.0, 0.0, 10.0, 10.0), CANVAS).scale,
            1.0
        );
    }

    #[test]
    fn the_first_sight_is_legible_and_has_the_thesis_in_the_middle() {
        let thesis = rect(1800.0, 0.0, 400.0, 150.0);
        let camera = Camera::first_sight(rect(0.0, 0.0, 4000.0, 900.0), thesis, CANVAS);
        assert_eq!(camera.scale, LEGIBLE);
        let seen = camera.to_canvas(thesis);
        assert!((seen.x + seen.width / 2.0 - CANVAS.width / 2.0).abs() < 1e-9);
        assert!(seen.y >= 0.0);
    }

    #[test]
    fn a_long_way_is_cut_short_at_its_beginning() {
        let here = Camera::default();
        let far = here.moved(300.0, -9000.0);
        let start = here.nearer(far, CANVAS);
        assert_eq!((start.x, start.y), (0.0, -9000.0 + CANVAS.height));
        let zoomed = Camera { scale: 2.0, ..far };
        assert_eq!(here.nearer(zoomed, CANVAS), here);
    }

    #[test]
    fn the_map_is_never_lost() {
        let card = rect(0.0, 0.0, 200.0, 100.0);
        let here = Camera::default();
        let gone = here.moved(0.0, -9000.0);
        assert_eq!(here.not_losing(gone, &[card], CANVAS), here);
        let aside = here.moved(300.0, -9000.0);
        assert_eq!(
            here.not_losing(aside, &[card], CANVAS),
            here.moved(300.0, 0.0)
        );
        let near = here.moved(300.0, 200.0);
        assert_eq!(here.not_losing(near, &[card], CANVAS), near);
        // Who has lost it already may look for it.
        assert_eq!(gone.not_losing(aside, &[card], CANVAS), aside);
    }
}
