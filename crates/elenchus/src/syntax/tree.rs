use std::fmt;

use super::SyntaxKind;
use crate::text::Span;

/// A lossless syntax tree: every byte of the text is covered by exactly one leaf.
///
/// Flat, in one array in preorder, so that neither walking nor dropping it recurses. It holds
/// spans, not text: keep the text it was parsed from beside it.
///
/// A leaf begins where the one before it ends, so that a node ends where the first one behind it
/// begins: nine bytes a node are enough.
#[derive(Clone, PartialEq, Eq)]
pub struct Tree {
    kinds: Vec<SyntaxKind>,
    /// Where each node begins; then the length of the text.
    starts: Vec<u32>,
    /// The index one past the last node of each subtree.
    ends: Vec<u32>,
}

/// One node or leaf of a [`Tree`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NodeData {
    /// What it is.
    pub kind: SyntaxKind,
    /// What it covers.
    pub span: Span,
    /// The index one past the last node of its subtree.
    pub end: u32,
}

/// A node of a [`Tree`] together with the text: what the typed views are made of.
#[derive(Clone, Copy)]
pub struct Node<'t> {
    tree: &'t Tree,
    text: &'t str,
    index: u32,
}

impl Tree {
    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.kinds.len()
    }

    /// Never: there is the [`SyntaxKind::Document`] in every tree.
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    /// All nodes in preorder; the first is the [`SyntaxKind::Document`].
    pub fn nodes(&self) -> impl ExactSizeIterator<Item = NodeData> {
        (0..self.len()).map(|index| self.data(index))
    }

    /// The node with this index, where there is one.
    pub fn get(&self, index: u32) -> Option<NodeData> {
        let index = index as usize;
        (index < self.len()).then(|| self.data(index))
    }

    /// The kind of the node with this index, where there is one.
    pub fn kind(&self, index: u32) -> Option<SyntaxKind> {
        self.kinds.get(index as usize).copied()
    }

    /// How many nodes are of this kind.
    pub fn count(&self, kind: SyntaxKind) -> usize {
        // In bytes and without a branch, so that many are counted at once.
        let count = |kinds: &[SyntaxKind]| -> u8 {
            kinds.iter().map(|&other| u8::from(other == kind)).sum()
        };
        let counts = self.kinds.chunks(255).map(count);
        counts.map(usize::from).sum()
    }

    fn data(&self, index: usize) -> NodeData {
        let end = self.ends[index];
        NodeData {
            kind: self.kinds[index],
            span: Span::new(self.starts[index], self.starts[end as usize]),
            end,
        }
    }

    /// The root, seen with the text the tree was parsed from.
    pub fn root<'t>(&'t self, text: &'t str) -> Node<'t> {
        Node {
            tree: self,
            text,
            index: 0,
        }
    }

    /// Joins the leaves: gives back `text`, byte for byte, where the tree is that text's.
    pub fn print(&self, text: &str) -> String {
        let leaves = self.nodes().filter(|node| node.kind.is_leaf());
        leaves.map(|leaf| leaf.span.of(text)).collect()
    }

    /// The innermost nodes that hold `offset`, outermost first, the leaf last.
    pub fn path_to(&self, offset: u32) -> Vec<u32> {
        let mut path = vec![0];
        let mut index = 1;
        let mut end = self.len() as u32;
        while index < end {
            let node = self.data(index as usize);
            if node.span.contains(offset) {
                path.push(index);
                end = node.end;
                index += 1;
            } else {
                index = node.end;
            }
        }
        path
    }
}

impl fmt::Debug for Tree {
    /// One node a line: kind and span, indented by depth (up to 40).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut ends: Vec<u32> = Vec::new();
        for (index, node) in self.nodes().enumerate() {
            while ends.last().is_some_and(|&end| end as usize <= index) {
                ends.pop();
            }
            let depth = ends.len().min(40);
            let Span { start, end } = node.span;
            writeln!(f, "{:depth$}{:?} {start}..{end}", "", node.kind)?;
            ends.push(node.end);
        }
        Ok(())
    }
}

impl<'t> Node<'t> {
    /// The node with this index, where there is one.
    pub fn at(tree: &'t Tree, text: &'t str, index: u32) -> Option<Self> {
        ((index as usize) < tree.len()).then_some(Self { tree, text, index })
    }

