//! Numbers with a fraction or an exponent, as near as a float can be to them.
//!
//! Parsers made for speed bring five to ten kilobytes along, which a web page pays for, and a text
//! has few such numbers. This one counts as one does by hand, in whole numbers of any length.

use std::cmp::Ordering;

/// The exponent of two of the smallest float.
const SMALLEST: i64 = -1074;

/// Further digits do not decide between two floats, except by not all being zero: the middle
/// between two of them has no more than 768.
const DIGITS: usize = 768;

/// The float nearest to a decimal number, of two the even one, as the standard library has it.
/// `None` where it is no number in digits.
pub(crate) fn float(text: &str) -> Option<f64> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (number, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((number, exponent)) => (number, whole(exponent)?),
        None => (unsigned, 0),
    };
    let (before, behind) = number.split_once('.').unwrap_or((number, ""));
    let digits = || before.bytes().chain(behind.bytes());
    if digits().next().is_none() || !digits().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let digits: Vec<u8> = digits().skip_while(|&digit| digit == b'0').collect();
    let value = nearest(&digits, exponent - behind.len() as i64);
    Some(if text.starts_with('-') { -value } else { value })
}

/// A whole number; one that is too long is only very large.
fn whole(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let value = digits.bytes().fold(0, |value: i64, digit| {
        (value * 10 + i64::from(digit - b'0')).min(1 << 40)
    });
    Some(if text.starts_with('-') { -value } else { value })
}

/// The float nearest to the digits, of which the first is none, times ten to the `exponent`.
fn nearest(digits: &[u8], exponent: i64) -> f64 {
    let length = digits.len() as i64 + exponent;
    if digits.is_empty() || length < -330 {
        return 0.0;
    }
    if length > 310 {
        return f64::INFINITY;
    }
    let (first, rest) = digits.split_at(digits.len().min(DIGITS));
    let tens = exponent + rest.len() as i64;
    let mut is_more = rest.iter().any(|&digit| digit != b'0');
    let mut number = Natural(Vec::new());
    for &digit in first {
        number.times_ten_and(u32::from(digit - b'0'));
    }
    for _ in 0..tens {
        number.times_ten_and(0);
    }
    // Sixty-four bits and more have to be left when it has been divided.
    let added = if tens < 0 { 3 - tens / 8 } else { 0 } as usize;
    number.0.splice(..0, std::iter::repeat_n(0, added));
    for _ in tens..0 {
        is_more |= number.over_ten() != 0;
    }
    number.rounded(-32 * added as i64, is_more)
}

/// A whole number in digits of 32 bits, the least first.
struct Natural(Vec<u32>);

impl Natural {
    fn times_ten_and(&mut self, mut carry: u32) {
        for digit in &mut self.0 {
            let product = u64::from(*digit) * 10 + u64::from(carry);
            (*digit, carry) = (product as u32, (product >> 32) as u32);
        }
        if carry > 0 {
            self.0.push(carry);
        }
    }

    /// Divides by ten; what is left.
    fn over_ten(&mut self) -> u64 {
        let mut left = 0;
        for digit in self.0.iter_mut().rev() {
            let part = left << 32 | u64::from(*digit);
            (*digit, left) = ((part / 10) as u32, part % 10);
        }
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
        left
    }

    /// The float nearest to it times two to the `twos`; `is_more` says that it is a little more
    /// than its digits, of which there are at least 64 bits then.
    fn rounded(&self, twos: i64, mut is_more: bool) -> f64 {
        let mut digits = self.0.iter().rev();
        let mut lead = 0;
        for _ in 0..3 {
            lead = lead << 32 | u128::from(digits.next().copied().unwrap_or(0));
        }
        is_more |= digits.any(|&digit| digit != 0);
        // From here on it is `lead`, which has 127 bits, times two to the `twos`.
        let shift = lead.leading_zeros() - 1;
        lead <<= shift;
        let twos = twos + 32 * (self.0.len() as i64 - 3) - i64::from(shift);
        // A float has 53 bits; fewer where it is one of the smallest.
        let dropped = (127 - 53).max(SMALLEST - twos);
        if dropped > 127 {
            return 0.0;
        }
        let kept = (lead >> dropped) as u64;
        let rest = lead - (u128::from(kept) << dropped);
        let is_up = match rest.cmp(&(1 << (dropped - 1))) {
            Ordering::Less => false,
            Ordering::Equal => is_more || kept % 2 == 1,
            Ordering::Greater => true,
        };
        // The first of the 53 bits, which is not written, counts as one more in the exponent; so
        // does a carry out of them.
        let exponent = (twos + dropped - SMALLEST) as u64;
        let bits = (exponent << 52) + kept + u64::from(is_up);
        f64::from_bits(bits.min(f64::INFINITY.to_bits()))
    }
}

