//! What holds for every text.

use elenchus::diagnostic::{Safety, Severity};
use elenchus::model::{Element, End, MemberRole, Parsed, StepKind};
use elenchus::syntax::{self, SyntaxKind};
use elenchus::text::apply;
use proptest::prelude::*;

use super::cases::documents;

/// Pieces of which documents are made, well and badly.
const PIECES: &[&str] = &[
    "[A]",
    "[B]: ",
    "<A>",
    "<B>: ",
    "[C d]",
    "@[A]",
    "@<B>",
    "word",
    "text",
    " ",
    "  ",
    "    ",
    "\t",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "+ ",
    "- ",
    "<+ ",
    "-> ",
    "_> ",
    "<_ ",
    "_ ",
    ">< ",
    "(1) ",
    "(2)",
    "----",
    "--",
    "---",
    ",",
    "{a: 1}",
    "{at: \"5.3\"}",
    "{",
    "}",
    "{\n",
    "a: 1\n",
    "#",
    "# ",
    "## ",
    "#tag",
    "#(a b)",
    "===",
    "===\n",
    "* ",
    "*",
    "**",
    "_",
    "__",
    "1. ",
    "//",
    "/*",
    "*/",
    "<!--",
    "-->",
    "\\",
    "\\*",
    ".->.",
    ":smiley:",
    "U.S.A.",
    "https://a.b/c",
    "[l](u)",
    "\u{feff}",
    "\0",
    "é",
    "日本",
    "🙂",
    "'",
    "\"",
    ":",
    ".",
    ";",
    "|",
    "&a",
    "*a",
    "!!str",
    "model:",
];

pub(crate) fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(PIECES);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// A case document with some stretches cut out, doubled, or replaced by pieces.
pub(crate) fn mutated() -> impl Strategy<Value = String> {
    let documents: Vec<String> = documents().into_iter().map(|(_, text)| text).collect();
    let change = (
        any::<prop::sample::Index>(),
        0usize..12,
        prop::sample::select(PIECES),
    );
    let changes = prop::collection::vec(change, 1..6);
    (prop::sample::select(documents), changes).prop_map(|(text, changes)| {
        let mut chars: Vec<char> = text.chars().collect();
        for (at, length, piece) in changes {
            let at = at.index(chars.len() + 1);
            let end = (at + length).min(chars.len());
            chars.splice(at..end, piece.chars());
        }
        chars.into_iter().collect()
    })
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![1 => any::<String>(), 2 => pieces(), 3 => mutated()]
}

/// Every leaf begins where the last one ended, inside its parents.
fn check_tree(text: &str) {
    let syntax = syntax::parse(text);
    assert_eq!(syntax.tree.print(text), text);
    let nodes: Vec<_> = syntax.tree.nodes().collect();
    assert_eq!(nodes[0].kind, SyntaxKind::Document);
    assert_eq!(nodes[0].end as usize, nodes.len());
    let mut at = 0;
    for (index, node) in nodes.iter().enumerate() {
        assert!(
            text.get(node.span.start as usize..node.span.end as usize)
                .is_some()
        );
        assert!(node.end as usize > index);
        assert_eq!(syntax.tree.get(index as u32).as_ref(), Some(node));
        if node.kind.is_leaf() {
            assert_eq!(node.span.start, at);
            assert!(node.span.end > at);
            assert_eq!(node.end as usize, index + 1);
            at = node.span.end;
        } else if node.end as usize > index + 1 {
            let last = &nodes[node.end as usize - 1];
            assert_eq!(node.span.start, nodes[index + 1].span.start);
            assert_eq!(node.span.end, last.span.end);
        }
    }
    assert_eq!(at as usize, text.len());
}

