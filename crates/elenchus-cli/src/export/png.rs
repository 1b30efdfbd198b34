//! A map as a PNG picture: its SVG, drawn.

use std::path::PathBuf;

use elenchus::Model;
use elenchus_formats::{PictureOptions, picture};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, Tree};

use super::fonts::{Fonts, fonts};
use crate::output::Failure;

/// How large, and with which fonts.
#[derive(clap::Args)]
#[group(skip)]
pub(super) struct Options {
    /// PNG: how many pixels for one of the SVG [default: 2, sharp on most screens].
    #[arg(long, value_name = "FACTOR", conflicts_with = "width")]
    scale: Option<f32>,
    /// PNG: how many pixels wide.
    #[arg(long, value_name = "PIXELS")]
    width: Option<u32>,
    /// PNG: a font file (TTF, OTF, TTC) to draw with; may be given for each of upright, bold and
    /// italic.
    #[arg(long, value_name = "FILE")]
    font: Vec<PathBuf>,
}

/// What most programs can still show.
const MOST_ON_A_SIDE: f32 = 32_767.0;
/// Four bytes each: 400 megabytes while it is drawn.
const MOST_PIXELS: f32 = 100_000_000.0;

impl Options {
    /// What only a picture of pixels has must not be asked of another format.
    pub(super) fn refuse(&self) -> Result<(), Failure> {
        if self.scale.is_none() && self.width.is_none() && self.font.is_empty() {
            return Ok(());
        }
        Err(Failure::told(
            "--scale, --width and --font are for --to png",
        ))
    }

    /// How many pixels for one of a picture this wide.
    fn factor(&self, width: f32) -> f32 {
        match (self.width, self.scale) {
            (Some(pixels), _) => pixels as f32 / width,
            (None, scale) => scale.unwrap_or(2.0),
        }
    }
}

/// Draws a map.
pub(super) fn png(model: &Model, options: &Options, sections: bool) -> Result<Vec<u8>, Failure> {
    let fonts = fonts(&options.font)?;
    let face = fonts.face();
    let picture = picture(model, &PictureOptions { face, sections });
    draw(&picture, &fonts, options)
}

fn draw(svg: &str, fonts: &Fonts, options: &Options) -> Result<Vec<u8>, Failure> {
    let tree = read(svg, fonts)?;
    let (width, height) = (tree.size().width(), tree.size().height());
    let factor = options.factor(width);
    let (across, down) = size(width, height, factor)?;
    let mut pixels = Pixmap::new(across, down)
        .ok_or_else(|| Failure::told(format!("a picture cannot be {across} × {down} pixels")))?;
    let transform = Transform::from_scale(across as f32 / width, down as f32 / height);
    resvg::render(&tree, transform, &mut pixels.as_mut());
    let encoded = pixels.encode_png();
    encoded.map_err(|error| Failure::told(format!("cannot write the picture: {error}")))
}

fn read(svg: &str, fonts: &Fonts) -> Result<Tree, Failure> {
    fonts.read(svg).map_err(|error| match error {
        usvg::Error::ElementsLimitReached => {
            Failure::told("the map is too large to be drawn as PNG; write SVG")
        }
        other => Failure::told(format!("cannot draw the map: {other}")),
    })
}

/// The size in whole pixels, where it can be drawn.
fn size(width: f32, height: f32, factor: f32) -> Result<(u32, u32), Failure> {
    if !(factor.is_finite() && factor > 0.0) {
        return Err(Failure::told("a picture must be larger than nothing"));
    }
    let (across, down) = ((width * factor).round(), (height * factor).round());
    let fits = across <= MOST_ON_A_SIDE && down <= MOST_ON_A_SIDE && across * down <= MOST_PIXELS;
    if fits {
        return Ok((across.max(1.0) as u32, down.max(1.0) as u32));
    }
    let side = MOST_ON_A_SIDE / width.max(height);
    let most = side.min((MOST_PIXELS / width / height).sqrt());
    Err(Failure::told(format!(
        "the picture would be {across} × {down} pixels; the most is {MOST_ON_A_SIDE} on a side \
         and {} million in all\n  help: --scale {} still fits, or write SVG",
        MOST_PIXELS / 1e6,
        (most * 1000.0).floor() / 1000.0
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PICTURE: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='200' height='100'>\
        <style>text{font-size:40px;fill:#000}</style>\
        <rect width='200' height='100' fill='#fff'/><text x='20' y='60'>Words</text></svg>";

    fn options(scale: Option<f32>, width: Option<u32>) -> Options {
        Options {
            scale,
            width,
            font: Vec::new(),
        }
    }

    fn drawn(svg: &str, options: &Options) -> Result<Pixmap, String> {
        match fonts(&options.font).and_then(|fonts| draw(svg, &fonts, options)) {
            Ok(bytes) => Pixmap::decode_png(&bytes).map_err(|error| error.to_string()),
            Err(Failure::Told(words)) => Err(words),
            Err(Failure::ReaderLeft) => Err("nobody reads".to_owned()),
        }
    }

    #[test]
    fn text_is_drawn() {
        let picture = drawn(PICTURE, &options(Some(1.0), None)).expect("a picture");
        let dark = picture.pixels().iter().filter(|pixel| pixel.red() < 128);
        assert!((100..5_000).contains(&dark.count()));
    }

    #[test]
    fn it_is_as_large_as_was_asked_for() {
        for (options, width, height) in [
            (options(None, None), 400, 200),
            (options(Some(0.5), None), 100, 50),
            (options(None, Some(300)), 300, 150),
        ] {
            let picture = drawn(PICTURE, &options).expect("a picture");
            assert_eq!((picture.width(), picture.height()), (width, height));
        }
    }

    #[test]
    fn what_is_too_large_is_told_with_what_fits() {
        let words = drawn(PICTURE, &options(None, Some(20_000))).expect_err("too large");
        assert!(words.contains("20000 × 10000 pixels"), "{words}");
        assert!(words.contains("--scale 70.71 still fits"), "{words}");
        let long = PICTURE.replace("height='100'", "height='2'");
        let words = drawn(&long, &options(Some(200.0), None)).expect_err("too long");
        assert!(words.contains("--scale 163.835 still fits"), "{words}");
        assert!(size(200.0, 2.0, 163.835).is_ok());
        for factor in [0.0, -1.0, f32::NAN, f32::INFINITY] {
            assert!(drawn(PICTURE, &options(Some(factor), None)).is_err());
        }
    }

    #[test]
    fn a_font_that_is_none_is_told() {
        let mut options = options(None, None);
        options.font = vec![PathBuf::from("Cargo.toml")];
        let words = drawn(PICTURE, &options).expect_err("no font");
        assert_eq!(words, "there is no font in Cargo.toml");
    }
}