#[cfg(test)]
mod tests {
    use super::float;
    use proptest::prelude::*;

    fn assert_as_std(text: &str) {
        let (ours, theirs) = (float(text), text.parse::<f64>().ok());
        assert_eq!(ours.map(f64::to_bits), theirs.map(f64::to_bits), "{text}");
    }

    proptest! {
        #[test]
        fn numbers_are_those_of_the_standard_library(
            text in "[-+]?[0-9]{0,25}\\.?[0-9]{0,25}([eE][-+]?[0-9]{0,3})?",
            long in "[0-9]{0,900}\\.?0{0,400}[0-9]{0,900}(e-?[0-9]{1,4})?",
            bits in any::<u64>(),
        ) {
            assert_as_std(&text);
            assert_as_std(&long);
            let value = f64::from_bits(bits);
            prop_assume!(value.is_finite());
            assert_as_std(&value.to_string());
            assert_as_std(&format!("{value:e}"));
        }

        #[test]
        fn middles_between_floats_go_to_the_even_one_and_more_to_the_next(
            bits in any::<u64>(),
            small in 0..1_u64 << 54,
        ) {
            for bits in [bits, small] {
                let value = f64::from_bits(bits).abs();
                prop_assume!(value < f64::MAX);
                // Written with all its digits, the middle is exact.
                let middle = middle(value);
                assert_as_std(&middle);
                assert_as_std(&format!("{middle}000000000000000000000000001"));
                assert_as_std(&middle.replace('.', ".0"));
            }
        }
    }

    /// The middle between a float and the next one, in all its digits.
    fn middle(value: f64) -> String {
        let next = value.next_up();
        let (low, high) = (format!("{value:.1080}"), format!("{next:.1080}"));
        let digits = |text: &str| -> Vec<u8> { text.bytes().filter(|&b| b != b'.').collect() };
        let (low, high) = (digits(&low), digits(&high));
        let low = [vec![b'0'; high.len() - low.len()], low].concat();
        // Their sum, halved from the first digit on.
        let mut carry = 0;
        let mut sum: Vec<u8> = Vec::new();
        for (one, other) in low.iter().zip(&high).rev() {
            let digit = one - b'0' + other - b'0' + carry;
            carry = digit / 10;
            sum.insert(0, digit % 10);
        }
        sum.insert(0, carry);
        let mut left = 0;
        let mut half = String::new();
        for digit in sum {
            let part = left * 10 + digit;
            half.push(char::from(b'0' + part / 2));
            left = part % 2;
        }
        half.insert(half.len() - 1080, '.');
        half
    }

    #[test]
    fn the_ends_of_the_range_are_those_of_the_standard_library() {
        for text in [
            "0",
            "-0",
            "+0.0",
            ".",
            "",
            "+",
            "e1",
            "1e",
            "1e+",
            ".5",
            "5.",
            "1.5e3.",
            "1 ",
            "1_0",
            "1.7976931348623157e308",
            "1.7976931348623158e308",
            "1.7976931348623159e308",
            "1e309",
            "4.9e-324",
            "2.4703282292062327e-324",
            "2.4703282292062328e-324",
            "1e-400",
            "2.2250738585072011e-308",
            "2.2250738585072014e-308",
            "9007199254740993",
            "1e99999999999999999999",
            "1e-99999999999999999999",
            "0e99999999999999999999",
        ] {
            assert_as_std(text);
        }
    }
}
