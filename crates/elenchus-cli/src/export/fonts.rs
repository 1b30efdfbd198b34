//! The faces a picture is drawn with.

use std::path::PathBuf;

use resvg::usvg::fontdb::{Database, Family, Query, Style, Weight};

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
    pub(super) all: Database,
    /// The family to draw with.
    pub(super) family: String,
    /// Whether it may be wider than the cards are measured for.
    pub(super) may_be_wide: bool,
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
    let may_be_wide = !MEASURED.contains(&family.as_str());
    Ok(Fonts {
        all,
        family,
        may_be_wide,
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
