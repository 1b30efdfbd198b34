//! Sentences found again in other versions of an article, and what becomes of places.

mod laws;

use elenchus::source::{
    Alignment, Article, Fate, Format, Known, PieceKind, Record, SAME_ARTICLE, Status, align,
    difference, read, sources, status,
};

const OLD: &str = "Why benches?\n\nThe benches are gone. Nobody was asked. It was a mistake.\n\n\
                   They cost very little to keep. The council says otherwise.\n";

fn text(words: &str) -> Article {
    read(words, Format::Plain)
}

fn aligned(old: &str, new: &str, known: bool) -> Alignment {
    let (old, new) = (text(old), text(new));
    let record = Record::of(&old);
    let known = match known {
        true => Known::nothing().with_article(&record, &old),
        false => Known::nothing(),
    };
    align(&record, &known, &new).expect("the same segmenter")
}

/// What became of each place in this `at`, in a map of [`OLD`].
fn told(at: &str, new: &str, known: bool) -> Vec<String> {
    let model = elenchus::parse(format!("[A]: x {{at: {at}}}\n")).model;
    let alignment = aligned(OLD, new, known);
    let all = status(&model, "article", &alignment).into_iter();
    all.map(|anchor| {
        let range = &anchor.range;
        match &anchor.status {
            Status::Moved { to } | Status::Changed { to } => {
                format!("{range} {} {to}", anchor.status.word())
            }
            Status::Gone { after, before } => {
                let place = |place: &Option<_>| place.map_or("-".to_owned(), |p| format!("{p}"));
                format!("{range} gone {} {}", place(after), place(before))
            }
            Status::Ambiguous { candidates } => {
                let places: Vec<String> = candidates.iter().map(ToString::to_string).collect();
                format!("{range} ambiguous {}", places.join(" "))
            }
            other => format!("{range} {}", other.word()),
        }
    })
    .collect()
}

#[test]
fn unchanged_text_is_found() {
    let found = told("[\"2.1\", \"2.1-2.3\", \"2\", \"2-3\", \"1\"]", OLD, false);
    assert!(
        found.iter().all(|told| told.ends_with(" found")),
        "{found:?}"
    );
    let typeset = OLD
        .replace(". ", ".\u{a0} ")
        .replace("very little", "very\nlittle");
    let alignment = aligned(OLD, &typeset, false);
    assert!(alignment.is_identical());
    assert_eq!(alignment.share(), 1000);
}

#[test]
fn places_follow_what_moves() {
    let new = format!("A new beginning.\n\n{OLD}");
    assert_eq!(
        told("[\"2.1\", \"2.1-2.3\", 2, \"2-3\"]", &new, false),
        [
            "2.1 moved 3.1",
            "2.1-2.3 moved 3.1-3.3",
            "2 moved 3",
            "2-3 moved 3-4"
        ]
    );
    let inserted = OLD.replace("Nobody was asked.", "Listen! Nobody was asked.");
    assert_eq!(
        told("[\"2.1-2.2\", \"2.2-2.3\", \"2\"]", &inserted, false),
        [
            "2.1-2.2 changed 2.1-2.3",
            "2.2-2.3 moved 2.3-2.4",
            "2 changed 2"
        ]
    );
}

#[test]
fn what_changed_is_told_where_the_words_are_known() {
    let new = OLD.replace("very little", "next to nothing");
    assert_eq!(told("\"3.1\"", &new, true), ["3.1 changed 3.1"]);
    assert_eq!(told("\"3.1\"", &new, false), ["3.1 gone 2.3 3.2"]);
    assert_eq!(told("\"3.1-3.2\"", &new, true), ["3.1-3.2 changed 3.1-3.2"]);
    let pieces = difference(
        "They cost very little to keep.",
        "They cost “little” to keep",
    );
    let shown: Vec<_> = pieces.iter().map(|p| (p.kind, p.words.as_str())).collect();
    assert_eq!(
        shown,
        [
            (PieceKind::Same, "They cost"),
            (PieceKind::Removed, "very little"),
            (PieceKind::Added, "“little”"),
            (PieceKind::Same, "to"),
            (PieceKind::Removed, "keep."),
            (PieceKind::Added, "keep"),
        ]
    );
}

