use std::fmt;

/// How grave a [`Diagnostic`](super::Diagnostic) is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Something could not be read as it stands (`E-…`).
    Error,
    /// A doubt about the argument (`W-…`).
    Warning,
    /// Readable, but probably not what was meant, or not as others would write it (`H-…`).
    Hint,
}

/// Declares [`Code`]: one entry for each kind of remark.
macro_rules! codes {
    ($($(#[$doc:meta])* $code:ident = $name:literal, $title:literal;)*) => {
        /// The kinds of remark. Each has a stable name (`E-not-utf8`) and a title.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code {
            $($(#[$doc])* $code,)*
        }

        impl Code {
            /// Every code, in the order of the enum.
            pub const ALL: &[Self] = &[$(Self::$code,)*];

            const fn entry(self) -> (&'static str, &'static str) {
                match self {
                    $(Self::$code => ($name, $title),)*
                }
            }

            /// The source of its [page](super::page).
            pub(super) const fn page_text(self) -> &'static str {
                match self {
                    $(Self::$code => include_str!(concat!("pages/", $name, ".md")),)*
                }
            }
        }
    };
}

codes! {
    /// `E-not-utf8`: bytes that are no text.
    NotUtf8 = "E-not-utf8", "the text is not UTF-8";
    /// `E-too-large`: more than spans can count.
    TooLarge = "E-too-large", "the text is too large";
    /// `E-front-matter-open`: `===` at the start without a second one.
    OpenFrontMatter = "E-front-matter-open", "the front matter is not closed";
    /// `H-front-matter-blank-line`: other Argdown tools reject this.
    FrontMatterBlankLine = "H-front-matter-blank-line", "no blank line after the front matter";
    /// `E-include-missing`: a file that is not there, or no text.
    IncludeMissing = "E-include-missing", "an included file cannot be read";
    /// `E-include-cycle`: a file that includes itself, directly or not.
    IncludeCycle = "E-include-cycle", "files that include each other";
    /// `H-include-unread`: a text that is read by itself, without other files.
    IncludeUnread = "H-include-unread", "an include that is not followed";
    /// `H-include-front-matter`: front matter of a file that is not the first.
    IncludeFrontMatter = "H-include-front-matter", "the front matter of an included file";
    /// `E-yaml`: YAML that cannot be read.
    Yaml = "E-yaml", "the data is not YAML";
    /// `E-yaml-duplicate-key`: two values for one key.
    YamlDuplicateKey = "E-yaml-duplicate-key", "a key stands twice";
    /// `E-yaml-limit`: YAML beyond the limits of [`Data`](crate::model::Data).
    YamlLimit = "E-yaml-limit", "the data is too large";
    /// `E-yaml-not-map`: a data block that is a list or a single value.
    YamlNotMap = "E-yaml-not-map", "the data has no keys";
    /// `H-blank-line-missing`: other Argdown tools reject this.
    MissingBlankLine = "H-blank-line-missing", "no blank line between two blocks";
    /// `H-heading-goes-on`: a heading of two lines.
    HeadingGoesOn = "H-heading-goes-on", "text right beneath a heading";
    /// `E-relation-after-blank-line`: a relation cut off from what it hangs beneath.
    RelationAfterBlankLine = "E-relation-after-blank-line", "a blank line before a relation";
    /// `E-relation-without-parent`: a sign with nothing above it.
    RelationWithoutParent = "E-relation-without-parent", "a relation to nothing";
    /// `E-relation-not-indented`: a sign at the margin.
    RelationNotIndented = "E-relation-not-indented", "a relation that is not indented";
    /// `H-indentation-mixed`: white space whose width is a matter of opinion.
    IndentationMixed = "H-indentation-mixed", "tabs and blanks in one indentation";
    /// `H-indentation-level`: a relation between two levels.
    IndentationLevel = "H-indentation-level", "an indentation that fits no line above";
    /// `E-colon-missing`: `[Title] text`.
    MissingColon = "E-colon-missing", "text after a title without a colon";
    /// `H-definition-empty`: `[Title]:` alone.
    EmptyDefinition = "H-definition-empty", "a title is defined by nothing";
    /// `E-nothing-after-mark`: a sign, a number or the mark of an item alone.
    NothingAfterMark = "E-nothing-after-mark", "nothing where a statement should stand";
    /// `E-text-after-data`: data in the middle of a text.
    TextAfterData = "E-text-after-data", "text after a data block";
    /// `E-structure-no-premise`: an inference with nothing above it.
    StructureNoPremise = "E-structure-no-premise", "a conclusion without a premise";
    /// `E-structure-no-inference`: premises from which nothing is drawn.
    StructureNoInference = "E-structure-no-inference", "numbered lines without an inference";
    /// `E-structure-no-conclusion`: hyphens with nothing beneath.
    StructureNoConclusion = "E-structure-no-conclusion", "an inference without a conclusion";
    /// `E-structure-loose-premise`: a premise that no inference uses.
    StructureLoosePremise = "E-structure-loose-premise", "a line after the last conclusion";
    /// `E-structure-blank-line`: a structure cut in two.
    StructureBlankLine = "E-structure-blank-line", "a blank line inside a structure";
    /// `E-structure-duplicate`: an argument that is reconstructed twice.
    StructureDuplicate = "E-structure-duplicate", "a second structure for one argument";
    /// `E-structure-argument`: `(1) <Argument>`.
    ArgumentAsStep = "E-structure-argument", "an argument as a line of a structure";
    /// `H-structure-numbers`: a structure not numbered 1, 2, 3.
    StructureNumbers = "H-structure-numbers", "numbers out of order";
    /// `E-inference-open`: `--` and a rule without a second `--`.
    InferenceOpen = "E-inference-open", "an inference that is not closed";
    /// `H-inference-mark`: not `--` … `--` or `----`.
    InferenceMark = "H-inference-mark", "an unusual number of hyphens";
    /// `E-inference-text`: something behind the closing hyphens.
    InferenceText = "E-inference-text", "text after an inference";
    /// `E-inference-relation`: anything but an undercut beneath an inference.
    InferenceRelation = "E-inference-relation", "a relation an inference cannot have";
    /// `E-contradiction-argument`: `><` is for statements.
    ContradictionArgument = "E-contradiction-argument", "a contradiction with an argument";
    /// `E-undercut-statement`: only inferences and arguments can be undercut.
    UndercutStatement = "E-undercut-statement", "an undercut of a statement";
    /// `H-relation-to-itself`: a statement beneath itself.
    RelationToItself = "H-relation-to-itself", "a relation of something to itself";
    /// `E-mode`: `model.mode` is neither loose nor strict.
    UnknownMode = "E-mode", "an unknown mode";
    /// `H-key-unknown`: a data key that is probably misspelt.
    UnknownKey = "H-key-unknown", "an unknown key, very like a known one";
    /// `E-value`: a mark of the wrong type.
    BadValue = "E-value", "a value that does not fit its key";
    /// `E-place`: `at` that names no sentence.
    BadPlace = "E-place", "a place that cannot be read";
    /// `E-source-unknown`: `at` or `background` in a source that the front matter does not name.
    UnknownSource = "E-source-unknown", "a place in a source that is not named";
    /// `E-segmenter`: digests of another version, or of none that is named.
    Segmenter = "E-segmenter", "digests of an unknown segmenter";
    /// `E-source-digest`: what stands for a digest and is none.
    SourceDigest = "E-source-digest", "a digest that cannot be read";
    /// `E-source-file`: a path that leads out of the folder of the map.
    SourceFile = "E-source-file", "a file that is not beside the map";
    /// `E-source-url`: neither http nor https.
    SourceUrl = "E-source-url", "an address that is none of the web";
    /// `E-place-missing`: `at` beyond the article.
    MissingPlace = "E-place-missing", "a place the source does not have";
    /// `E-quote`: words that do not stand where they are said to.
    MissingQuote = "E-quote", "a quotation that is not found word for word";
    /// `H-quotation-marks`: words of one's own between quotation marks.
    MarkedWords = "H-quotation-marks", "words between quotation marks that are not the source's";
    /// `H-uncited`: sentences that no element cites.
    Uncited = "H-uncited", "a long stretch of the source that nobody cites";
    /// `E-role`: `role` that is none of the five.
    UnknownRole = "E-role", "an unknown role";
    /// `H-reference-undefined`: a reference that is probably misspelt.
    UndefinedReference = "H-reference-undefined", "a title nobody defines, very like one that is";
    /// `H-mention-undefined`: `@[Title]` that nothing bears.
    UndefinedMention = "H-mention-undefined", "a mention of nothing";
}

impl Code {
    /// The stable name, such as `E-not-utf8`.
    pub const fn name(self) -> &'static str {
        self.entry().0
    }

    /// The kind of remark in a few words.
    pub const fn title(self) -> &'static str {
        self.entry().1
    }

    /// The code of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }

    /// How grave it is: the first letter of the name.
    pub fn severity(self) -> Severity {
        match self.name().as_bytes().first() {
            Some(b'E') => Severity::Error,
            Some(b'W') => Severity::Warning,
            _ => Severity::Hint,
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
