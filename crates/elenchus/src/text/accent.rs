//! Letters without their accents, for searching and naming.
//!
//! A table of the accented letters of Latin, Greek and Cyrillic: a full table of Unicode's
//! decompositions would weigh more in a page than all else this crate knows of text.

/// U+00C0 to U+024F, a letter each; `-` where there is nothing to take off.
const LATIN: &[u8; 400] = b"\
aaaaaa-ceeeeiiii-nooooo-ouuuuy--aaaaaa-ceeeeiiii-nooooo-ouuuuy-y\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii--jjkk-llllll-\
-llnnnnnn---oooooo--rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzz-\
--------------------------------oo-------------uu---------------\
-------------aaiioouuuuuuuuuu-aaaa----ggkkoooo--j---gg--nnaa----\
aaaaeeeeiiiioooorrrruuuusstt--hh------aaeeooooooooyy------------\
----------------";

/// U+1E00 to U+1EFF, likewise.
const LATIN_ADDITIONAL: &[u8; 256] = b"\
aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
wwwwwwwwwwxxxxyyzzzzzzhtwy------aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy------";

/// The letter in lower case without its accents; `None` for one that has none.
pub(crate) fn without_accents(letter: char) -> Option<char> {
    let code = letter as usize;
    let latin = match code {
        0xc0..=0x24f => LATIN[code - 0xc0],
        0x1e00..=0x1eff => LATIN_ADDITIONAL[code - 0x1e00],
        _ => b'-',
    };
    if latin != b'-' {
        return Some(char::from(latin));
    }
    Some(match letter {
        'ά' | 'Ά' => 'α',
        'έ' | 'Έ' => 'ε',
        'ή' | 'Ή' => 'η',
        'ί' | 'Ί' | 'ϊ' | 'Ϊ' | 'ΐ' => 'ι',
        'ό' | 'Ό' => 'ο',
        'ύ' | 'Ύ' | 'ϋ' | 'Ϋ' | 'ΰ' => 'υ',
        'ώ' | 'Ώ' => 'ω',
        'ё' | 'Ё' => 'е',
        'й' | 'Й' => 'и',
        'ї' | 'Ї' => 'і',
        _ => return None,
    })
}

/// Whether a character is an accent that stands by itself, over the letter before it.
pub(crate) fn is_accent(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::without_accents;

    #[test]
    fn the_tables_are_in_their_places() {
        for (letter, plain) in [
            "Àa", "Ýy", "ÿy", "Ğg", "Ńn", "Žz", "Ǎa", "Ṇn", "Ệe", "Ỹy", "ȘS",
        ]
        .iter()
        .map(|pair| {
            let mut letters = pair.chars();
            (
                letters.next(),
                letters.next().map(|plain| plain.to_ascii_lowercase()),
            )
        }) {
            assert_eq!(letter.and_then(without_accents), plain, "{letter:?}");
        }
        for letter in ['Æ', 'ß', '×', 'þ', 'a', 'ф', '中'] {
            assert_eq!(without_accents(letter), None, "{letter}");
        }
    }
}
