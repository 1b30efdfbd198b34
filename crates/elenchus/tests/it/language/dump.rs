//! A model and its remarks as readable lines.

use std::fmt::Write as _;

use elenchus::diagnostic::Diagnostic;
use elenchus::model::{
    Argument, Data, End, Marks, Member, MemberRole, Mode, Model, Parsed, RangeKind, StepKind,
    TextRange,
};
use elenchus::text::LineIndex;

/// All that a document says, then what is remarked about it.
pub(super) fn dump(text: &str, parsed: &Parsed) -> String {
    let mut out = dump_model(&parsed.model);
    if !parsed.diagnostics.is_empty() {
        out += "\n";
    }
    if out.is_empty() && parsed.diagnostics.is_empty() {
        return "nothing\n".to_owned();
    }
    let lines = LineIndex::new(text);
    for remark in &parsed.diagnostics {
        out += &dump_remark(text, &lines, remark);
    }
    out
}

/// The model alone. Spans are left out, so that a change of white space changes nothing.
pub(crate) fn dump_model(model: &Model) -> String {
    let mut out = String::new();
    if model.mode() == Mode::Strict {
        out += "mode strict\n";
    }
    if !model.front_matter().is_empty() {
        let _ = writeln!(out, "front matter {}", data(model.front_matter()));
    }
    for (index, section) in model.sections().iter().enumerate() {
        let parent = section
            .parent
            .map_or(String::new(), |id| format!(" in section {}", id.0));
        let _ = write!(out, "section {index}{parent}, level {}: ", section.level);
        let _ = write!(out, "{:?}{}", section.title, tags(&section.tags));
        let _ = writeln!(
            out,
            "{}{}",
            block(&section.data),
            ranges(&section.title, &section.ranges)
        );
    }
    for statement in model.statements() {
        let _ = write!(out, "[{}]{}", statement.title, tags(&statement.tags));
        let _ = write!(out, "{}{}", block(&statement.data), marks(&statement.marks));
        let _ = writeln!(
            out,
            "{}",
            statement
                .section
                .map_or(String::new(), |id| format!(" in section {}", id.0))
        );
        for (index, member) in statement.members.iter().enumerate() {
            let canonical = statement.canonical == Some(index) && statement.members.len() > 1;
            out += &dump_member(model, member, canonical);
        }
    }
    for argument in model.arguments() {
        let _ = write!(out, "<{}>{}", argument.title, tags(&argument.tags));
        let _ = write!(out, "{}{}", block(&argument.data), marks(&argument.marks));
        let _ = writeln!(
            out,
            "{}",
            argument
                .section
                .map_or(String::new(), |id| format!(" in section {}", id.0))
        );
        for (index, member) in argument.members.iter().enumerate() {
            let canonical = argument.canonical == Some(index) && argument.members.len() > 1;
            out += &dump_member(model, member, canonical);
        }
        out += &dump_structure(model, argument);
    }
    for relation in model.relations() {
        let _ = write!(
            out,
            "{} {:?} {}",
            end(model, relation.from),
            relation.kind,
            end(model, relation.to)
        );
        let times = relation.origins.len();
        let _ = writeln!(
            out,
            "{}",
            if times == 1 {
                String::new()
            } else {
                format!(", {times} times")
            }
        );
    }
    out
}

fn dump_member(model: &Model, member: &Member, canonical: bool) -> String {
    let of = |id: elenchus::model::ArgumentId| &model.argument(id).title;
    let role = match member.role {
        MemberRole::TopLevel => "paragraph".to_owned(),
        MemberRole::ListItem => "item".to_owned(),
        MemberRole::Relation => "relation".to_owned(),
        MemberRole::Premise(id) => format!("premise of <{}>", of(id)),
        MemberRole::IntermediaryConclusion(id) => format!("step of <{}>", of(id)),
        MemberRole::MainConclusion(id) => format!("conclusion of <{}>", of(id)),
        MemberRole::ArgumentDescription => "description".to_owned(),
    };
    let reference = if member.is_reference {
        ", reference"
    } else {
        ""
    };
    let canonical = if canonical { ", canonical" } else { "" };
    let ranges = ranges(&member.text, member.ranges());
    format!("  {:?} {role}{reference}{canonical}{ranges}\n", member.text)
}

