//! Articles made by rule, whose sentences are known by number however the text is changed.

use crate::random::Random;

/// An article as headings and paragraphs of numbered sentences.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// In order; none is empty.
    pub blocks: Vec<Block>,
}

/// A heading or a paragraph.
#[derive(Clone, Debug)]
pub struct Block {
    /// Whether it is a heading.
    pub heading: bool,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
}

/// A sentence that keeps its number.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Unlike that of any other; a copy has one of its own.
    pub number: u32,
    /// Its words, with the marks around them.
    pub words: Vec<String>,
}

/// How a text is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Setting {
    /// Straight quotation marks, `--` and `...` in place of typographic ones.
    pub plain: bool,
    /// Lines are broken at about so many characters; 0 for never.
    pub wrap: usize,
    /// Blanks are doubled, or do not break, and zero-width blanks and soft hyphens stand between.
    pub odd_blanks: bool,
    /// Accents stand apart from their letters.
    pub decomposed: bool,
}

impl Article {
    /// An article of so many sentences. One in 25 says what another one says.
    pub fn made(sentences: usize, seed: u64) -> Self {
        let mut random = Random::new(seed);
        let mut article = Self::default();
        let mut number = 0;
        while (number as usize) < sentences {
            if random.below(6) == 0 {
                let words = sentence(&mut random, 3, "?");
                article.push(true, vec![Sentence { number, words }]);
                number += 1;
            }
            let mut paragraph = Vec::new();
            for _ in 0..1 + random.below(5) {
                let before = article.blocks.len();
                let copied = match before > 2 && random.below(25) == 0 {
                    true => article.any(&mut random),
                    false => None,
                };
                let length = match random.below(8) {
                    0 => 3 + random.below(3),
                    _ => 8 + random.below(20),
                };
                let words = copied.unwrap_or_else(|| sentence(&mut random, length, "."));
                paragraph.push(Sentence { number, words });
                number += 1;
            }
            article.push(false, paragraph);
        }
        article
    }

    fn push(&mut self, heading: bool, sentences: Vec<Sentence>) {
        self.blocks.push(Block { heading, sentences });
    }

    /// The words of some sentence of a paragraph.
    pub(crate) fn any(&self, random: &mut Random) -> Option<Vec<String>> {
        let block = &self.blocks[random.below(self.blocks.len())];
        let sentence = &block.sentences[random.below(block.sentences.len())];
        (!block.heading).then(|| sentence.words.clone())
    }

    /// All sentences in order.
    pub fn sentences(&self) -> impl Iterator<Item = &Sentence> {
        self.blocks.iter().flat_map(|block| &block.sentences)
    }

    /// As Markdown, set like this.
    pub fn text(&self, setting: Setting) -> String {
        let mut text = String::new();
        for block in &self.blocks {
            let before = if block.heading { "## " } else { "" };
            text.push_str(before);
            let mut column = before.len();
            let words = block.sentences.iter().flat_map(|sentence| &sentence.words);
            for (at, word) in words.enumerate() {
                let word = set(word, setting);
                let wraps =
                    setting.wrap > 0 && !block.heading && column + word.len() > setting.wrap;
                match (at, wraps, setting.odd_blanks) {
                    (0, ..) => {}
                    (_, true, _) => {
                        text.push('\n');
                        column = 0;
                    }
                    (_, _, true) if at % 7 == 0 => text.push_str("  "),
                    (_, _, true) if at % 5 == 0 && !text.ends_with(['.', '?', '”']) => {
                        text.push('\u{a0}');
                    }
                    _ => text.push(' '),
                }
                column += 1 + word.len();
                text.push_str(&word);
            }
            text.push_str("\n\n");
        }
        text
    }
}

fn set(word: &str, setting: Setting) -> String {
    let mut word = word.to_owned();
    if setting.plain {
        word = word
            .replace(['“', '”'], "\"")
            .replace('’', "'")
            .replace('—', "--");
    }
    if setting.decomposed {
        word = word.replace('é', "e\u{301}").replace('ü', "u\u{308}");
    }
    if setting.odd_blanks && word.len() > 6 && word.is_ascii() && !word.contains(['-', '.', '?']) {
        word.insert(3, '\u{ad}');
    }
    word
}

/// A sentence of so many words.
pub(crate) fn sentence(random: &mut Random, length: usize, stop: &str) -> Vec<String> {
    let mut words: Vec<String> = (0..length).map(|_| word(random)).collect();
    if length > 9 && random.below(4) == 0 {
        words[3].insert(0, '“');
        words[5].push('”');
    }
    if length > 9 && random.below(4) == 0 {
        let next = words.remove(7);
        words[6] = format!("{}—{next}", words[6]);
    }
    if length > 6 && random.below(3) == 0 {
        words[2].push(',');
    }
    let first = words[0].remove(0);
    words[0].insert_str(0, &first.to_uppercase().to_string());
    if let Some(last) = words.last_mut() {
        last.push_str(stop);
    }
    words
}

/// Common words often, others seldom.
pub(crate) fn word(random: &mut Random) -> String {
    const COMMON: [&str; 24] = [
        "the", "of", "and", "to", "in", "that", "is", "was", "for", "it", "with", "as", "his",
        "on", "be", "at", "by", "had", "not", "are", "but", "from", "or", "have",
    ];
    const SYLLABLES: [&str; 32] = [
        "ba", "con", "der", "é", "fi", "gra", "hul", "in", "jo", "kel", "lo", "mar", "nen", "or",
        "pla", "quil", "ro", "sta", "ter", "ul", "ver", "wen", "xo", "ym", "zer", "tion", "ment",
        "ly", "ü", "ost", "ple", "dom",
    ];
    if random.below(10) < 4 {
        return COMMON[random.below(COMMON.len())].to_owned();
    }
    let syllables = 2 + random.below(3);
    let mut word: String = (0..syllables)
        .map(|_| SYLLABLES[random.below(SYLLABLES.len())])
        .collect();
    if random.below(20) == 0 {
        word.push_str("’s");
    }
    word
}
