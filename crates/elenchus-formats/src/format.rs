use elenchus::Model;

/// A format that maps are written in. A new one is one file of this crate and one line here.
#[derive(Clone, Copy)]
pub struct Format {
    name: &'static str,
    write: fn(&Model) -> String,
}

/// Every format.
const FORMATS: [Format; 4] = [
    Format {
        name: "json",
        write: crate::json::json,
    },
    Format {
        name: "svg",
        write: crate::svg::svg,
    },
    Format {
        name: "argdown-json",
        write: crate::argdown_json::argdown_json,
    },
    Format {
        name: "web-annotation",
        write: crate::web_annotation::web_annotation,
    },
];

impl Format {
    /// The names of all formats.
    pub const NAMES: [&'static str; FORMATS.len()] = {
        let mut names = [""; FORMATS.len()];
        let mut index = 0;
        while index < names.len() {
            names[index] = FORMATS[index].name;
            index += 1;
        }
        names
    };

    /// The format with this name.
    pub fn named(name: &str) -> Option<Self> {
        FORMATS.into_iter().find(|format| format.name == name)
    }

    /// Writes a model.
    pub fn write(self, model: &Model) -> String {
        (self.write)(model)
    }
}
