use super::lists::Lists;
use super::uses::Uses;
use super::{Edge, EdgeOrigin, Map, NodeId};
use crate::index::Index;
use crate::model::{
    ArgumentId, Element, End, Few, Model, Relation, RelationId, RelationKind, StatementId,
};

/// Draws the edges between the nodes of a map, each once.
pub(super) struct Edges<'m> {
    model: &'m Model,
    map: &'m Map,
    uses: &'m Uses,
    drawn: Index,
    /// Whether an edge may end where it starts, as in Argdown's own maps.
    loops: bool,
    edges: Vec<Edge>,
}

impl<'m> Edges<'m> {
    pub(super) fn new(model: &'m Model, map: &'m Map, uses: &'m Uses) -> Self {
        Self {
            model,
            map,
            uses,
            drawn: Index::with_room(model.relations().len()),
            loops: false,
            edges: Vec::with_capacity(model.relations().len()),
        }
    }

    /// Argdown's edges: a statement without a node is stood for by the arguments that conclude
    /// it where it is the reason, by those that rest on it where it is the target.
    pub(super) fn argdown(mut self) -> Vec<Edge> {
        self.loops = true;
        for (index, relation) in self.model.relations().iter().enumerate() {
            self.relation(RelationId(index as u32), relation);
        }
        self.conclusions();
        self.premises();
        self.edges
    }

    /// A reader's edges: an argument hangs beneath its conclusion and has its premises and
    /// intermediary conclusions beneath it; `stand_ins` tells, for each statement without a
    /// node, the argument that stands for it.
    pub(super) fn reading(mut self, stand_ins: &[Option<ArgumentId>]) -> Vec<Edge> {
        for (index, relation) in self.model.relations().iter().enumerate() {
            let node = |end| match end {
                End::Statement(id) => self.statement(id).or_else(|| {
                    let argument = stand_ins[id.index()]?;
                    self.argument(argument)
                }),
                End::Argument(id) => self.argument(id),
                End::Inference(id) => self.argument(self.model.inference(id).argument),
            };
            if let (Some(from), Some(to)) = (node(relation.from), node(relation.to)) {
                let origin = EdgeOrigin::Stated(RelationId(index as u32));
                self.put(from, to, relation.kind, origin);
            }
        }
        for argument in (0..self.model.arguments().len() as u32).map(ArgumentId) {
            self.structure(argument);
        }
        self.edges
    }

    fn structure(&mut self, id: ArgumentId) {
        let (Some(node), Some(structure)) = (
            self.argument(id),
            self.model.argument(id).structure.as_ref(),
        ) else {
            return;
        };
        let Some((conclusion, grounds)) = structure.steps.split_last() else {
            return;
        };
        if let Some(to) = self.statement(conclusion.statement) {
            self.put(node, to, RelationKind::Support, EdgeOrigin::Conclusion);
        }
        for ground in grounds {
            if let Some(from) = self.statement(ground.statement) {
                self.put(from, node, RelationKind::Support, EdgeOrigin::Premise);
            }
        }
    }

    fn relation(&mut self, id: RelationId, relation: &Relation) {
        let uses = self.uses;
        let origin = EdgeOrigin::Stated(id);
        let sources = self.ends(relation.from, &uses.conclusion_of);
        let targets = self.ends(relation.to, &uses.premise_of);
        self.join(&sources, &targets, relation.kind, origin);
        // The other way round, as far as arguments that rest on the first statement go.
        let (End::Statement(from), End::Statement(_)) = (relation.from, relation.to) else {
            return;
        };
        if relation.kind.is_symmetric() && self.statement(from).is_none() {
            let sources = self.ends(relation.to, &uses.conclusion_of);
            let targets = self.ends(relation.from, &uses.premise_of);
            self.join(&sources, &targets, relation.kind, origin);
        }
    }

