//! The keys of data that mean something.

/// The keys of a data block that mean something, ours and Argdown's own.
pub(crate) const IN_DATA: &[&str] = &[
    "at",
    "quote",
    "voice",
    "role",
    "implicit",
    "weight",
    "accept",
    "isInGroup",
    "isInMap",
    "isGroup",
    "isClosed",
    "isCanonical",
    "color",
    "rank",
    "images",
    "uses",
    "from",
];

/// The keys of front matter that mean something.
pub(crate) const IN_FRONT_MATTER: &[&str] = &[
    "title",
    "model",
    "selection",
    "map",
    "group",
    "color",
    "sources",
    "background",
];

/// The keys of a source that mean something.
pub(crate) const IN_SOURCE: &[&str] = &[
    "title",
    "author",
    "publication",
    "date",
    "url",
    "licence",
    "language",
    "file",
    "segmenter",
    "digest",
    "sentences",
];

/// The keys that mean something in one of the maps of front matter; empty where any may.
pub(crate) fn in_setting(map: &str) -> &'static [&'static str] {
    match map {
        "model" => &[
            "mode",
            "removeTagsFromText",
            "explodeArguments",
            "transformArgumentRelations",
            "shortcodes",
        ],
        "selection" => &[
            "statementSelectionMode",
            "excludeDisconnected",
            "selectedTags",
            "selectElementsWithoutTag",
            "selectedSections",
            "selectElementsWithoutSection",
            "includeStatements",
            "excludeStatements",
            "excludeArguments",
            "ignoreIsInMap",
        ],
        "map" => &["statementLabelMode", "argumentLabelMode", "addTags"],
        "group" => &[
            "groupDepth",
            "sections",
            "regroup",
            "ignoreIsGroup",
            "ignoreIsClosed",
        ],
        "color" => &[
            "colorScheme",
            "tagColors",
            "statementColors",
            "argumentColors",
            "groupColors",
            "groupColorScheme",
            "relationColors",
            "colorizeByTag",
            "colorizeGroupsByTag",
            "ignoreColorData",
        ],
        _ => &[],
    }
}
