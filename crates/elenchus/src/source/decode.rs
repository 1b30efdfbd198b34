use std::fmt;

/// The text that bytes are, and what is to be known of it.
///
/// Nothing is left out of the text: marks that are no signs stay where they are, and are told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// How the bytes were read.
    pub charset: Charset,
    /// What a reader should be told, in the order of importance; nothing where all is well.
    pub notes: Vec<Note>,
}

/// How bytes mean characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Charset {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, as its byte order mark said.
    Utf16,
    /// Windows-1252, a guess: the bytes are no UTF-8, and every byte means something in this
    /// older set of Western Europe. Faces ask, or say so.
    Windows1252,
}

/// A remark about how bytes were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// It is a guess that they are Windows-1252: the byte here, counted from 0, is not UTF-8.
    Guessed {
        /// The first byte that is not.
        at: usize,
    },
    /// So many characters could not be read and are `�` in the text.
    Lost {
        /// How many.
        count: usize,
    },
    /// So many control characters, NUL among them, are in the text: they are no part of any
    /// sentence's words.
    Controls {
        /// How many.
        count: usize,
        /// The line of the first, from 1.
        line: usize,
    },
    /// More than one character in thirty is a control character: this is hardly a text.
    NoText,
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Guessed { at } => write!(
                f,
                "the text is not UTF-8 (byte {at}); it is read as Windows-1252, look whether its letters are right"
            ),
            Self::Lost { count: 1 } => write!(f, "one character cannot be read"),
            Self::Lost { count } => write!(f, "{count} characters cannot be read"),
            Self::Controls { count: 1, line } => write!(f, "a control character is in line {line}"),
            Self::Controls { count, line } => {
                write!(
                    f,
                    "{count} control characters are in the text, the first in line {line}"
                )
            }
            Self::NoText => write!(f, "this hardly is a text: much of it is control characters"),
        }
    }
}

/// Reads bytes as text: UTF-16 where a byte order mark says so, else UTF-8, else Windows-1252
/// as a [guess](Note::Guessed). Never fails.
///
/// ```
/// use elenchus::source::{Charset, decode};
///
/// let read = decode(b"\x93Why?\x94 caf\xe9");
/// assert_eq!(read.text, "“Why?” café");
/// assert_eq!(read.charset, Charset::Windows1252);
/// assert!(read.notes[0].to_string().contains("not UTF-8"));
/// ```
pub fn decode(bytes: &[u8]) -> Decoded {
    let mut notes = Vec::new();
    let (charset, text) = match bytes {
        [0xff, 0xfe, rest @ ..] => (Charset::Utf16, utf16(rest, u16::from_le_bytes)),
        [0xfe, 0xff, rest @ ..] => (Charset::Utf16, utf16(rest, u16::from_be_bytes)),
        _ => {
            let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            match std::str::from_utf8(bytes) {
                Ok(text) => (Charset::Utf8, text.to_owned()),
                Err(error) => {
                    notes.push(Note::Guessed {
                        at: error.valid_up_to(),
                    });
                    let text = bytes.iter().map(|&byte| windows_1252(byte)).collect();
                    (Charset::Windows1252, text)
                }
            }
        }
    };
    let lost = match charset {
        // What was read may itself have `�`.
        Charset::Utf8 => 0,
        Charset::Utf16 | Charset::Windows1252 => text.matches('\u{fffd}').count(),
    };
    if lost > 0 {
        notes.push(Note::Lost { count: lost });
    }
    notes.extend(controls(&text));
    Decoded {
        text,
        charset,
        notes,
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let pairs = bytes.chunks_exact(2);
    let odd = !pairs.remainder().is_empty();
    let units = pairs.map(|pair| unit([pair[0], pair[1]]));
    let characters =
        char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER));
    let end = odd.then_some(char::REPLACEMENT_CHARACTER);
    characters.chain(end).collect()
}

/// What is to be said of the control characters of a text.
fn controls(text: &str) -> Vec<Note> {
    let is_one = |&(_, c): &(usize, char)| {
        c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}')
    };
    let mut found = text.char_indices().filter(is_one);
    let Some((first, _)) = found.next() else {
        return Vec::new();
    };
    let count = 1 + found.count();
    let line = 1 + text[..first].matches('\n').count();
    let mut notes = vec![Note::Controls { count, line }];
    if count * 30 > text.chars().count() {
        notes.insert(0, Note::NoText);
    }
    notes
}

/// The character of a byte, as browsers read it; five bytes mean nothing and are `�`.
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž',
        '\u{fffd}', '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ',
        '\u{fffd}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_byte_order_marks() {
        let utf16 = |bytes: &[u8]| (decode(bytes).charset, decode(bytes).text);
        let expected = (Charset::Utf16, "é😀".to_owned());
        assert_eq!(utf16(b"\xff\xfe\xe9\0\x3d\xd8\0\xde"), expected);
        assert_eq!(utf16(b"\xfe\xff\0\xe9\xd8\x3d\xde\0"), expected);
        assert_eq!(decode(b"\xef\xbb\xbfOne.").text, "One.");
        assert_eq!(decode(b"").text, "");
    }

    #[test]
    fn tells_what_cannot_be_read() {
        let cut = decode(b"\xff\xfeO\0\x3d\xd8.\0n");
        assert_eq!(cut.text, "O\u{fffd}.\u{fffd}");
        assert_eq!(cut.notes, [Note::Lost { count: 2 }]);
        let guessed = decode(b"One\n\x81 \x80");
        assert_eq!(guessed.text, "One\n\u{fffd} €");
        assert_eq!(
            guessed.notes,
            [Note::Guessed { at: 4 }, Note::Lost { count: 1 }]
        );
    }

    #[test]
    fn tells_of_control_characters_and_keeps_them() {
        let text = format!("One.\n\nTwo\0 and a bell\u{7}. {}", "More. ".repeat(20));
        let read = decode(text.as_bytes());
        assert_eq!(read.text, text);
        assert_eq!(read.notes, [Note::Controls { count: 2, line: 3 }]);
        assert_eq!(decode(b"\0\0\x01a").notes[0], Note::NoText);
        assert_eq!(decode("A tab\t, an end\r\n, é.".as_bytes()).notes, []);
    }
}
