//! Statements and arguments: their members, and what these add up to.

use super::members::Members;
use super::prose::{Plain, Prose};
use super::{Open, Resolver, marks, settle};
use crate::model::{
    Argument, ArgumentId, Data, End, Extras, Few, InferenceId, Marks, Member, MemberRole, Part,
    SectionId, Seldom, Statement, StatementId,
};
use crate::syntax::{Element, Node, SyntaxKind, Title};
use crate::text::{Span, Text};

/// A statement or an argument whose relations are being read.
pub(super) struct OpenElement {
    /// Which it is.
    pub(super) end: End,
    /// The member, by its index among all.
    member: u32,
    /// What its data says.
    marks: Seldom<Marks>,
    /// The inference it is a conclusion of.
    pub(super) inference: Option<InferenceId>,
}

/// What an element says itself.
struct Said {
    text: Text,
    extras: Seldom<Extras>,
    marks: Seldom<Marks>,
    /// Where it ends in the text.
    end: u32,
    /// The index of the first relation beneath it, or of what stands behind it.
    next: u32,
}

impl Said {
    /// An element with a title at most.
    fn nothing(node: Node<'_>) -> Self {
        Self {
            text: Text::EMPTY,
            extras: Seldom::NONE,
            marks: Seldom::NONE,
            end: node.span().end,
            next: node.end(),
        }
    }
}

/// What a member gives to the element it belongs to, when it is left.
struct Gift<'m> {
    tags: &'m mut Few<Text>,
    data: &'m mut Seldom<Data>,
    marks: &'m mut Seldom<Marks>,
    canonical: &'m mut Option<usize>,
    section: &'m mut Option<SectionId>,
    members: &'m Members,
}

impl<'t> Resolver<'t> {
    /// Reads a statement or an argument up to the relations beneath it; the index of these.
    pub(super) fn element(&mut self, node: Node<'t>) -> (OpenElement, u32) {
        let title = Element::of(node).and_then(Element::title);
        let said = match title {
            // A reference with nothing to it, as most are.
            Some(title) if title.is_reference() && title.node().end() == node.end() => {
                Said::nothing(node)
            }
            _ => self.said(node),
        };
        let (role, inference) = self.role(node.kind());
        let member = Member {
            text: said.text,
            extras: said.extras,
            is_reference: title.is_some_and(Title::is_reference),
            role,
            section: self.section(),
            span: Span::new(node.span().start, said.end),
        };
        let (next, marks) = (said.next, said.marks);
        let title = title.map(Title::name);
        let open = match node.kind() {
            SyntaxKind::Argument => self.add_description(title, member, marks),
            _ => self.add_member(title, member, marks, inference),
        };
        self.state_relation(&open);
        (open, next)
    }

    /// What an element says itself.
    fn said(&mut self, node: Node<'t>) -> Said {
        let mut said = Said::nothing(node);
        let mut plain = Plain::new(self.whole, self.spaced);
        let mut data = Data::Null;
        said.end = node.span().start;
        for child in node.children() {
            match child.kind() {
                SyntaxKind::Relation => {
                    said.next = child.index();
                    break;
                }
                SyntaxKind::Prose => self.prose(child, &mut plain),
                SyntaxKind::Tag => plain.tag(child),
                SyntaxKind::Data => {
                    let yaml = self.data(child);
                    let sources = &self.settings.sources;
                    marks::read(&yaml, sources, &mut said.marks, &mut self.diagnostics);
                    data = add(data, yaml.data);
                }
                kind if kind.is_trivia() => plain.blank(),
                _ => {}
            }
            if !child.kind().is_trivia() {
                said.end = child.span().end;
            }
        }
        let Prose { text, ranges, tags } = plain.finish();
        said.text = text;
        if !ranges.is_empty() || !tags.is_empty() || data != Data::Null {
            let data = data.into();
            said.extras = Extras { ranges, tags, data }.into();
        }
        said
    }

    /// Where the element that begins now stands.
    fn role(&self, kind: SyntaxKind) -> (MemberRole, Option<InferenceId>) {
        if kind == SyntaxKind::Argument {
            return (MemberRole::ArgumentDescription, None);
        }
        match self.frames.last().map(|frame| &frame.open) {
            Some(Open::Relation(_)) if self.frames.len() > 1 => (MemberRole::Relation, None),
            Some(Open::Item) => (MemberRole::ListItem, None),
            Some(Open::Step(step)) => (step.role(), step.inference),
            _ => (MemberRole::TopLevel, None),
        }
    }

    fn add_member(
        &mut self,
        title: Option<&str>,
        member: Member,
        marks: Seldom<Marks>,
        inference: Option<InferenceId>,
    ) -> OpenElement {
        let id = self.statement(title);
        let (member, of_statement) = self.members.add_to_statement(id.0, member);
        self.record_step(id, of_statement);
        OpenElement {
            end: End::Statement(id),
            member,
            marks,
            inference,
        }
    }

    fn add_description(
        &mut self,
        title: Option<&str>,
        member: Member,
        marks: Seldom<Marks>,
    ) -> OpenElement {
        let id = self.argument(title);
        OpenElement {
            end: End::Argument(id),
            member: self.members.add_to_argument(id.0, member),
            marks,
            inference: None,
        }
    }

