//! Changes articles mechanically and tells how many sentences are found again, and how long that
//! takes.

use std::hint::black_box;

use elenchus::source::{
    Article as Read, Fate, Format, Known, Record, SEGMENTER, align, decode, read,
};
use elenchus_bench::{Article, Mutation, Setting, usage};

/// How many articles are changed in each way, and how many sentences they have about.
const ARTICLES: u64 = 20;
const SENTENCES: usize = 400;
/// How many sentences there are where time is taken.
const MANY: usize = 5000;

fn main() {
    println!(
        "| of sentences (segmenter {SEGMENTER}) | digests: right | wrong | given up | with the old text: right | wrong | given up |"
    );
    println!("|---|--:|--:|--:|--:|--:|--:|");
    for (name, setting) in settings() {
        let row = Row::over(|article, _| Case::of(article, article, Some(setting), |_| true));
        row.print(name);
    }
    Row::over(|article, _| Case::encoded(article)).print("as Windows-1252");
    for mutation in Mutation::KINDS {
        let edits = matches!(mutation, Mutation::Edit(_) | Mutation::EditAll);
        let row = Row::over(|article, seed| {
            let (new, edited) = mutation.of(article, seed);
            let counts = |number: u32| !edits || edited.binary_search(&number).is_ok();
            Case::of(article, &new, None, counts)
        });
        let which = if edits { ", of the changed ones" } else { "" };
        row.print(&format!("{}{which}", mutation.name()));
        if matches!(mutation, Mutation::Edit(2)) {
            let row = Row::over(|article, seed| {
                let (new, edited) = mutation.of(article, seed);
                Case::of(article, &new, None, |number| {
                    edited.binary_search(&number).is_err()
                })
            });
            row.print(&format!("{}, of the others", mutation.name()));
        }
    }
    println!();
    times();
}

