//! The faces a picture is drawn with.

use std::path::PathBuf;
use std::sync::Arc;

use elenchus_formats::Face;
use resvg::usvg::fontdb::{Database, Family, Query, Style, Weight};
use resvg::usvg::{self, Node, Tree};

use crate::output::Failure;

/// The faces the cards are measured for: all are as wide as Times.
const MEASURED: [&str; 7] = [
    "Times New Roman",
    "Times",
    "Liberation Serif",
    "Nimbus Roman",
    "Nimbus Roman No9 L",
    "TeX Gyre Termes",
    "Tinos",
];
/// Other serif faces, those first that are least wide.
const OTHERS: [&str; 7] = [
    "FreeSerif",
    "Charter",
    "Cambria",
    "Georgia",
    "Noto Serif",
    "DejaVu Serif",
    "Bitstream Vera Serif",
];

/// All faces there are, and the one to draw with.
pub(super) struct Fonts {
    all: Arc<Database>,
    family: String,
}

impl Fonts {
    /// Reads an SVG to be drawn with the face, whatever families it names.
    pub(super) fn read(&self, svg: &str) -> Result<Tree, usvg::Error> {
        let family = self.family.replace(['\'', '"', '\\', '<'], "");
        let options = usvg::Options {
            style_sheet: Some(format!("text{{font-family:'{family}',serif!important}}")),
            fontdb: Arc::clone(&self.all),
            ..usvg::Options::default()
        };
        Tree::from_str(svg, &options)
    }

    /// How wide the face is.
    pub(super) fn face(&self) -> Face {
        let width = |weight| self.width_of_sample(weight);
        Face::measured(width("normal"), width("bold"))
    }

    /// At a font size of 1000, which is what faces are made in; none where it cannot be told.
    fn width_of_sample(&self, weight: &str) -> f64 {
        let svg = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>\
             <text font-size='1000' font-weight='{weight}'>{}</text></svg>",
            Face::SAMPLE
        );
        let tree = self.read(&svg).ok();
        let text = tree.as_ref().and_then(|tree| match tree.root().children() {
            [Node::Text(text)] => Some(text),
            _ => None,
        });
        text.map_or(f64::NAN, |text| text.bounding_box().width().into())
    }
}

/// Finds a face among the given files, or else among those of the system.
pub(super) fn fonts(files: &[PathBuf]) -> Result<Fonts, Failure> {
    let mut all = Database::new();
    for file in files {
        let before = all.len();
        all.load_font_file(file).map_err(|error| {
            Failure::told(format!("cannot read the font {}: {error}", file.display()))
        })?;
        if all.len() == before {
            let words = format!("there is no font in {}", file.display());
            return Err(Failure::told(words));
        }
    }
    let given = first_family(&all);
    all.load_system_fonts();
    let family = given
        .or_else(|| known(&all, &MEASURED))
        .or_else(|| known(&all, &OTHERS))
        .or_else(|| first_family(&all))
        .ok_or_else(|| {
            Failure::told(
                "this machine has no fonts to draw with\n  \
                 help: install Liberation Serif (package fonts-liberation, liberation-fonts or \
                 font-liberation), name a file with --font, or write SVG",
            )
        })?;
    all.set_serif_family(family.as_str());
    Ok(Fonts {
        all: Arc::new(all),
        family,
    })
}

fn known(all: &Database, names: &[&str]) -> Option<String> {
    let has = |name: &&&str| {
        let query = Query {
            families: &[Family::Name(name)],
            weight: Weight::NORMAL,
            style: Style::Normal,
            ..Query::default()
        };
        all.query(&query).is_some()
    };
    names.iter().find(has).map(|name| (*name).to_owned())
}

fn first_family(all: &Database) -> Option<String> {
    let mut names = all.faces().filter_map(|face| face.families.first());
    names.next().map(|(name, _)| name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(files: &[PathBuf]) -> Fonts {
        match fonts(files) {
            Ok(fonts) => fonts,
            Err(Failure::Told(words)) => panic!("{words}"),
            Err(Failure::ReaderLeft) => panic!("nobody reads"),
        }
    }

    #[test]
    fn the_sample_is_measured_in_the_face_that_is_drawn_with() {
        let fonts = found(&[]);
        let (upright, bold) = (
            fonts.width_of_sample("normal"),
            fonts.width_of_sample("bold"),
        );
        assert!(upright > 20_000.0 && upright < 80_000.0, "{upright}");
        assert!(bold >= upright, "{bold}");
        if MEASURED.contains(&fonts.family.as_str()) {
            assert_eq!(fonts.face(), Face::default());
        }
    }
}
