//! Where things stand in the text of a map, found once there is something to say about them.

use std::cell::OnceCell;

use crate::model::{KeySpan, Marked, Member, PlaceRange, Quote, marked, setting, settings_beneath};
use crate::syntax::{Node, SyntaxKind, Tree, parse};
use crate::text::Span;

/// The text of a map, read again when a place in it is asked for.
pub(super) struct Spots<'t> {
    text: &'t str,
    read: OnceCell<Read>,
}

struct Read {
    tree: Tree,
    /// The data blocks, in order.
    blocks: Vec<Block>,
}

struct Block {
    /// Where it begins.
    start: u32,
    /// Its index in the tree.
    index: u32,
    /// What it says, once that was asked for.
    marked: OnceCell<Marked>,
}

impl<'t> Spots<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            read: OnceCell::new(),
        }
    }

    fn read(&self) -> &Read {
        self.read.get_or_init(|| {
            let tree = parse(self.text).tree;
            let nodes = tree.nodes().zip(0..);
            let blocks = nodes.filter(|(node, _)| node.kind == SyntaxKind::Data);
            let blocks = blocks.map(|(node, index)| Block {
                start: node.span.start,
                index,
                marked: OnceCell::new(),
            });
            let blocks = blocks.collect();
            Read { tree, blocks }
        })
    }

    /// Where the `at` that names a place stands among the data of an element's members.
    pub(super) fn at(&self, members: &[Member], place: &PlaceRange) -> KeySpan {
        let names = |block: &Marked| block.at.filter(|_| block.marks.at.contains(place));
        self.find(members, names)
    }

    /// Where a quotation stands, and where the `at` beside it does.
    pub(super) fn quote(
        &self,
        members: &[Member],
        place: &PlaceRange,
        quote: &Quote,
    ) -> (KeySpan, Option<KeySpan>) {
        let mut beside = None;
        let names = |block: &Marked| {
            let at = |quote: &Quote| block.marks.at.get(quote.place as usize);
            let same = |other: &Quote| other.words == quote.words && at(other) == Some(place);
            let is_here = block.marks.quote.iter().any(same);
            beside = block.at.filter(|_| is_here);
            block.quote.filter(|_| is_here)
        };
        let found = self.find(members, names);
        (found, beside)
    }

    /// The first spot in the data blocks of members; their first line where there is none.
    fn find(
        &self,
        members: &[Member],
        mut spot: impl FnMut(&Marked) -> Option<KeySpan>,
    ) -> KeySpan {
        let read = self.read();
        for member in members {
            let from = read
                .blocks
                .partition_point(|block| block.start < member.span.start);
            let blocks = read.blocks.iter().skip(from);
            let inside = blocks.take_while(|block| block.start < member.span.end);
            let marks = inside.map(|block| {
                block.marked.get_or_init(|| {
                    let node = Node::at(&read.tree, self.text, block.index);
                    node.map(marked).unwrap_or_default()
                })
            });
            if let Some(found) = marks.into_iter().find_map(&mut spot) {
                return found;
            }
        }
        let key = members.first().map_or(Span::at(0), |member| member.span);
        KeySpan { key, value: None }
    }

    /// A key beneath a key of the front matter, or this, or the beginning of the text.
    pub(super) fn setting(&self, outermost: &str, key: Option<&str>) -> Span {
        let root = self.read().tree.root(self.text);
        let beneath = settings_beneath(root, outermost);
        let found = beneath
            .iter()
            .find(|deep| matches!(deep.path.as_slice(), [name] if Some(name.as_str()) == key));
        let found = found
            .map(|deep| deep.key)
            .or_else(|| setting(root, outermost));
        found.unwrap_or(Span::at(0))
    }

    /// Where words stand in the text of a member, else the member.
    pub(super) fn words(&self, member: &Member, words: &str) -> Span {
        let text = member.span.of(self.text);
        text.find(words).map_or(member.span, |at| {
            let start = member.span.start + at as u32;
            Span::new(start, start + words.len() as u32)
        })
    }
}
