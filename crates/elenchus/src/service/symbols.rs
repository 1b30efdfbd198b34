use super::Reading;
use super::names::shortened;
use crate::syntax::{self, Node, SyntaxKind};
use crate::text::Span;

/// How many characters of a text stand for it.
const LONGEST: usize = 60;

/// One entry of the outline of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// What it is.
    pub kind: SymbolKind,
    /// Its title in brackets, or its first words; with the sign or the number before it. Never
    /// empty.
    pub name: String,
    /// The first words of what has a title; may be empty.
    pub detail: String,
    /// All of it, with what stands beneath.
    pub span: Span,
    /// Its title, or where its words begin: the place to go to.
    pub place: Span,
    /// The index of the entry it stands in, which comes before it.
    pub parent: Option<u32>,
}

/// What a [`Symbol`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SymbolKind {
    /// A heading with all that follows until the next one of its level.
    Section,
    /// A statement.
    Statement,
    /// An argument, with its structure where that follows it.
    Argument,
    /// A structure without an argument before it.
    Structure,
    /// A line of a structure.
    Step,
}

/// The outline of a text: sections, statements, arguments, and lines of structures, in the order
/// of the text, each behind what it stands in.
pub fn symbols(reading: &Reading<'_>) -> Vec<Symbol> {
    let mut outline = Outline {
        symbols: Vec::new(),
        sections: Vec::new(),
        open: Vec::new(),
        argument: None,
        list: 0,
    };
    for node in reading.nodes() {
        outline.leave(node.index());
        outline.enter(node);
    }
    outline.close_sections(0, reading.text.len() as u32);
    outline.symbols
}

struct Outline {
    symbols: Vec<Symbol>,
    /// The sections that are open: level and entry.
    sections: Vec<(u32, u32)>,
    /// What is open: the index one past its last node, and its entry.
    open: Vec<(u32, u32)>,
    /// The argument that is the last block, for the structure that may follow it.
    argument: Option<u32>,
    /// The index one past the last node of the last list: its items are no blocks.
    list: u32,
}

impl Outline {
    /// Closes what ends before a node.
    fn leave(&mut self, index: u32) {
        while self.open.last().is_some_and(|&(end, _)| end <= index) {
            self.open.pop();
        }
    }

    fn enter(&mut self, node: Node<'_>) {
        match node.kind() {
            SyntaxKind::Heading => self.heading(node),
            SyntaxKind::Structure => self.structure(node),
            SyntaxKind::Step => self.step(node),
            SyntaxKind::List => self.list = node.end(),
            SyntaxKind::Relation => {
                let sign = syntax::Relation::of(node).and_then(syntax::Relation::sign);
                let element = syntax::Relation::of(node).and_then(syntax::Relation::element);
                if let (Some(sign), Some(element)) = (sign, element) {
                    self.element(node, element, &format!("{} ", sign.text()));
                }
            }
            SyntaxKind::Statement | SyntaxKind::Argument if self.is_block(node) => {
                if let Some(element) = syntax::Element::of(node) {
                    self.element(node, element, "");
                }
            }
            _ => {}
        }
    }

    /// Whether an element is no part of a relation or a line, which have taken it already.
    fn is_block(&self, node: Node<'_>) -> bool {
        let last = self.open.last();
        last.is_none_or(|&(end, _)| end != node.end())
    }

    fn heading(&mut self, node: Node<'_>) {
        let level = syntax::Heading::of(node).map_or(1, syntax::Heading::level);
        self.close_sections(level, node.span().start);
        self.argument = None;
        let parent = self.sections.last().map(|&(_, entry)| entry);
        let entry = self.add(Symbol {
            kind: SymbolKind::Section,
            name: named(words(node, LONGEST)),
            detail: String::new(),
            span: node.span(),
            place: node.span(),
            parent,
        });
        self.sections.push((level, entry));
    }

    /// Ends the sections of this level and of deeper ones.
    fn close_sections(&mut self, level: u32, end: u32) {
        while let Some(&(open, entry)) = self.sections.last() {
            if open < level {
                return;
            }
            let span = &mut self.symbols[entry as usize].span;
            span.end = span.end.max(end);
            self.sections.pop();
        }
    }

