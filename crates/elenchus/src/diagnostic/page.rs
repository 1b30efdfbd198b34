use super::Code;

/// What there is to say about a [`Code`], for someone who meets it for the first time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// The code.
    pub code: Code,
    /// Two or three sentences: what it means, why it matters, what to do. Lines are broken as
    /// they stand in the source.
    pub words: &'static str,
    /// A document that gives rise to the remark. None where no small text can. Where it takes
    /// several files, `--- name` stands before each.
    pub wrong: Option<&'static str>,
    /// The document put right.
    pub right: Option<&'static str>,
}

/// The page about a code.
///
/// ```
/// use elenchus::diagnostic::{Code, page};
/// let page = page(Code::MissingColon);
/// assert!(page.words.contains("colon"));
/// assert_eq!(page.wrong, Some("[Rebuild] The bridge should be rebuilt.\n"));
/// ```
pub fn page(code: Code) -> Page {
    let text = code.page_text();
    let words = text.split("\n```").next().unwrap_or(text);
    Page {
        code,
        words: words.trim_end(),
        wrong: example(text, "```argdown wrong\n"),
        right: example(text, "```argdown right\n"),
    }
}

/// What stands between this fence and the next one.
fn example(text: &'static str, fence: &str) -> Option<&'static str> {
    let (_, rest) = text.split_once(fence)?;
    let end = rest.find("```")?;
    rest.get(..end)
}
