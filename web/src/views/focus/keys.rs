//! What a key does in the focus view.

/// Something in the view that arrows lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// The claim that is looked at.
    Claim,
    /// A reason for it, from 0.
    For(usize),
    /// A reason against it, from 0.
    Against(usize),
}

impl Spot {
    /// The id of its element.
    pub fn id(self) -> String {
        match self {
            Self::Claim => "focus-claim".to_owned(),
            Self::For(at) => format!("reason-for-{at}"),
            Self::Against(at) => format!("reason-against-{at}"),
        }
    }

    /// The spot of an element.
    pub fn of(id: &str) -> Option<Self> {
        if let Some(at) = id.strip_prefix("reason-for-") {
            return at.parse().ok().map(Self::For);
        }
        if let Some(at) = id.strip_prefix("reason-against-") {
            return at.parse().ok().map(Self::Against);
        }
        (id == Self::Claim.id()).then_some(Self::Claim)
    }
}

/// How many reasons there are for and against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// For.
    pub pro: usize,
    /// Against.
    pub con: usize,
}

impl Counts {
    /// The spot at a place in reading order: the claim, the reasons for, the reasons against.
    fn spot(self, place: usize) -> Option<Spot> {
        match place {
            0 => Some(Spot::Claim),
            place if place <= self.pro => Some(Spot::For(place - 1)),
            place if place <= self.pro + self.con => Some(Spot::Against(place - 1 - self.pro)),
            _ => None,
        }
    }

    fn place(self, spot: Spot) -> usize {
        match spot {
            Spot::Claim => 0,
            Spot::For(at) => at + 1,
            Spot::Against(at) => self.pro + at + 1,
        }
    }
}

/// What a key does in the focus view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FocusKey {
    /// The focus goes there.
    To(Spot),
    /// What the claim bears on is looked at.
    Parent,
    /// Nothing, but the key belongs to the view: the page must not scroll.
    Stay,
}

/// Reads a key pressed on a spot; `None` for a key that is none of the view's there.
pub fn focus_key(at: Option<Spot>, counts: Counts, key: &str) -> Option<FocusKey> {
    if key == "Backspace" {
        return Some(FocusKey::Parent);
    }
    let at = at?;
    let to = |spot: Option<Spot>| Some(spot.map_or(FocusKey::Stay, FocusKey::To));
    let beside = |at: usize, count: usize| count.checked_sub(1).map(|last| at.min(last));
    match (key, at) {
        ("ArrowUp", Spot::Claim) => Some(FocusKey::Parent),
        ("ArrowUp", at) => to(counts.spot(counts.place(at) - 1)),
        ("ArrowDown", at) => to(counts.spot(counts.place(at) + 1)),
        ("ArrowLeft", Spot::Claim) => to(beside(0, counts.pro).map(Spot::For)),
        ("ArrowRight", Spot::Claim) => to(beside(0, counts.con).map(Spot::Against)),
        ("ArrowLeft", Spot::Against(at)) => to(beside(at, counts.pro).map(Spot::For)),
        ("ArrowRight", Spot::For(at)) => to(beside(at, counts.con).map(Spot::Against)),
        ("ArrowLeft" | "ArrowRight", _) => Some(FocusKey::Stay),
        ("Home", _) => to(Some(Spot::Claim)),
        ("End", _) => to(counts.spot(counts.pro + counts.con)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COUNTS: Counts = Counts { pro: 3, con: 1 };

    fn to(at: Spot, key: &str) -> Option<FocusKey> {
        focus_key(Some(at), COUNTS, key)
    }

    #[test]
    fn up_and_down_go_through_all_reasons_from_the_claim() {
        let down = [
            Spot::Claim,
            Spot::For(0),
            Spot::For(1),
            Spot::For(2),
            Spot::Against(0),
        ];
        for pair in down.windows(2) {
            assert_eq!(to(pair[0], "ArrowDown"), Some(FocusKey::To(pair[1])));
            assert_eq!(to(pair[1], "ArrowUp"), Some(FocusKey::To(pair[0])));
        }
        assert_eq!(to(Spot::Against(0), "ArrowDown"), Some(FocusKey::Stay));
        assert_eq!(to(Spot::Claim, "ArrowUp"), Some(FocusKey::Parent));
    }

    #[test]
    fn left_and_right_cross_between_the_columns() {
        let across = Some(FocusKey::To(Spot::Against(0)));
        assert_eq!(to(Spot::For(2), "ArrowRight"), across);
        let back = Some(FocusKey::To(Spot::For(0)));
        assert_eq!(to(Spot::Against(0), "ArrowLeft"), back);
        let none = Counts { pro: 1, con: 0 };
        let stays = focus_key(Some(Spot::For(0)), none, "ArrowRight");
        assert_eq!(stays, Some(FocusKey::Stay));
    }

    #[test]
    fn backspace_goes_up_from_anywhere_and_arrows_scroll_elsewhere() {
        let back = focus_key(None, COUNTS, "Backspace");
        assert_eq!(back, Some(FocusKey::Parent));
        assert_eq!(focus_key(None, COUNTS, "ArrowDown"), None);
    }

    #[test]
    fn spots_are_known_by_their_ids() {
        for spot in [Spot::Claim, Spot::For(12), Spot::Against(0)] {
            assert_eq!(Spot::of(&spot.id()), Some(spot));
        }
        assert_eq!(Spot::of("reason-for-x"), None);
    }
}