#[test]
fn a_quotation_of_the_map_serves_as_well_as_the_old_text() {
    let old = text(OLD);
    let record = Record::of(&old);
    let map = "===\nsources: {other: {}, article: {}}\n===\n\n[A]: x {at: \"article:3.1\", quote: \"cost very little\"}\n";
    let model = elenchus::parse(map).model;
    let new = text(&OLD.replace("They cost very little", "Benches cost very little money"));
    let known = Known::nothing().with_quotes(&record, &model, "article");
    let alignment = align(&record, &known, &new).expect("the same segmenter");
    let told = status(&model, "article", &alignment);
    assert_eq!(told[0].status.word(), "changed");
    assert!(status(&model, "other", &alignment).is_empty());
    let index = told[0].sentences.start;
    assert_eq!(known.words(index), Some("cost very little"));
}

#[test]
fn what_is_gone_says_between_what_it_stood() {
    let new = OLD.replace(" Nobody was asked.", "");
    assert_eq!(
        told("[\"2.2\", \"2.1-2.2\", \"1\"]", &new, true),
        ["2.2 gone 2.1 2.2", "2.1-2.2 changed 2.1", "1 found"]
    );
    let all_other = "Something else entirely stands here. Not one word is the same as before.\n";
    let alignment = aligned(OLD, all_other, true);
    assert_eq!(alignment.share(), 0);
    assert!(!alignment.is_same_article());
    assert!(aligned(OLD, &new, false).share() >= SAME_ARTICLE);
}

#[test]
fn repeated_sentences_are_not_guessed() {
    let old = "No. It is late. No. It is cold.\n";
    let alignment = aligned(old, "No. It is late. No. It is cold.\n", false);
    assert_eq!(alignment.fates()[2], Fate::Found(2));
    let alignment = aligned(old, "It is late. No. It is cold.\n", false);
    assert_eq!(
        alignment.fates()[2],
        Fate::Moved {
            to: 1,
            in_order: true
        }
    );
    let alignment = aligned(old, "No. It is cold.\n", false);
    assert_eq!(alignment.fates()[0], Fate::Ambiguous(vec![0]));
    assert_eq!(alignment.fates()[2], Fate::Ambiguous(vec![0]));
}

#[test]
fn places_that_never_were_are_told() {
    assert_eq!(
        told("[\"2.4\", \"9\", \"3.2-4.1\"]", OLD, true),
        ["2.4 out of range", "9 out of range", "3.2-4.1 out of range"]
    );
}

#[test]
fn digests_of_other_rules_are_refused() {
    let mut record = Record::of(&text(OLD));
    record.segmenter = 2;
    let refused = align(&record, &Known::nothing(), &text(OLD)).expect_err("refused");
    assert!(refused.to_string().contains("segmenter 2"));
}

#[test]
fn a_record_is_read_as_it_is_written() {
    let record = Record::of(&text(OLD));
    let lines: Vec<&str> = record.sentences().leak().lines().collect();
    assert!(lines[0].starts_with("# ") && lines[1].split(' ').count() == 3);
    let indented: String = lines.iter().map(|line| format!("      {line}\n")).collect();
    let whole = record.whole.expect("a digest");
    let map = format!(
        "===\nsources:\n  a:\n    segmenter: 1\n    digest: {whole}\n    sentences: |\n{indented}===\n\nx\n"
    );
    let parsed = elenchus::parse(map);
    assert_eq!(parsed.diagnostics, []);
    assert_eq!(sources(&parsed.model)[0].record, Some(record));
}

/// Texts that would take a comparison of each with each very long; a quadratic one takes minutes.
#[test]
fn texts_made_to_be_hard_are_aligned_all_the_same() {
    let many = 20_000;
    let alike = "No.\n\n".repeat(many);
    let alignment = aligned(&alike, &"No.\n\n".repeat(many - 1), true);
    assert!(
        alignment
            .fates()
            .iter()
            .all(|fate| matches!(fate, Fate::Ambiguous(_)))
    );
    let pairs = "No. Yes.\n\n".repeat(many / 2);
    aligned(&alike, &pairs, true);
    let numbered = |from: usize| -> String {
        (from..from + many / 4)
            .map(|n| format!("The same words with number {n}.\n\n"))
            .collect()
    };
    aligned(&numbered(0), &numbered(many), true);
    let endless = "word ".repeat(many);
    aligned(&endless, &endless.replace("word word", "word words"), true);
}
