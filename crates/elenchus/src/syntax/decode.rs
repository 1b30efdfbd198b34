use crate::diagnostic::{Code, Diagnostic};
use crate::text::Span;

/// Reads bytes as the text of a document.
///
/// # Errors
/// A diagnostic with [`Code::NotUtf8`] whose span is the first byte that is not
/// UTF-8, or [`Code::TooLarge`] where there are more bytes than a [`Span`] can count.
// Large on machines of 64 bits alone, so no expectation.
#[allow(clippy::result_large_err, reason = "called once for a document")]
pub fn decode(bytes: &[u8]) -> Result<&str, Diagnostic> {
    if bytes.len() > u32::MAX as usize {
        return Err(Diagnostic::new(Code::TooLarge, Span::at(0))
            .message("the text is longer than 4 GiB")
            .help("split it into several files"));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let line = bytes[..at].iter().filter(|&&byte| byte == b'\n').count() + 1;
        let byte = bytes[at];
        Diagnostic::new(Code::NotUtf8, Span::new(at as u32, at as u32 + 1))
            .message(format!(
                "byte {at} (0x{byte:02x}, line {line}) is not UTF-8"
            ))
            .help("save the file as UTF-8 and try again")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_first_byte_that_is_not_utf8() {
        let error = decode(b"one\ntwo \xff").expect_err("not UTF-8");
        assert_eq!(error.code, Code::NotUtf8);
        assert_eq!(error.span, Span::new(8, 9));
        assert!(error.message.contains("line 2"), "{}", error.message);
    }
}
