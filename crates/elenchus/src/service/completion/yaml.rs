//! Where in a YAML block something is being written. The block need not be complete, as a
//! parser would want it.

/// A key or a value that is being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry<'t> {
    /// The key whose value it is; `None` where the key itself is being written.
    pub(super) key: Option<&'t str>,
    /// The key above it, where there is one.
    pub(super) parent: Option<&'t str>,
    /// What is written of it.
    pub(super) typed: &'t str,
}

/// What is being written at the end of `before`, the block up to there. `None` where it is too
/// deep to say.
pub(super) fn entry(before: &str) -> Option<Entry<'_>> {
    let start = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let line = &before[start..];
    let own = in_line(line)?;
    if own.parent.is_some() {
        return Some(own);
    }
    let parent = match line.len() - line.trim_start().len() {
        0 => None,
        indent => Some(parent(&before[..start], indent)?),
    };
    // Blanks before the first key of a block in one line are no indentation.
    let parent = parent.filter(|name| !name.is_empty());
    Some(Entry { parent, ..own })
}

/// The key that lines of this indentation stand beneath: `""` for none, `None` where that key
/// stands beneath another.
fn parent(above: &str, indent: usize) -> Option<&str> {
    for line in above.lines().rev() {
        let content = line.trim_start();
        let own = line.len() - content.len();
        if content.is_empty() || content.starts_with('#') || own >= indent {
            continue;
        }
        let (key, _) = content.split_once(':')?;
        return (own == 0).then(|| unquoted(key));
    }
    Some("")
}

/// What is being written in one line, its braces and brackets followed.
fn in_line(line: &str) -> Option<Entry<'_>> {
    let mut parents: Vec<&str> = Vec::new();
    let (mut start, mut colon, mut lists) = (0, None, 0u32);
    let mut quote = None;
    let mut value = 0;
    for (at, byte) in line.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) => quote = (byte != open).then_some(open),
            (None, b'"' | b'\'') if line[value.max(start)..at].trim().is_empty() => {
                quote = Some(byte);
            }
            (None, b'{') => {
                parents.push(unquoted(&line[start..colon?]));
                (start, colon, value) = (at + 1, None, at + 1);
            }
            (None, b'}') => {
                parents.pop();
            }
            (None, b'[') => (lists, value) = (lists + 1, at + 1),
            (None, b']') => lists = lists.saturating_sub(1),
            (None, b',') if lists > 0 => value = at + 1,
            (None, b',') => (start, colon, value) = (at + 1, None, at + 1),
            (None, b':') if colon.is_none() && ends_key(line, at) => {
                (colon, value) = (Some(at), at + 1);
            }
            _ => {}
        }
    }
    if parents.len() > 1 {
        return None;
    }
    let typed = line[value.max(start)..].trim_start();
    Some(Entry {
        key: colon.map(|colon| unquoted(&line[start..colon])),
        parent: parents.pop(),
        typed: typed.trim_start_matches(['"', '\'']),
    })
}

/// Whether a colon ends a key: a blank or nothing follows.
fn ends_key(line: &str, colon: usize) -> bool {
    let next = line.as_bytes().get(colon + 1);
    matches!(next, None | Some(b' ' | b'\t'))
}

fn unquoted(key: &str) -> &str {
    key.trim().trim_matches(['"', '\''])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_is_being_written() {
        for (before, parent, key, typed) in [
            ("", None, None, ""),
            ("ro", None, None, "ro"),
            ("role: the", None, Some("role"), "the"),
            ("role: thesis, vo", None, None, "vo"),
            ("at: [\"1.1\", \"2", None, Some("at"), "2"),
            ("at: [\"1.1\", \"2.1\"], ", None, None, ""),
            (" a: \"x, y: z\", b", None, None, "b"),
            ("model: {mode: st", Some("model"), Some("mode"), "st"),
            (
                "title: x\nmodel:\n  mode: ",
                Some("model"),
                Some("mode"),
                "",
            ),
            ("model:\n  mode: strict\n  sh", Some("model"), None, "sh"),
            ("model:\n  mode: strict\ngr", None, None, "gr"),
            ("'model':\n  # why\n\n  m", Some("model"), None, "m"),
        ] {
            let expected = Entry { key, parent, typed };
            assert_eq!(entry(before), Some(expected), "{before:?}");
        }
    }

    #[test]
    fn says_nothing_of_what_lies_deeper() {
        for before in [
            "a: {b: {c",
            "a:\n  b:\n    c",
            "{",
            "a:\n  b:\n    - x\n    c: ",
        ] {
            assert_eq!(entry(before), None, "{before:?}");
        }
    }
}
