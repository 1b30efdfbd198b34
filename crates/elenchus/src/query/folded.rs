use crate::text::{Span, is_accent, without_accents};

/// A text without upper case and accents, that remembers where each byte came from.
pub(super) struct Folded {
    /// The text as it is compared.
    pub(super) text: String,
    /// For each byte of `text`, the span of the characters it came from; empty where those are
    /// the same bytes.
    from: Vec<Span>,
}

impl Folded {
    pub(super) fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self {
                text: text.to_ascii_lowercase(),
                from: Vec::new(),
            };
        }
        let mut folded = Self {
            text: String::with_capacity(text.len()),
            from: Vec::with_capacity(text.len()),
        };
        for (at, character) in text.char_indices() {
            let span = Span::new(at as u32, (at + character.len_utf8()) as u32);
            let before = folded.text.len();
            fold(character, &mut folded.text);
            if folded.text.len() == before {
                // An accent belongs to the letter before it.
                let letter = folded.from.iter().rposition(|from| from.end != span.start);
                let letter = letter.map_or(0, |at| at + 1);
                for from in &mut folded.from[letter..] {
                    from.end = span.end;
                }
            }
            folded.from.resize(folded.text.len(), span);
        }
        folded
    }

    /// Where a folded word occurs, in bytes of the text itself; and whether a word begins there.
    pub(super) fn places<'f>(&'f self, word: &'f str) -> impl Iterator<Item = (Span, bool)> + 'f {
        self.text.match_indices(word).map(|(at, found)| {
            let begins = self.text[..at].chars().next_back();
            let begins = begins.is_none_or(|before| !before.is_alphanumeric());
            (self.span(at, at + found.len()), begins)
        })
    }

    fn span(&self, start: usize, end: usize) -> Span {
        if self.from.is_empty() {
            return Span::new(start as u32, end as u32);
        }
        self.from[start].to(self.from[end - 1])
    }
}

/// Folds a word as a text is folded.
pub(super) fn folded(text: &str) -> String {
    Folded::new(text).text
}

/// Adds a character in lower case without its accents; nothing for an accent alone.
fn fold(character: char, text: &mut String) {
    let plain = match character {
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ł' | 'Ł' => "l",
        'ı' => "i",
        'ς' => "σ",
        '‘' | '’' | 'ʼ' => "'",
        '“' | '”' | '„' | '«' | '»' => "\"",
        '‐' | '‑' | '–' | '—' => "-",
        '\u{a0}' | '\u{202f}' => " ",
        _ => "",
    };
    if !plain.is_empty() {
        text.push_str(plain);
        return;
    }
    match without_accents(character) {
        Some(letter) => text.push(letter),
        None if is_accent(character) => {}
        None => text.extend(character.to_lowercase().filter(|&lower| !is_accent(lower))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_lose_case_and_accents() {
        assert_eq!(folded("Ärger, Öl und Łódź"), "arger, ol und lodz");
        assert_eq!(folded("Straße ΆΣ İ"), "strasse ασ i");
        assert_eq!(folded("Moscow’s “word”"), "moscow's \"word\"");
        assert_eq!(folded("हिन्दी"), "हिन्दी");
    }

    fn places(text: &str, word: &str) -> Vec<(Span, bool)> {
        Folded::new(text).places(word).collect()
    }

    #[test]
    fn places_are_those_of_the_text_itself() {
        assert_eq!(places("İİx", "x"), [(Span::new(4, 5), false)]);
        assert_eq!(places("an e\u{301}t", "e"), [(Span::new(3, 6), true)]);
        assert_eq!(places("Große", "ss"), [(Span::new(3, 5), false)]);
        assert_eq!(places("one two", "two"), [(Span::new(4, 7), true)]);
    }
}
