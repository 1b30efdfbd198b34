use super::relation::key;
use super::{
    Argument, ArgumentId, Data, Element, End, Inference, InferenceId, Relation, RelationId,
    RelationKind, Section, SectionId, Statement, StatementId,
};
use crate::index::Index;

/// All that one document says.
///
/// Elements stand in the order of their first occurrence. An id is only good for the model it
/// came from; the accessors panic when given one that is out of range.
#[derive(Clone, Debug, Default)]
pub struct Model {
    pub(crate) mode: Mode,
    pub(crate) front_matter: Data,
    pub(crate) statements: Vec<Statement>,
    pub(crate) arguments: Vec<Argument>,
    pub(crate) inferences: Vec<Inference>,
    pub(crate) relations: Vec<Relation>,
    pub(crate) sections: Vec<Section>,
    /// By their titles.
    pub(crate) statement_index: Index,
    pub(crate) argument_index: Index,
    /// By their kinds and ends.
    pub(crate) relation_index: Index,
}

/// How `+` and `-` between statements are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mode {
    /// As support and attack.
    #[default]
    Loose,
    /// As entailment and contrariety.
    Strict,
}

impl Model {
    /// The title in the front matter.
    pub fn title(&self) -> Option<&str> {
        self.front_matter.get("title").and_then(Data::as_text)
    }

    /// The front matter; [`Data::Null`] where there is none.
    pub fn front_matter(&self) -> &Data {
        &self.front_matter
    }

    /// How relations between statements are read.
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// The statements, indexed by [`StatementId`].
    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }

    /// The arguments, indexed by [`ArgumentId`].
    pub fn arguments(&self) -> &[Argument] {
        &self.arguments
    }

    /// The inferences of all structures, indexed by [`InferenceId`].
    pub fn inferences(&self) -> &[Inference] {
        &self.inferences
    }

    /// The relations, indexed by [`RelationId`].
    pub fn relations(&self) -> &[Relation] {
        &self.relations
    }

    /// The sections, indexed by [`SectionId`]; a section stands after the one it is nested in.
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// The statement with this id.
    ///
    /// # Panics
    /// When the id is of another model and out of range here.
    pub fn statement(&self, id: StatementId) -> &Statement {
        &self.statements[id.index()]
    }

    /// The argument with this id. Panics as [`Model::statement`] does.
    pub fn argument(&self, id: ArgumentId) -> &Argument {
        &self.arguments[id.index()]
    }

    /// The inference with this id. Panics as [`Model::statement`] does.
    pub fn inference(&self, id: InferenceId) -> &Inference {
        &self.inferences[id.index()]
    }

    /// The relation with this id. Panics as [`Model::statement`] does.
    pub fn relation(&self, id: RelationId) -> &Relation {
        &self.relations[id.index()]
    }

    /// The section with this id. Panics as [`Model::statement`] does.
    pub fn section(&self, id: SectionId) -> &Section {
        &self.sections[id.index()]
    }

    /// The statement with exactly this title.
    pub fn statement_titled(&self, title: &str) -> Option<StatementId> {
        let is = |index: u32| self.statements[index as usize].title == *title;
        self.statement_index.find(title, is).map(StatementId)
    }

    /// The argument with exactly this title.
    pub fn argument_titled(&self, title: &str) -> Option<ArgumentId> {
        let is = |index: u32| self.arguments[index as usize].title == *title;
        self.argument_index.find(title, is).map(ArgumentId)
    }

    /// The relations of this kind between these ends, at most one; ends of a symmetric kind
    /// in either order.
    pub fn relation_between(&self, kind: RelationKind, from: End, to: End) -> Option<RelationId> {
        let key = key(kind, from, to);
        let is = |index: u32| self.relations[index as usize].key() == key;
        self.relation_index.find(key, is).map(RelationId)
    }

    /// Makes anew what elements and relations are found by, after a change of them. Of equal
    /// ones, the first is found.
    pub(crate) fn index(&mut self) {
        self.statement_index = Index::of(&self.statements, |statement| statement.title.as_str());
        self.argument_index = Index::of(&self.arguments, |argument| argument.title.as_str());
        self.index_relations();
    }

    /// Makes anew what relations are found by.
    pub(crate) fn index_relations(&mut self) {
        self.relation_index = Index::of(&self.relations, Relation::key);
    }

    /// The title of an element, as the text gives it or `Untitled n`.
    pub fn title_of(&self, element: Element) -> &str {
        match element {
            Element::Statement(id) => &self.statement(id).title,
            Element::Argument(id) => &self.argument(id).title,
        }
    }

    /// The text that stands for an element; may be empty.
    pub fn text_of(&self, element: Element) -> &str {
        match element {
            Element::Statement(id) => self.statement(id).text(),
            Element::Argument(id) => self.argument(id).text(),
        }
    }
}
