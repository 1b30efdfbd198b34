//! From the core's model and map to the shapes for JavaScript.

use elenchus::diagnostic::Severity;
use elenchus::map::{EdgeOrigin, Folds, NodeId, Options, project};
use elenchus::model::{self, Marks, Member, Model, RelationKind, StepKind};
use elenchus::query::{self, Voice};
use elenchus::text::Text;

use crate::shape::{
    Argument, Diagnostic, Element, End, Map, MapEdge, MapNode, MapOptions, Parsed, Relation, Step,
};
use crate::utf16::Utf16;

/// What a text says and what is wrong with it.
pub fn read(text: &str) -> Parsed {
    let parsed = elenchus::parse(text);
    let model = &parsed.model;
    let mut places = Utf16::new(text);
    let statements = model.statements().iter().map(|statement| {
        element(
            &statement.title,
            statement.titled,
            statement.text(),
            &statement.tags,
            &statement.marks,
            &statement.members,
            &mut places,
        )
    });
    let statements = statements.collect();
    let arguments = model.arguments().iter().map(|argument| Argument {
        element: element(
            &argument.title,
            argument.titled,
            argument.text(),
            &argument.tags,
            &argument.marks,
            &argument.members,
            &mut places,
        ),
        steps: steps(model, argument),
    });
    let arguments = arguments.collect();
    let relations = model.relations().iter().map(|relation| Relation {
        kind: kind(relation.kind),
        from: end(model, relation.from),
        to: end(model, relation.to),
    });
    Parsed {
        title: model.title().map(str::to_owned),
        statements,
        arguments,
        relations: relations.collect(),
        diagnostics: remarks(text, &parsed.diagnostics),
    }
}

/// What is wrong with a text.
pub fn remarks(text: &str, diagnostics: &[elenchus::Diagnostic]) -> Vec<Diagnostic> {
    if diagnostics.is_empty() {
        return Vec::new();
    }
    let mut places = Utf16::new(text);
    let remarks = diagnostics.iter();
    remarks
        .map(|remark| diagnostic(remark, &mut places))
        .collect()
}

/// The map a reader unfolds.
pub fn draw(text: &str, options: MapOptions) -> Map {
    let model = elenchus::parse(text).model;
    let map = project(&model, &Options::reading());
    let view = map.view(&Folds::to_depth(&map, options.depth.unwrap_or(u32::MAX)));
    let roles = query::roles(&map, &model);
    let id = |node: NodeId| map.slug(node).to_owned();
    let nodes = view.nodes.iter().map(|&node| {
        let shown = map.node(node);
        let hidden = view.hidden_beneath(node);
        MapNode {
            id: id(node),
            element: match shown.element {
                model::Element::Statement(_) => "statement",
                model::Element::Argument(_) => "argument",
            },
            title: shown.title(&model).map(str::to_owned),
            text: shown.text(&model).to_owned(),
            role: roles[node.index()].word(),
            voice: match query::voice(&model, shown) {
                Voice::Other(voice) => Some(voice.to_owned()),
                Voice::Author | Voice::Nobody => None,
            },
            implicit: query::voice(&model, shown) == Voice::Nobody,
            at: query::places(&model, shown)
                .iter()
                .map(ToString::to_string)
                .collect(),
            hidden_pro: hidden.pro,
            hidden_con: hidden.con,
        }
    });
    let edges = view
        .edges
        .iter()
        .map(|&edge| map.edge(edge))
        .map(|edge| MapEdge {
            from: id(edge.from),
            to: id(edge.to),
            kind: kind(edge.kind),
            origin: match edge.origin {
                EdgeOrigin::Stated(_) => "stated",
                EdgeOrigin::Premise => "premise",
                EdgeOrigin::Conclusion => "conclusion",
            },
        });
    Map {
        nodes: nodes.collect(),
        edges: edges.collect(),
        roots: map.roots().iter().map(|&root| id(root)).collect(),
    }
}

fn element(
    title: &str,
    titled: bool,
    text: &str,
    tags: &[Text],
    marks: &Marks,
    members: &[Member],
    places: &mut Utf16<'_>,
) -> Element {
    Element {
        title: title.to_owned(),
        titled,
        text: text.to_owned(),
        tags: strings(tags),
        at: marks.at.iter().map(ToString::to_string).collect(),
        voice: marks
            .voice
            .clone()
            .filter(|voice| !voice.eq_ignore_ascii_case("author")),
        range: members.first().map(|member| places.range(member.span)),
    }
}

fn steps(model: &Model, argument: &model::Argument) -> Vec<Step> {
    let steps = argument
        .structure
        .iter()
        .flat_map(|structure| &structure.steps);
    let step = |step: &model::Step| {
        let (kind, rules) = match step.kind {
            StepKind::Premise => ("premise", Vec::new()),
            StepKind::Conclusion(inference) => {
                ("conclusion", strings(&model.inference(inference).rules))
            }
        };
        Step {
            title: model.statement(step.statement).title.to_string(),
            kind,
            rules,
        }
    };
    steps.map(step).collect()
}

fn end(model: &Model, end: model::End) -> End {
    let (element, title) = match end {
        model::End::Statement(id) => ("statement", &model.statement(id).title),
        model::End::Argument(id) => ("argument", &model.argument(id).title),
        model::End::Inference(id) => (
            "argument",
            &model.argument(model.inference(id).argument).title,
        ),
    };
    End {
        element,
        title: title.to_string(),
    }
}

fn strings(texts: &[Text]) -> Vec<String> {
    texts.iter().map(String::from).collect()
}

fn kind(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Support => "support",
        RelationKind::Attack => "attack",
        RelationKind::Undercut => "undercut",
        RelationKind::Entails => "entails",
        RelationKind::Contrary => "contrary",
        RelationKind::Contradictory => "contradictory",
    }
}

fn diagnostic(remark: &elenchus::Diagnostic, places: &mut Utf16<'_>) -> Diagnostic {
    Diagnostic {
        code: remark.code.name(),
        severity: match remark.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Hint => "hint",
        },
        message: remark.message.clone(),
        help: remark.help.clone(),
        range: places.range(remark.span),
    }
}