    /// The statement of this title, or a new one.
    fn statement(&mut self, title: Option<&str>) -> StatementId {
        let new = self.model.statements.len() as u32;
        let own = title.is_none().then(|| self.untitled());
        let name = title.or(own.as_deref()).unwrap_or_default();
        let (text, places) = (self.text, &mut self.titles);
        let statements = &mut self.model.statements;
        let bears = |other: u32| match places[other as usize] {
            place if place.is_empty() => statements[other as usize].title == *name,
            place => place.of(text) == name,
        };
        let index = &mut self.model.statement_index;
        let id = index.find_or_note(name, new, bears);
        if id == new {
            places.push(self.whole.place(name).unwrap_or_default());
            statements.push(Statement {
                title: self.whole.share(name),
                titled: title.is_some(),
                members: Part::EMPTY,
                canonical: None,
                tags: Few::new(),
                data: Seldom::default(),
                marks: Seldom::default(),
                section: None,
            });
        } else if places[id as usize].is_empty() {
            statements[id as usize].titled = true;
        }
        StatementId(id)
    }

    /// The argument of this title, or a new one.
    pub(super) fn argument(&mut self, title: Option<&str>) -> ArgumentId {
        let new = self.model.arguments.len() as u32;
        let own = title.is_none().then(|| self.untitled());
        let name = title.or(own.as_deref()).unwrap_or_default();
        let arguments = &mut self.model.arguments;
        let bears = |other: u32| arguments[other as usize].title == *name;
        let index = &mut self.model.argument_index;
        let id = index.find_or_note(name, new, bears);
        match arguments.get_mut(id as usize) {
            Some(argument) => argument.titled = true,
            None => arguments.push(Argument {
                title: self.whole.share(name),
                titled: title.is_some(),
                members: Part::EMPTY,
                canonical: None,
                structure: None,
                tags: Few::new(),
                data: Seldom::default(),
                marks: Seldom::default(),
                section: None,
            }),
        }
        ArgumentId(id)
    }

    /// The next `Untitled n` that nothing bears yet.
    fn untitled(&mut self) -> String {
        loop {
            self.untitled += 1;
            let name = format!("Untitled {}", self.untitled);
            let taken = self.model.statement_titled(&name).is_some()
                || self.model.argument_titled(&name).is_some();
            if !taken {
                return name;
            }
        }
    }

    /// Adds up what the member says, now that all beneath it has been read. Argument and
    /// statement take what an inner member says before what an outer one says, as in
    /// Argdown's own tools.
    pub(super) fn leave_element(&mut self, open: OpenElement) {
        let member = self.members.get(open.member);
        if member.is_reference && member.extras.is_none() && open.marks.is_none() {
            return;
        }
        let gift = match open.end {
            End::Statement(id) => {
                let statement = &mut self.model.statements[id.index()];
                Gift {
                    tags: &mut statement.tags,
                    data: &mut statement.data,
                    marks: &mut statement.marks,
                    canonical: &mut statement.canonical,
                    section: &mut statement.section,
                    members: &self.members,
                }
            }
            End::Argument(id) => {
                let argument = &mut self.model.arguments[id.index()];
                Gift {
                    tags: &mut argument.tags,
                    data: &mut argument.data,
                    marks: &mut argument.marks,
                    canonical: &mut argument.canonical,
                    section: &mut argument.section,
                    members: &self.members,
                }
            }
            End::Inference(_) => return,
        };
        if let Some(data) = gift.give(open.member, open.marks) {
            self.more_data.add(open.end, data);
        }
    }
}

impl Gift<'_> {
    /// The data comes back where it must be merged with what is there.
    fn give(self, index: u32, marks: Seldom<Marks>) -> Option<Data> {
        let member = self.members.get(index);
        self.tags.extend(member.tags().iter().cloned());
        let mut later = None;
        if self.data.is_empty() {
            self.data.clone_from(&member.extras.data);
        } else if !member.data().is_empty() {
            later = Some(member.data().clone());
        }
        if !marks.is_none() {
            marks::add(self.marks, marks.into_inner());
        }
        if !member.is_reference {
            let marked = |index: u32| is_true(self.members.get(index).data().get("isCanonical"));
            let says = |index: u32| {
                let member = self.members.get(index);
                !member.text.is_empty() || !member.tags().is_empty()
            };
            let replaces = match self.canonical.map(|before| before as u32) {
                None => true,
                Some(before) => !marked(before) && (says(index) || !says(before)),
            };
            if replaces || marked(index) {
                *self.canonical = Some(index as usize);
            }
        }
        let takes = match member.data().get("isInGroup") {
            None => !member.is_reference && self.section.is_none(),
            Some(value) => *value == Data::Bool(true),
        };
        if takes {
            *self.section = member.section;
        }
        later
    }
}

/// Whether the value counts as true where Argdown's own tools ask for it.
fn is_true(value: Option<&Data>) -> bool {
    match value {
        None | Some(Data::Null | Data::Bool(false) | Data::Integer(0)) => false,
        Some(Data::Text(text)) => !text.is_empty(),
        _ => true,
    }
}

/// The data of two blocks of one element.
pub(super) fn add(data: Data, more: Data) -> Data {
    match (data.is_empty(), more.is_empty()) {
        (_, true) => data,
        (true, false) => more,
        (false, false) => settle::merged(vec![data, more]),
    }
}
