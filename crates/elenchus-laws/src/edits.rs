use elenchus::edit::{self, Beneath, Document, Owner, Premises, Reason, Refusal};
use elenchus::model::{ArgumentId, Data, Element, RelationKind, StatementId};
use elenchus::syntax;
use elenchus::text::{Edit, apply, inverse};

/// Every operation on any element of any text gives edits that fit it and can be taken back, or
/// refuses; and what it did is there.
///
/// The first four bytes choose the operation, the element and two more things.
///
/// # Panics
/// When that does not hold.
pub fn edits(input: &[u8]) {
    let Some((&[operation, element, other, more], rest)) = input.split_first_chunk() else {
        return;
    };
    let Ok(text) = syntax::decode(rest) else {
        return;
    };
    let document = Document::new(text);
    let (Some(element), Some(other)) = (pick(&document, element), pick(&document, other)) else {
        return;
    };
    let start = u32::from(more).min(text.len() as u32);
    match operate(&document, operation, element, other, start) {
        Ok(edits) => drop(check(&document, &edits)),
        Err(refusal) => assert!(!refusal.to_string().is_empty()),
    }
    renamed(&document, element);
    said(&document, element);
}

/// The element of this number, statements first, counted round and round.
fn pick(document: &Document<'_>, number: u8) -> Option<Element> {
    let statements = document.model().statements().len();
    let all = statements + document.model().arguments().len();
    let at = usize::from(number).checked_rem(all)?;
    Some(match at.checked_sub(statements) {
        None => Element::Statement(StatementId(at as u32)),
        Some(at) => Element::Argument(ArgumentId(at as u32)),
    })
}

fn operate(
    document: &Document<'_>,
    operation: u8,
    element: Element,
    other: Element,
    start: u32,
) -> Result<Vec<Edit>, Refusal> {
    use RelationKind::{Attack, Contradictory, Support, Undercut};
    let kind = [Support, Attack, Undercut, Contradictory][start as usize % 4];
    let words = "*a* {b}: [c](d) #e";
    match operation % 12 {
        0 => edit::rename(document, element, document.model().title_of(other), true),
        1 => edit::add_relation(document, element, kind, Reason::Known(other)),
        2 => edit::add_relation(
            document,
            element,
            kind,
            Reason::Argument {
                title: "New",
                text: words,
            },
        ),
        3 => edit::add_relation(
            document,
            element,
            kind,
            Reason::Statement {
                title: None,
                text: words,
            },
        ),
        4 => edit::remove(document, element, Beneath::Kept),
        5 => edit::remove(document, element, Beneath::Removed),
        6 => {
            let (_, start) = document.place_at(start).ok_or(Refusal::NotInText)?;
            edit::move_beneath(document, start, element, Some(kind))
        }
        7 => edit::add_tag(document, element, "new tag"),
        8 => edit::set_data(
            document,
            Owner::Element(element),
            "new",
            Some(&Data::Bool(true)),
        ),
        9 => edit::set_data(document, Owner::Document, "new", Some(&Data::Null)),
        10 => match element {
            Element::Argument(id) => {
                edit::reconstruct(document, id, Premises::Supports, Some(words))
            }
            Element::Statement(_) => edit::set_text(document, element, ""),
        },
        _ => edit::fix_all(document),
    }
}

fn check(document: &Document<'_>, edits: &[Edit]) -> String {
    let text = document.text();
    let after = apply(text, edits).expect("edits in order");
    assert_eq!(apply(&after, &inverse(text, edits)).as_deref(), Some(text));
    after
}

fn renamed(document: &Document<'_>, element: Element) {
    let Ok(edits) = edit::rename(document, element, "New title", false) else {
        return;
    };
    let after = check(document, &edits);
    let model = elenchus::parse(&after).model;
    let found = match element {
        Element::Statement(_) => model.statement_titled("New title").is_some(),
        Element::Argument(_) => model.argument_titled("New title").is_some(),
    };
    assert!(found, "{after:?}");
}

fn said(document: &Document<'_>, element: Element) {
    let words = "@[One] - *two* // three_";
    let Ok(edits) = edit::set_text(document, element, words) else {
        return;
    };
    let after = check(document, &edits);
    let model = elenchus::parse(&after).model;
    let statements = model
        .statements()
        .iter()
        .any(|statement| statement.text() == words);
    let found = statements
        || model
            .arguments()
            .iter()
            .any(|argument| argument.text() == words);
    assert!(found, "{after:?}");
}
