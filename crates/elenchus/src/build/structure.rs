use super::{BuildError, Builder, Handle, member};
use crate::model::{
    ArgumentId, Inference, InferenceId, MemberRole, Seldom, StatementId, Step, StepKind, Structure,
};
use crate::text::{Span, Text};

/// A line of a premise–conclusion structure, for [`Builder::reconstruct`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    statement: Handle<StatementId>,
    /// The rules by which it is drawn; `None` in a premise.
    rules: Option<Vec<String>>,
}

impl Line {
    /// A premise.
    pub fn premise(statement: Handle<StatementId>) -> Self {
        Self {
            statement,
            rules: None,
        }
    }

    /// A conclusion from the lines above it, by rules of these names, if any.
    pub fn conclusion(statement: Handle<StatementId>, rules: &[&str]) -> Self {
        let rules = rules.iter().map(|&rule| rule.to_owned()).collect();
        Self {
            statement,
            rules: Some(rules),
        }
    }
}

impl Builder {
    /// Reconstructs an argument as a premise–conclusion structure. Its last line, the main
    /// conclusion, is what the argument speaks for from now on; a premise is listed only here,
    /// and not related to the argument besides. Gives the inference of each conclusion.
    ///
    /// # Errors
    /// [`BuildError::Foreign`], [`BuildError::Structure`], [`BuildError::Reconstructed`]; then
    /// nothing has changed.
    pub fn reconstruct(
        &mut self,
        argument: Handle<ArgumentId>,
        lines: &[Line],
    ) -> Result<Vec<Handle<InferenceId>>, BuildError> {
        let id = self.own(argument)?;
        for line in lines {
            self.own(line.statement)?;
        }
        let is_premise = |line: Option<&Line>| line.map(|line| line.rules.is_none());
        if (is_premise(lines.first()), is_premise(lines.last())) != (Some(true), Some(false)) {
            return Err(BuildError::Structure);
        }
        if self.model.argument(id).structure.is_some() {
            return Err(BuildError::Reconstructed);
        }
        let mut steps = Vec::with_capacity(lines.len());
        let mut inferences = Vec::new();
        for (index, line) in lines.iter().enumerate() {
            let role = match line.rules {
                None => MemberRole::Premise(id),
                Some(_) if index + 1 == lines.len() => MemberRole::MainConclusion(id),
                Some(_) => MemberRole::IntermediaryConclusion(id),
            };
            let kind = match &line.rules {
                None => StepKind::Premise,
                Some(rules) => {
                    let inference = self.inference(id, index as u32, rules);
                    inferences.push(self.handle(inference));
                    StepKind::Conclusion(inference)
                }
            };
            let statement = line.statement.id();
            let members = self.model.statements[statement.index()].members.to_mut();
            members.push(member("", role));
            steps.push(Step {
                number: index as u32 + 1,
                statement,
                member: members.len() as u32 - 1,
                kind,
            });
        }
        self.model.arguments[id.index()].structure = Some(Structure {
            steps,
            span: Span::default(),
        });
        Ok(inferences)
    }

    fn inference(
        &mut self,
        argument: ArgumentId,
        conclusion: u32,
        rules: &[String],
    ) -> InferenceId {
        let id = InferenceId(self.model.inferences.len() as u32);
        self.model.inferences.push(Inference {
            argument,
            conclusion,
            rules: rules.iter().map(Text::from).collect(),
            data: Seldom::default(),
            span: Span::default(),
        });
        id
    }
}
