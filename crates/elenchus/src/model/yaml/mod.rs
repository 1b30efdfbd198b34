//! YAML into [`Data`], without recursion and within limits.
//!
//! Scalars are read by the core schema of YAML 1.2, as Argdown's own tools do. A whole number
//! written as a decimal (`1.0`) counts as whole, since those tools know one kind of number. Places
//! are no numbers, though they may look like some: what loses its shape as one (`2.10`) is kept as
//! it is written.

mod deep;
mod extent;
mod found;
mod scalar;
mod words;

use std::borrow::Cow;

use saphyr_parser::{Event, Parser, ScalarStyle, Span as YamlSpan, StrInput};

pub(crate) use self::deep::{Deep, beneath};
pub(crate) use self::extent::extent;
pub(crate) use self::found::{Found, scalar_at};
pub(crate) use self::scalar::{float, scalar};
use self::words::{TOO_DEEP, plain_words};
use super::Data;
use crate::diagnostic::{Code, Diagnostic};
use crate::index::Index;
use crate::text::Span;

/// How deep values may nest.
pub(super) const DEPTH_LIMIT: usize = 64;
/// How many values a block may hold, repeated ones counted as often as they are repeated.
pub(super) const VALUE_LIMIT: usize = 100_000;
/// How many bytes anchors may keep and aliases may repeat in a block.
pub(super) const COPY_LIMIT: usize = 16 << 20;

/// How many keys that stand twice are remarked on in one block.
const REMARK_LIMIT: usize = 20;

/// What was read from one block of YAML.
#[derive(Default)]
pub(super) struct Yaml {
    /// The value; what came before the error where there was one.
    pub(super) data: Data,
    /// The keys of the outermost map in the text, parallel to its entries.
    pub(super) keys: Vec<Span>,
    /// The values beside those keys; of a list or a map only its end.
    pub(super) values: Vec<Span>,
    /// The keys of the maps in the outermost map, each after the key of its map.
    pub(super) inner_keys: Vec<(Span, Span)>,
    /// At most one error, and keys that stand twice.
    pub(super) remarks: Vec<Diagnostic>,
}

/// Reads `text`, which begins at `offset` in the document.
pub(super) fn read(text: &str, offset: u32) -> Yaml {
    let mut reader = Reader {
        text,
        offset,
        cursor: (0, 0),
        stack: Vec::new(),
        root: Data::Null,
        keys: Vec::new(),
        values: Vec::new(),
        inner_keys: Vec::new(),
        anchors: Vec::new(),
        size: Size::default(),
        copied: 0,
        remarks: Vec::new(),
    };
    if let Err(remark) = reader.run() {
        reader.remarks.push(*remark);
        reader.salvage();
    }
    Yaml {
        data: reader.root,
        keys: reader.keys,
        values: reader.values,
        inner_keys: reader.inner_keys,
        remarks: reader.remarks,
    }
}

type Failure = Box<Diagnostic>;

struct Reader<'t> {
    text: &'t str,
    offset: u32,
    /// The last place asked for: characters and bytes before it.
    cursor: (usize, usize),
    stack: Vec<Container>,
    root: Data,
    keys: Vec<Span>,
    values: Vec<Span>,
    inner_keys: Vec<(Span, Span)>,
    /// Anchored values and how large they are, by the number of the anchor.
    anchors: Vec<Option<(Data, Size)>>,
    /// How much has been read, repetitions counted.
    size: Size,
    /// How many bytes anchors keep and aliases repeat.
    copied: usize,
    remarks: Vec<Diagnostic>,
}

/// How large a value is.
#[derive(Clone, Copy, Default)]
struct Size {
    /// How many values there are in it, itself included.
    values: usize,
    /// The length of their texts in bytes, keys included.
    text: usize,
}

impl Size {
    fn since(self, before: Self) -> Self {
        Self {
            values: self.values - before.values,
            text: self.text - before.text,
        }
    }

    /// About how much memory a copy of it takes.
    fn bytes(self) -> usize {
        let values = self.values.saturating_mul(size_of::<Data>());
        values.saturating_add(self.text)
    }
}

