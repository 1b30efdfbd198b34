/// Declares index newtypes over the arenas of a [`Model`](super::Model).
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub u32);

        impl $name {
            /// The index into the arena.
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// Names a [`Statement`](super::Statement) of a model.
    StatementId;
    /// Names an [`Argument`](super::Argument) of a model.
    ArgumentId;
    /// Names an [`Inference`](super::Inference) of a model.
    InferenceId;
    /// Names a [`Relation`](super::Relation) of a model.
    RelationId;
    /// Names a [`Section`](super::Section) of a model.
    SectionId;
}

/// What can be a node of a map: a statement or an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Element {
    /// A statement.
    Statement(StatementId),
    /// An argument.
    Argument(ArgumentId),
}
