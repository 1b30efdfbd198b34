use std::borrow::Cow;

/// A text as it stands in HTML or XML, between tags or in a quoted attribute. Characters that
/// XML 1.0 does not know, such as most control characters, become U+FFFD.
///
/// ```
/// assert_eq!(elenchus_formats::escape("a < \"b\" & c"), "a &lt; &quot;b&quot; &amp; c");
/// ```
pub fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(needs_escape) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other if is_no_xml(other) => out.push('\u{fffd}'),
            other => out.push(other),
        }
    }
    Cow::Owned(out)
}

fn needs_escape(character: char) -> bool {
    matches!(character, '&' | '<' | '>' | '"' | '\'') || is_no_xml(character)
}

/// Outside the production `Char` of XML 1.0.
fn is_no_xml(character: char) -> bool {
    matches!(
        character,
        '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}'
    )
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn nothing_that_is_text_becomes_markup() {
        assert_eq!(
            escape("<b a='1'>&amp;</b>"),
            "&lt;b a=&#39;1&#39;&gt;&amp;amp;&lt;/b&gt;"
        );
        assert_eq!(escape("a\u{8}b\tc\nd"), "a\u{fffd}b\tc\nd");
        assert_eq!(escape("plain"), "plain");
    }
}
