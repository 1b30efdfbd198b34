//! Premise–conclusion structures.

use super::{Open, Resolver, element, marks, prose};
use crate::diagnostic::{Code, Diagnostic, Fix, Safety};
use crate::model::{
    ArgumentId, Data, End, Few, Inference, InferenceId, MemberRole, StatementId, Step, StepKind,
    Structure,
};
use crate::syntax::{self, Node, SyntaxKind};
use crate::text::{Edit, Span, Text};

/// A structure whose lines are being read.
pub(super) struct OpenStructure {
    /// The argument it reconstructs; none where it does not count.
    argument: Option<ArgumentId>,
    /// The index of the node of its main conclusion. Lines behind it do not count.
    last: u32,
    steps: Vec<Step>,
    /// The numbers in the text.
    numbers: Vec<Span>,
    /// The inference that was read last and has no conclusion yet.
    pending: Option<InferenceId>,
    span: Span,
}

/// A line of a structure that is being read.
pub(super) struct OpenStep {
    number: u32,
    argument: ArgumentId,
    /// The inference it is drawn by, if it is a conclusion.
    pub(super) inference: Option<InferenceId>,
    /// Whether it is the main conclusion.
    main: bool,
}

impl OpenStep {
    pub(super) fn role(&self) -> MemberRole {
        match self.inference {
            None => MemberRole::Premise(self.argument),
            Some(_) if self.main => MemberRole::MainConclusion(self.argument),
            Some(_) => MemberRole::IntermediaryConclusion(self.argument),
        }
    }
}

impl<'t> Resolver<'t> {
    pub(super) fn structure(&mut self, node: Node<'t>) -> OpenStructure {
        let conclusion = syntax::Structure::of(node).and_then(syntax::Structure::conclusion);
        let last = conclusion.map(|step| step.node().index());
        let argument = last.and_then(|_| self.reconstructed(node));
        OpenStructure {
            argument,
            last: last.unwrap_or_default(),
            steps: Vec::new(),
            numbers: Vec::new(),
            pending: None,
            span: node.span(),
        }
    }

    /// The argument that the structure `node` reconstructs: the one right before it, or a new
    /// one. None where that has a structure already.
    fn reconstructed(&mut self, node: Node<'t>) -> Option<ArgumentId> {
        let id = match self.paragraph {
            Some(End::Argument(id)) => id,
            _ => self.argument(None),
        };
        let argument = &self.model.arguments[id.index()];
        let open_elsewhere = argument.structure.as_ref();
        let Some(first) = open_elsewhere else {
            return Some(id);
        };
        let mut remark = Diagnostic::new(Code::StructureDuplicate, node.span())
            .message(format!(
                "<{}> has a structure already; this one is read as statements",
                argument.title
            ))
            .related(first.span, "the first structure")
            .help("give the second structure an argument of its own");
        remark.fix = self.title_of_its_own(id);
        self.diagnostics.push(remark);
        None
    }

    /// A new title in the last place where an argument is named.
    fn title_of_its_own(&self, id: ArgumentId) -> Option<Fix> {
        let old = self.model.argument(id).title.as_str();
        let mut titles = (2..10).map(|number| format!("{old} {number}"));
        let new = titles.find(|title| self.model.argument_titled(title).is_none())?;
        let start = self.members.last_of_argument(id.0)?.span.start + 1;
        let span = Span::new(start, start + old.len() as u32);
        let title = format!("write <{new}>");
        (span.of(self.text) == old).then(|| Fix::replacing(title, span, new, Safety::Unsafe))
    }

    fn open_structure(&mut self) -> Option<&mut OpenStructure> {
        self.frames
            .iter_mut()
            .rev()
            .find_map(|frame| match &mut frame.open {
                Open::Structure(open) => Some(&mut **open),
                _ => None,
            })
    }

