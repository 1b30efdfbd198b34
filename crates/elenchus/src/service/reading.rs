use crate::model::Model;
use crate::syntax::{Node, Tree};

/// A text and what was read in it.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'r> {
    /// The text.
    pub text: &'r str,
    /// Its syntax.
    pub tree: &'r Tree,
    /// What it says.
    pub model: &'r Model,
}

impl<'r> Reading<'r> {
    /// A text with its tree and its model, which must be those of this text.
    pub fn new(text: &'r str, tree: &'r Tree, model: &'r Model) -> Self {
        Self { text, tree, model }
    }

    /// All nodes of the tree, in preorder.
    pub(super) fn nodes(&self) -> impl Iterator<Item = Node<'r>> + use<'r> {
        let root = self.tree.root(self.text);
        std::iter::once(root).chain(root.descendants())
    }

    /// The nodes that hold an offset, the innermost first; where the offset lies between two
    /// leaves, those that end there come after those that begin there.
    pub(super) fn around(&self, offset: u32) -> impl Iterator<Item = Node<'r>> + use<'r> {
        let (tree, text) = (self.tree, self.text);
        let path = |offset: u32| tree.path_to(offset).into_iter().rev();
        let behind = match offset {
            0 => None,
            offset => Some(path(offset - 1)),
        };
        let found = path(offset).chain(behind.into_iter().flatten());
        found.filter_map(move |index| Node::at(tree, text, index))
    }

    /// The leaf that ends at an offset or holds it and the byte before it.
    pub(super) fn leaf_before(&self, offset: u32) -> Option<Node<'r>> {
        let path = self.tree.path_to(offset.checked_sub(1)?);
        let node = Node::at(self.tree, self.text, *path.last()?)?;
        node.kind().is_leaf().then_some(node)
    }

    /// The line an offset stands in, up to the offset, at most so many bytes of it.
    pub(super) fn line_before(&self, offset: u32, longest: usize) -> &'r str {
        let end = (offset as usize).min(self.text.len());
        let mut start = end.saturating_sub(longest);
        while !self.text.is_char_boundary(start) {
            start += 1;
        }
        let before = self.text.get(start..end).unwrap_or_default();
        let line = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
        &before[line..]
    }
}
