//! The page that is embedded in the command.

use std::borrow::Cow;

/// The files of the page; empty where the command was built without it.
static FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/page.rs"));

/// A file of the page by its name.
pub(super) fn file(name: &str) -> Option<&'static [u8]> {
    FILES
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, contents)| *contents)
}

/// What a file is, from the ending of its name.
pub(super) fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

/// The page for a map that is on disk: it starts with that map, follows it from the state that
/// was `seen`, and shows its outline before it comes alive.
pub(super) fn index(argdown: &str, seen: &str) -> String {
    let built = String::from_utf8_lossy(file("index.html").unwrap_or_default());
    let paint = elenchus_formats::first_paint(argdown);
    let map = format!(
        "<meta name=\"elenchus-map\" content=\"live/map.argdown\">\n\
         <meta name=\"elenchus-live\" content=\"live/events?seen={seen}\">"
    );
    let page = replaced(&built, "<meta name=\"elenchus-map\"", ">", &map);
    let page = replaced(
        &page,
        "<title>",
        "</title>",
        &format!("<title>{}</title>", paint.title_html),
    );
    replaced(
        &page,
        "<main class=\"paint\">",
        "</main>",
        &format!("<main class=\"paint\">{}</main>", paint.html),
    )
    .into_owned()
}

/// A text with all from `begin` to the next `end` replaced, where it holds both.
fn replaced<'t>(text: &'t str, begin: &str, end: &str, by: &str) -> Cow<'t, str> {
    let found = text.find(begin).and_then(|start| {
        let rest = &text[start..];
        rest.find(end)
            .map(|length| (start, start + length + end.len()))
    });
    match found {
        Some((start, stop)) => Cow::Owned(format!("{}{by}{}", &text[..start], &text[stop..])),
        None => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::replaced;

    #[test]
    fn only_what_stands_between_is_replaced() {
        assert_eq!(replaced("a<t>b</t>c", "<t>", "</t>", "x"), "axc");
        assert_eq!(replaced("a<t>b", "<t>", "</t>", "x"), "a<t>b");
    }
}
