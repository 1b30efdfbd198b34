//! What is wrong with the sources in the front matter.

use super::marks::{check_key, kind};
use crate::diagnostic::{Code, Diagnostic, Fix, Safety};
use crate::model::keys::IN_SOURCE;
use crate::model::yaml::{Deep, beneath};
use crate::model::{Data, Digest, SEGMENTER, WholeDigest};
use crate::syntax::Node;
use crate::text::{Span, is_beneath, is_web_address};

/// Remarks on the sources among the settings, which stand in `yaml`.
pub(super) fn check(settings: &Data, yaml: Node<'_>, text: &str, remarks: &mut Vec<Diagnostic>) {
    let Some(sources) = settings.get("sources") else {
        return;
    };
    let amiss = match sources {
        Data::Null => return,
        Data::Map(sources) => sources
            .iter()
            .flat_map(|(key, data)| wrong(key, data))
            .collect(),
        other => vec![not_a_map("sources", &[], other)],
    };
    if amiss.is_empty() {
        return;
    }
    let places = beneath(yaml.text(), yaml.span().start, "sources");
    let whole = sources_place(yaml);
    for one in amiss {
        one.remark(&places, whole, text, remarks);
    }
}

/// Something amiss, before it is known where it stands.
struct Amiss {
    path: Vec<String>,
    what: What,
}

enum What {
    /// A key nobody knows.
    Key,
    Value {
        code: Code,
        message: String,
        help: &'static str,
        /// The part of the value it is about, where it is not all of it.
        word: Option<String>,
        /// What was probably meant.
        meant: Option<String>,
    },
}

impl Amiss {
    fn value(path: &[&str], code: Code, message: String, help: &'static str) -> Self {
        Self {
            path: path.iter().map(|&key| key.to_owned()).collect(),
            what: What::Value {
                code,
                message,
                help,
                word: None,
                meant: None,
            },
        }
    }

    fn word(mut self, found: &str) -> Self {
        if let What::Value { word, .. } = &mut self.what {
            *word = Some(found.to_owned());
        }
        self
    }

    fn meant(mut self, written: String) -> Self {
        if let What::Value { meant, .. } = &mut self.what {
            *meant = Some(written);
        }
        self
    }

    fn remark(self, places: &[Deep], whole: Span, text: &str, remarks: &mut Vec<Diagnostic>) {
        // Of a key that stands twice the last one counts. One that comes by an alias or a merge
        // stands nowhere.
        let deep = places.iter().rev().find(|deep| deep.path == self.path);
        let (key, value) = deep.map_or((whole, Span::default()), |deep| (deep.key, deep.value));
        match self.what {
            What::Key => {
                let name = self.path.last().map_or("", String::as_str);
                // What its span holds may be anything where it is not the key.
                if deep.is_some() {
                    check_key(name, IN_SOURCE, key, remarks);
                }
            }
            What::Value {
                code,
                message,
                help,
                word,
                meant,
            } => {
                let within = word.and_then(|word| word_in(value, &word, text));
                let span = match (within, value.is_empty()) {
                    (Some(within), _) => within,
                    (None, true) => key,
                    (None, false) => value,
                };
                let mut remark = Diagnostic::new(code, span).message(message).help(help);
                remark.fix = meant.filter(|_| !value.is_empty()).map(|meant| {
                    Fix::replacing(format!("write `{meant}`"), value, meant, Safety::Unsafe)
                });
                remarks.push(remark);
            }
        }
    }
}

/// Where a word stands in a value.
fn word_in(value: Span, word: &str, text: &str) -> Option<Span> {
    let at = value.of(text).match_indices(word).find(|(at, _)| {
        let around = value.of(text);
        let ends = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || matches!(c, '"' | '\''));
        ends(around[..*at].chars().next_back()) && ends(around[at + word.len()..].chars().next())
    });
    let start = value.start + at?.0 as u32;
    Some(Span::new(start, start + word.len() as u32))
}

/// The key `sources`, or all of the settings where it cannot be told.
fn sources_place(yaml: Node<'_>) -> Span {
    match yaml.text().find("sources") {
        Some(at) => {
            let start = yaml.span().start + at as u32;
            Span::new(start, start + "sources".len() as u32)
        }
        None => yaml.span(),
    }
}

fn not_a_map(name: &str, path: &[&str], data: &Data) -> Amiss {
    let message = format!("`{name}` is {}, not a map", kind(data));
    let help = match path {
        [] => "write sources: {article: {title: …}}",
        _ => "write what is known of it beneath its key, such as title: …",
    };
    Amiss::value(path, Code::BadValue, message, help)
}

