use std::borrow::Cow;

use super::Options;
use crate::model::{Data, Few, Model, Section, SectionId};
use crate::text::{Span, Text};

/// The model with the groups of [`Grouping::regroup`](super::Grouping::regroup) in place of its
/// sections, where there are any: to be given to [`project`](super::project) in its stead.
/// What no group names stands in no section.
pub fn regrouped<'m>(model: &'m Model, options: &Options) -> Cow<'m, Model> {
    let groups = &options.grouping.regroup;
    if groups.is_empty() {
        return Cow::Borrowed(model);
    }
    // Which of the new sections are groups depends, in Argdown, on the depth of the old ones.
    let deepest = model.sections().iter().map(|section| section.level).max();
    let deepest = deepest.unwrap_or(0);
    let mut model = model.clone();
    for statement in &mut model.statements {
        statement.section = None;
    }
    for argument in &mut model.arguments {
        argument.section = None;
    }
    model.sections.clear();
    let mut open: Vec<SectionId> = Vec::new();
    for group in groups {
        let id = SectionId(model.sections.len() as u32);
        while let Some(&last) = open.last() {
            if model.section(last).level < group.level {
                break;
            }
            open.pop();
        }
        let is_group = group.level.saturating_add(options.grouping.depth) > deepest;
        model.sections.push(Section {
            title: (&group.title).into(),
            ranges: Few::new(),
            level: group.level,
            parent: open.last().copied(),
            tags: group.tags.iter().map(Text::from).collect(),
            data: Data::Map(vec![
                ("isGroup".to_owned(), Data::Bool(is_group)),
                ("isClosed".to_owned(), Data::Bool(group.is_closed)),
            ])
            .into(),
            span: Span::default(),
        });
        open.push(id);
        for title in &group.statements {
            if let Some(statement) = model.statement_titled(title) {
                model.statements[statement.index()].section = Some(id);
            }
        }
        for title in &group.arguments {
            if let Some(argument) = model.argument_titled(title) {
                model.arguments[argument.index()].section = Some(id);
            }
        }
    }
    Cow::Owned(model)
}
