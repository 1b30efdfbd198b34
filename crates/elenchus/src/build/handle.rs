use crate::model::{ArgumentId, Element, End, InferenceId, StatementId};

/// What a [`Builder`](super::Builder) hands out: an id that remembers whose it is. A handle of
/// a statement or an argument goes wherever one of an [`Element`] or [`End`] is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Handle<T> {
    id: T,
    builder: u64,
}

impl<T: Copy> Handle<T> {
    /// The id in the finished model.
    pub const fn id(self) -> T {
        self.id
    }

    pub(super) const fn builder(self) -> u64 {
        self.builder
    }
}

impl<T> Handle<T> {
    pub(super) const fn new(id: T, builder: u64) -> Self {
        Self { id, builder }
    }

    fn map<U>(self, into: impl Fn(T) -> U) -> Handle<U> {
        Handle::new(into(self.id), self.builder)
    }
}

impl From<Handle<StatementId>> for Handle<Element> {
    fn from(handle: Handle<StatementId>) -> Self {
        handle.map(Element::Statement)
    }
}

impl From<Handle<ArgumentId>> for Handle<Element> {
    fn from(handle: Handle<ArgumentId>) -> Self {
        handle.map(Element::Argument)
    }
}

impl From<Handle<StatementId>> for Handle<End> {
    fn from(handle: Handle<StatementId>) -> Self {
        handle.map(End::Statement)
    }
}

impl From<Handle<ArgumentId>> for Handle<End> {
    fn from(handle: Handle<ArgumentId>) -> Self {
        handle.map(End::Argument)
    }
}

impl From<Handle<InferenceId>> for Handle<End> {
    fn from(handle: Handle<InferenceId>) -> Self {
        handle.map(End::Inference)
    }
}
