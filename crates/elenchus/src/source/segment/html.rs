//! The text of a page or of a piece of one, in blocks.
//!
//! Elements that stand by themselves on a page part blocks, `h1` to `h6` are headings, two `br`
//! in a row part paragraphs. White space is reduced as a browser does. What is no text to read
//! is left out ([`LEFT_OUT`]), unless it never ends.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};

use super::Cut;
use crate::source::BlockKind;

/// Elements whose text is not for reading.
const LEFT_OUT: &[&str] = &[
    "button", "canvas", "datalist", "head", "iframe", "math", "nav", "noscript", "object",
    "script", "select", "style", "svg", "template", "textarea", "title",
];

/// Elements that stand within a line.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp",
    "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
];

/// Reduces HTML to blocks of its text.
pub(super) fn cut(text: &str) -> Cut {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut reader = Reader::default();
    let tokens = Tokenizer::new_with_emitter(text, emitter);
    for token in tokens.map_while(Result::ok) {
        match token {
            Token::StartTag(tag) => reader.start(&name(&tag.name), tag.self_closing),
            Token::EndTag(tag) => reader.finish(&name(&tag.name)),
            Token::String(words) => reader.page.read(&String::from_utf8_lossy(&words)),
            _ => {}
        }
    }
    reader.end()
}

fn name(name: &[u8]) -> String {
    String::from_utf8_lossy(name).to_ascii_lowercase()
}

#[derive(Default)]
struct Reader {
    page: Page,
    left_out: Option<LeftOut>,
}

/// What has been read.
#[derive(Default)]
struct Page {
    cut: Cut,
    /// The words of the block under way, white space reduced.
    words: String,
    /// The level of the heading under way.
    heading: Option<u8>,
    /// Whether a `br` came last.
    broken: bool,
}

/// An element whose text is forgotten at its end.
struct LeftOut {
    name: String,
    /// How many of its name are open.
    depth: usize,
    /// What was read before it.
    before: Page,
}

impl Reader {
    fn start(&mut self, name: &str, self_closing: bool) {
        if let Some(left_out) = &mut self.left_out {
            left_out.depth += usize::from(left_out.name == name && !self_closing);
        } else if LEFT_OUT.contains(&name) && !self_closing {
            self.left_out = Some(LeftOut {
                name: name.to_owned(),
                depth: 1,
                before: std::mem::take(&mut self.page),
            });
        }
        self.page.start(name);
    }

    fn finish(&mut self, name: &str) {
        let Some(left_out) = &mut self.left_out else {
            return self.page.finish(name);
        };
        left_out.depth -= usize::from(left_out.name == name);
        if left_out.depth > 0 {
            return self.page.finish(name);
        }
        if let Some(left_out) = self.left_out.take() {
            self.page = left_out.before;
        }
    }

    /// All that was read. What should have been left out but never ended is kept.
    fn end(mut self) -> Cut {
        self.page.end();
        let Some(mut left_out) = self.left_out else {
            return self.page.cut;
        };
        left_out.before.end();
        let mut cut = left_out.before.cut;
        for (kind, span) in self.page.cut.blocks {
            cut.push(kind, span.of(&self.page.cut.text));
        }
        cut
    }
}

impl Page {
    fn start(&mut self, name: &str) {
        match name {
            "br" if self.broken => self.end(),
            "br" => {
                self.read(" ");
                self.broken = true;
            }
            "td" | "th" => self.read(" "),
            _ if INLINE.contains(&name) || LEFT_OUT.contains(&name) => {}
            _ => {
                self.end();
                self.heading = level(name);
            }
        }
    }

    fn finish(&mut self, name: &str) {
        if matches!(name, "td" | "th") {
            self.read(" ");
        } else if !INLINE.contains(&name) && !LEFT_OUT.contains(&name) {
            self.end();
        }
    }

    /// Adds words to the block under way.
    fn read(&mut self, words: &str) {
        for character in words.chars() {
            let space = matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{c}');
            if !space {
                self.words.push(character);
                self.broken = false;
            } else if !self.words.is_empty() && !self.words.ends_with(' ') {
                self.words.push(' ');
            }
        }
    }

    /// Ends the block under way.
    fn end(&mut self) {
        let kind = self
            .heading
            .take()
            .map_or(BlockKind::Paragraph, BlockKind::Heading);
        self.cut.push(kind, &self.words);
        self.words.clear();
        self.broken = false;
    }
}

/// The level of a heading by the name of its element.
fn level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    }
}
