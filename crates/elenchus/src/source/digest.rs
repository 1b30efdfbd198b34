//! Digests of sentences and texts.

use sha2::{Digest as _, Sha256};

use super::{Article, Digest, WholeDigest, normalise};

impl Digest {
    /// The digest of a sentence, which is normalised first.
    ///
    /// ```
    /// use elenchus::source::Digest;
    /// assert_eq!(Digest::of("“Rebuild  it.”"), Digest::of("\"Rebuild it.\""));
    /// assert_ne!(Digest::of("Rebuild it."), Digest::of("rebuild it."));
    /// ```
    pub fn of(sentence: &str) -> Self {
        Self::of_hash(&Sha256::digest(normalise(sentence)))
    }
}

/// The digests of all sentences of an article, parallel to [`Article::sentences`], and that of
/// the whole.
pub(super) fn digests(article: &Article) -> (Vec<Digest>, WholeDigest) {
    let mut whole = Sha256::new();
    let sentences = article.sentences().iter().enumerate();
    let digests = sentences.map(|(index, sentence)| {
        let form = normalise(article.words(sentence));
        if index > 0 {
            whole.update(b"\n");
        }
        whole.update(&form);
        Digest::of_hash(&Sha256::digest(&form))
    });
    let digests = digests.collect();
    (digests, WholeDigest(whole.finalize().into()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn says_the_same_of_what_is_only_set_otherwise() {
        let same = [
            ("It’s “here” — now", "It's \"here\"--now"),
            ("a – b", "a—b"),
            ("«A» ‹b›", "\"A\" 'b'"),
            ("``A'' and ''B''", "“A” and “B”"),
            ("wait … what", "wait... what"),
            ("wait. . .what?", "wait…what?"),
            ("so it ends....", "so it ends…"),
            ("a\u{a0}b\u{202f}c\t\n d", "a b c d"),
            ("  a ", "a"),
            ("im\u{ad}por\u{ad}\ntant", "important"),
            ("im\u{ad}\r\n  portant", "important"),
            ("zero\u{200b}width\u{feff}", "zerowidth"),
            ("cafe\u{301}", "café"),
            ("eﬃcient ﬂow", "efficient flow"),
            ("well-\nknown", "well‑known"),
            ("a\0b\u{7}c", "abc"),
            ("\u{202b}right\u{202c}", "right"),
        ];
        for (one, other) in same {
            assert_eq!(normalise(one), normalise(other), "{one:?}");
            assert_eq!(Digest::of(one), Digest::of(other));
        }
    }

    #[test]
    fn tells_apart_what_is_said_otherwise() {
        let apart = [
            ("Polish", "polish"),
            ("a b", "ab"),
            ("1.5", "15"),
            ("It ends.", "It ends"),
            ("It ends.", "It ends..."),
            ("He said: no", "He said; no"),
            ("'a'", "\"a\""),
            ("résumé", "resume"),
            ("well-known", "wellknown"),
            ("im-\nportant", "important"),
        ];
        for (one, other) in apart {
            assert_ne!(normalise(one), normalise(other), "{one:?}");
            assert_ne!(Digest::of(one), Digest::of(other));
        }
    }

    #[test]
    fn is_the_first_part_of_sha_256() {
        // SHA-256 of "abc", FIPS 180-2, appendix B.1: ba7816bf 8f…
        assert_eq!(Digest::of("abc").to_string(), "q9w1dfwf");
        let mut article = Article::new("abc".to_owned());
        article.push(
            crate::source::BlockKind::Paragraph,
            &[crate::text::Span::new(0, 3)],
        );
        let (digests, whole) = digests(&article);
        assert_eq!(digests, [Digest::of("abc")]);
        let words = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(whole.to_string(), words);
        assert_eq!(words.parse(), Ok(whole));
    }

    proptest! {
        #[test]
        fn normalising_twice_is_normalising_once(
            text in "([a-z .'`…—–\\-\u{ad}\u{200b}\n\u{301}«“ﬁ´\u{2bc}\u{1fef}é]|\\PC){0,24}",
        ) {
            let once = normalise(&text);
            prop_assert_eq!(normalise(&once), once);
        }

        #[test]
        fn digests_are_read_as_they_are_written(bytes in any::<[u8; 5]>()) {
            let digest = Digest::of_hash(&bytes);
            prop_assert_eq!(digest.to_string().parse(), Ok(digest));
        }
    }
}
