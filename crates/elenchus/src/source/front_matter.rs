//! What the front matter says of sources.

use super::Record;
use crate::model::{Data, Model};
use crate::text::{is_beneath, is_web_address};

/// An article that a map reads, as the front matter tells of it under `sources`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// What places call it by, as in `other:4.2`; the first source needs no such call.
    pub key: String,
    /// What it is called.
    pub title: Option<String>,
    /// Who wrote it; several names with commas between.
    pub author: Option<String>,
    /// Where it appeared.
    pub publication: Option<String>,
    /// When it appeared, as it is written.
    pub date: Option<String>,
    /// Where it can be read; an address of the web, or none.
    pub url: Option<String>,
    /// Under which terms it may be used.
    pub licence: Option<String>,
    /// Its language, such as `en`.
    pub language: Option<String>,
    /// Its text in a file in the folder of the map, or beneath; never leads out of it.
    pub file: Option<String>,
    /// What is known of its sentences.
    pub record: Option<Record>,
}

/// The sources of a map, in the order of the front matter. What cannot be read of them is left
/// out here, and among the remarks of [`parse`](crate::parse).
///
/// ```
/// let text = "===\nsources: {report: {title: On bridges, author: [A, B]}}\n===\n";
/// let sources = elenchus::source::sources(&elenchus::parse(text).model);
/// assert_eq!(sources[0].key, "report");
/// assert_eq!(sources[0].author.as_deref(), Some("A, B"));
/// ```
pub fn sources(model: &Model) -> Vec<Source> {
    let Some(Data::Map(sources)) = model.front_matter().get("sources") else {
        return Vec::new();
    };
    sources
        .iter()
        .map(|(key, data)| source(key, data))
        .collect()
}

fn source(key: &str, data: &Data) -> Source {
    let words = |key: &str| data.get(key).and_then(Data::words);
    Source {
        key: key.to_owned(),
        title: words("title"),
        author: match data.get("author") {
            Some(Data::List(names)) => {
                let names: Vec<String> = names.iter().filter_map(Data::words).collect();
                (!names.is_empty()).then(|| names.join(", "))
            }
            _ => words("author"),
        },
        publication: words("publication"),
        date: words("date"),
        url: words("url").filter(|url| is_web_address(url)),
        licence: words("licence"),
        language: words("language"),
        file: words("file").filter(|file| is_beneath(file)),
        record: Record::read(data),
    }
}
