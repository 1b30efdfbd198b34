//! Paths between files: `/` between names, `.` and `..` as everywhere.

/// The path that `path` means in the file `from`: beside it, unless it begins with `/` or with
/// a scheme such as `file:`. Without `.`, and without `..` where a folder stands before it.
///
/// ```
/// use elenchus::include::beside;
/// assert_eq!(beside("maps/main.argdown", "../parts/a.argdown"), "parts/a.argdown");
/// assert_eq!(beside("main.argdown", "../a.argdown"), "../a.argdown");
/// assert_eq!(beside("file:///maps/main.argdown", "./a.argdown"), "file:///maps/a.argdown");
/// assert_eq!(beside("maps/main.argdown", "/a.argdown"), "/a.argdown");
/// ```
pub fn beside(from: &str, path: &str) -> String {
    if scheme(path).is_some() {
        return path.to_owned();
    }
    let (root, folder) = match scheme(from) {
        Some(length) => from.split_at(length),
        None => from.split_at(usize::from(from.starts_with('/'))),
    };
    let (root, folder) = match path.strip_prefix('/') {
        Some(_) if root.is_empty() => ("/", ""),
        Some(_) => (root, ""),
        None => (
            root,
            folder.rsplit_once('/').map_or("", |(folder, _)| folder),
        ),
    };
    let mut names: Vec<&str> = Vec::new();
    for name in folder.split('/').chain(path.split('/')) {
        match name {
            "" | "." => {}
            ".." if names.last().is_some_and(|&last| last != "..") => {
                names.pop();
            }
            ".." if !root.is_empty() => {}
            name => names.push(name),
        }
    }
    format!("{root}{}", names.join("/"))
}

/// How long the scheme of a path is, with the slashes behind it: 8 in `file:///a`. A single
/// letter is a drive, and its folder the root.
fn scheme(path: &str) -> Option<usize> {
    let colon = path.find(':')?;
    let word = &path[..colon];
    let begins = word.starts_with(|c: char| c.is_ascii_alphabetic());
    let goes_on = word
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    if !begins || !goes_on {
        return None;
    }
    let rest = &path[colon + 1..];
    let slashes = rest.bytes().take_while(|&byte| byte == b'/').count();
    Some(colon + 1 + slashes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_up_and_down() {
        let cases = [
            ("a", "b", "b"),
            ("x/a", "b", "x/b"),
            ("x/a", "./y/./b", "x/y/b"),
            ("x/y/a", "../../b", "b"),
            ("x/a", "../../b", "../b"),
            ("../a", "b", "../b"),
            ("../a", "../b", "../../b"),
            ("/a", "../../b", "/b"),
            ("/x/a", "b//c", "/x/b/c"),
            ("C:/x/a", "../b", "C:/b"),
            ("file:///x/a", "/b", "file:///b"),
            ("x/a", "https://example.org/b", "https://example.org/b"),
        ];
        for (from, path, expected) in cases {
            assert_eq!(beside(from, path), expected, "{path} in {from}");
        }
    }
}
