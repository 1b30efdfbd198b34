//! Scalars by the core schema of YAML 1.2.

use crate::model::Data;

/// A plain scalar by the core schema.
pub(super) fn scalar(text: &str) -> Data {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Data::Null,
        "true" | "True" | "TRUE" => return Data::Bool(true),
        "false" | "False" | "FALSE" => return Data::Bool(false),
        _ => {}
    }
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if !digits.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return Data::Text(text.to_owned());
    }
    whole(text, digits)
        .or_else(|| decimal(text, digits))
        .unwrap_or_else(|| Data::Text(text.to_owned()))
}

fn whole(text: &str, digits: &str) -> Option<Data> {
    let radix = match digits.get(..2) {
        Some("0x") => 16,
        Some("0o") => 8,
        Some("0b") => 2,
        _ => 10,
    };
    let body = if radix == 10 { digits } else { &digits[2..] };
    if body.is_empty() || !body.chars().all(|c| c.is_digit(radix)) {
        return None;
    }
    let value = i64::from_str_radix(body, radix).ok()?;
    Some(Data::Integer(if text.starts_with('-') {
        -value
    } else {
        value
    }))
}

fn decimal(text: &str, digits: &str) -> Option<Data> {
    let plain = digits
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'E' | b'+' | b'-'));
    let number = digits.contains(|c: char| c.is_ascii_digit());
    let value: f64 = (plain && number).then(|| text.parse().ok()).flatten()?;
    let exact =
        value.is_finite() && value.trunc() == value && value.abs() < 9_007_199_254_740_992.0;
    match exact {
        true => Some(Data::Integer(value as i64)),
        false if value.is_finite() => Some(Data::Number(value)),
        false => None,
    }
}
