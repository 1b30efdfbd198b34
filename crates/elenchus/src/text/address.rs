//! Addresses that may be followed from a text of unknown origin.

/// Whether this is an address of the web: `http` or `https`, with something behind it, and
/// without white space or control characters.
///
/// ```
/// use elenchus::text::is_web_address;
/// assert!(is_web_address("https://example.org/a?b#c"));
/// assert!(!is_web_address("javascript:alert(1)"));
/// ```
pub fn is_web_address(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else {
        return false;
    };
    let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let strange = |c: char| c.is_whitespace() || c.is_control();
    is_web && !rest.is_empty() && !rest.starts_with('/') && !rest.contains(strange)
}

/// Whether this names a file in the folder of the file that names it, or beneath: names parted
/// by `/`, none of them `..`, no scheme and no drive.
///
/// ```
/// use elenchus::text::is_beneath;
/// assert!(is_beneath("texts/article.md"));
/// assert!(!is_beneath("../article.md") && !is_beneath("/etc/hosts") && !is_beneath("c:a"));
/// ```
pub fn is_beneath(path: &str) -> bool {
    let strange = |c: char| c.is_control() || matches!(c, '\\' | ':');
    let names = path.split('/').all(|name| !matches!(name, "" | ".."));
    names && !path.contains(strange) && path != "."
}
