//! Relations: from signs in the text to what bears on what.

use super::element::OpenElement;
use super::{Open, Resolver};
use crate::diagnostic::{Code, Diagnostic, Fix, Safety};
use crate::index::Index;
use crate::model::relation::key;
use crate::model::{End, Few, Mode, Relation, RelationKind, StatementId};
use crate::sort::by_number;
use crate::text::Span;

/// A relation as the text states it.
pub(super) struct Stated {
    kind: RelationKind,
    from: End,
    to: End,
    /// The sign and what it brings in, as far as its head goes.
    origin: Span,
}

/// What a sign says: the kind, and whether it leads from what stands beneath to what stands
/// above.
fn meaning(sign: &str) -> Option<(RelationKind, bool)> {
    Some(match sign {
        "+" | "<+" => (RelationKind::Support, true),
        "+>" => (RelationKind::Support, false),
        "-" | "<-" => (RelationKind::Attack, true),
        "->" => (RelationKind::Attack, false),
        "_" | "<_" => (RelationKind::Undercut, true),
        "_>" => (RelationKind::Undercut, false),
        "><" => (RelationKind::Contradictory, false),
        _ => return None,
    })
}

/// An attack in the direction of an undercut.
fn attack_instead(sign: Span, written: &str) -> Fix {
    let attack = written.replace('_', "-");
    Fix::replacing(format!("write `{attack}`"), sign, attack, Safety::Unsafe)
}

