//! Digests as they are written: eight characters for a sentence, 64 for a text.

use std::fmt;
use std::str::FromStr;

/// The first 40 bits of the SHA-256 of a sentence's [normal form](crate::source::normalise).
///
/// It is written as eight lower-case characters of Crockford's base 32, which has no `i`, `l`,
/// `o` and `u`; reading also takes capitals, and `i`, `l` and `o` for the digits they look like.
/// Two different sentences of an article have the same one about once in 88,000 articles of
/// 5,000 sentences.
///
/// ```
/// use elenchus::source::Digest;
/// let digest: Digest = "0123abyz".parse().expect("a digest");
/// assert_eq!(digest.to_string(), "0123abyz");
/// assert_eq!("O1Z3ABYZ".parse(), "01z3abyz".parse::<Digest>());
/// assert!("0123abu".parse::<Digest>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Digest(u64);

/// The SHA-256 of a whole text: of the normal forms of its sentences, joined by line feeds.
/// Written as `sha256:` and 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WholeDigest(pub(crate) [u8; 32]);

/// What is no digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoDigest;

/// The version of the rules by which a text is cut into sentences and these are normalised:
/// `segmenter` in the front matter. Digests of another version cannot be compared.
pub const SEGMENTER: u32 = 1;

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// How a whole digest begins.
const SHA256: &str = "sha256:";

impl Digest {
    /// The first five of these bytes.
    pub(crate) fn of_hash(hash: &[u8]) -> Self {
        Self(
            hash.iter()
                .take(5)
                .fold(0, |bits, &byte| bits << 8 | u64::from(byte)),
        )
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letter = |at: u32| char::from(ALPHABET[(self.0 >> (35 - 5 * at)) as usize & 31]);
        let letters: String = (0..8).map(letter).collect();
        f.write_str(&letters)
    }
}

impl FromStr for Digest {
    type Err = NoDigest;

    fn from_str(text: &str) -> Result<Self, NoDigest> {
        if text.len() != 8 {
            return Err(NoDigest);
        }
        let mut bits = 0;
        for byte in text.bytes() {
            let byte = match byte.to_ascii_lowercase() {
                b'o' => b'0',
                b'i' | b'l' => b'1',
                byte => byte,
            };
            let value = ALPHABET.iter().position(|&letter| letter == byte);
            bits = bits << 5 | value.ok_or(NoDigest)? as u64;
        }
        Ok(Self(bits))
    }
}

impl fmt::Display for WholeDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(SHA256)?;
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for WholeDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "WholeDigest({self})")
    }
}

impl FromStr for WholeDigest {
    type Err = NoDigest;

    fn from_str(text: &str) -> Result<Self, NoDigest> {
        let digits = text.trim().strip_prefix(SHA256).ok_or(NoDigest)?;
        let digits = digits.as_bytes();
        if digits.len() != 64 {
            return Err(NoDigest);
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            let value = |digit: u8| char::from(digit).to_digit(16).ok_or(NoDigest);
            *byte = (value(pair[0])? << 4 | value(pair[1])?) as u8;
        }
        Ok(Self(bytes))
    }
}

impl fmt::Display for NoDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this is no digest")
    }
}

impl std::error::Error for NoDigest {}
