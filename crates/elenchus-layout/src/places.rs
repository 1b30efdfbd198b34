//! Sorting by places from left to right.
//!
//! The sorts of the standard library are compiled anew for every type and every order, several
//! kilobytes each, which a web page pays for. This one is compiled once.

/// Something and where it stands, as numbers that sort: the place, then where it stood in the
/// list and what it is.
pub(crate) type Placed = (u64, u64);

/// The `index`th thing of a list, by its number, which stands at `place`.
pub(crate) fn placed(place: f64, index: usize, thing: u32) -> Placed {
    let bits = place.to_bits();
    let is_negative = bits >> 63 == 1;
    let place = if is_negative { !bits } else { bits | 1 << 63 };
    (place, (index as u64) << 32 | u64::from(thing))
}

/// What is placed.
pub(crate) fn thing(placed: Placed) -> u32 {
    placed.1 as u32
}

/// Sorts from left to right; those at one place keep their order.
#[inline(never)]
pub(crate) fn sort(items: &mut [Placed]) {
    items.sort_unstable();
}

/// Sorts what stands at places from left to right; those at one place keep their order.
pub(crate) fn by_place(items: &mut [(f64, usize)]) {
    let placed = items
        .iter()
        .enumerate()
        .map(|(index, &(place, _))| placed(place, index, index as u32));
    let mut order: Vec<Placed> = placed.collect();
    sort(&mut order);
    let sorted: Vec<_> = order
        .into_iter()
        .map(|placed| items[thing(placed) as usize])
        .collect();
    items.copy_from_slice(&sorted);
}

#[cfg(test)]
mod tests {
    use super::by_place;

    #[test]
    fn places_are_sorted_and_equals_keep_their_order() {
        let mut items = [(1.5, 0), (-2.0, 1), (1.5, 2), (0.0, 3), (-0.5, 4)];
        by_place(&mut items);
        assert_eq!(items.map(|(_, thing)| thing), [1, 4, 3, 0, 2]);
    }
}