    /// The nodes for one end of a relation: its own, or those of the arguments that use it.
    fn ends(&self, end: End, users: &Lists<ArgumentId>) -> Few<NodeId> {
        let one = |node: Option<NodeId>| node.into_iter().collect();
        match end {
            End::Argument(id) => one(self.argument(id)),
            End::Inference(id) => one(self.argument(self.model.inference(id).argument)),
            End::Statement(id) => match self.statement(id) {
                Some(node) => Few::from_buf([node]),
                None => self.arguments(users.of(id.index())),
            },
        }
    }

    /// From arguments to the statement they conclude, or to the arguments that rest on it.
    fn conclusions(&mut self) {
        for (index, argument) in self.model.arguments().iter().enumerate() {
            let node = self.argument(ArgumentId(index as u32));
            let (Some(node), Some(conclusion)) = (node, argument.conclusion()) else {
                continue;
            };
            match self.statement(conclusion) {
                Some(to) => self.put(node, to, RelationKind::Support, EdgeOrigin::Conclusion),
                None => {
                    let targets = self.arguments(self.uses.premise_of.of(conclusion.index()));
                    self.join(
                        &[node],
                        &targets,
                        RelationKind::Support,
                        EdgeOrigin::Premise,
                    );
                }
            }
        }
    }

    /// From statements to the arguments that rest on them.
    fn premises(&mut self) {
        let uses = self.uses;
        for (index, arguments) in uses.premise_of.iter().enumerate() {
            if let Some(node) = self.statement(StatementId(index as u32)) {
                let targets = self.arguments(arguments);
                self.join(
                    &[node],
                    &targets,
                    RelationKind::Support,
                    EdgeOrigin::Premise,
                );
            }
        }
    }

    fn join(
        &mut self,
        sources: &[NodeId],
        targets: &[NodeId],
        kind: RelationKind,
        origin: EdgeOrigin,
    ) {
        for &from in sources {
            for &to in targets {
                self.put(from, to, kind, origin);
            }
        }
    }

    /// Draws an edge, unless it is there already or may not end where it starts.
    fn put(&mut self, from: NodeId, to: NodeId, kind: RelationKind, origin: EdgeOrigin) {
        let kind = self.kind_between(kind, from, to);
        // What stands second in `[A] >< [B]` stands beneath the first.
        let (from, to) = match kind {
            RelationKind::Contradictory => (to, from),
            _ => (from, to),
        };
        if from == to && !self.loops {
            return;
        }
        let edge = Edge {
            from,
            to,
            kind,
            origin,
        };
        let key = key(&edge);
        let is = |other: u32| self::key(&self.edges[other as usize]) == key;
        let new = self.edges.len() as u32;
        if self.drawn.find_or_note(key, new, is) == new {
            self.edges.push(edge);
        }
    }

    /// Entailment and its opposites hold between statements alone.
    fn kind_between(&self, kind: RelationKind, from: NodeId, to: NodeId) -> RelationKind {
        let is_statement = |node| matches!(self.map.node(node).element, Element::Statement(_));
        let otherwise = match kind {
            RelationKind::Entails => RelationKind::Support,
            RelationKind::Contrary | RelationKind::Contradictory => RelationKind::Attack,
            _ => return kind,
        };
        match is_statement(from) && is_statement(to) {
            true => kind,
            false => otherwise,
        }
    }

    fn statement(&self, id: StatementId) -> Option<NodeId> {
        self.map.node_of(Element::Statement(id))
    }

    fn argument(&self, id: ArgumentId) -> Option<NodeId> {
        self.map.node_of(Element::Argument(id))
    }

    fn arguments(&self, ids: &[ArgumentId]) -> Few<NodeId> {
        ids.iter().filter_map(|&id| self.argument(id)).collect()
    }
}

/// What makes edges the same: their ends and kind, the ends of a symmetric kind in one order.
fn key(edge: &Edge) -> (NodeId, NodeId, RelationKind) {
    match edge.kind.is_symmetric() {
        true => (edge.from.min(edge.to), edge.from.max(edge.to), edge.kind),
        false => (edge.from, edge.to, edge.kind),
    }
}
