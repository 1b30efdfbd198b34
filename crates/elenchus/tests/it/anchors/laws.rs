//! What holds for any two texts.

use elenchus::source::{Alignment, Article, Digest, Fate, Format, Known, Record, align, read};
use proptest::prelude::*;

/// Sentences of few words, so that many are alike, in paragraphs.
fn article() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec!["one", "two", "three", "four"]);
    let sentence = prop::collection::vec(word, 1..4).prop_map(|words| {
        let words = words.join(" ");
        format!("{}{}.", words[..1].to_uppercase(), &words[1..])
    });
    let paragraph = prop::collection::vec(sentence, 1..4).prop_map(|all| all.join(" "));
    prop::collection::vec(paragraph, 1..8).prop_map(|all| all.join("\n\n"))
}

fn aligned(old: &Article, new: &Article, known: bool) -> Alignment {
    let record = Record::of(old);
    let known = match known {
        true => Known::nothing().with_article(&record, old),
        false => Known::nothing(),
    };
    align(&record, &known, new).expect("the same segmenter")
}

fn digest(article: &Article, index: usize) -> Digest {
    Digest::of(article.words(&article.sentences()[index]))
}

proptest! {
    #[test]
    fn every_sentence_is_found_in_the_same_text(text in article(), known: bool) {
        let article = read(&text, Format::Plain);
        let alignment = aligned(&article, &article, known);
        let found: Vec<Fate> = (0..article.sentences().len() as u32).map(Fate::Found).collect();
        prop_assert_eq!(alignment.fates(), found);
        prop_assert!(alignment.is_identical());
    }

    #[test]
    fn what_is_found_has_the_digest_and_nothing_is_found_twice(
        old in article(),
        new in article(),
        known: bool,
    ) {
        let (old, new) = (read(&old, Format::Plain), read(&new, Format::Plain));
        let alignment = aligned(&old, &new, known);
        let mut taken = vec![false; new.sentences().len()];
        let mut last_in_order = None;
        let mut gone = Vec::new();
        for (index, fate) in alignment.fates().iter().enumerate() {
            let same = |to: u32| digest(&old, index) == digest(&new, to as usize);
            match fate {
                Fate::Found(to) | Fate::Moved { to, .. } => {
                    prop_assert!(same(*to));
                    prop_assert!(!std::mem::replace(&mut taken[*to as usize], true));
                    let stays = alignment.recorded_place(index) == alignment.place(*to);
                    prop_assert_eq!(stays, matches!(fate, Fate::Found(_)));
                    if let Fate::Moved { in_order: true, .. } = fate {
                        prop_assert!(last_in_order < Some(*to));
                        last_in_order = Some(*to);
                    }
                }
                Fate::Changed { to, likeness } => {
                    prop_assert!(known && !same(*to) && *likeness <= 1000);
                }
                Fate::Ambiguous(any) => prop_assert!(!any.is_empty()),
                Fate::Gone { .. } => gone.push(index),
            }
        }
        for index in gone {
            let same = (0..taken.len()).filter(|&to| digest(&new, to) == digest(&old, index));
            // All that read so are those of others.
            prop_assert!(same.into_iter().all(|to| taken[to]));
        }
    }

    #[test]
    fn what_is_added_at_the_end_changes_nothing_before(old in article(), more in article()) {
        let one = read(&old, Format::Plain);
        let both = read(&format!("{old}\n\nA line of its own between the two.\n\n{more}"), Format::Plain);
        let alignment = aligned(&one, &both, false);
        for (index, fate) in alignment.fates().iter().enumerate() {
            let right = matches!(fate, Fate::Found(to) if *to as usize == index);
            prop_assert!(right || matches!(fate, Fate::Ambiguous(_)), "{:?}", fate);
        }
    }
}
