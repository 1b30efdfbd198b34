//! Sorting by a number.
//!
//! The sorts of the standard library are compiled anew for every type and every order, several
//! kilobytes each, which a web page pays for. This one is compiled once.

/// Sorts by a number, the least first; those of the same number keep their order.
///
/// ```
/// let mut words = ["three", "one", "two"];
/// elenchus::sort::by_number(&mut words, |word| word.len() as u64);
/// assert_eq!(words, ["one", "two", "three"]);
/// ```
pub fn by_number<T>(items: &mut [T], number: impl Fn(&T) -> u64) {
    if items.is_sorted_by_key(&number) {
        return;
    }
    let numbered = items.iter().map(number).zip(0..);
    let mut order: Vec<(u64, usize)> = numbered.collect();
    sort(&mut order);
    put_in_order(items, &mut order);
}

/// A number that orders as `value` does, as [`f64::total_cmp`] has it.
///
/// ```
/// use elenchus::sort::number_of;
/// assert!(number_of(-2.5) < number_of(-0.5) && number_of(-0.5) < number_of(3.0));
/// ```
pub fn number_of(value: f64) -> u64 {
    let bits = value.to_bits();
    let is_negative = bits >> 63 == 1;
    if is_negative { !bits } else { bits | 1 << 63 }
}

#[inline(never)]
fn sort(order: &mut [(u64, usize)]) {
    order.sort_unstable();
}

/// Moves every item to its place, ring by ring; `order` names for each place who comes there.
fn put_in_order<T>(items: &mut [T], order: &mut [(u64, usize)]) {
    for start in 0..items.len() {
        let mut at = start;
        loop {
            let from = std::mem::replace(&mut order[at].1, at);
            if from == start || from == at {
                break;
            }
            items.swap(at, from);
            at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(numbers in prop::collection::vec(0u64..20, 0..60)) {
            let mut items: Vec<_> = numbers.into_iter().enumerate().collect();
            let mut expected = items.clone();
            expected.sort_by_key(|&(_, number)| number);
            by_number(&mut items, |&(_, number)| number);
            prop_assert_eq!(items, expected);
        }

        #[test]
        fn numbers_order_as_floats_do(a: f64, b: f64) {
            prop_assert_eq!(number_of(a).cmp(&number_of(b)), a.total_cmp(&b));
        }
    }
}
