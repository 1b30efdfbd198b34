use super::ViewKind;

/// What the address bar says, as text: `#/claim/<slug>?view=focus&depth=2&open=a,b&shut=c`.
///
/// Names stay names here: whether a slug still means something is asked when it is applied.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// The selected claim.
    pub claim: Option<String>,
    /// The view.
    pub view: Option<ViewKind>,
    /// Down to which depth the map is unfolded.
    pub depth: Option<u32>,
    /// Claims unfolded beyond that depth.
    pub open: Vec<String>,
    /// Claims folded within it.
    pub shut: Vec<String>,
    /// Whether the drawing has boxes around sections.
    pub sections: bool,
}

impl Address {
    /// Reads the fragment of an address, with or without its `#`. What is not understood is
    /// passed over, so that old and hand-made links still open something.
    pub fn parse(fragment: &str) -> Self {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        let (path, query) = fragment.split_once('?').unwrap_or((fragment, ""));
        let mut address = Self {
            claim: path
                .strip_prefix("/claim/")
                .map(decode)
                .filter(|slug| !slug.is_empty()),
            ..Self::default()
        };
        for (key, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            match key {
                "view" => address.view = ViewKind::from_word(value),
                "depth" => address.depth = value.parse().ok(),
                "open" => address.open = list(value),
                "shut" => address.shut = list(value),
                "sections" => address.sections = value == "yes",
                _ => {}
            }
        }
        address
    }

    /// The fragment that [`Address::parse`] reads as this, with its `#`.
    pub fn fragment(&self) -> String {
        let path = match &self.claim {
            Some(slug) => format!("#/claim/{}", encode(slug)),
            None => "#/".to_owned(),
        };
        let mut query = Vec::new();
        if let Some(view) = self.view {
            query.push(format!("view={}", view.word()));
        }
        if let Some(depth) = self.depth {
            query.push(format!("depth={depth}"));
        }
        for (key, slugs) in [("open", &self.open), ("shut", &self.shut)] {
            if !slugs.is_empty() {
                let slugs: Vec<_> = slugs.iter().map(|slug| encode(slug)).collect();
                query.push(format!("{key}={}", slugs.join(",")));
            }
        }
        if self.sections {
            query.push("sections=yes".to_owned());
        }
        if query.is_empty() {
            path
        } else {
            format!("{path}?{}", query.join("&"))
        }
    }
}

fn list(value: &str) -> Vec<String> {
    value
        .split(',')
        .filter(|slug| !slug.is_empty())
        .map(decode)
        .collect()
}

/// Percent-encodes all but letters and digits of ASCII and `-._~` (RFC 3986, unreserved).
fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

fn decode(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let escaped = match (first, tail) {
            (b'%', [high, low, ..]) => hex(*high).zip(hex(*low)),
            _ => None,
        };
        match escaped {
            Some((high, low)) => {
                out.push(high << 4 | low);
                rest = &tail[2..];
            }
            None => {
                out.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|value| value as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let address = Address {
            claim: Some("größe-100%,?&".to_owned()),
            view: Some(ViewKind::Outline),
            depth: Some(3),
            open: vec!["a".to_owned(), "b,c".to_owned()],
            shut: vec!["d".to_owned()],
            sections: true,
        };
        assert_eq!(Address::parse(&address.fragment()), address);
        assert_eq!(
            Address::parse(&Address::default().fragment()),
            Address::default()
        );
    }

    #[test]
    fn nonsense_is_passed_over() {
        let address = Address::parse("#/nowhere?view=upside&depth=-1&x=%zz&open=,,%C3%A4");
        assert_eq!(
            address,
            Address {
                open: vec!["ä".to_owned()],
                ..Address::default()
            }
        );
    }
}