/// Ids lead somewhere, members know their steps, remarks stand in order on character borders.
fn check_model(text: &str) {
    let parsed = elenchus::parse(text);
    let model = &parsed.model;
    for argument in model.arguments() {
        let Some(structure) = &argument.structure else {
            continue;
        };
        let conclusions =
            |step: &&elenchus::model::Step| matches!(step.kind, StepKind::Conclusion(_));
        assert!(structure.steps.iter().any(|step| conclusions(&step)));
        assert!(matches!(
            structure.steps.last().map(|step| step.kind),
            Some(StepKind::Conclusion(_))
        ));
        for (index, step) in structure.steps.iter().enumerate() {
            let member = &model.statement(step.statement).members[step.member as usize];
            assert!(!matches!(
                member.role,
                MemberRole::TopLevel | MemberRole::Relation
            ));
            if let StepKind::Conclusion(id) = step.kind {
                assert_eq!(model.inference(id).conclusion as usize, index);
                assert_eq!(
                    &model.argument(model.inference(id).argument).title,
                    &argument.title
                );
            }
        }
    }
    for statement in model.statements() {
        assert!(!statement.members.is_empty());
        for member in &statement.members {
            assert!(
                text.get(member.span.start as usize..member.span.end as usize)
                    .is_some()
            );
            for range in member.ranges() {
                assert!(
                    member
                        .text
                        .get(range.span.start as usize..range.span.end as usize)
                        .is_some()
                );
            }
        }
    }
    for relation in model.relations() {
        assert!(!relation.origins.is_empty());
        for end in [relation.from, relation.to] {
            match end {
                End::Statement(id) => {
                    model.title_of(Element::Statement(id));
                }
                End::Argument(id) => {
                    model.title_of(Element::Argument(id));
                }
                End::Inference(id) => {
                    model.inference(id);
                }
            }
        }
    }
    for remarks in parsed.diagnostics.windows(2) {
        assert!(remarks[0].span <= remarks[1].span);
    }
    for remark in &parsed.diagnostics {
        let edits = remark
            .fix
            .iter()
            .flat_map(|fix| &fix.edits)
            .map(|edit| edit.span);
        let related = remark.related.iter().map(|related| related.span);
        for span in edits.chain(related).chain([remark.span]) {
            let place = text.get(span.start as usize..span.end as usize);
            assert!(place.is_some(), "{}: {span:?} in {text:?}", remark.code);
        }
    }
}

/// What a document holds, and what is wrong with it, in numbers: statements with their members,
/// arguments with theirs, relations, inferences, sections, errors.
fn holdings(text: &str) -> [usize; 7] {
    let Parsed { model, diagnostics } = elenchus::parse(text);
    let members = model.statements().iter().map(|it| it.members.len()).sum();
    let errors = diagnostics
        .iter()
        .filter(|it| it.severity() == Severity::Error);
    [
        model.statements().len(),
        members,
        model.arguments().len(),
        model.relations().len(),
        model.inferences().len(),
        model.sections().len(),
        errors.count(),
    ]
}

fn check_safe_fixes(text: &str) {
    let before = holdings(text);
    for remark in elenchus::parse(text).diagnostics {
        let Some(fix) = remark.fix.filter(|fix| fix.safety == Safety::Safe) else {
            continue;
        };
        let fixed = apply(text, &fix.edits).expect("edits in order");
        let after = holdings(&fixed);
        let (code, errors) = (remark.code, after.len() - 1);
        assert_eq!(
            after[..errors],
            before[..errors],
            "{code}\n{text:?}\n{fixed:?}"
        );
        assert!(
            after[errors] <= before[errors],
            "{code}\n{text:?}\n{fixed:?}"
        );
        let left = elenchus::parse(&fixed).diagnostics;
        assert!(
            left.iter().filter(|it| it.code == code).count()
                < elenchus::parse(text)
                    .diagnostics
                    .iter()
                    .filter(|it| it.code == code)
                    .count(),
            "{code} stays\n{text:?}\n{fixed:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_tree_holds_every_byte(text in any_text()) {
        check_tree(&text);
    }

    #[test]
    fn any_text_gives_a_sound_model(text in any_text()) {
        check_model(&text);
    }

    #[test]
    fn a_safe_fix_loses_nothing_and_adds_no_error(text in any_text()) {
        check_safe_fixes(&text);
    }

    #[test]
    fn parsing_is_a_function(text in pieces()) {
        let (one, other) = (elenchus::parse(&text), elenchus::parse(&text));
        prop_assert_eq!(one.diagnostics, other.diagnostics);
        prop_assert_eq!(one.model.statements(), other.model.statements());
        prop_assert_eq!(one.model.relations(), other.model.relations());
    }
}

#[test]
fn a_sign_at_the_margin_is_not_joined_to_the_text_above() {
    check_safe_fixes("a\n\n  - [<A>: two\n\n-[l](u) + : at the margin\n");
}
