use std::fmt::Write as _;

use elenchus::format::{Options, Wrap, format};
use elenchus::model::Model;
use elenchus::syntax::{self, SyntaxKind};

const STYLES: [Options; 3] = [
    Options {
        indent: 2,
        wrap: Wrap::Keep,
    },
    Options {
        indent: 4,
        wrap: Wrap::At(72),
    },
    Options {
        indent: 2,
        wrap: Wrap::At(9),
    },
];

/// Formatting any text keeps what it means and its comments, and twice is once.
///
/// # Panics
/// When that does not hold.
pub fn fmt(input: &[u8]) {
    let Ok(text) = syntax::decode(input) else {
        return;
    };
    let (said, aside) = (meaning(&elenchus::parse(text).model), comments(text));
    for style in &STYLES {
        let after = format(text, style);
        assert_eq!(
            meaning(&elenchus::parse(&after).model),
            said,
            "{style:?}: {after:?}"
        );
        assert_eq!(comments(&after), aside, "{style:?}: {after:?}");
        assert_eq!(format(&after, style), after, "{style:?}");
    }
}

fn comments(text: &str) -> Vec<String> {
    let tree = syntax::parse(text).tree;
    let nodes = tree.nodes();
    let comments = nodes.filter(|node| node.kind == SyntaxKind::Comment);
    let words = comments.map(|comment| comment.span.of(text).trim_end());
    words
        .map(|words| words.replace("\r\n", "\n").replace('\r', "\n"))
        .collect()
}

/// All that a model says, without the places where it says it.
pub(crate) fn meaning(model: &Model) -> String {
    let mut out = format!("{:?} {:?}\n", model.mode(), model.front_matter());
    for section in model.sections() {
        let _ = writeln!(
            out,
            "{:?} {} {:?} {:?} {:?} {:?}",
            section.title,
            section.level,
            section.parent,
            section.tags,
            section.data,
            section.ranges
        );
    }
    let members = |out: &mut String, members: &[elenchus::model::Member]| {
        for member in members {
            let _ = writeln!(
                out,
                "  {:?} {:?} {} {:?} {:?} {:?} {:?}",
                member.text,
                member.ranges(),
                member.is_reference,
                member.role,
                member.tags(),
                member.data(),
                member.section
            );
        }
    };
    for statement in model.statements() {
        let _ = writeln!(
            out,
            "[{}] {:?} {:?}",
            statement.title, statement.canonical, statement.section
        );
        members(&mut out, &statement.members);
    }
    for argument in model.arguments() {
        let _ = writeln!(
            out,
            "<{}> {:?} {:?}",
            argument.title, argument.canonical, argument.section
        );
        members(&mut out, &argument.members);
        for step in argument
            .structure
            .iter()
            .flat_map(|structure| &structure.steps)
        {
            let _ = writeln!(out, "  {step:?}");
        }
    }
    for inference in model.inferences() {
        let _ = writeln!(
            out,
            "{:?} {:?} {:?}",
            inference.argument, inference.rules, inference.data
        );
    }
    for relation in model.relations() {
        let _ = writeln!(
            out,
            "{:?} {:?} {:?}",
            relation.kind, relation.from, relation.to
        );
    }
    out
}
