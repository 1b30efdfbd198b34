//! Arrowheads: one shape a look, so that lines are told apart without colour.

use super::decimal::short;
use crate::views::words::Look;

/// How long a head is along its line, in pixels of the map: the line ends before it.
pub const fn length(look: Look) -> f64 {
    match look {
        Look::Support => 10.0,
        Look::Attack => 9.0,
        Look::Undercut => 10.0,
        Look::Premise => 0.0,
    }
}

/// The path of the head at `tip`, seen along `along`, a vector of length one.
///
/// Support ends in a full triangle, attack in a bar across the line, undercut in an open
/// diamond; a premise only joins its argument and has none.
pub fn head(look: Look, tip: (f64, f64), along: (f64, f64)) -> String {
    let at = |back: f64, aside: f64| {
        let x = tip.0 - along.0 * back - along.1 * aside;
        let y = tip.1 - along.1 * back + along.0 * aside;
        format!("{} {}", short(x), short(y))
    };
    match look {
        Look::Support => format!("M{}L{}L{}Z", at(0.0, 0.0), at(10.0, 5.0), at(10.0, -5.0)),
        Look::Attack => format!(
            "M{}L{}L{}L{}ZM{}L{}L{}L{}Z",
            at(0.0, 7.0),
            at(0.0, -7.0),
            at(3.0, -7.0),
            at(3.0, 7.0),
            at(3.0, 0.0),
            at(9.0, 4.0),
            at(7.5, 0.0),
            at(9.0, -4.0),
        ),
        Look::Undercut => format!(
            "M{}L{}L{}L{}Z",
            at(0.0, 0.0),
            at(5.0, 4.5),
            at(10.0, 0.0),
            at(5.0, -4.5)
        ),
        Look::Premise => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_arrow_looks_different() {
        let heads: Vec<_> = Look::ALL
            .iter()
            .map(|&look| head(look, (0.0, 0.0), (0.0, -1.0)))
            .collect();
        for (at, one) in heads.iter().enumerate() {
            assert!(!heads[at + 1..].contains(one), "{one}");
        }
    }

    #[test]
    fn a_head_points_along_its_line() {
        assert_eq!(
            head(Look::Support, (5.0, 0.0), (0.0, -1.0)),
            "M5 0L10 10L0 10Z"
        );
    }
}
