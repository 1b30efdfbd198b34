//! What the YAML scanner says, in the words of an author.

use super::DEPTH_LIMIT;

/// What the scanner says where values nest deeper than it follows.
pub(super) const TOO_DEEP: &str = "recursion limit exceeded";

/// What the scanner says, and what it comes to.
const WORDS: &[(&str, &str)] = &[
    (
        "quoted scalar, found unexpected end",
        "nothing closes this quotation mark",
    ),
    (
        "quoted scalar, found unknown escape",
        "this escape is none of YAML's; write \\\\ for a backslash",
    ),
    (
        "flow sequence, expected",
        "a , or a ] is missing before this",
    ),
    ("flow mapping, did not", "a , or a } is missing before this"),
    (
        "block mapping, did not",
        "this is indented neither as a key nor as part of the value above",
    ),
    (
        "block collection, did not",
        "this is indented neither as an item nor as part of the item above",
    ),
    (
        "mapping values are not allowed",
        "a : cannot stand here; put the text between quotation marks",
    ),
    ("tab", "indent with blanks: YAML takes no tabs here"),
    ("unknown anchor", "this names nothing above"),
    ("simple key expect", "a key without a : behind it"),
    ("node content", "a value is missing before this"),
    ("misplaced bracket", "this bracket closes nothing"),
];

/// The scanner's words, so that who never heard of a scanner understands them.
pub(super) fn plain_words(info: &str) -> String {
    if info == TOO_DEEP {
        return format!("values nest deeper than {DEPTH_LIMIT} here");
    }
    let known = WORDS.iter().find(|(said, _)| info.contains(said));
    let words = known.map_or(info.trim_end_matches('.'), |(_, words)| words);
    words.to_owned()
}
