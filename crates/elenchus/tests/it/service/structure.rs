//! The shape of a text: its outline, what folds, what is coloured.

use elenchus::service::{FoldKind, SymbolKind, folds, symbols, tokens};

use super::case;

/// The outline, one entry a line, indented by depth: kind, name, detail, and how many lines it
/// reaches over.
fn outline(text: &str) -> Vec<String> {
    let case = case(text);
    let symbols = symbols(&case.reading());
    let mut depths: Vec<usize> = Vec::new();
    let mut lines = Vec::new();
    for symbol in &symbols {
        let depth = symbol
            .parent
            .map_or(0, |parent| depths[parent as usize] + 1);
        depths.push(depth);
        let kind = match symbol.kind {
            SymbolKind::Section => "section",
            SymbolKind::Statement => "statement",
            SymbolKind::Argument => "argument",
            SymbolKind::Structure => "structure",
            SymbolKind::Step => "step",
        };
        let reach = symbol.span.of(&case.text).trim_end().lines().count();
        let line = format!(
            "{:depth$}{kind} {} | {} | {reach}",
            "", symbol.name, symbol.detail
        );
        lines.push(line);
        let place = symbol.place;
        assert!(symbol.span.start <= place.start && place.end <= symbol.span.end);
        if let Some(parent) = symbol.parent {
            let around = symbols[parent as usize].span;
            assert!(around.start <= symbol.span.start && symbol.span.end <= around.end);
        }
    }
    lines
}

#[test]
fn the_outline_shows_sections_and_what_hangs_beneath_what() {
    let text = "\
# One #t

[A]: some *words*
  + <B>: more
    - plain attack
  - [C]

## Two

* [D]: item
  + below

# Three

bare
";
    assert_eq!(
        outline(text),
        [
            "section One |  | 11",
            " statement [A] | some words | 4",
            "  argument + <B> | more | 2",
            "   statement - plain attack |  | 1",
            "  statement - [C] |  | 1",
            " section Two |  | 4",
            "  statement [D] | item | 2",
            "   statement + below |  | 1",
            "section Three |  | 3",
            " statement bare |  | 1",
        ]
    );
}

#[test]
fn a_structure_stands_beneath_its_argument() {
    let text = "<A>: why\n\n(1) one\n(2) [Two]: two\n----\n(3) three\n  - no\n";
    assert_eq!(
        outline(text),
        [
            "argument <A> | why | 7",
            " step (1) one |  | 1",
            " step (2) [Two] | two | 1",
            " step (3) three |  | 2",
            "  statement - no |  | 1",
        ]
    );
    let twice = outline("<A>\n\n(1) a\n----\n(2) b\n\n(1) c\n----\n(2) d\n");
    assert_eq!(twice[3], "structure d |  | 3");
    let apart = outline("<A>\n  + b\n\nc\n\n(1) c\n----\n(2) d\n");
    assert_eq!(apart[3], "structure d |  | 3");
    let item = outline("* <A>\n\n(1) c\n----\n(2) d\n");
    assert_eq!(item[1], "structure d |  | 3");
    let relations = outline("<A>\n  + b\n\n(1) c\n----\n(2) d\n");
    assert_eq!(relations[2], " step (1) c |  | 1");
    assert_eq!(
        outline("(1) one\n----\n(2) two\n"),
        [
            "structure two |  | 3",
            " step (1) one |  | 1",
            " step (2) two |  | 1"
        ]
    );
}

#[test]
fn long_words_are_cut_and_nothing_is_without_a_name() {
    let long = "word ".repeat(100);
    let name = &symbols(&case(&long).reading())[0].name;
    assert!(name.ends_with('…') && name.chars().count() <= 61, "{name}");
    let empty = symbols(&case("# {isGroup: true}\n\n#tag\n").reading());
    assert!(
        empty.iter().all(|symbol| !symbol.name.is_empty()),
        "{empty:?}"
    );
}