/// A list or a map that is being read.
struct Container {
    entries: Entries,
    anchor: usize,
    /// How much had been read when it began.
    size_before: Size,
}

enum Entries {
    List(Vec<Data>),
    Map {
        map: Map,
        key: Option<(String, Span)>,
    },
}

/// The entries of a map, with an index of the keys once there are many.
#[derive(Default)]
struct Map {
    entries: Vec<(String, Data)>,
    index: Index,
}

impl Map {
    /// From how many keys on an index is kept.
    const MANY: usize = 16;

    fn position(&self, name: &str) -> Option<usize> {
        if self.entries.len() > Self::MANY {
            let is = |at: u32| self.entries[at as usize].0 == name;
            return self.index.find(name, is).map(|at| at as usize);
        }
        self.entries.iter().position(|(key, _)| key == name)
    }

    fn push(&mut self, name: String, data: Data) {
        let at = self.entries.len();
        if at == Self::MANY {
            self.index = Index::of(&self.entries, |(key, _)| key.as_str());
        }
        if at >= Self::MANY {
            // No key is there twice.
            self.index.find_or_note(name.as_str(), at as u32, |_| false);
        }
        self.entries.push((name, data));
    }

    /// YAML's merge key `<<`: takes the entries that are not there yet.
    fn merge_under(&mut self, data: Data) {
        let maps = match data {
            Data::List(maps) => maps,
            map => vec![map],
        };
        for map in maps {
            let Data::Map(more) = map else { continue };
            for (key, value) in more {
                if self.position(&key).is_none() {
                    self.push(key, value);
                }
            }
        }
    }
}

impl<'t> Reader<'t> {
    fn run(&mut self) -> Result<(), Failure> {
        let mut parser = Parser::<StrInput<'_>>::new_from_str(self.text);
        let mut documents = 0;
        while let Some(next) = parser.next_event() {
            let (event, span) = next.map_err(|error| {
                let at = self.place(error.marker().index());
                let found = self.text.get(at..).and_then(|rest| rest.chars().next());
                let end = at + found.map_or(0, char::len_utf8);
                let code = match error.info() {
                    TOO_DEEP => Code::YamlLimit,
                    _ => Code::Yaml,
                };
                self.failure(code, self.span(at, end), &plain_words(error.info()))
            })?;
            match event {
                Event::DocumentStart(_) => {
                    documents += 1;
                    if documents > 1 {
                        let span = self.yaml_span(span);
                        return Err(self.failure(
                            Code::Yaml,
                            span,
                            "a second document begins here",
                        ));
                    }
                }
                Event::Alias(anchor) => {
                    let Some(&Some((_, size))) = self.anchors.get(anchor) else {
                        let span = self.yaml_span(span);
                        return Err(self.failure(Code::Yaml, span, "this names nothing above"));
                    };
                    self.count(size, span)?;
                    self.count_copy(size, span)?;
                    let anchored = self.anchors[anchor].as_ref();
                    let data = anchored.map(|(data, _)| data.clone());
                    self.add(data.unwrap_or_default(), None, span)?;
                }
                Event::Scalar(text, style, anchor, tag) => {
                    let size = Size {
                        values: 1,
                        text: text.len(),
                    };
                    self.count(size, span)?;
                    let is_text = tag.is_some_and(|tag| tag.suffix == "str");
                    let data = match style {
                        ScalarStyle::Plain if !is_text => match scalar(&text) {
                            number @ (Data::Integer(_) | Data::Number(_))
                                if self.names_places()
                                    && number.words().as_deref() != Some(&*text) =>
                            {
                                Data::Text(text.to_string())
                            }
                            data => data,
                        },
                        _ => Data::Text(text.to_string()),
                    };
                    self.keep(anchor, &data, size, span)?;
                    self.add(data, Some((text, style)), span)?;
                }
                Event::SequenceStart(anchor, _) => {
                    self.open(Entries::List(Vec::new()), anchor, span)?;
                }
                Event::MappingStart(anchor, _) => {
                    let entries = Entries::Map {
                        map: Map::default(),
                        key: None,
                    };
                    self.open(entries, anchor, span)?;
                }
                Event::SequenceEnd | Event::MappingEnd => self.close(span)?,
                Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
            }
        }
        Ok(())
    }