fn settings() -> [(&'static str, Setting); 6] {
    let none = Setting::default();
    [
        ("unchanged", none),
        (
            "plain quotation marks and dashes",
            Setting {
                plain: true,
                ..none
            },
        ),
        ("lines wrapped at 72", Setting { wrap: 72, ..none }),
        (
            "odd blanks and soft hyphens",
            Setting {
                odd_blanks: true,
                ..none
            },
        ),
        (
            "accents apart",
            Setting {
                decomposed: true,
                ..none
            },
        ),
        (
            "all of that",
            Setting {
                plain: true,
                wrap: 60,
                odd_blanks: true,
                decomposed: true,
            },
        ),
    ]
}

/// How many sentences came out how.
#[derive(Clone, Copy, Default)]
struct Count {
    right: usize,
    wrong: usize,
    given_up: usize,
}

/// Without and with the old text.
#[derive(Clone, Copy, Default)]
struct Case([Count; 2]);

#[derive(Default)]
struct Row(Case);

impl Row {
    fn over(case: impl Fn(&Article, u64) -> Case) -> Self {
        let mut row = Self::default();
        for seed in 0..ARTICLES {
            let article = Article::made(SENTENCES, seed);
            let Case(counts) = case(&article, seed + 1000);
            for (all, count) in row.0.0.iter_mut().zip(counts) {
                all.right += count.right;
                all.wrong += count.wrong;
                all.given_up += count.given_up;
            }
        }
        row
    }

    fn print(&self, name: &str) {
        let cells = self.0.0.iter().map(|count| {
            let all = (count.right + count.wrong + count.given_up).max(1);
            let share = |part: usize| format!("{:.2} %", part as f64 * 100.0 / all as f64);
            let wrong = match count.wrong {
                0 => "0".to_owned(),
                wrong => format!("{wrong} ({})", share(wrong)),
            };
            format!(
                "{} | {wrong} | {}",
                share(count.right),
                share(count.given_up)
            )
        });
        println!("| {name} | {} |", cells.collect::<Vec<_>>().join(" | "));
    }
}

impl Case {
    fn of(
        old: &Article,
        new: &Article,
        setting: Option<Setting>,
        counts: impl Fn(u32) -> bool,
    ) -> Self {
        let text = new.text(setting.unwrap_or_default());
        Self::read(old, new, &read(&text, Format::Markdown), counts)
    }

    fn encoded(article: &Article) -> Self {
        let text = article.text(Setting::default());
        let bytes: Vec<u8> = text.chars().map(windows_1252).collect();
        let decoded = decode(&bytes);
        Self::read(
            article,
            article,
            &read(&decoded.text, Format::Markdown),
            |_| true,
        )
    }

    fn read(old: &Article, new: &Article, read_new: &Read, counts: impl Fn(u32) -> bool) -> Self {
        let read_old = read(&old.text(Setting::default()), Format::Markdown);
        // What is measured is not the cutting into sentences.
        assert_eq!(read_old.sentences().len(), old.sentences().count());
        assert_eq!(read_new.sentences().len(), new.sentences().count());
        let record = Record::of(&read_old);
        let known = [
            Known::nothing(),
            Known::nothing().with_article(&record, &read_old),
        ];
        Self(known.map(|known| {
            let alignment = align(&record, &known, read_new).expect("the same segmenter");
            let mut count = Count::default();
            for (sentence, fate) in old.sentences().zip(alignment.fates()) {
                if counts(sentence.number) {
                    let truth = new
                        .sentences()
                        .position(|other| other.number == sentence.number);
                    let there = |to: u32| new.sentences().nth(to as usize);
                    let copy = |to| there(to).is_some_and(|other| other.words == sentence.words);
                    count.add(fate, truth, copy);
                }
            }
            count
        }))
    }
}

impl Count {
    /// `copy` tells whether a sentence reads like the old one: where that is deleted, a copy
    /// elsewhere is the same as the sentence moved there, and nothing could tell.
    fn add(&mut self, fate: &Fate, truth: Option<usize>, copy: impl Fn(u32) -> bool) {
        let found = match fate {
            Fate::Found(to) | Fate::Moved { to, .. } if truth.is_none() && copy(*to) => truth,
            Fate::Found(to) | Fate::Moved { to, .. } | Fate::Changed { to, .. } => {
                Some(*to as usize)
            }
            Fate::Gone { .. } if truth.is_none() => {
                self.right += 1;
                return;
            }
            Fate::Gone { .. } | Fate::Ambiguous(_) => {
                self.given_up += 1;
                return;
            }
        };
        match found == truth {
            true => self.right += 1,
            false => self.wrong += 1,
        }
    }
}

fn windows_1252(c: char) -> u8 {
    match c {
        '“' => 0x93,
        '”' => 0x94,
        '’' => 0x92,
        '—' => 0x97,
        c => u8::try_from(u32::from(c)).expect("a character of Windows-1252"),
    }
}

fn times() {
    let old = Article::made(MANY, 7);
    let plain = |article: &Article| read(&article.text(Setting::default()), Format::Markdown);
    let one = plain(&old);
    let mut reversed = old.clone();
    reversed.blocks.reverse();
    let alike = |count: usize| read(&"It is so.\n\n".repeat(count), Format::Markdown);
    println!(
        "| {} sentences against | digests | with the old text |",
        one.sentences().len()
    );
    println!("|---|--:|--:|");
    let cases = [
        ("themselves", one.clone(), one.clone()),
        (
            "all changes at once",
            one.clone(),
            plain(&Mutation::All.of(&old, 1).0),
        ),
        (
            "one word changed in each",
            one.clone(),
            plain(&Mutation::EditAll.of(&old, 1).0),
        ),
        ("another text", one.clone(), plain(&Article::made(MANY, 8))),
        ("themselves backwards", one.clone(), plain(&reversed)),
        ("all alike, one less", alike(MANY), alike(MANY - 1)),
        ("all alike, none left", alike(MANY), one),
    ];
    for (name, old, new) in cases {
        let record = Record::of(&old);
        let blind = least(|| align(&record, &Known::nothing(), &new));
        let seeing = least(|| {
            let known = Known::nothing().with_article(&record, &old);
            align(&record, &known, &new)
        });
        println!("| {name} | {blind:.1} ms | {seeing:.1} ms |");
    }
}

/// The least of some times of the processor, in milliseconds.
fn least<T>(work: impl Fn() -> T) -> f64 {
    let times = (0..7).map(|_| {
        let before = usage::cpu_ms();
        black_box(work());
        usage::cpu_ms() - before
    });
    times.fold(f64::INFINITY, f64::min)
}
