//! Parts that no edge joins, put beside each other in rows like words in a paragraph, so that many
//! small ones do not make a strip: packing by levels, next fit (Coffman, Garey, Johnson and Tarjan
//! 1980), but in the order given, which a reader knows.

use crate::graph::Rect;
use crate::places::by_place;

/// A part to be put somewhere.
pub(crate) struct Block {
    /// What holds all of it, in its own coordinates.
    pub(crate) bounds: Rect,
    /// The first box of it that stood somewhere: there, and where it is now.
    pub(crate) stood: Option<(Rect, Rect)>,
}

impl Block {
    /// How far it would be moved, right and down, for that box to stay where it stood.
    fn back(&self) -> Option<(f64, f64)> {
        let (before, now) = self.stood?;
        Some((before.x - now.x, before.y - now.y))
    }

    /// How far to the left it would then be; 0 for a new one.
    fn left(&self) -> f64 {
        self.back().map_or(0.0, |(shift, _)| self.bounds.x + shift)
    }
}

/// How far each block is to be moved, right and down, so that all are together about `aspect`
/// times as wide as high; in one row if that is infinite. Blocks that stood somewhere are in rows where they
/// would overlap there in height, in their order; new ones come after them, in the order given.
pub(crate) fn pack(blocks: &[Block], gap: f64, aspect: f64) -> Vec<(f64, f64)> {
    let rows = if blocks.iter().any(|block| block.stood.is_some()) {
        earlier_rows(blocks, aspect.is_infinite())
    } else {
        new_rows(blocks, gap, aspect)
    };
    let mut moves = vec![(0.0, 0.0); blocks.len()];
    let mut top: Option<f64> = None;
    for row in rows {
        // Blocks that stood somewhere keep their heights beside each other.
        let rise = |index: usize| Some(blocks[index].back()?.1);
        let usual = row.iter().find_map(|&index| rise(index));
        let rises = row
            .iter()
            .map(|&index| rise(index).or(usual).unwrap_or(-blocks[index].bounds.y));
        let rises: Vec<_> = rises.collect();
        let upper = row
            .iter()
            .zip(&rises)
            .map(|(&index, rise)| blocks[index].bounds.y + rise);
        let upper = upper.fold(f64::MAX, f64::min);
        let down = top.map_or(0.0, |top| top - upper);
        let mut left = row.first().map_or(0.0, |&index| blocks[index].left());
        let mut bottom = f64::MIN;
        for (&index, rise) in row.iter().zip(&rises) {
            let bounds = blocks[index].bounds;
            moves[index] = (left - bounds.x, rise + down);
            left += bounds.width + gap;
            bottom = bottom.max(bounds.bottom() + rise + down);
        }
        top = Some(bottom + gap);
    }
    moves
}

/// Rows of about one width, so that all together are about so many times as wide as high.
fn new_rows(blocks: &[Block], gap: f64, aspect: f64) -> Vec<Vec<usize>> {
    let area: f64 = blocks
        .iter()
        .map(|block| (block.bounds.width + gap) * (block.bounds.height + gap))
        .sum();
    let widest = blocks
        .iter()
        .map(|block| block.bounds.width)
        .fold(0.0, f64::max);
    let most = (area * aspect).sqrt().max(widest + gap) * 1.000_001;
    let mut rows: Vec<Vec<usize>> = Vec::new();
    let mut width = 0.0;
    for (index, block) in blocks.iter().enumerate() {
        let more = block.bounds.width + gap;
        match rows.last_mut() {
            Some(row) if width + more <= most => row.push(index),
            _ => {
                width = 0.0;
                rows.push(vec![index]);
            }
        }
        width += more;
    }
    rows
}

/// The rows in which blocks would stand: those whose heights overlap, or that begin at one height.
/// New ones are at the end of the first; or all are in one.
fn earlier_rows(blocks: &[Block], is_one: bool) -> Vec<Vec<usize>> {
    /// By how much rows may overlap for rounding, where there is no gap between them; what has no
    /// height counts as so high.
    const SLIGHT: f64 = 0.1;
    let mut stood: Vec<_> = (blocks.iter().enumerate())
        .filter_map(|(index, block)| Some((block.bounds.y + block.back()?.1, index)))
        .collect();
    by_place(&mut stood);
    let mut rows: Vec<Vec<(f64, usize)>> = Vec::new();
    let mut bottom = f64::MIN;
    for (top, index) in stood {
        let (low, left) = (top + blocks[index].bounds.height, blocks[index].left());
        match rows.last_mut() {
            Some(row) if top < bottom || is_one => row.push((left, index)),
            _ => {
                bottom = f64::MIN;
                rows.push(vec![(left, index)]);
            }
        }
        bottom = bottom.max(low - SLIGHT).max(top + SLIGHT);
    }
    let new = (0..blocks.len()).filter(|&index| blocks[index].stood.is_none());
    let mut rows: Vec<Vec<usize>> = rows
        .into_iter()
        .map(|mut row| {
            by_place(&mut row);
            row.into_iter().map(|(_, index)| index).collect()
        })
        .collect();
    if let Some(first) = rows.first_mut() {
        first.extend(new);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(width: f64, height: f64) -> Block {
        let bounds = Rect {
            x: 0.0,
            y: 0.0,
            width,
            height,
        };
        Block {
            bounds,
            stood: None,
        }
    }

    #[test]
    fn many_blocks_make_a_page_and_not_a_strip() {
        let blocks: Vec<_> = (0..16).map(|_| block(90.0, 90.0)).collect();
        let moves = pack(&blocks, 10.0, 1.0);
        assert_eq!(moves[3], (300.0, 0.0));
        assert_eq!(moves[4], (0.0, 100.0));
        assert_eq!(moves[15], (300.0, 300.0));
        assert_eq!(pack(&blocks[..2], 10.0, 2.0)[1], (100.0, 0.0));
    }

    fn at(x: f64, y: f64, height: f64) -> Block {
        let before = Rect {
            x,
            y,
            width: 90.0,
            height,
        };
        let now = Rect {
            x: 0.0,
            y: 0.0,
            ..before
        };
        Block {
            stood: Some((before, now)),
            ..block(90.0, height)
        }
    }

    #[test]
    fn what_has_no_height_stays_in_its_row() {
        let blocks = [at(0.0, 0.0, 0.0), at(100.0, 0.0, 0.0), at(0.0, 10.0, 0.0)];
        assert_eq!(
            pack(&blocks, 10.0, 1.0),
            [(0.0, 0.0), (100.0, 0.0), (0.0, 10.0)]
        );
    }

    #[test]
    fn rows_without_a_gap_are_told_apart() {
        let third = 1.0 / 3.0;
        let blocks = [at(0.0, 0.1, third), at(0.0, 0.1 + third - 1e-9, 1.0)];
        assert_eq!(pack(&blocks, 0.0, 1.0)[1].0, 0.0);
    }

    #[test]
    fn who_stood_in_a_row_stays_there() {
        // The second row was lower than it need be; a new block joins the first.
        let blocks = [
            at(500.0, 300.0, 90.0),
            at(200.0, 7.0, 90.0),
            at(50.0, 7.0, 90.0),
            block(10.0, 10.0),
        ];
        let moves = pack(&blocks, 10.0, 1.0);
        assert_eq!(
            moves,
            [(500.0, 107.0), (150.0, 7.0), (50.0, 7.0), (250.0, 7.0)]
        );
    }
}
