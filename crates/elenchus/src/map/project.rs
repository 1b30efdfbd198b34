use super::edges::Edges;
use super::groups::group;
use super::hang::hang;
use super::select::{select, stand_in};
use super::slug::Namer;
use super::uses::{Chosen, Uses};
use super::{LabelMode, Map, Node, NodeId, Options, StatementSelection};
use crate::model::{
    Argument, ArgumentId, Element, Member, Model, RangeKind, Statement, StatementId, TextRange,
};
use crate::sort::by_number;

/// Chooses what of a model is shown and how it hangs together. Takes time in proportion to the
/// model and to the edges there are.
///
/// An edge stands for a relation of the model, or joins an argument to its premises and its
/// conclusion. By Argdown's rules, a statement without a node of its own is stood for by the
/// arguments that use it: those that conclude it where it is a reason, those that rest on it
/// where it is the target. On a [reader's map](Options::reading), where all else has a node, an
/// untitled conclusion is stood for by its argument. The second end of a contradiction counts
/// as the reason, since it stands beneath the first. What bears on itself has an edge to itself
/// by Argdown's rules, and none on a reader's map.
///
/// Where the options [regroup](super::Grouping::regroup), pass the model through
/// [`regrouped`](super::regrouped) first.
pub fn project(model: &Model, options: &Options) -> Map {
    let uses = Uses::of(model);
    let chosen = select(model, options, &uses);
    let mut map = Map {
        statement_nodes: vec![None; model.statements().len()],
        argument_nodes: vec![None; model.arguments().len()],
        ..Map::default()
    };
    if options.statements == StatementSelection::Reading {
        let stand_ins = stand_ins(model, &uses, &chosen);
        put_nodes(&mut map, model, options, &chosen, &stand_ins);
        map.edges = Edges::new(model, &map, &uses).reading(&stand_ins);
    } else {
        put_nodes(&mut map, model, options, &chosen, &[]);
        map.edges = Edges::new(model, &map, &uses).argdown();
    }
    group(&mut map, model, &options.grouping);
    hang(&mut map, model);
    map
}

/// For each statement the argument that stands for it, if one does.
fn stand_ins(model: &Model, uses: &Uses, chosen: &Chosen) -> Vec<Option<ArgumentId>> {
    let missing = |index: usize| !chosen.statements[index];
    let stand_in = |index: usize| {
        let id = StatementId(index as u32);
        missing(index).then(|| stand_in(model, uses, chosen, id))?
    };
    (0..model.statements().len()).map(stand_in).collect()
}

fn put_nodes(
    map: &mut Map,
    model: &Model,
    options: &Options,
    chosen: &Chosen,
    stand_ins: &[Option<ArgumentId>],
) {
    let mut spoken_for = vec![None; model.arguments().len()];
    for (index, argument) in stand_ins.iter().enumerate() {
        if let Some(argument) = argument {
            spoken_for[argument.index()] = Some(StatementId(index as u32));
        }
    }
    for element in elements(model, chosen) {
        let id = NodeId(map.nodes.len() as u32);
        let (mode, stands_for) = match element {
            Element::Statement(statement) => {
                map.statement_nodes[statement.index()] = Some(id);
                (options.statement_labels, None)
            }
            Element::Argument(argument) => {
                map.argument_nodes[argument.index()] = Some(id);
                (options.argument_labels, spoken_for[argument.index()])
            }
        };
        let mut node = Node {
            element,
            stands_for,
            shows_title: false,
            shows_text: false,
            group: None,
        };
        let no_text = node.member(model).is_none_or(is_silent);
        node.shows_title = shows_title(mode, is_titled(model, element), no_text);
        node.shows_text = shows_text(mode) && !no_text;
        map.nodes.push(node);
    }
    name(map, model);
}

/// Gives every node its slug: what has a title gets its own, even where an untitled text before
/// it begins with the same words.
fn name(map: &mut Map, model: &Model) {
    let mut namer = Namer::new(map.nodes.len());
    for titled in [true, false] {
        for (node, id) in map.nodes.iter().zip((0..).map(NodeId)) {
            if is_titled(model, node.element) != titled {
                continue;
            }
            let text = if titled { "" } else { node.text(model) };
            match text.is_empty() {
                true => namer.name_by_title(id, model.title_of(node.element)),
                false => namer.name_by_text(id, text),
            }
        }
    }
    map.slugs = namer.finish();
}

/// The chosen elements in the order of their first occurrence; those that occur in no text in
/// the order of the model, statements first.
fn elements(model: &Model, chosen: &Chosen) -> Vec<Element> {
    let statements = model
        .statements()
        .iter()
        .zip(0..)
        .map(|(statement, index)| {
            let at = first_of_statement(statement);
            (at, Element::Statement(StatementId(index)))
        });
    let arguments = model.arguments().iter().zip(0..).map(|(argument, index)| {
        let at = first_of_argument(argument);
        (at, Element::Argument(ArgumentId(index)))
    });
    let is_chosen = |element: &Element| match element {
        Element::Statement(id) => chosen.statements[id.index()],
        Element::Argument(id) => chosen.arguments[id.index()],
    };
    let all = statements.chain(arguments);
    let mut elements: Vec<_> = all.filter(|(_, element)| is_chosen(element)).collect();
    by_number(&mut elements, |&(at, _)| u64::from(at));
    elements.into_iter().map(|(_, element)| element).collect()
}

fn first_of_statement(statement: &Statement) -> u32 {
    statement
        .members
        .first()
        .map_or(0, |member| member.span.start)
}

fn first_of_argument(argument: &Argument) -> u32 {
    let described = argument.members.first().map(|member| member.span.start);
    let structure = argument.structure.as_ref();
    let reconstructed = structure.map(|structure| structure.span.start);
    let both = described.into_iter().chain(reconstructed);
    both.min().unwrap_or(0)
}

fn is_titled(model: &Model, element: Element) -> bool {
    match element {
        Element::Statement(id) => model.statement(id).titled,
        Element::Argument(id) => model.argument(id).titled,
    }
}

/// Whether there is nothing to show. Tags in a text are a part of it, as in Argdown's own maps.
fn is_silent(member: &Member) -> bool {
    let is_tag = |range: &TextRange| matches!(range.kind, RangeKind::Tag(_));
    member.text.is_empty() && !member.ranges().iter().any(is_tag)
}

fn shows_title(mode: LabelMode, titled: bool, no_text: bool) -> bool {
    match mode {
        LabelMode::HideUntitled => titled || no_text,
        LabelMode::Title => true,
        LabelMode::Text => no_text,
        LabelMode::None => false,
    }
}

fn shows_text(mode: LabelMode) -> bool {
    matches!(mode, LabelMode::HideUntitled | LabelMode::Text)
}
