//! One argument for each inferential step: Argdown's `explodeArguments`.

use std::collections::HashSet;

use super::{
    Argument, ArgumentId, Data, End, MemberRole, Model, StatementId, Step, StepKind, Structure,
};

/// Members that stand in the text, as statement and index, and are spoken for.
type Spoken = HashSet<(StatementId, u32)>;

impl Model {
    /// Whether the front matter asks for [`Model::exploded`] (`model.explodeArguments`).
    pub fn explodes(&self) -> bool {
        let settings = self.front_matter.get("model");
        let explode = settings.and_then(|settings| settings.get("explodeArguments"));
        explode.and_then(Data::as_bool) == Some(true)
    }

    /// The model with every argument of several inferential steps taken apart: `A` becomes
    /// `A - 1`, `A - 2` and so on, each with one inference. A step has the premises that its
    /// data names (`uses` or `from`, counting lines from 1), or else all lines since the
    /// conclusion before, that one included. Relations of the argument stay with its last step.
    ///
    /// An argument stays whole where a title that is needed is taken already.
    #[must_use]
    pub fn exploded(&self) -> Self {
        let mut parts: Vec<Vec<Vec<Step>>> = Vec::with_capacity(self.arguments.len());
        for argument in &self.arguments {
            let steps = argument
                .structure
                .as_ref()
                .map_or(&[][..], |s| s.steps.as_slice());
            let mut pieces = self.pieces(steps);
            let titles = 1..=pieces.len();
            let taken = |number| {
                self.argument_titled(&piece_title(argument, number))
                    .is_some()
            };
            if pieces.len() < 2 || titles.into_iter().any(taken) {
                pieces.clear();
            }
            parts.push(pieces);
        }
        let mut exploded = self.clone();
        exploded.take_apart(&self.arguments, &parts);
        exploded
    }

    /// The inferential steps of a structure, each with its premises first.
    fn pieces(&self, steps: &[Step]) -> Vec<Vec<Step>> {
        let mut pieces = Vec::new();
        for (index, step) in steps.iter().enumerate() {
            let StepKind::Conclusion(inference) = step.kind else {
                continue;
            };
            let member = &self.statement(step.statement).members[step.member as usize];
            let data: [&Data; 2] = [&self.inference(inference).data, member.data()];
            let used = ["uses", "from"].into_iter().find_map(|key| {
                data.into_iter()
                    .find_map(|data| used_lines(data.get(key)?, steps))
            });
            let mut piece = used.unwrap_or_else(|| {
                let before = &steps[..index];
                let conclusion = |step: &Step| step.kind != StepKind::Premise;
                let start = before.iter().rposition(conclusion).unwrap_or(0);
                before[start..].to_vec()
            });
            piece.push(*step);
            pieces.push(piece);
        }
        pieces
    }

    fn take_apart(&mut self, arguments: &[Argument], parts: &[Vec<Vec<Step>>]) {
        self.arguments.clear();
        // What each argument has become: the id of its last part.
        let mut last_parts = Vec::with_capacity(arguments.len());
        for (argument, pieces) in arguments.iter().zip(parts) {
            if pieces.is_empty() {
                self.keep(argument);
            } else {
                self.add_pieces(argument, pieces);
            }
            last_parts.push(ArgumentId(self.arguments.len() as u32 - 1));
        }
        let moved = |end: End| match end {
            End::Argument(id) => End::Argument(last_parts[id.index()]),
            end => end,
        };
        for relation in &mut self.relations {
            relation.from = moved(relation.from);
            relation.to = moved(relation.to);
        }
        self.index();
    }

    /// Adds an argument that stays whole, under its new id.
    fn keep(&mut self, argument: &Argument) {
        let id = ArgumentId(self.arguments.len() as u32);
        for step in argument
            .structure
            .iter()
            .flat_map(|structure| &structure.steps)
        {
            let members = self.statements[step.statement.index()].members.to_mut();
            let member = &mut members[step.member as usize];
            member.role = match member.role {
                MemberRole::Premise(_) => MemberRole::Premise(id),
                MemberRole::IntermediaryConclusion(_) => MemberRole::IntermediaryConclusion(id),
                MemberRole::MainConclusion(_) => MemberRole::MainConclusion(id),
                role => role,
            };
            if let StepKind::Conclusion(inference) = step.kind {
                self.inferences[inference.index()].argument = id;
            }
        }
        self.arguments.push(argument.clone());
    }

