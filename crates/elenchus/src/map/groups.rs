use super::options::{Grouping, SectionGroup};
use super::{Group, GroupId, Map};
use crate::index::Index;
use crate::model::{Data, Element, Model, Section, SectionId};

/// Makes groups of the sections that hold nodes, and puts the nodes into them.
pub(super) fn group(map: &mut Map, model: &Model, grouping: &Grouping) {
    let settled = settle(model, grouping);
    let nearest = nearest(model, &settled);
    let group_section = |element: Element| {
        let section = match element {
            Element::Statement(id) => model.statement(id).section,
            Element::Argument(id) => model.argument(id).section,
        };
        nearest[section?.index()]
    };
    let above = |section: SectionId| {
        let parent = model.section(section).parent?;
        nearest[parent.index()]
    };

    let mut holds = vec![false; settled.len()];
    for node in &map.nodes {
        if let Some(section) = group_section(node.element) {
            holds[section.index()] = true;
        }
    }
    for index in (0..holds.len()).rev() {
        if let (true, Some(parent)) = (holds[index], above(SectionId(index as u32))) {
            holds[parent.index()] = true;
        }
    }
    let mut groups = Vec::new();
    let mut group_of = vec![None; settled.len()];
    for (index, settled) in settled
        .iter()
        .enumerate()
        .filter(|&(index, _)| holds[index])
    {
        let section = SectionId(index as u32);
        group_of[index] = Some(GroupId(groups.len() as u32));
        groups.push(Group {
            section,
            parent: above(section).and_then(|parent| group_of[parent.index()]),
            closed: settled.closed,
        });
    }
    for node in &mut map.nodes {
        let section = group_section(node.element);
        node.group = section.and_then(|section| group_of[section.index()]);
    }
    map.groups = groups;
}

/// What becomes of a section.
struct Settled {
    is_group: bool,
    closed: bool,
}

fn settle(model: &Model, grouping: &Grouping) -> Vec<Settled> {
    let deepest = model.sections().iter().map(|section| section.level).max();
    let deepest = deepest.unwrap_or(0);
    // Groups that were formed anew say themselves all there is to say.
    let anew = !grouping.regroup.is_empty();
    let by_title = grouping.sections.as_ref().filter(|_| !anew);
    // Of equal titles the last one counts.
    let by_title: Option<Vec<_>> = by_title.map(|sections| sections.iter().rev().collect());
    let given: &[&SectionGroup] = by_title.as_deref().unwrap_or_default();
    let index = Index::of(given, |settings| &settings.title);
    let settle = |section: &Section| {
        let own = |key, ignored: bool| match section.data.get(key) {
            Some(&Data::Bool(value)) if anew || !ignored => Some(value),
            _ => None,
        };
        let mut is_group = own("isGroup", grouping.ignore_is_group);
        let mut closed = own("isClosed", grouping.ignore_is_closed).unwrap_or(false);
        if let Some(by_title) = &by_title {
            let is = |at: u32| by_title[at as usize].title == section.title.as_str();
            match index.find(section.title.as_str(), is) {
                Some(at) => {
                    let settings = by_title[at as usize];
                    is_group = settings.is_group;
                    closed = settings.is_closed;
                }
                None => is_group = is_group.or(Some(false)),
            }
        }
        let deep_enough = section.level.saturating_add(grouping.depth) > deepest;
        Settled {
            is_group: is_group.unwrap_or(deep_enough),
            closed,
        }
    };
    model.sections().iter().map(settle).collect()
}

/// For each section the group it stands for: its own, or that of the nearest section around it.
fn nearest(model: &Model, settled: &[Settled]) -> Vec<Option<SectionId>> {
    let mut nearest: Vec<Option<SectionId>> = Vec::with_capacity(settled.len());
    for (index, (section, settled)) in model.sections().iter().zip(settled).enumerate() {
        nearest.push(if settled.is_group {
            Some(SectionId(index as u32))
        } else {
            section.parent.and_then(|parent| nearest[parent.index()])
        });
    }
    nearest
}
