use std::collections::HashMap;

/// The most characters of a slug, the number behind a clash not counted.
const LONGEST: usize = 60;

/// Gives out names for addresses: lowercase letters and digits of any script, joined by hyphens,
/// each name once.
#[derive(Default)]
pub(super) struct Slugs {
    /// How often each name was asked for; never iterated.
    taken: HashMap<String, u32>,
}

impl Slugs {
    /// A name made of the words of `title`, with a number behind it where it was given before.
    pub(super) fn name(&mut self, title: &str) -> String {
        let base = slug(title);
        let mut name = base.clone();
        while self.taken.contains_key(&name) {
            let count = self.taken.entry(base.clone()).or_insert(1);
            *count += 1;
            name = format!("{base}-{count}");
        }
        self.taken.insert(name.clone(), 1);
        name
    }
}

/// The words of `title` as one name; `claim` where it has none.
fn slug(title: &str) -> String {
    let mut name = String::new();
    let mut length = 0;
    let mut gap = false;
    for character in title.chars().flat_map(char::to_lowercase) {
        if matches!(character, '\'' | '’') {
            continue;
        }
        if !character.is_alphanumeric() {
            gap = length > 0;
            continue;
        }
        if length + 1 + usize::from(gap) > LONGEST {
            break;
        }
        if std::mem::take(&mut gap) {
            name.push('-');
            length += 1;
        }
        name.push(character);
        length += 1;
    }
    if name.is_empty() {
        "claim".to_owned()
    } else {
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_plain_and_different() {
        let mut slugs = Slugs::default();
        assert_eq!(
            slugs.name("A blow to Russia’s standing"),
            "a-blow-to-russias-standing"
        );
        assert_eq!(
            slugs.name("A blow, to Russia's standing!"),
            "a-blow-to-russias-standing-2"
        );
        assert_eq!(slugs.name("?!"), "claim");
        assert_eq!(slugs.name("Größe Ω 7"), "größe-ω-7");
        assert!(slugs.name(&"long ".repeat(50)).chars().count() <= LONGEST);
    }

    #[test]
    fn a_title_that_looks_like_a_clash_is_no_clash() {
        let mut slugs = Slugs::default();
        let names = ["a-2", "a", "a", "a"].map(|title| slugs.name(title));
        assert_eq!(names, ["a-2", "a", "a-3", "a-4"]);
    }
}
