//! A model without a text: statements, arguments, and how they bear on each other.
//!
//! ```
//! use elenchus::build::{BuildError, Builder, Line};
//! use elenchus::model::Element;
//!
//! let mut map = Builder::new("The bridge");
//! let thesis = map.thesis("Rebuild it", "The bridge should be rebuilt.");
//! let safety = map.argument("Safety", "What is unsafe must be rebuilt.");
//! let cracks = map.statement("Cracks", "The piers are cracked.");
//! map.reconstruct(safety, &[Line::premise(cracks), Line::conclusion(thesis, &["Sign"])])?;
//! let cost = map.argument("Cost", "The town has no money left.");
//! map.attack(cost, thesis)?;
//! map.voice(cost, "the mayor")?;
//! map.at(cracks, "5.3")?;
//!
//! let model = map.finish();
//! assert_eq!(model.title_of(Element::Argument(cost.id())), "Cost");
//! assert_eq!(model.relations().len(), 1);
//! # Ok::<(), BuildError>(())
//! ```

mod error;
mod finish;
mod handle;
mod marks;
mod structure;

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};

pub use error::BuildError;
pub use handle::Handle;
pub use structure::Line;

use crate::model::{
    Argument, ArgumentId, Data, Element, End, Few, Member, MemberRole, Model, Part, Relation,
    RelationKind, Role, Seldom, Statement, StatementId,
};
use crate::text::Span;

/// Tells builders apart, so that what one hands out is refused by the others.
static BUILDERS: AtomicU64 = AtomicU64::new(0);

/// Builds a [`Model`] step by step.
///
/// Whatever it hands out is a [`Handle`], good for this builder alone; its
/// [`id`](Handle::id) is good for the finished model. All spans of that are empty.
#[derive(Debug)]
pub struct Builder {
    number: u64,
    model: Model,
    statement_titles: HashMap<String, StatementId>,
    argument_titles: HashMap<String, ArgumentId>,
}

impl Builder {
    /// Begins a map with this title; an empty one is none.
    pub fn new(title: &str) -> Self {
        let mut builder = Self {
            number: BUILDERS.fetch_add(1, Ordering::Relaxed),
            model: Model::default(),
            statement_titles: HashMap::new(),
            argument_titles: HashMap::new(),
        };
        if !title.is_empty() {
            builder.front_matter("title", Data::Text(title.to_owned()));
        }
        builder
    }

    /// Sets a key of the front matter.
    pub fn front_matter(&mut self, key: &str, value: Data) {
        marks::put(&mut self.model.front_matter, key, value);
    }

    /// Adds a statement. With the title of one that is there already, it is that one, and the
    /// text, unless empty, now stands for it. Without a title it is one of its own.
    pub fn statement(&mut self, title: &str, text: &str) -> Handle<StatementId> {
        let next = StatementId(self.model.statements.len() as u32);
        let id = match title {
            "" => next,
            title => *self
                .statement_titles
                .entry(title.to_owned())
                .or_insert(next),
        };
        if id == next {
            self.model.statements.push(Statement {
                title: title.into(),
                titled: !title.is_empty(),
                members: Part::EMPTY,
                canonical: None,
                tags: Few::new(),
                data: Seldom::default(),
                marks: Seldom::default(),
                section: None,
            });
        }
        let statement = &mut self.model.statements[id.index()];
        if !text.is_empty() {
            statement.canonical = Some(statement.members.len());
        }
        statement
            .members
            .to_mut()
            .push(member(text, MemberRole::TopLevel));
        self.handle(id)
    }

    /// Adds a statement that the map wants to show: a [`Builder::statement`] with
    /// [`Role::Thesis`].
    pub fn thesis(&mut self, title: &str, text: &str) -> Handle<StatementId> {
        let handle = self.statement(title, text);
        self.mark_role(Element::Statement(handle.id()), Role::Thesis);
        handle
    }

