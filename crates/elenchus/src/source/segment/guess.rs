use super::Format;

/// How much of a text is looked at to guess its format, in bytes.
const LOOKED_AT: usize = 64 * 1024;

impl Format {
    /// How a text is likely written: by the ending of its file's name where there is one that
    /// says it, else by what its first 64 kB look like. A page that says so is HTML in any file
    /// without a better ending.
    pub fn guess(name: Option<&str>, text: &str) -> Self {
        let ending = name
            .and_then(|name| name.rsplit_once('.'))
            .map(|(_, ending)| ending);
        let ending = ending.map(str::to_ascii_lowercase).unwrap_or_default();
        let text = start(text);
        let page = is_page(text);
        match ending.as_str() {
            "md" | "markdown" | "mdown" | "mkd" | "mdx" => Self::Markdown,
            "html" | "htm" | "xhtml" => Self::Html,
            _ if page => Self::Html,
            "txt" | "text" => Self::Plain,
            _ if has_tags(text) => Self::Html,
            _ if has_marks(text) => Self::Markdown,
            _ => Self::Plain,
        }
    }
}

/// The beginning of a text.
fn start(text: &str) -> &str {
    let mut end = text.len().min(LOOKED_AT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn is_page(text: &str) -> bool {
    let text = text.trim_start_matches(super::is_unseen);
    let begins = |with: &str| {
        text.get(..with.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(with))
    };
    begins("<!doctype html") || begins("<html")
}

/// Whether two elements of a page, or one that is closed, stand in a text.
fn has_tags(text: &str) -> bool {
    let names = [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "ul",
        "li",
        "br",
        "article",
        "section",
        "body",
        "span",
        "blockquote",
    ];
    let mut count = 0;
    for (at, _) in text.match_indices('<') {
        let tag = text[at + 1..].trim_start_matches('/');
        let end = tag
            .bytes()
            .take(12)
            .take_while(u8::is_ascii_alphanumeric)
            .count();
        let (name, rest) = tag.split_at(end);
        let closes = rest.starts_with(['>', ' ', '/', '\n']);
        count += usize::from(closes && names.iter().any(|known| known.eq_ignore_ascii_case(name)));
        if count == 2 {
            return true;
        }
    }
    false
}

/// Whether a text has two of Markdown's marks: headings, front matter, links, strong emphasis,
/// quotations, fences.
fn has_marks(text: &str) -> bool {
    let links = text.matches("](").count();
    let strong = text.matches("**").count() / 2;
    let lines = text.lines().map(str::trim_end);
    let marked = lines.filter(|line| {
        let heading = line.trim_start_matches('#');
        let hashes = line.len() - heading.len();
        (1..=6).contains(&hashes) && heading.starts_with(' ')
            || line.starts_with("> ")
            || line.starts_with("```")
    });
    let front = usize::from(text.starts_with("---\n") || text.starts_with("---\r\n"));
    links + strong + front + marked.count() >= 2
}
