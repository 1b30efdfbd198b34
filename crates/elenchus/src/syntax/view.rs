//! Typed views: what a node of some kind is made of.

use super::{Node, SyntaxKind};

/// Declares a view of the nodes of some kinds.
macro_rules! views {
    ($($(#[$doc:meta])* $view:ident of $($kind:ident)|+;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $view<'t>(Node<'t>);

        impl<'t> $view<'t> {
            /// Sees `node` as this, where it is one.
            pub fn of(node: Node<'t>) -> Option<Self> {
                matches!(node.kind(), $(SyntaxKind::$kind)|+).then_some(Self(node))
            }

            /// The node itself.
            pub fn node(self) -> Node<'t> {
                self.0
            }
        }
    )*};
}

views! {
    /// A heading.
    Heading of Heading;
    /// A statement or an argument with the relations beneath it.
    Element of Statement | Argument;
    /// A relation: a sign and what it brings in.
    Relation of Relation;
    /// A premise–conclusion structure.
    Structure of Structure;
    /// A numbered line of a structure.
    Step of Step;
    /// An inference between the lines of a structure.
    Inference of Inference;
    /// A title in its brackets: defined, referred to or mentioned.
    Title of StatementDefinition | StatementReference | StatementMention
        | ArgumentDefinition | ArgumentReference | ArgumentMention;
    /// A tag.
    Tag of Tag;
    /// A link.
    Link of Link;
    /// The place where another file goes.
    Include of Include;
}

impl Heading<'_> {
    /// The number of `#`, from 1.
    pub fn level(self) -> u32 {
        let mark = self.0.child(SyntaxKind::HeadingMark);
        mark.map_or(1, |mark| mark.span().len())
    }
}

impl<'t> Element<'t> {
    /// Its title, where it has one.
    pub fn title(self) -> Option<Title<'t>> {
        self.0.children().find_map(Title::of)
    }

    /// What it is made of itself: title, text, tags, data and what lies between, without the
    /// relations beneath it.
    pub fn head(self) -> impl Iterator<Item = Node<'t>> {
        let relation = |node: &Node<'_>| node.kind() == SyntaxKind::Relation;
        self.0.children().take_while(move |node| !relation(node))
    }

    /// The relations right beneath it.
    pub fn relations(self) -> impl Iterator<Item = Relation<'t>> {
        self.0.children().filter_map(Relation::of)
    }
}

impl<'t> Relation<'t> {
    /// Its sign, such as `<+`.
    pub fn sign(self) -> Option<Node<'t>> {
        self.0.child(SyntaxKind::Sign)
    }

    /// What the sign brings in.
    pub fn element(self) -> Option<Element<'t>> {
        self.0.children().find_map(Element::of)
    }
}

impl<'t> Structure<'t> {
    /// Its numbered lines.
    pub fn steps(self) -> impl Iterator<Item = Step<'t>> {
        self.0.children().filter_map(Step::of)
    }

    /// Its main conclusion: the last line that directly follows an inference.
    pub fn conclusion(self) -> Option<Step<'t>> {
        let mut inferred = false;
        let mut last = None;
        for child in self.0.children() {
            match child.kind() {
                SyntaxKind::Inference => inferred = true,
                SyntaxKind::Step if std::mem::take(&mut inferred) => last = Step::of(child),
                _ => {}
            }
        }
        last
    }
}

impl<'t> Step<'t> {
    /// Its number with the parentheses.
    pub fn mark(self) -> Option<Node<'t>> {
        self.0.child(SyntaxKind::Number)
    }

    /// Its number; `u32::MAX` where it is larger than that.
    pub fn number(self) -> u32 {
        let digits = self.mark().map_or("", |mark| inside(mark.text(), 1, 1));
        digits.parse().unwrap_or(u32::MAX)
    }

    /// What it states.
    pub fn element(self) -> Option<Element<'t>> {
        self.0.children().find_map(Element::of)
    }
}

impl<'t> Inference<'t> {
    /// The names of its rules.
    pub fn rules(self) -> impl Iterator<Item = Node<'t>> {
        let rule = |node: &Node<'_>| node.kind() == SyntaxKind::Rule;
        self.0.children().filter(rule)
    }
}

impl<'t> Title<'t> {
    /// The title between the brackets.
    pub fn name(self) -> &'t str {
        let written = self.0.text();
        let written = written.strip_prefix('@').unwrap_or(written);
        inside(written.strip_suffix(':').unwrap_or(written), 1, 1)
    }

    /// Whether it is the title of an argument.
    pub fn is_argument(self) -> bool {
        matches!(
            self.0.kind(),
            SyntaxKind::ArgumentDefinition
                | SyntaxKind::ArgumentReference
                | SyntaxKind::ArgumentMention
        )
    }

    /// Whether it only refers to what is defined elsewhere, and beginning a block of its own.
    pub fn is_reference(self) -> bool {
        matches!(
            self.0.kind(),
            SyntaxKind::StatementReference | SyntaxKind::ArgumentReference
        )
    }

    /// Whether it stands in running text.
    pub fn is_mention(self) -> bool {
        matches!(
            self.0.kind(),
            SyntaxKind::StatementMention | SyntaxKind::ArgumentMention
        )
    }
}

impl<'t> Tag<'t> {
    /// The name in `#name` or `#(name)`.
    pub fn name(self) -> &'t str {
        let written = self.0.text();
        match written.strip_prefix("#(") {
            Some(rest) => rest.strip_suffix(')').unwrap_or(rest),
            None => written.strip_prefix('#').unwrap_or(written),
        }
    }
}

impl<'t> Link<'t> {
    /// The words that are shown and the address, as the author wrote it.
    pub fn parts(self) -> (&'t str, &'t str) {
        let written = self.0.text();
        inside(written, 1, 1)
            .split_once("](")
            .unwrap_or((written, ""))
    }
}

impl<'t> Include<'t> {
    /// The path between the parentheses, without blanks around it.
    pub fn path(self) -> &'t str {
        let written = self.0.text();
        let path = written.strip_prefix("@include(").unwrap_or(written);
        path.strip_suffix(')').unwrap_or(path).trim()
    }
}

/// `text` without so many bytes at its ends.
fn inside(text: &str, start: usize, end: usize) -> &str {
    text.get(start..text.len().saturating_sub(end))
        .unwrap_or_default()
}
