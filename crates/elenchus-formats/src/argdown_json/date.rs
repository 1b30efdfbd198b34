//! Dates as JavaScript writes them into JSON, which is how Argdown's own tools export them.

/// `2026-01-03` as `2026-01-03T00:00:00.000Z`; a zone is reckoned with, and days past the end of
/// a month are days of the next. What is written stays where it is no such date.
pub(super) fn in_json(written: &str) -> String {
    milliseconds(written).map_or_else(|| written.to_owned(), iso)
}

/// Milliseconds since 1970.
fn milliseconds(written: &str) -> Option<i64> {
    let (date, time) = match written.split_once(['T', 't', ' ', '\t']) {
        Some((date, time)) => (date, time.trim_start_matches([' ', '\t'])),
        None => (written, ""),
    };
    let mut numbers = date.split('-').map(str::parse::<i64>);
    let mut number = || numbers.next()?.ok();
    let year = number()?;
    // The years before 100 are those of the last century, as in JavaScript.
    let year = if year < 100 { year + 1900 } else { year };
    let days = days(year, number()?, number()?);
    Some(
        days * 86_400_000
            + if time.is_empty() {
                0
            } else {
                time_of_day(time)?
            },
    )
}

fn time_of_day(time: &str) -> Option<i64> {
    let end = time.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.'));
    let (clock, zone) = time.split_at(end.unwrap_or(time.len()));
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, ""));
    let mut units = clock.split(':').map(str::parse::<i64>);
    let mut unit = || units.next()?.ok();
    let seconds = (unit()? * 60 + unit()?) * 60 + unit()?;
    let fraction: String = fraction.chars().chain("000".chars()).take(3).collect();
    let offset = minutes(zone.trim_start_matches([' ', '\t']))?;
    Some((seconds - offset * 60) * 1000 + fraction.parse::<i64>().ok()?)
}

/// How far a zone is ahead, in minutes.
fn minutes(zone: &str) -> Option<i64> {
    let Some(offset) = zone.strip_prefix(['+', '-']) else {
        return Some(0);
    };
    let (hours, minutes) = offset.split_once(':').unwrap_or((offset, "0"));
    let ahead = hours.parse::<i64>().ok()? * 60 + minutes.parse::<i64>().ok()?;
    Some(if zone.starts_with('-') { -ahead } else { ahead })
}

/// Days from 1970-01-01 to a date of the Gregorian calendar; months count from 1 and may be more
/// than 12.
fn days(year: i64, month: i64, day: i64) -> i64 {
    // Years that begin in March have their leap day at the end.
    let months = year * 12 + month - 3;
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12));
    let before = year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    before + (month * 153 + 2) / 5 + day - 1 - 719_468
}

fn iso(milliseconds: i64) -> String {
    let day = milliseconds.div_euclid(86_400_000);
    let time = milliseconds.rem_euclid(86_400_000);
    // No later than the year it is: 400 years have 146,097 days. Then put right.
    let mut year = 1969 + (day * 400).div_euclid(146_097);
    while days(year + 1, 1, 1) <= day {
        year += 1;
    }
    let month = (1..=12).rev().find(|&month| days(year, month, 1) <= day);
    let month = month.unwrap_or(1);
    let date = day - days(year, month, 1) + 1;
    let (seconds, rest) = (time / 1000, time % 1000);
    format!(
        "{year:04}-{month:02}-{date:02}T{:02}:{:02}:{:02}.{rest:03}Z",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60
    )
}

#[cfg(test)]
mod tests {
    use super::in_json;

    #[test]
    fn dates_are_those_of_javascript() {
        for (written, expected) in [
            ("2026-01-03", "2026-01-03T00:00:00.000Z"),
            ("2024-02-29", "2024-02-29T00:00:00.000Z"),
            ("2026-02-31", "2026-03-03T00:00:00.000Z"),
            ("2026-13-01", "2027-01-01T00:00:00.000Z"),
            ("0001-01-01", "1901-01-01T00:00:00.000Z"),
            ("1969-12-31", "1969-12-31T00:00:00.000Z"),
            ("0100-03-01", "0100-03-01T00:00:00.000Z"),
            ("0100-01-01T00:30:00+01:00", "0099-12-31T23:30:00.000Z"),
            ("1000-02-28", "1000-02-28T00:00:00.000Z"),
            ("9999-12-31", "9999-12-31T00:00:00.000Z"),
            ("2026-01-03 10:20:30", "2026-01-03T10:20:30.000Z"),
            ("2026-01-03t10:20:30.25+02:00", "2026-01-03T08:20:30.250Z"),
            ("2026-01-01T00:30:00 -1:30", "2026-01-01T02:00:00.000Z"),
        ] {
            assert_eq!(in_json(written), expected, "{written}");
        }
    }
}