    fn open(&mut self, entries: Entries, anchor: usize, span: YamlSpan) -> Result<(), Failure> {
        let size_before = self.size;
        self.count(Size { values: 1, text: 0 }, span)?;
        if self.stack.len() >= DEPTH_LIMIT {
            let span = self.yaml_span(span);
            let words = format!("values nest deeper than {DEPTH_LIMIT} here");
            return Err(self.failure(Code::YamlLimit, span, &words));
        }
        self.stack.push(Container {
            entries,
            anchor,
            size_before,
        });
        Ok(())
    }

    fn close(&mut self, span: YamlSpan) -> Result<(), Failure> {
        let Some(container) = self.stack.pop() else {
            return Ok(());
        };
        let data = container.entries.into_data();
        let size = self.size.since(container.size_before);
        self.keep(container.anchor, &data, size, span)?;
        self.add(data, None, span)
    }

    /// Keeps a value for its aliases, where it has an anchor.
    fn keep(
        &mut self,
        anchor: usize,
        data: &Data,
        size: Size,
        at: YamlSpan,
    ) -> Result<(), Failure> {
        if anchor > 0 {
            self.count_copy(size, at)?;
            if self.anchors.len() <= anchor {
                self.anchors.resize(anchor + 1, None);
            }
            self.anchors[anchor] = Some((data.clone(), size));
        }
        Ok(())
    }