fn dump_structure(model: &Model, argument: &Argument) -> String {
    let mut out = String::new();
    for step in argument
        .structure
        .iter()
        .flat_map(|structure| &structure.steps)
    {
        if let StepKind::Conclusion(id) = step.kind {
            let inference = model.inference(id);
            let _ = writeln!(
                out,
                "  ---- {:?}{}",
                inference.rules,
                block(&inference.data)
            );
        }
        let _ = writeln!(
            out,
            "  ({}) [{}]",
            step.number,
            model.statement(step.statement).title
        );
    }
    out
}

fn end(model: &Model, end: End) -> String {
    match end {
        End::Statement(id) => format!("[{}]", model.statement(id).title),
        End::Argument(id) => format!("<{}>", model.argument(id).title),
        End::Inference(id) => {
            let inference = model.inference(id);
            let argument = &model.argument(inference.argument).title;
            format!(
                "inference to line {} of <{argument}>",
                inference.conclusion + 1
            )
        }
    }
}

fn tags(tags: &[elenchus::text::Text]) -> String {
    tags.iter().map(|tag| format!(" #({tag})")).collect()
}

fn block(value: &Data) -> String {
    if value.is_empty() {
        String::new()
    } else {
        format!(" {}", data(value))
    }
}

fn data(value: &Data) -> String {
    match value {
        Data::Null => "null".to_owned(),
        Data::Bool(value) => value.to_string(),
        Data::Integer(value) => value.to_string(),
        Data::Number(value) => value.to_string(),
        Data::Text(text) => format!("{text:?}"),
        Data::Date(written) => written.clone(),
        Data::List(items) => {
            let items: Vec<String> = items.iter().map(data).collect();
            format!("[{}]", items.join(", "))
        }
        Data::Map(entries) => {
            let entries: Vec<String> = entries
                .iter()
                .map(|(key, value)| format!("{key}: {}", data(value)))
                .collect();
            format!("{{{}}}", entries.join(", "))
        }
    }
}

fn marks(marks: &Marks) -> String {
    let mut out = String::new();
    for place in &marks.at {
        let _ = write!(out, " at={place}");
    }
    for quote in &marks.quote {
        let _ = write!(out, " quote[{}]={:?}", quote.place, quote.words);
    }
    if let Some(voice) = &marks.voice {
        let _ = write!(out, " voice={voice}");
    }
    if let Some(role) = marks.role {
        let _ = write!(out, " role={}", role.word());
    }
    if marks.implicit {
        out += " implicit";
    }
    if let Some(weight) = marks.weight {
        let _ = write!(out, " weight={weight}");
    }
    if let Some(accept) = marks.accept {
        let _ = write!(out, " accept={accept}");
    }
    out
}

fn ranges(text: &str, ranges: &[TextRange]) -> String {
    let ranges = ranges.iter().map(|range| {
        let words = range.span.of(text);
        match &range.kind {
            RangeKind::Bold => format!(", bold {words:?}"),
            RangeKind::Italic => format!(", italic {words:?}"),
            RangeKind::Link(address) => format!(", link {words:?} to {address:?}"),
            RangeKind::StatementMention(title) => format!(", mention of [{title}]"),
            RangeKind::ArgumentMention(title) => format!(", mention of <{title}>"),
            RangeKind::Tag(written) => format!(", {written:?} at {}", range.span.start),
        }
    });
    ranges.collect()
}

fn dump_remark(text: &str, lines: &LineIndex, remark: &Diagnostic) -> String {
    let at = lines.position(text, remark.span.start);
    let mut out = format!(
        "{}:{} {} {}\n",
        at.line, at.column, remark.code, remark.message
    );
    let _ = writeln!(out, "    {:?}", remark.span.of(text));
    for related in &remark.related {
        let at = lines.position(text, related.span.start);
        let _ = writeln!(out, "    {}:{} {}", at.line, at.column, related.message);
    }
    let _ = writeln!(out, "    help: {}", remark.help);
    if let Some(fix) = &remark.fix {
        let _ = writeln!(out, "    fix ({:?}): {}", fix.safety, fix.title);
    }
    out
}