    /// Adds the inferential steps of an argument as arguments.
    fn add_pieces(&mut self, argument: &Argument, pieces: &[Vec<Step>]) {
        let whole = argument.structure.iter().flat_map(|whole| &whole.steps);
        let (conclusions, premises): (Vec<&Step>, Vec<&Step>) =
            whole.partition(|step| step.kind != StepKind::Premise);
        let place = |step: &Step| (step.statement, step.member);
        let mut spoken: Spoken = conclusions.into_iter().map(place).collect();
        for (index, piece) in pieces.iter().enumerate() {
            self.add_piece(argument, index + 1, piece, &mut spoken);
        }
        // A premise that no step uses.
        let last = ArgumentId(self.arguments.len() as u32 - 1);
        for step in premises {
            if !spoken.contains(&place(step)) {
                let members = self.statements[step.statement.index()].members.to_mut();
                members[step.member as usize].role = MemberRole::Premise(last);
            }
        }
    }

    /// Adds one inferential step as an argument. A line that is the conclusion of one step and
    /// a premise of others, or a premise of several, becomes a member for each.
    fn add_piece(
        &mut self,
        argument: &Argument,
        number: usize,
        piece: &[Step],
        spoken: &mut Spoken,
    ) {
        let id = ArgumentId(self.arguments.len() as u32);
        let mut steps = Vec::with_capacity(piece.len());
        for (index, step) in piece.iter().enumerate() {
            let members = self.statements[step.statement.index()].members.to_mut();
            let step = match step.kind {
                StepKind::Conclusion(inference) if index + 1 == piece.len() => {
                    let inference = &mut self.inferences[inference.index()];
                    inference.argument = id;
                    inference.conclusion = index as u32;
                    members[step.member as usize].role = MemberRole::MainConclusion(id);
                    *step
                }
                _ => {
                    let mut member = step.member;
                    if !spoken.insert((step.statement, member)) {
                        members.push(members[member as usize].clone());
                        member = members.len() as u32 - 1;
                    }
                    members[member as usize].role = MemberRole::Premise(id);
                    Step {
                        member,
                        kind: StepKind::Premise,
                        ..*step
                    }
                }
            };
            steps.push(step);
        }
        let span = argument.structure.as_ref().map(|whole| whole.span);
        let part = Argument {
            title: piece_title(argument, number).into(),
            structure: span.map(|span| Structure { steps, span }),
            ..argument.clone()
        };
        self.arguments.push(part);
    }
}

fn piece_title(argument: &Argument, number: usize) -> String {
    format!("{} - {number}", argument.title)
}

/// The lines that a list in the data names; none where one of them does not exist.
fn used_lines(list: &Data, steps: &[Step]) -> Option<Vec<Step>> {
    let Data::List(numbers) = list else {
        return None;
    };
    let line = |number: &Data| match number {
        Data::Integer(number) => steps
            .get(usize::try_from(*number).ok()?.checked_sub(1)?)
            .copied(),
        _ => None,
    };
    numbers.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_an_argument_apart() {
        let text = "\
===
model: {explodeArguments: true}
===

[T]: thesis
  - <A>

<A>

(1) [P]: one
(2) [Q]: two
----
(3) [R]: three
(4) [S]: four
--
{uses: [1, 4]}
--
(5) [U]: five
----
(6) [V]: six {uses: [3, 5]}
";
        let model = crate::parse(text).model;
        assert!(model.explodes());
        let exploded = model.exploded();
        let lines = |argument: &Argument| -> Vec<String> {
            let steps = argument
                .structure
                .iter()
                .flat_map(|structure| &structure.steps);
            steps
                .map(|step| exploded.statement(step.statement).title.to_string())
                .collect()
        };
        let parts: Vec<_> = exploded
            .arguments()
            .iter()
            .map(|a| (a.title.as_str(), lines(a)))
            .collect();
        assert_eq!(parts.len(), 3);
        assert_eq!(parts[0].1, ["P", "Q", "R"]);
        assert_eq!(parts[1].1, ["P", "S", "U"]);
        assert_eq!(
            parts[2],
            ("A - 3", vec!["R".into(), "U".into(), "V".into()])
        );
        for (index, argument) in exploded.arguments().iter().enumerate() {
            let id = ArgumentId(index as u32);
            for step in argument
                .structure
                .iter()
                .flat_map(|structure| &structure.steps)
            {
                let member = &exploded.statement(step.statement).members[step.member as usize];
                let role = match step.kind {
                    StepKind::Premise => MemberRole::Premise(id),
                    StepKind::Conclusion(inference) => {
                        assert_eq!(exploded.inference(inference).argument, id);
                        MemberRole::MainConclusion(id)
                    }
                };
                assert_eq!(member.role, role);
            }
        }
        assert!(exploded.argument_titled("A").is_none());
    }
}
