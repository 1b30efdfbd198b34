//! Scalars by the core schema of YAML 1.2, and the timestamps of YAML 1.1.

use lexical_parse_float::FromLexical;

use crate::model::Data;

/// A plain scalar.
pub(crate) fn scalar(text: &str) -> Data {
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
        .or_else(|| is_date(text).then(|| Data::Date(text.to_owned())))
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
    let value: f64 = (plain && number).then(|| float(text)).flatten()?;
    let exact =
        value.is_finite() && value.trunc() == value && value.abs() < 9_007_199_254_740_992.0;
    match exact {
        true => Some(Data::Integer(value as i64)),
        false if value.is_finite() => Some(Data::Number(value)),
        false => None,
    }
}

/// A number with a fraction or an exponent, as near as a float can be to it. The parser of the
/// standard library brings tables of ten kilobytes along, which a web page pays for.
pub(crate) fn float(text: &str) -> Option<f64> {
    f64::from_lexical(text.as_bytes()).ok()
}

/// Whether it is `2026-01-03`, or that with a time of day behind `T` or a blank.
fn is_date(text: &str) -> bool {
    let mut parts = text.splitn(2, ['T', 't', ' ', '\t']);
    let date = parts.next().unwrap_or_default();
    let mut numbers = date.split('-');
    let mut next = |most: usize, least: usize| {
        numbers.next().is_some_and(|number| {
            let digits = number.bytes().all(|byte| byte.is_ascii_digit());
            digits && (least..=most).contains(&number.len())
        })
    };
    match parts.next() {
        None => next(4, 4) && next(2, 2) && next(2, 2) && numbers.next().is_none(),
        Some(time) => {
            let date = next(4, 4) && next(2, 1) && next(2, 1) && numbers.next().is_none();
            date && is_time(time.trim_start_matches([' ', '\t']))
        }
    }
}

/// Whether it is `10:20:30`, perhaps with a fraction and a zone: `Z`, `+2` or `-02:30`.
fn is_time(text: &str) -> bool {
    let digits = |text: &str, least: usize, most: usize| {
        (least..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let clock_end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.'));
    let (clock, zone) = text.split_at(clock_end.unwrap_or(text.len()));
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, ""));
    let mut units = clock.split(':');
    let mut unit = |least| units.next().is_some_and(|unit| digits(unit, least, 2));
    let clock = unit(1) && unit(2) && unit(2) && units.next().is_none();
    let zone = zone.trim_start_matches([' ', '\t']);
    let zone = match zone.strip_prefix(['+', '-']) {
        Some(offset) => {
            let (hours, minutes) = offset.split_once(':').unwrap_or((offset, "00"));
            digits(hours, 1, 2) && digits(minutes, 2, 2)
        }
        None => matches!(zone, "" | "Z"),
    };
    clock && fraction.bytes().all(|byte| byte.is_ascii_digit()) && zone
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_are_those_of_the_standard_library(
            text in "[-+]?[0-9]{0,25}\\.?[0-9]{0,25}([eE][-+]?[0-9]{0,3})?",
            value in any::<f64>(),
        ) {
            prop_assert_eq!(float(&text), text.parse().ok());
            prop_assert_eq!(float(&value.to_string()), value.to_string().parse().ok());
            prop_assert_eq!(float(&format!("{value:e}")), value.to_string().parse().ok());
        }
    }

    #[test]
    fn dates_are_told_from_other_words() {
        for date in [
            "2026-01-03",
            "2026-1-3 10:20:30",
            "2026-01-03T1:20:30Z",
            "2026-01-03t10:20:30.25 +02:00",
            "2026-01-03 10:20:30 -3",
        ] {
            assert_eq!(scalar(date), Data::Date(date.to_owned()));
        }
        for word in [
            "2026-1-3",
            "2026-01",
            "2026-01-03-04",
            "2026-01-03T10:20",
            "2026-01-03T10:20:30X",
            "12.1-12.3",
            "26-01-03",
        ] {
            assert_eq!(scalar(word), Data::Text(word.to_owned()));
        }
    }
}
