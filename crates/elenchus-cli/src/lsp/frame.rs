//! Messages on a stream: a header that says how long they are, then JSON.

use std::io::{self, BufRead, Read, Write};

use lsp_server::{Message, RequestId};
use serde_json::{Value, json};

/// The longest line of a header, in bytes.
const LONGEST_LINE: u64 = 4096;

/// The longest message, in bytes: a text of 1 GiB, with room for what JSON escapes.
const LONGEST_MESSAGE: u64 = 3 << 30;

/// What came over the stream.
#[derive(Debug)]
pub(super) enum Frame {
    /// A message.
    Message(Message),
    /// Something that is none, with words about it. The stream goes on behind it.
    Malformed(String),
}

/// Reads one message; `None` at the end of the stream.
///
/// A line that is no header, and a header that does not say a length that can be, are skipped:
/// the next message is found where its header begins.
pub(super) fn read(stream: &mut impl BufRead) -> io::Result<Option<Frame>> {
    let mut length = None;
    loop {
        let mut line = Vec::new();
        stream
            .by_ref()
            .take(LONGEST_LINE)
            .read_until(b'\n', &mut line)?;
        if line.is_empty() {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line);
        let line = line.trim_end();
        if line.is_empty() {
            match length {
                Some(length) => return body(stream, length),
                // Blank lines between messages do no harm.
                None => continue,
            }
        }
        match header(line) {
            Ok(found) => length = found.or(length),
            Err(words) => return Ok(Some(Frame::Malformed(words))),
        }
    }
}

/// The length that a line of a header gives; `None` where it speaks of something else.
fn header(line: &str) -> Result<Option<u64>, String> {
    let Some((name, value)) = line.split_once(':') else {
        return Err(format!("this is no header: {line:?}"));
    };
    if !name.trim().eq_ignore_ascii_case("content-length") {
        return Ok(None);
    }
    match value.trim().parse::<u64>() {
        Ok(length) if length <= LONGEST_MESSAGE => Ok(Some(length)),
        _ => Err(format!("this is no length of a message: {value:?}")),
    }
}

fn body(stream: &mut impl BufRead, length: u64) -> io::Result<Option<Frame>> {
    // Room is made as the bytes come, so that a wrong length costs nothing.
    let mut bytes = Vec::new();
    let read = stream.by_ref().take(length).read_to_end(&mut bytes)?;
    if (read as u64) < length {
        return Ok(None);
    }
    let frame = match serde_json::from_slice::<Message>(&bytes) {
        Ok(message) => Frame::Message(message),
        Err(error) => Frame::Malformed(format!("this is no message: {error}")),
    };
    Ok(Some(frame))
}

/// Writes a message.
pub(super) fn write(stream: &mut impl Write, message: &Message) -> io::Result<()> {
    message.write(stream)
}

/// Writes the answer to a request: the result as JSON.
pub(super) fn write_result(
    stream: &mut impl Write,
    id: &RequestId,
    result: &str,
) -> io::Result<()> {
    let id = serde_json::to_string(id)?;
    write_text(
        stream,
        &[
            r#"{"jsonrpc":"2.0","id":"#,
            &id,
            r#","result":"#,
            result,
            "}",
        ],
    )
}

/// Tells that something could not be read; there is no request to name.
pub(super) fn write_malformed(stream: &mut impl Write, words: &str) -> io::Result<()> {
    let code = lsp_server::ErrorCode::ParseError as i32;
    let told: Value = json!({
        "jsonrpc": "2.0",
        "id": null,
        "error": { "code": code, "message": words },
    });
    write_text(stream, &[&told.to_string()])
}

fn write_text(stream: &mut impl Write, parts: &[&str]) -> io::Result<()> {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    write!(stream, "Content-Length: {length}\r\n\r\n")?;
    for part in parts {
        stream.write_all(part.as_bytes())?;
    }
    stream.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frames(mut bytes: &[u8]) -> Vec<String> {
        let mut found = Vec::new();
        while let Some(frame) = read(&mut bytes).expect("a slice is read") {
            found.push(match frame {
                Frame::Message(Message::Notification(told)) => told.method,
                Frame::Message(other) => format!("{other:?}"),
                Frame::Malformed(words) => words.split(':').next().unwrap_or("").to_owned(),
            });
        }
        found
    }

    fn framed(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    #[test]
    fn messages_are_read_one_after_the_other() {
        let text =
            framed(r#"{"method":"a"}"#) + "content-length:14\r\nX-Y: z\r\n\r\n{\"method\":\"b\"}";
        assert_eq!(frames(text.as_bytes()), ["a", "b"]);
    }

    #[test]
    fn what_is_no_message_is_skipped() {
        let good = framed(r#"{"method":"a"}"#);
        for (bad, told) in [
            ("{}\r\n".to_owned(), "this is no header"),
            ("Hello\r\n".to_owned(), "this is no header"),
            (
                "Content-Length: -4\r\n".to_owned(),
                "this is no length of a message",
            ),
            (
                "Content-Length: 99999999999999\r\n".to_owned(),
                "this is no length of a message",
            ),
            (framed("{]"), "this is no message"),
            (framed("[1]"), "this is no message"),
            (framed(&"[".repeat(100_000)), "this is no message"),
        ] {
            assert_eq!(
                frames(format!("{bad}{good}").as_bytes()),
                [told, "a"],
                "{bad:.40}"
            );
        }
        let mut bytes = framed("\u{e9}").into_bytes();
        let at = bytes.len() - 2;
        bytes[at] = 0xff;
        bytes.extend(good.bytes());
        assert_eq!(frames(&bytes), ["this is no message", "a"]);
    }

    #[test]
    fn a_stream_that_breaks_off_ends() {
        assert_eq!(frames(b"Content-Length: 400\r\n\r\n{\"met"), [""; 0]);
        assert_eq!(frames(b"Content-Length: 4"), [""; 0]);
    }
}
