//! One focus that moves through a list by keys.

/// The place that an arrow, Home or End leads to in a vertical list of `count`; past an end it
/// stays. `None` where the key is none of these or leads nowhere else.
pub fn along(at: usize, count: usize, key: &str) -> Option<usize> {
    let last = count.checked_sub(1)?;
    let to = match key {
        "ArrowDown" => (at + 1).min(last),
        "ArrowUp" => at.saturating_sub(1),
        "Home" => 0,
        "End" => last,
        _ => return None,
    };
    (to != at).then_some(to)
}

/// The place that an arrow leads to in a list that goes round, and from no place into it.
pub fn around(at: Option<usize>, count: usize, key: &str) -> Option<usize> {
    let last = count.checked_sub(1)?;
    Some(match (key, at) {
        ("ArrowDown", None) => 0,
        ("ArrowDown", Some(at)) => (at + 1) % count,
        ("ArrowUp", None | Some(0)) => last,
        ("ArrowUp", Some(at)) => at - 1,
        _ => return None,
    })
}

/// How long, in milliseconds, a letter waits for the next one.
const PAUSE: f64 = 600.0;

/// Letters typed to find an entry by the beginning of its name.
#[derive(Clone, Debug, Default)]
pub struct TypeAhead {
    typed: String,
    last: f64,
}

impl TypeAhead {
    /// Adds a letter typed at `now`, in milliseconds; gives the letters that belong together.
    pub fn press(&mut self, letter: char, now: f64) -> &str {
        if now - self.last > PAUSE {
            self.typed.clear();
        }
        self.last = now;
        self.typed.extend(letter.to_lowercase());
        &self.typed
    }

    /// Whether a word is being typed: then a blank is a part of it and no command.
    pub fn is_typing(&self, now: f64) -> bool {
        !self.typed.is_empty() && now - self.last <= PAUSE
    }
}

/// The next entry whose name begins with what was typed, going round; one letter typed several
/// times goes from one such entry to the next.
pub fn beginning<'n>(
    name: impl Fn(usize) -> &'n str,
    count: usize,
    at: usize,
    typed: &str,
) -> Option<usize> {
    let first = typed.chars().next()?;
    let same = typed.chars().all(|letter| letter == first);
    let (wanted, skip) = if same {
        (&typed[..first.len_utf8()], 1)
    } else {
        (typed, 0)
    };
    (skip..count + skip)
        .map(|step| (at + step) % count)
        .find(|&entry| begins(name(entry), wanted))
}

fn begins(name: &str, wanted: &str) -> bool {
    let letters = name
        .chars()
        .skip_while(|letter| !letter.is_alphanumeric())
        .flat_map(char::to_lowercase);
    let mut wanted = wanted.chars();
    for letter in letters {
        match wanted.next() {
            None => return true,
            Some(next) if next != letter => return false,
            Some(_) => {}
        }
    }
    wanted.next().is_none()
}

/// The letter of a key that types one; `None` for keys that do something else.
pub fn letter(key: &str) -> Option<char> {
    let mut characters = key.chars();
    let first = characters.next()?;
    (characters.next().is_none() && !first.is_control()).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 5] = ["Cost", "Cracks", "“Oil” again", "Über alles", "Cost"];

    fn find(at: usize, typed: &str) -> Option<usize> {
        beginning(|entry| NAMES[entry], NAMES.len(), at, typed)
    }

    #[test]
    fn arrows_stop_at_the_ends_or_go_round() {
        assert_eq!(along(0, 3, "ArrowDown"), Some(1));
        assert_eq!(along(2, 3, "ArrowDown"), None);
        assert_eq!(along(1, 3, "Home"), Some(0));
        assert_eq!(along(0, 0, "End"), None);
        assert_eq!(around(Some(2), 3, "ArrowDown"), Some(0));
        assert_eq!(around(None, 3, "ArrowUp"), Some(2));
        assert_eq!(around(None, 0, "ArrowDown"), None);
    }

    #[test]
    fn letters_typed_in_one_go_belong_together() {
        let mut ahead = TypeAhead::default();
        assert!(!ahead.is_typing(0.0));
        assert_eq!(ahead.press('C', 1000.0), "c");
        assert_eq!(ahead.press('o', 1300.0), "co");
        assert!(ahead.is_typing(1400.0));
        assert_eq!(ahead.press('x', 3000.0), "x");
    }

    #[test]
    fn the_next_entry_that_begins_so_is_found() {
        assert_eq!(find(0, "c"), Some(1));
        assert_eq!(find(1, "c"), Some(4));
        assert_eq!(find(4, "cc"), Some(0));
        assert_eq!(find(0, "cr"), Some(1));
        assert_eq!(find(1, "cost"), Some(4));
        assert_eq!(find(0, "oil"), Some(2));
        assert_eq!(find(0, "ü"), Some(3));
        assert_eq!(find(0, "x"), None);
        assert_eq!(beginning(|_| "", 0, 0, "x"), None);
    }

    #[test]
    fn keys_with_names_type_no_letter() {
        assert_eq!(letter("é"), Some('é'));
        assert_eq!(letter("Enter"), None);
        assert_eq!(letter(""), None);
    }
}
