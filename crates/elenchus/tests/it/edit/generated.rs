//! Documents with all that an edit must leave alone: nesting, comments, tags, data, emphasis,
//! wrapped lines, sections, structures, several members.

use std::fmt::Write as _;

use proptest::prelude::*;

/// How many titles there are of each kind.
pub(super) const TITLES: usize = 4;

#[derive(Clone, Debug)]
struct Head {
    /// Statement or argument, and which title; none for an untitled statement.
    argument: bool,
    title: Option<usize>,
    /// What is said; nothing in a reference.
    form: usize,
    tag: Option<&'static str>,
    data: Option<&'static str>,
    comment: Option<&'static str>,
}

const FORMS: &[&str] = &[
    "says N",
    "says *N* loudly",
    "says N and\n  goes on",
    "goes **on and N** on",
    "calls @[S1] N",
    "says N // within\n  and goes on",
    "says /* in */ N #mid and goes on",
    "has file_name N at https://a.b/c_d",
    "was \\*N\\* [linked two](u) here",
];

fn head() -> impl Strategy<Value = Head> {
    let parts = (
        any::<bool>(),
        prop::option::weighted(0.7, 0..TITLES),
        0..FORMS.len() + 3,
        prop::option::weighted(
            0.3,
            prop::sample::select(vec!["#one", "#(two words)", "#one #two"]),
        ),
        prop::option::weighted(
            0.3,
            prop::sample::select(vec![
                "{k: 1}",
                "{j: \"a\", k: 2}",
                "{\n    # why\n    j: b\n  }",
            ]),
        ),
        prop::option::weighted(
            0.2,
            prop::sample::select(vec!["// c", "/* d */", "<!-- e -->"]),
        ),
    );
    parts.prop_map(|(argument, title, form, tag, data, comment)| Head {
        argument: argument && title.is_some(),
        title,
        form,
        tag,
        data,
        comment,
    })
}

/// Writes a head; `number` makes its words its own.
fn write(text: &mut String, head: &Head, number: usize, step: bool, indent: &str) {
    let argument = head.argument && !step;
    let form = FORMS
        .get(head.form)
        .filter(|form| !step || !form.contains('\n'));
    let words = form.map(|form| form.replace('N', &format!("number {number}")));
    let words = words.map(|words| words.replace('\n', &format!("\n{indent}")));
    match (head.title, argument) {
        (Some(title), true) => write!(text, "<A{title}>").expect("written"),
        (Some(title), false) => write!(text, "[S{title}]").expect("written"),
        (None, _) => {}
    }
    match (words, head.title) {
        (Some(words), Some(_)) => write!(text, ": {words}").expect("written"),
        (Some(words), None) => text.push_str(&words),
        (None, None) => write!(text, "Only number {number}").expect("written"),
        (None, Some(_)) => {}
    }
    for part in [
        head.tag,
        head.data.filter(|data| !step || !data.contains('\n')),
        head.comment,
    ]
    .into_iter()
    .flatten()
    {
        text.push(' ');
        text.push_str(&part.replace('\n', &format!("\n{indent}")));
    }
    text.push('\n');
}

/// The text of a document.
pub(super) fn text() -> impl Strategy<Value = String> {
    let sign = prop::sample::select(vec!["+", "-", "<+", "<-", "+>", "->"]);
    let line = (head(), 0usize..4, sign);
    let block = (
        0usize..10,
        head(),
        prop::collection::vec(line, 0..5),
        prop::collection::vec(head(), 1..3),
    );
    let blocks = prop::collection::vec(block, 1..6);
    (blocks, any::<bool>(), any::<bool>(), 1usize..4).prop_map(|(blocks, front, crlf, unit)| {
        let mut text = String::new();
        if front {
            text.push_str("===\ntitle: T # t\nsources:\n  a: b\n===\n\n");
        }
        let mut number = 0;
        for (kind, first, lines, premises) in &blocks {
            number += 1;
            if *kind == 0 {
                let _ = write!(text, "## Section {number} #t\n\n");
            }
            write(&mut text, first, number, false, "");
            let mut depth = 0;
            for (head, deeper, sign) in lines {
                number += 1;
                depth = (*deeper).min(depth).max(usize::from(*deeper == 3) * depth) + 1;
                let indent = " ".repeat(depth * unit);
                let _ = write!(text, "{indent}{sign} ");
                write(&mut text, head, number, false, &indent);
            }
            text.push('\n');
            if (1..3).contains(kind) {
                number += 1;
                let _ = write!(text, "<P{number}>: To be shown.\n\n");
                for (line, premise) in premises.iter().enumerate() {
                    number += 1;
                    let _ = write!(text, "({}) ", line + 1);
                    write(&mut text, premise, number, true, "");
                }
                let _ = write!(
                    text,
                    "----\n({}) Therefore {number}.\n\n",
                    premises.len() + 1
                );
            }
        }
        if crlf {
            text.replace('\n', "\r\n")
        } else {
            text
        }
    })
}
