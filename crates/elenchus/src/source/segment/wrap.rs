//! Whether a text has its lines broken at a width, and where.

use super::lines::{Gap, Line};

/// The shortest and longest width at which we believe that lines were broken on purpose.
const WIDTHS: std::ops::RangeInclusive<usize> = 30..=130;

/// The width at which the lines of a text are broken, if they are.
///
/// They are where nine of ten lines that another follows are no wider than 130 characters, six
/// of ten of their breaks have no room for the next word or stand within a sentence, and four of
/// ten stand within a sentence: no stop before, no capital behind.
pub(super) fn width(lines: &[Line<'_>]) -> Option<usize> {
    let breaks = || lines.windows(2).filter(|pair| pair[1].gap == Gap::None);
    let mut widths: Vec<usize> = breaks().map(|pair| pair[0].width).collect();
    widths.sort_unstable();
    let width = *widths.get(widths.len() * 9 / 10)?;
    let within = |pair: &[Line<'_>]| !pair[0].is_stopped() && !pair[1].is_capital();
    let inside = breaks().filter(|pair| within(pair)).count();
    let soft = breaks().filter(|pair| within(pair) || is_full(&pair[0], &pair[1], width));
    let share = |count: usize, tenths: usize| count * 10 >= widths.len() * tenths;
    (WIDTHS.contains(&width) && share(inside, 4) && share(soft.count(), 6)).then_some(width)
}

/// Whether the next line's first word had no room on this line.
pub(super) fn is_full(line: &Line<'_>, next: &Line<'_>, width: usize) -> bool {
    let word = next.words.split_whitespace().next().unwrap_or_default();
    line.width + 1 + word.chars().count() > width
}

/// Whether paragraphs begin with an indented line: some lines are, but no more than six of ten.
/// Gives the indentation of the others.
pub(super) fn first_lines_indented(lines: &[Line<'_>]) -> Option<usize> {
    let least = lines.iter().map(|line| line.indent).min()?;
    let more = lines.iter().filter(|line| line.indent > least).count();
    (more > 0 && more * 10 <= lines.len() * 6).then_some(least)
}
