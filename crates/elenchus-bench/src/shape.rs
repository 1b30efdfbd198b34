/// How the elements of a generated document hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A ternary tree, written as a block for each element with references to those beneath it.
    Flat,
    /// A ternary tree, written by indentation.
    Nested,
    /// As [`Shape::Flat`], and each element supports or attacks one from anywhere before it.
    Crossed,
    /// Structures, each of which draws its conclusion from that of the one before it.
    Chain,
    /// Each element beneath the one before it, a blank further in: not among [`Shape::ALL`],
    /// since such a document grows with the square of its elements.
    Deep,
}

impl Shape {
    /// The shapes of documents that grow with their elements.
    pub const ALL: [Self; 4] = [Self::Flat, Self::Nested, Self::Crossed, Self::Chain];

    /// Its name in tables and on command lines.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Flat => "flat",
            Self::Nested => "nested",
            Self::Crossed => "crossed",
            Self::Chain => "chain",
            Self::Deep => "deep",
        }
    }

    /// The shape of this name.
    pub fn named(name: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter().chain([Self::Deep]);
        all.find(|shape| shape.name() == name)
    }
}