    pub(super) fn step(&mut self, node: Node<'t>) -> Open {
        let line = syntax::Step::of(node);
        let Some(open) = self.open_structure() else {
            return Open::Plain;
        };
        let (Some(argument), true) = (open.argument, node.index() <= open.last) else {
            return Open::Plain;
        };
        let inference = open.pending.take();
        let main = node.index() == open.last;
        let conclusion = open.steps.len() as u32;
        let mark = line.and_then(syntax::Step::mark);
        open.numbers.extend(mark.map(Node::span));
        if let Some(id) = inference {
            self.model.inferences[id.index()].conclusion = conclusion;
        }
        Open::Step(OpenStep {
            number: line.map_or(u32::MAX, syntax::Step::number),
            argument,
            inference,
            main,
        })
    }

    /// Notes the statement of the line that is open, if one is.
    pub(super) fn record_step(&mut self, statement: StatementId, member: u32) {
        let Some(Open::Step(step)) = self.frames.last().map(|frame| &frame.open) else {
            return;
        };
        let step = Step {
            number: step.number,
            statement,
            member,
            kind: step
                .inference
                .map_or(StepKind::Premise, StepKind::Conclusion),
        };
        if let Some(open) = self.open_structure() {
            open.steps.push(step);
        }
    }

    pub(super) fn inference(&mut self, node: Node<'t>) -> Open {
        let argument = match self.open_structure() {
            Some(open) if node.index() < open.last => open.argument,
            _ => None,
        };
        let Some(argument) = argument else {
            return Open::Inference(None);
        };
        let mut rules = Few::new();
        let mut data = Data::Null;
        let mut span = Span::at(node.span().start);
        for child in node.children() {
            match child.kind() {
                SyntaxKind::Rule => rules.push(self.rule_name(child)),
                SyntaxKind::Data => {
                    let yaml = self.data(child);
                    marks::check_keys(&yaml, &mut self.diagnostics);
                    data = element::add(data, yaml.data);
                }
                SyntaxKind::Relation => break,
                _ => {}
            }
            if !child.kind().is_trivia() {
                span.end = child.span().end;
            }
        }
        let id = InferenceId(self.model.inferences.len() as u32);
        self.model.inferences.push(Inference {
            argument,
            conclusion: 0,
            rules,
            data: data.into(),
            span,
        });
        if let Some(open) = self.open_structure() {
            open.pending = Some(id);
        }
        Open::Inference(Some(id))
    }

    /// The words of a rule, in plain text.
    fn rule_name(&mut self, rule: Node<'t>) -> Text {
        let mut plain = prose::Plain::new(self.whole, self.spaced);
        self.prose(rule, &mut plain);
        plain.finish().text
    }

    pub(super) fn leave_structure(&mut self, open: OpenStructure) {
        let Some(id) = open.argument else {
            return;
        };
        self.check_numbers(&open);
        let section = self.section();
        let argument = &mut self.model.arguments[id.index()];
        argument.section = section.or(argument.section);
        argument.structure = Some(Structure {
            steps: open.steps,
            span: open.span,
        });
    }

    /// A hint where the numbers do not go up.
    fn check_numbers(&mut self, open: &OpenStructure) {
        let numbers: Vec<u32> = open.steps.iter().map(|step| step.number).collect();
        let Some(at) = numbers.windows(2).position(|two| two[0] >= two[1]) else {
            return;
        };
        let Some(&span) = open.numbers.get(at + 1) else {
            return;
        };
        // Data may speak of lines by number.
        let words = open.span.of(self.text);
        let safety = match ["uses", "from"].iter().any(|key| words.contains(key)) {
            false => Safety::Safe,
            true => Safety::Unsafe,
        };
        let edits = open.numbers.iter().enumerate().map(|(index, &span)| Edit {
            span,
            text: format!("({})", index + 1),
        });
        let remark = Diagnostic::new(Code::StructureNumbers, span)
            .message(format!(
                "({}) comes after ({}); the order of the lines counts, not the numbers",
                numbers[at + 1],
                numbers[at]
            ))
            .help("number the lines 1, 2, 3 … from top to bottom")
            .fix(Fix {
                title: "renumber the lines".to_owned(),
                edits: edits.collect(),
                safety,
            });
        self.diagnostics.push(remark);
    }
}
