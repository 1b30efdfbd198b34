//! Coordinates as text, with a few decimals. Printing every float exactly takes five kilobytes of
//! the page.

use std::fmt;

/// A number that is printed with a fixed precision, without zeros at its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    /// The number in parts.
    parts: i64,
    /// How many parts are a whole.
    whole: i64,
}

/// A coordinate with two decimals at most.
pub fn short(value: f64) -> Decimal {
    Decimal::of(value, 100)
}

/// A scale with six decimals at most.
pub fn fine(value: f64) -> Decimal {
    Decimal::of(value, 1_000_000)
}

impl Decimal {
    fn of(value: f64, whole: i64) -> Self {
        Self {
            parts: (value * whole as f64).round() as i64,
            whole,
        }
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.parts < 0 {
            to.write_str("-")?;
        }
        let (parts, whole) = (self.parts.unsigned_abs(), self.whole.unsigned_abs());
        write!(to, "{}", parts / whole)?;
        let (mut rest, mut digit) = (parts % whole, whole);
        if rest > 0 {
            to.write_str(".")?;
        }
        while rest > 0 {
            digit /= 10;
            write!(to, "{}", rest / digit)?;
            rest %= digit;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn zeros_at_the_end_are_left_out() {
        let texts =
            [0.0, 1.0, -1.5, 0.05, -0.004, 12.345, 1e300].map(|value| short(value).to_string());
        assert_eq!(texts[..6], ["0", "1", "-1.5", "0.05", "0", "12.35"]);
        assert!(texts[6].starts_with("92233720368547758"));
        assert_eq!(fine(0.123_456_7).to_string(), "0.123457");
    }

    proptest! {
        #[test]
        fn what_is_printed_is_near(value in -1e6..1e6) {
            let printed: f64 = short(value).to_string().parse().expect("it is a number");
            prop_assert!((printed - value).abs() <= 0.005 + 1e-9);
        }
    }
}
