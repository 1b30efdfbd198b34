//! The members of all elements in one list: as the text has them while it is read, then those
//! of each element side by side.

use std::sync::Arc;

use crate::model::{Argument, Member, Model, Part, Statement};
use crate::text::Span;

/// The members that have been read, in the order of the text.
#[derive(Default)]
pub(super) struct Members {
    all: Vec<Member>,
    /// What each is a member of: the index of the statement, or of the argument with
    /// [`ARGUMENT`] added.
    owners: Vec<u32>,
    /// How many members each statement has.
    of_statements: Vec<u32>,
    /// How many members each argument has, and the last one.
    of_arguments: Vec<(u32, u32)>,
}

const ARGUMENT: u32 = 1 << 31;

impl Members {
    /// No members yet, and room for so many.
    pub(super) fn with_room(count: usize) -> Self {
        Self {
            all: Vec::with_capacity(count),
            owners: Vec::with_capacity(count),
            ..Self::default()
        }
    }

    /// A member by its index among all.
    pub(super) fn get(&self, index: u32) -> &Member {
        &self.all[index as usize]
    }

    /// The member that was read last.
    pub(super) fn last(&self) -> Option<&Member> {
        self.all.last()
    }

    /// The last member of an argument, where it has one.
    pub(super) fn last_of_argument(&self, argument: u32) -> Option<&Member> {
        match self.of_arguments.get(argument as usize) {
            Some(&(count, last)) if count > 0 => Some(self.get(last)),
            _ => None,
        }
    }

    /// Adds a member of a statement: its index among all, and among those of the statement.
    pub(super) fn add_to_statement(&mut self, statement: u32, member: Member) -> (u32, u32) {
        let index = self.add(statement, member);
        let count = count_of(&mut self.of_statements, statement);
        *count += 1;
        (index, *count - 1)
    }

    /// Adds a member of an argument: its index among all.
    pub(super) fn add_to_argument(&mut self, argument: u32, member: Member) -> u32 {
        let index = self.add(argument | ARGUMENT, member);
        let (count, last) = count_of(&mut self.of_arguments, argument);
        *count += 1;
        *last = index;
        index
    }

    fn add(&mut self, owner: u32, member: Member) -> u32 {
        self.all.push(member);
        self.owners.push(owner);
        self.all.len() as u32 - 1
    }

    /// Gives every element its members, and the index of the canonical one among them.
    pub(super) fn hand_out(mut self, model: &mut Model) {
        self.of_statements.resize(model.statements.len(), 0);
        self.of_arguments.resize(model.arguments.len(), (0, 0));
        // Where the members of each element begin; as they find their places, where they end.
        let mut begin = 0;
        for count in &mut self.of_statements {
            begin += std::mem::replace(count, begin);
        }
        for (count, _) in &mut self.of_arguments {
            begin += std::mem::replace(count, begin);
        }
        let mut places = self.owners;
        for place in &mut places {
            let end = match place.checked_sub(ARGUMENT) {
                Some(argument) => &mut self.of_arguments[argument as usize].0,
                None => &mut self.of_statements[*place as usize],
            };
            *place = *end;
            *end += 1;
        }
        let mut begin = 0;
        let canonical =
            |index: Option<usize>, begin: u32| index.map(|index| (places[index] - begin) as usize);
        for (statement, &end) in model.statements.iter_mut().zip(&self.of_statements) {
            statement.canonical = canonical(statement.canonical, begin);
            begin = end;
        }
        for (argument, &(end, _)) in model.arguments.iter_mut().zip(&self.of_arguments) {
            argument.canonical = canonical(argument.canonical, begin);
            begin = end;
        }
        put_in_place(&mut self.all, &mut places);
        let all = Arc::new(self.all);
        let mut begin = 0;
        let mut part = |end: u32| {
            let place = Span::new(std::mem::replace(&mut begin, end), end);
            match place.is_empty() {
                true => Part::EMPTY,
                false => Part::of(&all, place),
            }
        };
        for (Statement { members, .. }, &end) in
            model.statements.iter_mut().zip(&self.of_statements)
        {
            *members = part(end);
        }
        for (Argument { members, .. }, &(end, _)) in
            model.arguments.iter_mut().zip(&self.of_arguments)
        {
            *members = part(end);
        }
    }
}

fn count_of<T: Clone + Default>(counts: &mut Vec<T>, owner: u32) -> &mut T {
    let owner = owner as usize;
    if counts.len() <= owner {
        counts.resize(owner + 1, T::default());
    }
    &mut counts[owner]
}

/// Moves each thing to its place; every place is the place of one.
fn put_in_place<T>(things: &mut [T], places: &mut [u32]) {
    for index in 0..things.len() {
        while places[index] as usize != index {
            let place = places[index] as usize;
            things.swap(index, place);
            places.swap(index, place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_put_in_their_places() {
        let mut things = vec!['c', 'a', 'd', 'b'];
        put_in_place(&mut things, &mut [2, 0, 3, 1]);
        assert_eq!(things, ['a', 'b', 'c', 'd']);
    }
}
