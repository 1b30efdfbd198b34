//! The words that stand for symbols.

/// The shortcodes of the language, those that mean the same side by side.
pub const SHORTCODES: &[&str] = &[
    ".A.",
    ".E.",
    ".O.",
    ".P.",
    ".->.",
    ":->:",
    ".<->.",
    ":<->:",
    ".~.",
    ":~:",
    ".^.",
    ":^:",
    ".v.",
    ":v:",
    ".v_.",
    ":v_:",
    ".<>.",
    ":<>:",
    ".[].",
    ":[]:",
    ":happy:",
    ":smile:",
    ":smiley:",
    ":laugh:",
    ":lol:",
    ":rofl:",
    ":joy:",
    ":heart:",
    ":?:",
    ":question:",
    ":love:",
    ":wink:",
    ":shush:",
    ":meh:",
    ":eye-roll:",
    ":sad:",
    ":disappointed:",
    ":scream:",
    ":+1:",
    ":up:",
    ":-1:",
    ":down:",
    ":think:",
    ":star:",
    ":y:",
    ":agree:",
    ":n:",
    ":disagree:",
];

/// The symbol for a shortcode with its marks: `.->.` or `:->:` is `→`.
pub fn symbol(code: &str) -> Option<&'static str> {
    let word = code
        .strip_prefix('.')
        .and_then(|rest| rest.strip_suffix('.'))
        .or_else(|| code.strip_prefix(':')?.strip_suffix(':'))?;
    Some(match word {
        "A" => "∀",
        "E" => "∃",
        "O" => "𝗢",
        "P" => "𝗣",
        "->" => "→",
        "<->" => "↔",
        "~" => "¬",
        "^" => "∧",
        "v" => "∨",
        "v_" => "⊻",
        "<>" => "◇",
        "[]" => "◻",
        "happy" => "😀",
        "smile" if code.starts_with(':') => "☺\u{fe0f}",
        "smile" | "smiley" => "☺",
        "laugh" | "lol" => "😆",
        "rofl" => "🤣",
        "joy" => "😂",
        "heart" => "❤",
        "?" | "question" => "❓",
        "love" => "😍",
        "wink" => "😉",
        "shush" => "🤫",
        "meh" => "😐",
        "eye-roll" => "🙄",
        "sad" => "😢",
        "disappointed" => "😞",
        "scream" => "😱",
        "+1" | "up" => "👍",
        "-1" | "down" => "👎",
        "think" => "🤔",
        "star" => "⭐",
        "y" | "agree" => "✔",
        "n" | "disagree" => "❌",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_listed_word_stands_for_a_symbol() {
        for code in SHORTCODES {
            assert!(symbol(code).is_some(), "{code}");
        }
    }
}
