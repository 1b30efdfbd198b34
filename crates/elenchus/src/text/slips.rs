//! Words that are nearly another word.

/// How many letters must be changed, added, removed or swapped with the next to get from one
/// to the other (optimal string alignment). Takes time in the product of the two lengths.
///
/// ```
/// assert_eq!(elenchus::text::slips("premise", "permise"), 1);
/// ```
pub fn slips(one: &str, other: &str) -> usize {
    let one: Vec<char> = one.chars().collect();
    let other: Vec<char> = other.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (i, &a) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &b) in other.iter().enumerate() {
            let change = last[j] + usize::from(a != b);
            let mut least = change.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a == other[j - 1] && one[i - 1] == b {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or_default()
}

/// The first of the words that differ least from `word`: only in case, or by one slip, or by two
/// where it has more than six letters. None for words of one letter or of very many.
pub fn nearest<'w>(word: &str, words: &[&'w str]) -> Option<&'w str> {
    let length = word.chars().count();
    if !(2..=40).contains(&length) {
        return None;
    }
    let allowed = usize::from(length > 3) + usize::from(length > 6);
    let folded = word.to_lowercase();
    let near = words
        .iter()
        .filter(|other| other.len().abs_diff(word.len()) <= 2);
    let (found, count) = near
        .map(|&other| (other, slips(&folded, &other.to_lowercase())))
        .min_by_key(|&(_, count)| count)?;
    (count <= allowed).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_slips() {
        assert_eq!(slips("premise", "premise"), 0);
        assert_eq!(slips("premise", "permise"), 1);
        assert_eq!(slips("voice", "vioces"), 2);
        assert_eq!(slips("", "ab"), 2);
    }

    #[test]
    fn finds_the_word_that_was_meant() {
        let words = ["at", "weight", "isInMap", "isInGroup"];
        assert_eq!(nearest("wieght", &words), Some("weight"));
        assert_eq!(nearest("ISINMAP", &words), Some("isInMap"));
        assert_eq!(nearest("it", &words), None);
        assert_eq!(nearest("height", &["weight"]), Some("weight"));
        assert_eq!(nearest("colour", &words), None);
    }
}