#[test]
fn very_deep_outlines_and_folds_are_walked_without_recursion() {
    let text: String = (0..3000)
        .map(|n| format!("{}+ a\n", " ".repeat(n + 1)))
        .collect();
    let text = format!("[T]: t\n{text}");
    let case = case(&text);
    assert_eq!(symbols(&case.reading()).len(), 3001);
    assert_eq!(folds(&case.reading()).len(), 3000);
}

fn folded(text: &str) -> Vec<(FoldKind, String)> {
    let case = case(text);
    let shown = |fold: &elenchus::service::Fold| {
        let text = fold.span.of(&case.text);
        let line = |text: &str| text.split_whitespace().next().unwrap_or("").to_owned();
        let last = text.lines().last().unwrap_or_default();
        (fold.kind, format!("{} … {}", line(text), line(last)))
    };
    folds(&case.reading()).iter().map(shown).collect()
}

#[test]
fn what_reaches_over_several_lines_folds() {
    let text = "\
===
title: x
===

# One

[A]: a
  + b
    goes on
  - c {
    role: premise
  }

<B>

(1) p
----
(2) c

/* a
comment */

* item
* more

# Two

end
";
    let expected = [
        (FoldKind::FrontMatter, "=== … ==="),
        (FoldKind::Section, "# … *"),
        (FoldKind::Element, "[A]: … }"),
        (FoldKind::Element, "b … goes"),
        (FoldKind::Element, "c … }"),
        (FoldKind::Data, "{ … }"),
        (FoldKind::Structure, "(1) … (2)"),
        (FoldKind::Comment, "/* … comment"),
        (FoldKind::List, "* … *"),
        (FoldKind::Section, "# … end"),
    ];
    let expected = expected.map(|(kind, shown)| (kind, shown.to_owned()));
    assert_eq!(folded(text), expected);
}

#[test]
fn comments_in_lines_of_their_own_fold_as_one() {
    let text = "// one\n// two\n// three\n\n// four\n\na\n";
    assert_eq!(folded(text), [(FoldKind::Comment, "// … //".to_owned())]);
}

/// The tokens as `kind:text`, definitions with `!`.
fn coloured(text: &str) -> Vec<String> {
    let case = case(text);
    let mut end = 0;
    let mut shown = Vec::new();
    for token in tokens(&case.reading()) {
        let text = token.span.of(&case.text);
        assert!(end <= token.span.start && !text.is_empty() && !text.contains(['\n', '\r']));
        end = token.span.end;
        let mark = if token.is_definition { "!" } else { "" };
        shown.push(format!("{}{mark}:{text}", token.kind.name()));
    }
    shown
}

#[test]
fn signs_titles_and_marks_have_their_colours() {
    assert_eq!(
        coloured("[A]: a *b* #t @<C> .->. {x: 1} // d\n  + <B>\n  <_ e\n  >< f\n  -> g\n"),
        [
            "statementTitle!:[A]:",
            "italic:*",
            "italic:b",
            "italic:*",
            "tag:#t",
            "argumentTitle:@<C>",
            "symbol:.->.",
            "data:{x: 1}",
            "comment:// d",
            "support:+",
            "argumentTitle:<B>",
            "undercut:<_",
            "contradiction:><",
            "attack:->",
        ]
    );
}

#[test]
fn pieces_of_several_lines_are_cut_at_line_ends() {
    assert_eq!(
        coloured("===\na: 1\r\n  b: 2\n===\n\n# H *i* x\n\n(1) p\n-- r --\n(2) c\n"),
        [
            "fence:===",
            "data:a: 1",
            "data:b: 2",
            "fence:===",
            "heading:#",
            "heading:H",
            "italic:*",
            "italic:i",
            "italic:*",
            "heading:x",
            "number:(1)",
            "inference:--",
            "rule:r",
            "inference:--",
            "number:(2)",
        ]
    );
}