    /// Adds an argument with a description, which may be empty. With the title of one that is
    /// there already, it is that one, as with [`Builder::statement`].
    pub fn argument(&mut self, title: &str, description: &str) -> Handle<ArgumentId> {
        let next = ArgumentId(self.model.arguments.len() as u32);
        let id = match title {
            "" => next,
            title => *self.argument_titles.entry(title.to_owned()).or_insert(next),
        };
        if id == next {
            self.model.arguments.push(Argument {
                title: title.into(),
                titled: !title.is_empty(),
                members: Part::EMPTY,
                canonical: None,
                structure: None,
                tags: Few::new(),
                data: Seldom::default(),
                marks: Seldom::default(),
                section: None,
            });
        }
        let argument = &mut self.model.arguments[id.index()];
        if !description.is_empty() {
            argument.canonical = Some(argument.members.len());
        }
        if !title.is_empty() || !description.is_empty() {
            let description = member(description, MemberRole::ArgumentDescription);
            argument.members.to_mut().push(description);
        }
        self.handle(id)
    }

    /// Lets `from` speak for `to`.
    ///
    /// # Errors
    /// [`BuildError::Foreign`], [`BuildError::ToItself`].
    pub fn support(
        &mut self,
        from: impl Into<Handle<Element>>,
        to: impl Into<Handle<Element>>,
    ) -> Result<(), BuildError> {
        let to = self.own(to.into())?;
        self.relate_ends(RelationKind::Support, from.into(), to.into())
    }

    /// Lets `from` speak against `to`.
    ///
    /// # Errors
    /// [`BuildError::Foreign`], [`BuildError::ToItself`].
    pub fn attack(
        &mut self,
        from: impl Into<Handle<Element>>,
        to: impl Into<Handle<Element>>,
    ) -> Result<(), BuildError> {
        let to = self.own(to.into())?;
        self.relate_ends(RelationKind::Attack, from.into(), to.into())
    }

    /// Lets `from` speak against the step from premises to a conclusion: an inference, or the
    /// last one of an argument.
    ///
    /// # Errors
    /// [`BuildError::Foreign`], [`BuildError::ToItself`], [`BuildError::UndercutOfStatement`].
    pub fn undercut(
        &mut self,
        from: impl Into<Handle<Element>>,
        to: impl Into<Handle<End>>,
    ) -> Result<(), BuildError> {
        let to = self.own(to.into())?;
        self.relate_ends(RelationKind::Undercut, from.into(), to)
    }

    /// Relates two statements, in any way but by an undercut: for entailment and its opposites.
    /// The second of two that are contradictory stands beneath the first.
    ///
    /// # Errors
    /// [`BuildError::Foreign`], [`BuildError::ToItself`], [`BuildError::UndercutOfStatement`].
    pub fn relate(
        &mut self,
        kind: RelationKind,
        from: Handle<StatementId>,
        to: Handle<StatementId>,
    ) -> Result<(), BuildError> {
        let to = self.own(to)?;
        self.relate_ends(kind, from.into(), End::Statement(to))
    }

    fn relate_ends(
        &mut self,
        kind: RelationKind,
        from: Handle<Element>,
        to: End,
    ) -> Result<(), BuildError> {
        let from = End::from(self.own(from)?);
        if from == to {
            return Err(BuildError::ToItself);
        }
        if kind == RelationKind::Undercut && matches!(to, End::Statement(_)) {
            return Err(BuildError::UndercutOfStatement);
        }
        self.model.relations.push(Relation {
            kind,
            from,
            to,
            origins: Few::new(),
        });
        Ok(())
    }

    fn handle<T>(&self, id: T) -> Handle<T> {
        Handle::new(id, self.number)
    }

    /// What a handle names, if it is one of this builder.
    fn own<T: Copy>(&self, handle: Handle<T>) -> Result<T, BuildError> {
        if handle.builder() == self.number {
            Ok(handle.id())
        } else {
            Err(BuildError::Foreign)
        }
    }
}

fn member(text: &str, role: MemberRole) -> Member {
    Member {
        text: text.into(),
        extras: Seldom::NONE,
        is_reference: text.is_empty(),
        role,
        section: None,
        span: Span::default(),
    }
}