impl Resolver<'_> {
    /// Notes the relation that brings in `child`, where one does.
    pub(super) fn state_relation(&mut self, child: &OpenElement) {
        let [.., above, relation] = self.frames.as_slice() else {
            return;
        };
        let Open::Relation(sign) = relation.open else {
            return;
        };
        let Some((mut kind, upward)) = meaning(sign.of(self.text)) else {
            return;
        };
        let parent = match &above.open {
            Open::Element(element) => match (element.inference, kind, upward) {
                // An undercut beneath a conclusion is one of the step that leads to it.
                (Some(inference), RelationKind::Undercut, true) => End::Inference(inference),
                _ => element.end,
            },
            Open::Inference(Some(inference)) => End::Inference(*inference),
            _ => return,
        };
        if matches!(above.open, Open::Inference(_)) {
            let undercuts = upward && !kind.is_pro();
            if kind != RelationKind::Undercut || !undercuts {
                self.remark_inference_relation(sign, undercuts);
            }
            if !undercuts {
                return;
            }
            kind = RelationKind::Undercut;
        }
        let (from, to) = if upward {
            (child.end, parent)
        } else {
            (parent, child.end)
        };
        self.check_ends(kind, from, to, sign);
        self.stated.push(Stated {
            kind,
            from,
            to,
            origin: sign.to(self.members.last().map_or(sign, |head| head.span)),
        });
    }

    fn remark_inference_relation(&mut self, sign: Span, undercuts: bool) {
        let written = sign.of(self.text);
        let read = if undercuts {
            "it is read as an undercut"
        } else {
            "it is left out"
        };
        let mut remark = Diagnostic::new(Code::InferenceRelation, sign)
            .message(format!("`{written}` stands beneath an inference; {read}"))
            .help("beneath an inference only undercuts can stand: <_");
        if undercuts {
            remark = remark.fix(Fix::replacing("write `<_`", sign, "<_", Safety::Unsafe));
        }
        self.diagnostics.push(remark);
    }

    fn check_ends(&mut self, kind: RelationKind, from: End, to: End, sign: Span) {
        let argument = |end| matches!(end, End::Argument(_));
        if kind == RelationKind::Contradictory && argument(to) {
            let remark = Diagnostic::new(Code::ContradictionArgument, sign)
                .message("`><` joins two statements, and an argument is no statement")
                .help("let the conclusion of the argument stand here, or write `-`")
                .fix(Fix::replacing("write `-`", sign, "-", Safety::Unsafe));
            self.diagnostics.push(remark);
        }
        if kind == RelationKind::Undercut && matches!(to, End::Statement(_)) {
            let remark = Diagnostic::new(Code::UndercutStatement, sign)
                .message("a statement cannot be undercut: only the step to it can")
                .help("write `-` to attack the statement, or put this beneath an inference")
                .fix(attack_instead(sign, sign.of(self.text)));
            self.diagnostics.push(remark);
        }
        if from == to {
            let remark = Diagnostic::new(Code::RelationToItself, sign)
                .message("this bears on itself")
                .help("use another title, or take the line away");
            self.diagnostics.push(remark);
        }
    }

    /// Turns what is stated into relations, each once, by the rules of the document's mode.
    pub(super) fn relate(&mut self) {
        let all = std::mem::take(&mut self.stated);
        let mut index = Index::with_room(all.len());
        let mut relations: Vec<Relation> = Vec::with_capacity(all.len());
        for stated in all {
            let (kind, from, to) = self.transformed(&stated);
            // What an argument says about its own conclusion says nothing.
            if from == to && stated.from != stated.to {
                continue;
            }
            let key = key(kind, from, to);
            let is = |other: u32| relations[other as usize].key() == key;
            let number = index.find_or_note(key, relations.len() as u32, is);
            match relations.get_mut(number as usize) {
                Some(relation) => relation.origins.push(stated.origin),
                None => relations.push(Relation {
                    kind,
                    from,
                    to,
                    origins: Few::from_buf([stated.origin]),
                }),
            }
        }
        self.model.relations = relations;
        self.model.relation_index = index;
        self.drop_attacks_said_already();
    }

    /// What a stated relation comes to: a reconstructed argument speaks through its main
    /// conclusion, and is undercut at its last inference.
    fn transformed(&self, stated: &Stated) -> (RelationKind, End, End) {
        let (mut kind, mut from, mut to) = (stated.kind, stated.from, stated.to);
        if self.settings.transform_argument_relations {
            if let End::Argument(id) = from {
                let conclusion = self.model.argument(id).conclusion();
                from = conclusion.map_or(from, End::Statement);
            }
            if let (End::Argument(id), RelationKind::Undercut) = (to, kind) {
                to = self.last_inference(id).unwrap_or(to);
            }
        }
        let statements = matches!((from, to), (End::Statement(_), End::Statement(_)));
        if statements && self.model.mode == Mode::Strict {
            kind = match kind {
                RelationKind::Support => RelationKind::Entails,
                RelationKind::Attack => RelationKind::Contrary,
                other => other,
            };
        }
        (kind, from, to)
    }

    fn last_inference(&self, id: crate::model::ArgumentId) -> Option<End> {
        let structure = self.model.argument(id).structure.as_ref()?;
        match structure.steps.last()?.kind {
            crate::model::StepKind::Conclusion(inference) => Some(End::Inference(inference)),
            crate::model::StepKind::Premise => None,
        }
    }

    /// Drops an attack of a statement on an argument where the statement is already opposed to
    /// one of the argument's premises.
    fn drop_attacks_said_already(&mut self) {
        let attacks_argument = |relation: &Relation| {
            relation.kind == RelationKind::Attack
                && matches!(
                    (relation.from, relation.to),
                    (End::Statement(_), End::Argument(_))
                )
        };
        if !self.model.relations.iter().any(attacks_argument) {
            return;
        }
        // What each statement is opposed to, and by which relation.
        let mut opposed: Vec<Vec<(StatementId, usize)>> =
            vec![Vec::new(); self.model.statements.len()];
        for (index, relation) in self.model.relations.iter().enumerate() {
            let (End::Statement(from), End::Statement(to)) = (relation.from, relation.to) else {
                continue;
            };
            let symmetric = relation.kind.is_symmetric();
            if symmetric || relation.kind == RelationKind::Attack {
                opposed[from.0 as usize].push((to, index));
            }
            if symmetric {
                opposed[to.0 as usize].push((from, index));
            }
        }
        let premises = self.premises();
        let mut dropped = Vec::new();
        for (index, relation) in self.model.relations.iter().enumerate() {
            let (RelationKind::Attack, End::Statement(from), End::Argument(to)) =
                (relation.kind, relation.from, relation.to)
            else {
                continue;
            };
            let mut opposed = opposed[from.0 as usize].iter();
            let said =
                opposed.find(|(premise, _)| premises.binary_search(&used(to.0, *premise)).is_ok());
            if let Some(&(_, said)) = said {
                dropped.push((index, said));
            }
        }
        for &(index, said) in &dropped {
            let origins = std::mem::take(&mut self.model.relations[index].origins);
            self.model.relations[said].origins.extend(origins);
            by_number(&mut self.model.relations[said].origins, |origin| {
                origin.number()
            });
        }
        if dropped.is_empty() {
            return;
        }
        let mut gone = dropped.iter().map(|&(index, _)| index).peekable();
        let mut indices = 0..;
        self.model.relations.retain(|_| {
            let index = indices.next();
            gone.next_if(|&gone| Some(gone) == index).is_none()
        });
        self.model.index_relations();
    }

    /// Which statements are premises of which arguments, in order.
    fn premises(&self) -> Vec<u64> {
        let mut premises = Vec::new();
        for (index, argument) in self.model.arguments.iter().enumerate() {
            for step in argument
                .structure
                .iter()
                .flat_map(|structure| &structure.steps)
            {
                if step.kind == crate::model::StepKind::Premise {
                    premises.push(used(index as u32, step.statement));
                }
            }
        }
        by_number(&mut premises, |&premise| premise);
        premises
    }
}

/// A number for a statement in an argument.
fn used(argument: u32, statement: StatementId) -> u64 {
    u64::from(argument) << 32 | u64::from(statement.0)
}
