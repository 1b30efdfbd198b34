//! Generated documents for the laws of maps: every kind of relation and structure, in any
//! arrangement, rings and crosses included.

use std::fmt::Write as _;

use elenchus::map::{Map, Options, project};
use elenchus::model::Model;
use proptest::prelude::*;

/// How many statements and arguments a document speaks of at most.
const MOST: usize = 7;

#[derive(Clone, Debug)]
struct Element {
    titled: bool,
    thesis: bool,
    argument: bool,
}

#[derive(Clone, Debug)]
struct Structure {
    premises: Vec<usize>,
    conclusion: Option<usize>,
}

fn element() -> impl Strategy<Value = Element> {
    let flags = (
        prop::bool::weighted(0.8),
        prop::bool::weighted(0.1),
        any::<bool>(),
    );
    flags.prop_map(|(titled, thesis, argument)| Element {
        titled,
        thesis,
        argument,
    })
}

fn structure() -> impl Strategy<Value = Structure> {
    let lines = (
        prop::collection::vec(0..MOST, 1..4),
        prop::option::of(0..MOST),
    );
    lines.prop_map(|(premises, conclusion)| Structure {
        premises,
        conclusion,
    })
}

/// The text of a document with up to seven elements and any relations between them.
pub(crate) fn text() -> impl Strategy<Value = String> {
    let sign = prop::sample::select(vec!["+", "-", "_", "+>", "->", "_>", "><"]);
    let parts = (
        prop::bool::weighted(0.2),
        prop::collection::vec(element(), 1..=MOST),
        prop::collection::vec((0..MOST, sign, 0..MOST), 0..14),
        prop::collection::vec(structure(), 0..3),
    );
    parts.prop_map(|(strict, elements, relations, structures)| {
        let mut text = String::new();
        if strict {
            text.push_str("===\nmodel: {mode: strict}\n===\n\n");
        }
        for (index, element) in elements.iter().enumerate() {
            let data = if element.thesis {
                " {role: thesis}"
            } else {
                ""
            };
            let _ = match (element.titled, element.argument) {
                (false, _) => write!(text, "Sentence {index} stands alone.{data}\n\n"),
                (_, false) => write!(text, "[E{index}]: Statement {index}.{data}\n\n"),
                (_, true) => write!(text, "<E{index}>: Argument {index}.{data}\n\n"),
            };
        }
        let reference = |index: usize| {
            let index = index % elements.len();
            match elements[index].argument {
                true => format!("<E{index}>"),
                false => format!("[E{index}]"),
            }
        };
        for (above, sign, beneath) in relations {
            let _ = write!(
                text,
                "{}\n  {sign} {}\n\n",
                reference(above),
                reference(beneath)
            );
        }
        for (index, structure) in structures.iter().enumerate() {
            let _ = write!(text, "<P{index}>: Structure {index}.\n\n");
            for (line, premise) in structure.premises.iter().enumerate() {
                let _ = writeln!(text, "({}) [E{premise}]", line + 1);
            }
            let conclusion = match structure.conclusion {
                Some(conclusion) => format!("[E{conclusion}]"),
                None => "And so it is.".to_owned(),
            };
            let _ = write!(
                text,
                "----\n({}) {conclusion}\n\n",
                structure.premises.len() + 1
            );
        }
        text
    })
}

/// A document's model with its reader's map.
pub(crate) fn read(text: &str) -> (Model, Map) {
    let model = elenchus::parse(text).model;
    let map = project(&model, &Options::reading());
    (model, map)
}
