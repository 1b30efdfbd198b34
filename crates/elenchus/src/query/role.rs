use crate::map::{EdgeId, Map, NodeId};
use crate::model::{Element, Marks, Model, Role};
use crate::sort::by_number;

/// What a claim does in the article: what its data says, else what follows from the map.
///
/// What follows: of the roots, those that have reasons are theses where no claim is marked as
/// one, all others are background. Beneath a root, a claim is what it is to the claim above it
/// on its shortest way to a root, the first in the document where there are several:
///
/// | the claim above | speaks for it | speaks against it |
/// |---|---|---|
/// | thesis, premise | premise | counterpoint |
/// | counterpoint | counterpoint | rebuttal |
/// | rebuttal | rebuttal | counterpoint |
/// | background | background | counterpoint |
pub fn role(map: &Map, model: &Model, node: NodeId) -> Role {
    let mut way = Vec::new();
    let mut at = node;
    let mut role = loop {
        if let Some(role) = marked(map, model, at) {
            break role;
        }
        match above(map, at) {
            Some(edge) => {
                way.push(edge);
                at = map.other_end(edge, at);
            }
            None => break root(map, at, has_thesis(map, model)),
        }
    };
    for edge in way.into_iter().rev() {
        role = beneath(role, map.edge(edge).kind.is_pro());
    }
    role
}

/// The roles of all nodes, as [`role`] tells them, in one pass.
pub fn roles(map: &Map, model: &Model) -> Vec<Role> {
    let mut nodes: Vec<_> = (0..map.nodes().len() as u32).map(NodeId).collect();
    by_number(&mut nodes, |&node| u64::from(map.depth(node)));
    let has_thesis = has_thesis(map, model);
    let mut roles = vec![Role::Background; nodes.len()];
    for node in nodes {
        roles[node.index()] = match (marked(map, model, node), above(map, node)) {
            (Some(role), _) => role,
            (None, None) => root(map, node, has_thesis),
            (None, Some(edge)) => {
                let claim = roles[map.other_end(edge, node).index()];
                beneath(claim, map.edge(edge).kind.is_pro())
            }
        };
    }
    roles
}

fn marked(map: &Map, model: &Model, node: NodeId) -> Option<Role> {
    let marks: &Marks = match map.node(node).element {
        Element::Statement(id) => &model.statement(id).marks,
        Element::Argument(id) => &model.argument(id).marks,
    };
    marks.role
}

/// A marked thesis stands before all other roots.
fn has_thesis(map: &Map, model: &Model) -> bool {
    let first = map.roots().first();
    first.is_some_and(|&root| marked(map, model, root) == Some(Role::Thesis))
}

/// The edge to the claim above on a shortest way to a root; none from a root.
fn above(map: &Map, node: NodeId) -> Option<EdgeId> {
    let depth = map.depth(node);
    let mut edges = map.outgoing(node).iter().copied();
    edges.find(|&edge| map.depth(map.other_end(edge, node)) + 1 == depth)
}

fn root(map: &Map, node: NodeId, has_thesis: bool) -> Role {
    if has_thesis || map.incoming(node).is_empty() {
        Role::Background
    } else {
        Role::Thesis
    }
}

fn beneath(claim: Role, pro: bool) -> Role {
    match (claim, pro) {
        (Role::Thesis | Role::Premise, true) => Role::Premise,
        (Role::Counterpoint, true) => Role::Counterpoint,
        (Role::Counterpoint, false) => Role::Rebuttal,
        (Role::Rebuttal, true) => Role::Rebuttal,
        (Role::Background, true) => Role::Background,
        (_, false) => Role::Counterpoint,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Options, project};

    fn told(text: &str) -> String {
        let model = crate::parse(text).model;
        let map = project(&model, &Options::reading());
        let all = roles(&map, &model);
        let mut words = Vec::new();
        for node in map.ids() {
            let one = role(&map, &model, node);
            assert_eq!(one, all[node.index()], "{}", map.slug(node));
            words.push(format!("{} {}", map.slug(node), one.word()));
        }
        words.join(", ")
    }

    #[test]
    fn follows_from_the_relations() {
        let text = "\
[T]: t
  + [P]: p
    + [Q]: q
  - [C]: c
    + [D]: d
    - [R]: r
      + [S]: s
      - [E]: e

[Aside]: a
";
        let roles = "t thesis, p premise, q premise, c counterpoint, d counterpoint, \
                     r rebuttal, s rebuttal, e counterpoint, aside background";
        assert_eq!(told(text), roles);
    }

    #[test]
    fn marks_go_first_and_count_for_what_is_beneath() {
        let text = "\
[U]: u
  + [V]: v

[T]: t {role: thesis}
  + [C]: c {role: counterpoint}
    - [R]: r
";
        let roles = "u background, v background, t thesis, c counterpoint, r rebuttal";
        assert_eq!(told(text), roles);
    }
}
