//! Large documents: what is not linear, or recurses, does not come to an end here.

use std::fmt::Write as _;

use elenchus::edit::{self, Beneath, Document, Owner, Premises, Reason};
use elenchus::model::{Data, Element, RelationKind};

use super::{changed, named};

/// So many members of one title, each with a relation, a tag, data and a mention.
fn wide(members: usize) -> String {
    let mut text = String::new();
    for member in 0..members {
        let _ = write!(
            text,
            "[A]: So says {member} of @[A] #t {{k: {member}}}\n  + [B {member}]\n\n"
        );
    }
    text.push_str("<C>\n");
    for member in 0..members {
        let _ = writeln!(text, "  + Reason {member} @[A]");
    }
    text + "  +> [A]\n"
}

fn deep(levels: usize) -> String {
    let mut text = "[A]: top\n".to_owned();
    for level in 1..levels {
        let _ = writeln!(text, "{}+ [L{level}]: level {level}", " ".repeat(level));
    }
    text
}

#[test]
fn every_operation_ends() {
    let (wide, deep) = (wide(3_000), deep(1_000));
    for text in [&wide, &deep] {
        let value = Data::Integer(7);
        let new = Reason::Statement {
            title: None,
            text: "new",
        };
        let on = |operation: &dyn Fn(&Document<'_>, Element) -> super::Outcome| {
            changed(text, |document| operation(document, named(document, "[A]")))
        };
        on(&|document, a| edit::rename(document, a, "New", false));
        on(&|document, a| edit::set_text(document, a, "new words"));
        on(&|document, a| edit::add_relation(document, a, RelationKind::Attack, new));
        on(&|document, a| edit::remove(document, a, Beneath::Kept));
        on(&|document, a| edit::remove(document, a, Beneath::Removed));
        on(&|document, a| edit::add_tag(document, a, "new"));
        on(&|document, a| edit::set_data(document, Owner::Element(a), "k", Some(&value)));
        on(&|document, _| edit::set_data(document, Owner::Document, "k", Some(&value)));
        on(&|document, _| edit::fix_all(document));
    }
    changed(&wide, |document| {
        edit::drop_tag(document, named(document, "[A]"), "t")
    });
    changed(&wide, |document| {
        let Element::Argument(argument) = named(document, "<C>") else {
            panic!("no argument")
        };
        edit::reconstruct(document, argument, Premises::Supports, None)
    });
    changed(&deep, |document| {
        let start = deep.find("[L10]").expect("there") as u32;
        edit::move_beneath(document, start, named(document, "[L5]"), None)
    });
}