/// What is amiss with one source.
fn wrong(source: &str, data: &Data) -> Vec<Amiss> {
    let entries = match data {
        Data::Null => return Vec::new(),
        Data::Map(entries) => entries,
        other => return vec![not_a_map(source, &[source], other)],
    };
    let mut amiss: Vec<Amiss> = entries
        .iter()
        .filter_map(|(key, value)| wrong_value(source, key, value))
        .collect();
    if data.get("sentences").is_some() && data.get("segmenter").is_none() {
        let message = "nothing says by which segmenter these digests were made".to_owned();
        amiss.push(Amiss::value(
            &[source, "sentences"],
            Code::Segmenter,
            message,
            "let `elenchus source add --force` write them, or add `segmenter: 1` if that made them",
        ));
    }
    amiss
}

fn wrong_value(source: &str, key: &str, value: &Data) -> Option<Amiss> {
    let path = [source, key];
    let no = |expected, help| {
        let message = format!("`{key}` is {}, not {expected}", kind(value));
        Some(Amiss::value(&path, Code::BadValue, message, help))
    };
    match (key, value) {
        (_, Data::Null) => None,
        ("author", Data::List(names)) if names.iter().all(Data::has_words) => None,
        ("author" | "title" | "publication" | "date" | "licence" | "language", _) => {
            match value.has_words() {
                true => None,
                false => no(
                    "a text",
                    "write it between quotation marks, or leave it out",
                ),
            }
        }
        ("url", _) => match value.as_text() {
            Some(url) if is_web_address(url) => None,
            Some(url) => Some(Amiss::value(
                &path,
                Code::SourceUrl,
                format!("`{url}` is no address of the web"),
                "write the whole address, from https:// on",
            )),
            None => no("an address", "write the whole address, from https:// on"),
        },
        ("file", _) => match value.as_text() {
            Some(file) if is_beneath(file) => None,
            Some(file) => Some(Amiss::value(
                &path,
                Code::SourceFile,
                format!("`{file}` does not lie beside the map"),
                "put the text into the folder of the map or beneath, and write its path from there",
            )),
            // A name of digits alone.
            None if value.has_words() => None,
            None => no("a path", "write the path of its text, from the map on"),
        },
        ("segmenter", Data::Integer(version)) if *version == i64::from(SEGMENTER) => None,
        ("segmenter", _) => Some(segmenter(&path, value)),
        ("digest", _) => match value.as_text() {
            Some(text) if text.parse::<WholeDigest>().is_ok() => None,
            Some(_) => Some(Amiss::value(
                &path,
                Code::SourceDigest,
                "this is no SHA-256".to_owned(),
                "it is `sha256:` and 64 hexadecimal digits; let `elenchus source add` write it",
            )),
            None => no("a digest", "let `elenchus source add` write it"),
        },
        ("sentences", _) => match value.as_text() {
            Some(lines) => wrong_digests(&path, lines),
            None => no(
                "a text of digests",
                "write sentences: | and a line for each paragraph; `elenchus source add --force` does",
            ),
        },
        (key, _) if IN_SOURCE.contains(&key) => None,
        _ => Some(Amiss {
            path: path.map(str::to_owned).to_vec(),
            what: What::Key,
        }),
    }
}

fn segmenter(path: &[&str], value: &Data) -> Amiss {
    let help = "let `elenchus source add --force` write the digests anew, with the article at hand";
    match value {
        Data::Integer(version) => {
            let message = format!(
                "digests of segmenter {version} cannot be compared; this program knows segmenter {SEGMENTER}"
            );
            Amiss::value(path, Code::Segmenter, message, help)
        }
        other => {
            let message = format!("`segmenter` is {}, not a number", kind(other));
            let amiss = Amiss::value(path, Code::Segmenter, message, help);
            // It may be a number between quotation marks.
            match other.as_text().and_then(|text| text.trim().parse().ok()) {
                Some(SEGMENTER) => amiss.meant(SEGMENTER.to_string()),
                _ => amiss,
            }
        }
    }
}

/// The first word that is no digest, and how many there are.
fn wrong_digests(path: &[&str], lines: &str) -> Option<Amiss> {
    let bodies = lines
        .lines()
        .map(str::trim)
        .map(|line| line.strip_prefix('#').unwrap_or(line));
    let words = bodies.flat_map(str::split_whitespace);
    let mut wrong = words.filter(|word| word.parse::<Digest>().is_err());
    let first = wrong.next()?;
    let message = match wrong.count() {
        0 => format!("`{first}` is no digest, so none of these are read"),
        more => format!("`{first}` and {more} more are no digests, so none of these are read"),
    };
    let help =
        "a digest is eight letters and digits; let `elenchus source add --force` write them anew";
    Some(Amiss::value(path, Code::SourceDigest, message, help).word(first))
}
