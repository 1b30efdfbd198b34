use std::fmt::Write as _;

use crate::Shape;
use crate::random::Random;

/// How many beneath each.
const BRANCHES: usize = 3;

/// One structure to so many elements.
const STRUCTURE_EVERY: usize = 10;

const WORDS: &[&str] = &[
    "bridge", "council", "river", "budget", "report", "engineer", "winter", "traffic", "pier",
    "cable", "year", "citizen", "vote", "repair", "harbour", "ferry", "season", "market", "school",
    "street", "tower", "keeper", "lamp", "station",
];

/// A document of `elements` statements and arguments: about 130 bytes each, one tag each, three
/// in five relations supports, and one structure to ten elements (in a chain, one to two). Other
/// Argdown tools read it as well.
pub fn document(shape: Shape, elements: usize) -> String {
    let mut writer = Writer {
        out: String::with_capacity(elements * 150 + 100),
        random: Random::new(elements as u64),
    };
    writer
        .out
        .push_str("===\ntitle: A generated document\n===\n\n");
    match shape {
        Shape::Flat => writer.flat(elements, false),
        Shape::Nested => writer.nested(elements),
        Shape::Crossed => writer.flat(elements, true),
        Shape::Chain => writer.chain(elements),
        Shape::Deep => writer.deep(elements),
    }
    writer.out
}

struct Writer {
    out: String,
    random: Random,
}

impl Writer {
    fn flat(&mut self, elements: usize, crossed: bool) {
        let statements = statements_of(elements);
        for index in 0..statements {
            self.definition(index);
            self.out.push('\n');
            for child in children(index, statements) {
                let sign = self.sign();
                let _ = writeln!(self.out, "  {sign} [S{child}]");
            }
            if crossed && index > 0 {
                let (sign, other) = (self.sign(), self.random.below(index));
                let _ = writeln!(self.out, "  {sign} [S{other}]");
            }
            self.out.push('\n');
        }
        self.structures(elements, statements);
    }

    fn nested(&mut self, elements: usize) {
        let statements = statements_of(elements);
        let mut open = vec![(0, 0)];
        while let Some((index, depth)) = open.pop() {
            if depth > 0 {
                let sign = self.sign();
                let _ = write!(self.out, "{:1$}{sign} ", "", depth * 2);
            }
            if index < statements {
                self.definition(index);
            }
            self.out.push('\n');
            let children: Vec<usize> = children(index, statements).collect();
            open.extend(children.into_iter().rev().map(|child| (child, depth + 1)));
        }
        self.out.push('\n');
        self.structures(elements, statements);
    }

    /// Reconstructed arguments whose premises are statements of the tree.
    fn structures(&mut self, elements: usize, statements: usize) {
        for index in 0..elements - statements {
            let conclusion = index * STRUCTURE_EVERY % statements;
            let mut premises = children(conclusion, statements);
            let first = premises.next().unwrap_or(conclusion);
            let second = premises.next().unwrap_or(0);
            let _ = write!(self.out, "<A{index}>: ");
            self.sentence(index);
            let _ = write!(
                self.out,
                "\n\n(1) [S{first}]\n(2) [S{second}]\n----\n(3) [S{conclusion}]\n\n"
            );
        }
    }

    fn chain(&mut self, elements: usize) {
        let arguments = elements / 2;
        let statements = elements - arguments;
        for index in 0..statements {
            self.definition(index);
            self.out.push_str("\n\n");
        }
        for index in 0..arguments {
            let (from, to) = (index, (index + 1) % statements);
            let _ = write!(self.out, "<A{index}>: ");
            self.sentence(index);
            let _ = write!(self.out, "\n\n(1) [S{from}]\n----\n(2) [S{to}]\n\n");
        }
    }

    fn deep(&mut self, elements: usize) {
        self.definition(0);
        for index in 1..elements {
            let sign = self.sign();
            let _ = write!(self.out, "\n{:index$}{sign} ", "");
            self.definition(index);
        }
        self.out.push('\n');
    }

    fn definition(&mut self, index: usize) {
        let _ = write!(self.out, "[S{index}]: ");
        self.sentence(index);
    }

    /// About a hundred bytes with a tag at their end.
    fn sentence(&mut self, index: usize) {
        let _ = write!(self.out, "Claim {index} says that");
        for _ in 0..10 {
            self.out.push(' ');
            self.out.push_str(WORDS[self.random.below(WORDS.len())]);
        }
        let _ = write!(self.out, ". #topic-{}", self.random.below(9));
    }

    fn sign(&mut self) -> char {
        if self.random.in_ten(6) { '+' } else { '-' }
    }
}

/// How many of so many elements are statements; the others are arguments.
fn statements_of(elements: usize) -> usize {
    elements - elements / STRUCTURE_EVERY
}

/// Those beneath an element of a ternary tree.
fn children(index: usize, statements: usize) -> impl Iterator<Item = usize> {
    let first = index * BRANCHES + 1;
    (first..first + BRANCHES).take_while(move |&child| child < statements)
}

#[cfg(test)]
mod tests {
    use elenchus::map::{Options, project};

    use super::*;

    #[test]
    fn every_shape_has_as_many_elements_as_are_asked_for_and_no_remarks() {
        for shape in Shape::ALL {
            for elements in [1, 2, 10, 137, 1000] {
                let text = document(shape, elements);
                let parsed = elenchus::parse(&text);
                let model = &parsed.model;
                let count = model.statements().len() + model.arguments().len();
                assert_eq!(count, elements, "{shape:?}");
                // A tree of one element has nothing to conclude from.
                if elements > 20 {
                    assert_eq!(parsed.diagnostics, [], "{shape:?}");
                    let map = project(model, &Options::default());
                    assert!(map.edges().len() >= elements * 2 / 5, "{shape:?}");
                }
            }
        }
    }

    #[test]
    fn a_document_is_the_same_every_time_and_about_130_bytes_an_element() {
        for shape in Shape::ALL {
            let text = document(shape, 2000);
            assert_eq!(text, document(shape, 2000));
            assert_ne!(text, document(shape, 2001));
            let each = text.len() / 2000;
            assert!((100..180).contains(&each), "{shape:?}: {each}");
        }
    }

    #[test]
    fn three_in_five_relations_are_supports() {
        let text = document(Shape::Flat, 10_000);
        let supports = text.matches("\n  + ").count();
        let all = supports + text.matches("\n  - ").count();
        assert!((55..65).contains(&(supports * 100 / all)));
    }
}