    /// Adds an element; `whole` is the relation that brings it in, or the element itself.
    fn element(&mut self, whole: Node<'_>, element: syntax::Element<'_>, sign: &str) {
        let node = element.node();
        let own = words(node, LONGEST);
        let (name, detail, place) = match element.title() {
            Some(title) => {
                let written = title.node().text().trim_end_matches(':');
                (written.to_owned(), own, title.node().span())
            }
            None => {
                let start = node.span().start;
                (named(own), String::new(), Span::at(start))
            }
        };
        let kind = match node.kind() {
            SyntaxKind::Argument => SymbolKind::Argument,
            _ => SymbolKind::Statement,
        };
        let parent = self.parent();
        let entry = self.add(Symbol {
            kind,
            name: format!("{sign}{name}"),
            detail,
            span: whole.span(),
            place,
            parent,
        });
        let is_argument_block =
            kind == SymbolKind::Argument && self.open.is_empty() && self.list <= node.index();
        self.argument = match is_argument_block {
            true => Some(entry),
            false => self.argument.filter(|_| !self.open.is_empty()),
        };
        self.open.push((whole.end(), entry));
    }

    fn structure(&mut self, node: Node<'_>) {
        let entry = self.argument.take().unwrap_or_else(|| {
            let step = syntax::Structure::of(node).and_then(syntax::Structure::conclusion);
            let conclusion = step.map(|step| words(step.node(), LONGEST));
            let parent = self.parent();
            self.add(Symbol {
                kind: SymbolKind::Structure,
                name: named(conclusion.unwrap_or_default()),
                detail: String::new(),
                span: node.span(),
                place: Span::at(node.span().start),
                parent,
            })
        });
        self.symbols[entry as usize].span.end = node.span().end;
        self.open.push((node.end(), entry));
    }

    fn step(&mut self, node: Node<'_>) {
        let step = syntax::Step::of(node);
        let element = step.and_then(syntax::Step::element);
        let number = step.and_then(syntax::Step::mark).map_or("", Node::text);
        if let Some(element) = element {
            self.element(node, element, &format!("{number} "));
            if let Some(symbol) = self.symbols.last_mut() {
                symbol.kind = SymbolKind::Step;
            }
        }
    }

    /// The entry that a new one stands in.
    fn parent(&self) -> Option<u32> {
        let open = self.open.last().map(|&(_, entry)| entry);
        open.or_else(|| self.sections.last().map(|&(_, entry)| entry))
    }

    fn add(&mut self, symbol: Symbol) -> u32 {
        self.symbols.push(symbol);
        self.symbols.len() as u32 - 1
    }
}

fn named(name: String) -> String {
    match name.is_empty() {
        true => "…".to_owned(),
        false => name,
    }
}

/// The first words of the running text right in a node, or in the element of a line.
fn words(node: Node<'_>, longest: usize) -> String {
    let mut words = String::new();
    let mut length = 0;
    let prose = |node: Node<'_>| {
        node.children()
            .any(|child| child.kind() == SyntaxKind::Prose)
    };
    let holder = match prose(node) {
        true => Some(node),
        false => node.children().find(|&child| prose(child)),
    };
    let own = holder.into_iter().flat_map(|holder| {
        holder
            .children()
            .take_while(|child| child.kind() != SyntaxKind::Relation)
            .filter(|child| child.kind() == SyntaxKind::Prose)
    });
    for leaf in own.flat_map(Node::descendants) {
        let written = match leaf.kind() {
            SyntaxKind::Link => syntax::Link::of(leaf).map_or("", |link| link.parts().0),
            SyntaxKind::Escape => leaf.text().get(1..).unwrap_or_default(),
            SyntaxKind::Comment | SyntaxKind::EmphasisMark | SyntaxKind::Tag => "",
            SyntaxKind::Newline => " ",
            kind if kind.is_leaf() => leaf.text(),
            _ => "",
        };
        for character in written.chars() {
            let blank = character.is_whitespace();
            if !blank || !words.is_empty() && !words.ends_with(' ') {
                words.push(if blank { ' ' } else { character });
                length += 1;
            }
            // One more than is kept, to see that there is more.
            if length > longest + 1 {
                return shortened(&words, longest);
            }
        }
    }
    shortened(words.trim_end(), longest)
}