    /// Adds a finished value to what is being read. `raw` is its text and how it is written, where
    /// it is a scalar.
    fn add(
        &mut self,
        data: Data,
        raw: Option<(Cow<'_, str>, ScalarStyle)>,
        at: YamlSpan,
    ) -> Result<(), Failure> {
        let style = raw.as_ref().map(|(_, style)| *style);
        let outermost = self.stack.len() == 1;
        let place = match outermost {
            true => self.scalar_span(at, style),
            false => Span::default(),
        };
        let Some(container) = self.stack.last_mut() else {
            self.root = data;
            return Ok(());
        };
        match &mut container.entries {
            Entries::List(items) => items.push(data),
            Entries::Map { key: None, .. } => {
                let name = match (raw, data) {
                    (Some((raw, _)), _) => raw.into_owned(),
                    (None, Data::Text(text)) => text,
                    _ => {
                        let span = self.yaml_span(at);
                        let words = "a list or a map cannot be a key";
                        return Err(self.failure(Code::Yaml, span, words));
                    }
                };
                let span = self.scalar_span(at, style);
                if let [Container { entries, .. }, _] = self.stack.as_slice() {
                    let outer = entries.open_key();
                    self.inner_keys.extend(outer.map(|outer| (outer, span)));
                }
                self.set_key(name, span);
            }
            Entries::Map { map, key } => {
                let Some((name, span)) = key.take() else {
                    return Ok(());
                };
                if name == "<<" && matches!(data, Data::Map(_) | Data::List(_)) {
                    map.merge_under(data);
                } else if let Some(entry) = map.position(&name) {
                    map.entries[entry].1 = data;
                    if let Some(value) = self.values.get_mut(entry).filter(|_| outermost) {
                        *value = place;
                    }
                    if self.remarks.len() < REMARK_LIMIT {
                        let first = self.keys.get(entry).filter(|_| outermost);
                        self.remarks.push(duplicate(&name, span, first.copied()));
                    }
                } else {
                    map.push(name, data);
                }
                if outermost {
                    let count = map.entries.len();
                    self.keys.resize(count, span);
                    self.values.resize(count, place);
                }
            }
        }
        Ok(())
    }

    /// Whether the value that comes now is, or is an item of, what says where something stands.
    fn names_places(&self) -> bool {
        let mut open = self.stack.iter().rev();
        let innermost = open.find(|open| !matches!(open.entries, Entries::List(_)));
        innermost.is_some_and(|open| match &open.entries {
            Entries::Map { key, .. } => key
                .as_ref()
                .is_some_and(|(name, _)| matches!(name.as_str(), "at" | "background")),
            Entries::List(_) => false,
        })
    }

    fn set_key(&mut self, name: String, span: Span) {
        if let Some(Container {
            entries: Entries::Map { key, .. },
            ..
        }) = self.stack.last_mut()
        {
            *key = Some((name, span));
        }
    }

    /// Keeps the finished entries of the outermost map.
    fn salvage(&mut self) {
        if let Some(container) = self.stack.drain(..).next() {
            self.root = container.entries.into_data();
        }
    }

    fn count(&mut self, more: Size, at: YamlSpan) -> Result<(), Failure> {
        self.size.values = self.size.values.saturating_add(more.values);
        self.size.text = self.size.text.saturating_add(more.text);
        if self.size.values <= VALUE_LIMIT {
            return Ok(());
        }
        let span = self.yaml_span(at);
        let words = format!("there are more than {VALUE_LIMIT} values here, repetitions counted");
        Err(self.failure(Code::YamlLimit, span, &words))
    }

    fn count_copy(&mut self, of: Size, at: YamlSpan) -> Result<(), Failure> {
        self.copied = self.copied.saturating_add(of.bytes());
        if self.copied <= COPY_LIMIT {
            return Ok(());
        }
        let span = self.yaml_span(at);
        let words = "anchors and aliases repeat more than 16 MiB here";
        Err(self.failure(Code::YamlLimit, span, words))
    }

    fn failure(&self, code: Code, span: Span, words: &str) -> Failure {
        let help = match code {
            Code::YamlLimit => "make it smaller; the rest of the document is read",
            _ => "write YAML, such as {key: value}; the rest of the document is read",
        };
        let remark = Diagnostic::new(code, span);
        Box::new(
            remark
                .message(format!("this is not YAML that can be read: {words}"))
                .help(help),
        )
    }

    fn yaml_span(&mut self, span: YamlSpan) -> Span {
        let start = self.place(span.start.index());
        let end = self.place(span.end.index());
        self.span(start, end.max(start))
    }

    /// Where a value of this style stands; a list or a map has none.
    fn scalar_span(&mut self, span: YamlSpan, style: Option<ScalarStyle>) -> Span {
        let whole = self.yaml_span(span);
        let Some(style) = style else { return whole };
        let here = Span::new(whole.start - self.offset, whole.end - self.offset);
        let len = extent(self.text, here, style).len();
        Span::new(whole.start, whole.start + len)
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.offset + start as u32, self.offset + end as u32)
    }

    /// The byte offset of a character; quick where it is near the last one asked for.
    fn place(&mut self, characters: usize) -> usize {
        let (known, bytes) = self.cursor;
        let (before, rest) = self.text.split_at(bytes);
        let at = match characters.checked_sub(known) {
            Some(more) => rest.char_indices().nth(more).map(|(at, _)| bytes + at),
            None => {
                let back = before.char_indices().rev().nth(known - characters - 1);
                Some(back.map_or(0, |(at, _)| at))
            }
        };
        // Where there are fewer characters, the cursor stays.
        let Some(at) = at else {
            return self.text.len();
        };
        self.cursor = (characters, at);
        at
    }
}

impl Entries {
    /// The key whose value is being read.
    fn open_key(&self) -> Option<Span> {
        match self {
            Self::Map { key, .. } => key.as_ref().map(|(_, span)| *span),
            Self::List(_) => None,
        }
    }

    fn into_data(self) -> Data {
        match self {
            Self::List(items) => Data::List(items),
            Self::Map { map, .. } => Data::Map(map.entries),
        }
    }
}