    fn data(self) -> NodeData {
        self.tree.data(self.index as usize)
    }

    /// Its index among [`Tree::nodes`].
    pub fn index(self) -> u32 {
        self.index
    }

    /// The index one past the last node of its subtree.
    pub fn end(self) -> u32 {
        self.tree.ends[self.index as usize]
    }

    /// What it is.
    pub fn kind(self) -> SyntaxKind {
        self.tree.kinds[self.index as usize]
    }

    /// What it covers.
    pub fn span(self) -> Span {
        self.data().span
    }

    /// The text it covers.
    pub fn text(self) -> &'t str {
        self.span().of(self.text)
    }

    /// Its children, in order; none for a leaf.
    pub fn children(self) -> Children<'t> {
        Children {
            tree: self.tree,
            text: self.text,
            next: self.index + 1,
            end: self.end(),
        }
    }

    /// All nodes beneath it, in preorder.
    pub fn descendants(self) -> impl Iterator<Item = Node<'t>> {
        (self.index + 1..self.end()).map(move |index| Node { index, ..self })
    }

    /// Its first child of this kind.
    pub fn child(self, kind: SyntaxKind) -> Option<Self> {
        self.children().find(|child| child.kind() == kind)
    }
}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Span { start, end } = self.span();
        write!(f, "{:?} {start}..{end}", self.kind())
    }
}

/// The children of a [`Node`].
#[derive(Clone)]
pub struct Children<'t> {
    tree: &'t Tree,
    text: &'t str,
    next: u32,
    end: u32,
}

impl<'t> Iterator for Children<'t> {
    type Item = Node<'t>;

    fn next(&mut self) -> Option<Node<'t>> {
        if self.next >= self.end {
            return None;
        }
        let node = Node {
            tree: self.tree,
            text: self.text,
            index: self.next,
        };
        self.next = node.end();
        Some(node)
    }
}

/// Builds a [`Tree`] from left to right. Leaves are given by where they end, so that none can
/// be left out and none can overlap.
pub(super) struct Builder {
    tree: Tree,
    open: Vec<u32>,
    at: u32,
}

impl Builder {
    /// A builder for a text of `length` bytes, its root open.
    pub(super) fn new(length: usize) -> Self {
        let guess = length / 6 + 8;
        let mut builder = Self {
            tree: Tree {
                kinds: Vec::with_capacity(guess),
                starts: Vec::with_capacity(guess),
                ends: Vec::with_capacity(guess),
            },
            open: Vec::new(),
            at: 0,
        };
        builder.start(SyntaxKind::Document);
        builder
    }

    /// Where the next leaf begins.
    pub(super) fn at(&self) -> usize {
        self.at as usize
    }

    /// How many nodes are open, the root among them.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    pub(super) fn start(&mut self, kind: SyntaxKind) {
        self.open.push(self.tree.len() as u32);
        self.push(kind);
    }

    /// Adds a leaf that reaches to `end`; nothing where that is no further.
    pub(super) fn leaf(&mut self, kind: SyntaxKind, end: usize) {
        let end = end as u32;
        if end > self.at {
            self.push(kind);
            self.at = end;
        }
    }

    fn push(&mut self, kind: SyntaxKind) {
        let Tree {
            kinds,
            starts,
            ends,
        } = &mut self.tree;
        kinds.push(kind);
        starts.push(self.at);
        ends.push(kinds.len() as u32);
    }

    pub(super) fn finish(&mut self) {
        if let Some(index) = self.open.pop() {
            self.tree.ends[index as usize] = self.tree.len() as u32;
        }
    }

    /// Finishes nodes until only `depth` are open.
    pub(super) fn finish_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            self.finish();
        }
    }

    /// The tree; what is left of the `length` bytes becomes plain text.
    pub(super) fn build(mut self, length: usize) -> Tree {
        self.finish_to(1);
        self.leaf(SyntaxKind::Text, length);
        self.finish();
        let mut tree = self.tree;
        tree.starts.push(self.at);
        tree.kinds.shrink_to_fit();
        tree.starts.shrink_to_fit();
        tree.ends.shrink_to_fit();
        tree
    }
}
