//! What a reader sees of a Markdown text, in blocks.
//!
//! Headings, paragraphs, items of lists, rows of tables and quotations are blocks; links and
//! emphasis are reduced to their words. Front matter, comments, pictures, marks of notes and
//! blocks of code are left out; pieces of HTML are read [as such](super::html).

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Cut, html};
use crate::source::BlockKind;

/// Cuts a Markdown text into blocks.
pub(super) fn cut(text: &str) -> Cut {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut reader = Reader::default();
    for event in Parser::new_ext(text, options) {
        reader.take(event);
    }
    reader.end(BlockKind::Paragraph);
    reader.cut
}

#[derive(Default)]
struct Reader {
    cut: Cut,
    /// The words of the block under way.
    words: String,
    /// A piece of HTML under way.
    html: String,
    /// How many things that are left out we are in.
    left_out: usize,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.finish(tag),
            Event::Html(piece) => self.html.push_str(&piece),
            Event::InlineHtml(tag) if is_break(&tag) => self.words.push(' '),
            _ if self.left_out > 0 => {}
            Event::Text(words) | Event::Code(words) => self.words.push_str(&words),
            Event::SoftBreak | Event::HardBreak => self.words.push(' '),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::CodeBlock(_) | Tag::MetadataBlock(_) | Tag::Image { .. } => self.left_out += 1,
            Tag::TableCell if !self.words.is_empty() => self.words.push('\t'),
            Tag::TableCell => {}
            _ if is_inline(&tag.to_end()) => {}
            _ => self.end(BlockKind::Paragraph),
        }
    }

    fn finish(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::CodeBlock | TagEnd::MetadataBlock(_) | TagEnd::Image => {
                self.left_out = self.left_out.saturating_sub(1);
            }
            TagEnd::Heading(level) => self.end(BlockKind::Heading(level as u8)),
            TagEnd::HtmlBlock => {
                let piece = html::cut(&std::mem::take(&mut self.html));
                for (kind, span) in piece.blocks {
                    self.cut.push(kind, span.of(&piece.text));
                }
            }
            TagEnd::TableCell => {}
            _ if is_inline(&tag) => {}
            _ => self.end(BlockKind::Paragraph),
        }
    }

    /// Ends the block under way.
    fn end(&mut self, kind: BlockKind) {
        self.cut.push(kind, &self.words);
        self.words.clear();
    }
}

/// Whether what ends here stands within running text.
fn is_inline(tag: &TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Superscript
            | TagEnd::Subscript
    )
}

fn is_break(tag: &str) -> bool {
    tag.get(..3)
        .is_some_and(|start| start.eq_ignore_ascii_case("<br"))
}