fn duplicate(name: &str, span: Span, first: Option<Span>) -> Diagnostic {
    let mut remark = Diagnostic::new(Code::YamlDuplicateKey, span)
        .message(format!(
            "the key `{name}` stands twice; the last one counts"
        ))
        .help("keep one of the two");
    if let Some(first) = first {
        remark = remark.related(first, "it stands here first");
    }
    remark
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Data {
        let yaml = read(text, 0);
        assert_eq!(yaml.remarks, [], "{text}");
        yaml.data.get("k").cloned().expect("key k")
    }

    #[test]
    fn reads_scalars_by_the_core_schema() {
        let cases = [
            ("{k: ~}", Data::Null),
            ("{k: }", Data::Null),
            ("{k: True}", Data::Bool(true)),
            ("{k: yes}", Data::Text("yes".into())),
            ("{k: 010}", Data::Integer(10)),
            ("{k: 0x10}", Data::Integer(16)),
            ("{k: -3}", Data::Integer(-3)),
            ("{k: 1.0}", Data::Integer(1)),
            ("{k: .5}", Data::Number(0.5)),
            ("{k: 1_000}", Data::Text("1_000".into())),
            ("{k: '1'}", Data::Text("1".into())),
            ("{k: .inf}", Data::Text(".inf".into())),
            ("{k: 1e999}", Data::Text("1e999".into())),
        ];
        for (text, expected) in cases {
            assert_eq!(value(text), expected, "{text}");
        }
    }

    #[test]
    fn keeps_places_as_they_are_written() {
        for (text, expected) in [
            ("{at: 2.10}", "2.10"),
            ("{at: [1.5, 2.10]}", "1.5, 2.10"),
            ("at:\n  - 2.0\n  - 1.25", "2.0, 1.25"),
            ("background: [010]", "010"),
            ("{at: 0x10}", "0x10"),
        ] {
            let yaml = read(text, 0);
            let Data::Map(entries) = &yaml.data else {
                panic!("{text} is no map");
            };
            let items = match &entries[0].1 {
                Data::List(items) => items.as_slice(),
                one => std::slice::from_ref(one),
            };
            let words: Vec<String> = items.iter().filter_map(Data::words).collect();
            assert_eq!(words.join(", "), expected, "{text}");
        }
        assert_eq!(value("{k: 2.10}"), Data::Number(2.1));
        assert_eq!(
            read("{at: 5.3}", 0).data.get("at"),
            Some(&Data::Number(5.3))
        );
        let nested = read("{at: [{k: 0.50}]}", 0).data;
        assert!(format!("{nested:?}").contains("Number(0.5)"), "{nested:?}");
    }

    #[test]
    fn expands_aliases_only_so_far() {
        assert_eq!(
            value("{a: &x [1], k: *x}"),
            Data::List(vec![Data::Integer(1)])
        );
        let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
        for level in 1..10 {
            let below = format!("*a{}, ", level - 1).repeat(10);
            bomb += &format!("a{level}: &a{level} [{below}]\n");
        }
        let yaml = read(&bomb, 0);
        assert_eq!(yaml.remarks.len(), 1);
        assert_eq!(yaml.remarks[0].code, Code::YamlLimit);
        let long = "x".repeat(1 << 20);
        let texts = format!("{{a: &a {long}, b: [{}]}}", "*a, ".repeat(90_000));
        let deep_anchors: String = (0..60).map(|level| format!("&b{level} [")).collect();
        let anchors = format!("{deep_anchors}{long}{}", "]".repeat(60));
        for bomb in [texts, anchors] {
            let yaml = read(&bomb, 0);
            assert_eq!(yaml.remarks.len(), 1);
            assert_eq!(yaml.remarks[0].code, Code::YamlLimit);
        }
        let deep = format!("{}{}", "[".repeat(100), "]".repeat(100));
        assert_eq!(read(&deep, 0).remarks[0].code, Code::YamlLimit);
    }

    #[test]
    fn keeps_what_stands_before_an_error() {
        let yaml = read("a: 1\nü: 2\nb: [\n", 7);
        assert_eq!(yaml.data.get("a"), Some(&Data::Integer(1)));
        assert_eq!(yaml.remarks.len(), 1);
        assert_eq!(yaml.remarks[0].code, Code::Yaml);
        let twice = read("{a: 1, a: 2}", 0);
        assert_eq!(twice.data.get("a"), Some(&Data::Integer(2)));
        assert_eq!(twice.remarks[0].span, Span::new(7, 8));
    }
}
