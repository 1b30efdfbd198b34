use super::edges::Edges;
use super::hang::hang;
use super::select::Selection;
use super::slug::Slugs;
use super::{Group, GroupId, LabelMode, Map, Node, NodeId, Options};
use crate::model::{Element, Model, SectionId};

/// Chooses what of a model is shown and how it hangs together.
///
/// An edge stands for a relation of the model, or joins an argument to its premises and its
/// conclusion. A statement without a node of its own is stood for by the arguments that use it:
/// those that conclude it where it is a reason, those that rest on it where it is the target.
pub fn project(model: &Model, options: &Options) -> Map {
    let selection = Selection::of(model, options);
    let mut map = Map::default();
    put_nodes(&mut map, model, options, &selection);
    put_groups(&mut map, model, options);
    map.edges = Edges::new(model, &map).draw();
    hang(&mut map, model);
    map
}

fn put_nodes(map: &mut Map, model: &Model, options: &Options, selection: &Selection) {
    let mut slugs = Slugs::default();
    for element in selection.elements(model) {
        let (titled, mode) = match element {
            Element::Statement(id) => (model.statement(id).titled, options.statement_labels),
            Element::Argument(id) => (model.argument(id).titled, options.argument_labels),
        };
        let text = model.text_of(element);
        let name = if titled || text.is_empty() {
            model.title_of(element)
        } else {
            text
        };
        let id = NodeId(map.nodes.len() as u32);
        let slug = slugs.name(name);
        map.by_element.insert(element, id);
        map.by_slug.insert(slug.clone(), id);
        map.nodes.push(Node {
            element,
            slug,
            shows_title: shows_title(mode, titled, text.is_empty()),
            shows_text: shows_text(mode, titled, text.is_empty()),
            group: None,
        });
    }
}

fn shows_title(mode: LabelMode, titled: bool, no_text: bool) -> bool {
    match mode {
        LabelMode::HideUntitled => titled || no_text,
        LabelMode::Title => true,
        LabelMode::Text => no_text,
        LabelMode::None => false,
    }
}

fn shows_text(mode: LabelMode, titled: bool, no_text: bool) -> bool {
    match mode {
        LabelMode::HideUntitled | LabelMode::Text => !no_text,
        LabelMode::Title => false,
        LabelMode::None => !titled && !no_text,
    }
}

/// Makes groups of the sections that hold nodes: the `group_depth` deepest levels of each branch
/// that do.
fn put_groups(map: &mut Map, model: &Model, options: &Options) {
    let sections = model.sections();
    let mut height: Vec<Option<u32>> = vec![None; sections.len()];
    let section_of: Vec<_> = map
        .nodes
        .iter()
        .map(|node| section(model, node.element))
        .collect();
    for id in section_of.iter().flatten() {
        height[id.index()] = height[id.index()].or(Some(0));
    }
    for index in (0..sections.len()).rev() {
        if let (Some(own), Some(parent)) = (height[index], sections[index].parent) {
            let above = &mut height[parent.index()];
            *above = (*above).max(Some(own + 1));
        }
    }
    let mut group_of: Vec<Option<GroupId>> = vec![None; sections.len()];
    for (index, section) in sections.iter().enumerate() {
        if height[index].is_some_and(|height| height < options.group_depth) {
            group_of[index] = Some(GroupId(map.groups.len() as u32));
            let parent = section.parent.and_then(|parent| group_of[parent.index()]);
            map.groups.push(Group {
                section: SectionId(index as u32),
                parent,
            });
        }
    }
    for (node, section) in map.nodes.iter_mut().zip(section_of) {
        node.group = section.and_then(|section| group_of[section.index()]);
    }
}

fn section(model: &Model, element: Element) -> Option<SectionId> {
    match element {
        Element::Statement(id) => model.statement(id).section,
        Element::Argument(id) => model.argument(id).section,
    }
}
