//! Whether two texts have the same tree, white space and comments aside.

use crate::syntax::{NodeData, SyntaxKind, Tree};

/// Where two trees differ.
pub(super) enum Differences {
    None,
    /// In these blocks, counted from 0.
    Blocks(Vec<usize>),
    /// In how many blocks there are, or in their comments.
    Elsewhere,
}

/// Compares two documents block by block.
pub(super) fn compare(one: (&Tree, &str), other: (&Tree, &str)) -> Differences {
    if comments(one).ne(comments(other)) {
        return Differences::Elsewhere;
    }
    let (ours, theirs) = (blocks(one.0), blocks(other.0));
    let mut different = Vec::new();
    for (index, (&a, &b)) in ours.iter().zip(&theirs).enumerate() {
        if !Events::new(one, a).eq(Events::new(other, b)) {
            different.push(index);
            if ours.len() != theirs.len() {
                // What follows has slipped.
                return Differences::Blocks(different);
            }
        }
    }
    match (different.is_empty(), ours.len() == theirs.len()) {
        (true, true) => Differences::None,
        (true, false) => Differences::Elsewhere,
        (false, _) => Differences::Blocks(different),
    }
}

fn comments<'t>((tree, text): (&'t Tree, &'t str)) -> impl Iterator<Item = String> {
    let comments = tree.nodes().filter(|node| node.kind == SyntaxKind::Comment);
    comments.map(|node| {
        let comment = node.span.of(text).trim_end_matches([' ', '\t']);
        comment.replace("\r\n", "\n").replace('\r', "\n")
    })
}

/// The first node of each block.
fn blocks(tree: &Tree) -> Vec<u32> {
    let mut blocks = Vec::new();
    let mut index = 1;
    while let Some(node) = tree.get(index) {
        if !node.kind.is_trivia() {
            blocks.push(index);
        }
        index = node.end;
    }
    blocks
}

/// What a block is made of, in order.
#[derive(PartialEq)]
enum Event<'t> {
    Enter(SyntaxKind),
    Leave,
    Leaf(SyntaxKind, &'t str),
    /// A character of running text; each run of white space counts as one blank.
    Letter(char),
}

struct Events<'t> {
    tree: &'t Tree,
    text: &'t str,
    next: u32,
    end: u32,
    /// The end of each open node, and whether it is running text.
    open: Vec<(u32, bool)>,
    /// How many of them are running text; elsewhere white space says nothing.
    running: u32,
    /// The running text that is being read.
    letters: std::str::Chars<'t>,
    /// Whether white space stood before what comes next.
    blank: bool,
    /// Whether running text has begun.
    begun: bool,
    held: Option<Event<'t>>,
}

impl<'t> Events<'t> {
    fn new((tree, text): (&'t Tree, &'t str), block: u32) -> Self {
        Self {
            tree,
            text,
            next: block,
            end: tree.get(block).map_or(block, |node| node.end),
            open: Vec::new(),
            running: 0,
            letters: "".chars(),
            blank: false,
            begun: false,
            held: None,
        }
    }

    /// The event after a blank, where one is due: at the ends of running text none is.
    fn after_blank(&mut self, event: Event<'t>) -> Event<'t> {
        if std::mem::take(&mut self.blank) && self.begun {
            self.held = Some(event);
            return Event::Letter(' ');
        }
        event
    }

    fn leaf(&mut self, node: NodeData) -> Option<Event<'t>> {
        let text = node.span.of(self.text);
        match node.kind {
            SyntaxKind::Text => {
                self.letters = text.chars();
                None
            }
            SyntaxKind::Comment => None,
            kind if kind.is_trivia() => {
                self.blank |= self.running > 0;
                None
            }
            kind => {
                let event = self.after_blank(Event::Leaf(kind, text));
                self.begun = true;
                Some(event)
            }
        }
    }
}

impl<'t> Iterator for Events<'t> {
    type Item = Event<'t>;

    fn next(&mut self) -> Option<Event<'t>> {
        if let Some(held) = self.held.take() {
            return Some(held);
        }
        loop {
            for letter in self.letters.by_ref() {
                if matches!(letter, ' ' | '\t' | '\n' | '\r') {
                    self.blank = true;
                    continue;
                }
                let event = self.after_blank(Event::Letter(letter));
                self.begun = true;
                return Some(event);
            }
            let over = self.open.last().filter(|(end, _)| *end <= self.next);
            if let Some(&(_, running)) = over {
                self.open.pop();
                if running {
                    self.running -= 1;
                    self.blank = false;
                }
                return Some(Event::Leave);
            }
            if self.next >= self.end {
                return None;
            }
            let node = self.tree.get(self.next)?;
            self.next += 1;
            if node.kind.is_leaf() {
                if let Some(event) = self.leaf(node) {
                    return Some(event);
                }
            } else {
                let running = matches!(node.kind, SyntaxKind::Prose | SyntaxKind::Rule);
                self.open.push((node.end, running));
                if running {
                    self.running += 1;
                    self.begun = false;
                    self.blank = false;
                }
                let event = self.after_blank(Event::Enter(node.kind));
                return Some(event);
            }
        }
    }
}
