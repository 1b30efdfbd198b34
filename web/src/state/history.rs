use elenchus::map::NodeId;

/// The card that must stay where it is on screen when the drawing changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pivot {
    /// The card.
    pub node: NodeId,
    /// Counts the changes, so that the same card twice is two changes.
    pub change: u32,
}
