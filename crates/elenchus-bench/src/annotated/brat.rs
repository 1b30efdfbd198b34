use std::collections::BTreeMap;

use super::{Annotated, Unit, from_units};

/// Reads a text with its annotation in brat's standoff format, in the scheme of
/// argument-annotated essays: `MajorClaim`, `Claim` with a `Stance`, `Premise`; `supports` and
/// `attacks`. Offsets count characters.
///
/// # Errors
/// Where there is no major claim, or a line cannot be read.
pub fn brat(name: &str, text: &str, annotation: &str) -> Result<Annotated, String> {
    let bytes: Vec<usize> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    let mut units: Vec<Unit> = Vec::new();
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    let mut claims = Vec::new();
    for line in annotation.lines().filter(|line| line.starts_with('T')) {
        let wrong = || format!("{name}: cannot read {line}");
        let mut parts = line.split('\t');
        let (id, head) = (
            parts.next().ok_or_else(wrong)?,
            parts.next().ok_or_else(wrong)?,
        );
        let mut words = head.split(' ');
        let (kind, start) = (
            words.next().ok_or_else(wrong)?,
            words.next().ok_or_else(wrong)?,
        );
        let start: usize = start.parse().map_err(|_| wrong())?;
        numbers.insert(id, units.len());
        if kind == "Claim" {
            claims.push(units.len());
        }
        units.push(Unit {
            start: *bytes.get(start).ok_or_else(wrong)?,
            bears: None,
            thesis: kind == "MajorClaim",
        });
    }
    // A claim bears on the thesis as its stance says, unless a relation says where.
    let thesis = units
        .iter()
        .position(|unit| unit.thesis)
        .ok_or_else(|| format!("{name}: no thesis"))?;
    for &claim in &claims {
        units[claim].bears = Some((thesis, false));
    }
    for line in annotation.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            [_, "Stance", unit, stance] => {
                if let Some(&unit) = numbers.get(unit) {
                    units[unit].bears = Some((thesis, stance == "Against"));
                }
            }
            [_, kind @ ("supports" | "attacks"), from, to] => {
                let number = |end: &str| {
                    end.split(':')
                        .nth(1)
                        .and_then(|id| numbers.get(id))
                        .copied()
                };
                if let (Some(from), Some(to)) = (number(from), number(to)) {
                    units[from].bears = Some((to, kind == "attacks"));
                }
            }
            _ => {}
        }
    }
    from_units(name, text, &units)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANNOTATION: &str = "T1\tMajorClaim 0 11\tClöse it. A\nT2\tClaim 10 13\tIt.\nT3\tPremise 19 27\tSo.\nA1\tStance T2 Against\nR1\tattacks Arg1:T3 Arg2:T2\n";

    #[test]
    fn reads_standoff_that_counts_characters() {
        let text = "Clöse it. It pays. So what.";
        let read = brat("a", text, ANNOTATION).expect("an annotation");
        assert_eq!(read.theses, [0]);
        let claims: Vec<_> = read
            .claims
            .iter()
            .map(|claim| (claim.sentence, claim.targets[0], claim.opposing))
            .collect();
        assert_eq!(claims, [(1, 0, true), (2, 1, false)]);
        assert!(brat("a", text, "T1\tClaim 0 9\tx").is_err());
        assert!(brat("a", text, "T1\tMajorClaim 99 100\tx").is_err());
    }
}
