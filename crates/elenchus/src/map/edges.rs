use std::collections::HashSet;

use super::{Edge, EdgeOrigin, Map, NodeId};
use crate::model::{
    Argument, ArgumentId, Element, End, Model, Relation, RelationId, RelationKind, StatementId,
};

/// Draws the edges between the nodes of a map.
pub(super) struct Edges<'m> {
    model: &'m Model,
    map: &'m Map,
    /// The arguments that conclude each statement.
    concluding: Vec<Vec<ArgumentId>>,
    /// The arguments that rest on each statement.
    resting: Vec<Vec<ArgumentId>>,
    drawn: HashSet<(NodeId, NodeId, RelationKind)>,
    edges: Vec<Edge>,
}

impl<'m> Edges<'m> {
    pub(super) fn new(model: &'m Model, map: &'m Map) -> Self {
        let mut concluding = vec![Vec::new(); model.statements().len()];
        let mut resting = vec![Vec::new(); model.statements().len()];
        for (index, argument) in model.arguments().iter().enumerate() {
            let id = ArgumentId(index as u32);
            for ground in grounds(argument) {
                resting[ground.index()].push(id);
            }
            if let Some(conclusion) = argument.conclusion() {
                concluding[conclusion.index()].push(id);
            }
        }
        Self {
            model,
            map,
            concluding,
            resting,
            drawn: HashSet::new(),
            edges: Vec::new(),
        }
    }

    pub(super) fn draw(mut self) -> Vec<Edge> {
        for (index, relation) in self.model.relations().iter().enumerate() {
            self.relation(RelationId(index as u32), relation);
        }
        for (index, argument) in self.model.arguments().iter().enumerate() {
            if let Some(node) = self
                .map
                .node_of(Element::Argument(ArgumentId(index as u32)))
            {
                self.structure(node, argument);
            }
        }
        self.edges
    }

    fn relation(&mut self, id: RelationId, relation: &Relation) {
        let symmetric = relation.kind.is_symmetric();
        let sources = self.stand_ins(
            relation.from,
            if symmetric {
                &self.resting
            } else {
                &self.concluding
            },
        );
        let targets = self.stand_ins(relation.to, &self.resting);
        for &from in &sources {
            for &to in &targets {
                let kind = self.kind_between(relation.kind, from, to);
                self.put(from, to, kind, EdgeOrigin::Stated(id));
            }
        }
    }

    /// The nodes for one end of a relation: its own, or those of the arguments that use it.
    fn stand_ins(&self, end: End, users: &[Vec<ArgumentId>]) -> Vec<NodeId> {
        let element = match end {
            End::Statement(id) => Element::Statement(id),
            End::Argument(id) => Element::Argument(id),
            End::Inference(id) => Element::Argument(self.model.inference(id).argument),
        };
        match (self.map.node_of(element), element) {
            (Some(node), _) => vec![node],
            (None, Element::Statement(id)) => {
                let arguments = users[id.index()].iter();
                arguments
                    .filter_map(|&id| self.map.node_of(Element::Argument(id)))
                    .collect()
            }
            (None, Element::Argument(_)) => Vec::new(),
        }
    }

    /// Entailment and its opposites hold between statements alone.
    fn kind_between(&self, kind: RelationKind, from: NodeId, to: NodeId) -> RelationKind {
        let is_statement = |node| matches!(self.map.node(node).element, Element::Statement(_));
        match kind {
            _ if is_statement(from) && is_statement(to) => kind,
            RelationKind::Entails => RelationKind::Support,
            RelationKind::Contrary | RelationKind::Contradictory => RelationKind::Attack,
            _ => kind,
        }
    }

    /// Joins an argument to what it rests on and to what it concludes.
    fn structure(&mut self, node: NodeId, argument: &Argument) {
        for ground in grounds(argument) {
            for from in self.stand_ins(End::Statement(ground), &self.concluding) {
                self.put(from, node, RelationKind::Support, EdgeOrigin::Premise);
            }
        }
        let conclusion = argument.conclusion().map(Element::Statement);
        if let Some(to) = conclusion.and_then(|conclusion| self.map.node_of(conclusion)) {
            self.put(node, to, RelationKind::Support, EdgeOrigin::Conclusion);
        }
    }

    fn put(&mut self, from: NodeId, to: NodeId, kind: RelationKind, origin: EdgeOrigin) {
        let ends = match kind.is_symmetric() {
            true => (from.min(to), from.max(to), kind),
            false => (from, to, kind),
        };
        if from != to && self.drawn.insert(ends) {
            self.edges.push(Edge {
                from,
                to,
                kind,
                origin,
            });
        }
    }
}

/// What an argument rests on: its premises and the conclusions it draws on the way.
fn grounds(argument: &Argument) -> impl Iterator<Item = StatementId> + '_ {
    let steps = argument
        .structure
        .as_ref()
        .map_or(&[][..], |structure| &structure.steps);
    let on_the_way = steps.len().saturating_sub(1);
    steps[..on_the_way].iter().map(|step| step.statement)
}
