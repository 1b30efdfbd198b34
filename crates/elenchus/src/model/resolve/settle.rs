//! What the members of an element add up to, once all of them are known.
//!
//! Adding up is done at the end and by hash where there is much of it, so that an element with
//! very many members costs no more than as many elements.

use std::hash::Hash;

use super::Resolver;
use crate::index::Index;
use crate::model::{Data, End, Few, Marks, PlaceRange, SectionId, Seldom};
use crate::text::Text;

/// Up to how many things are compared one by one.
const FEW: usize = 16;

impl Resolver<'_> {
    /// Finishes tags, data, places and sections of all elements.
    pub(super) fn settle(&mut self) {
        let mut more = std::mem::take(&mut self.more_data);
        for (index, statement) in self.model.statements.iter_mut().enumerate() {
            let end = End::Statement(crate::model::StatementId(index as u32));
            add_data(&mut statement.data, more.take(end));
            settle_once(&mut statement.tags, &mut statement.marks);
            let first = statement.members.first().and_then(|member| member.section);
            settle_section(&mut statement.section, first);
        }
        for (index, argument) in self.model.arguments.iter_mut().enumerate() {
            let end = End::Argument(crate::model::ArgumentId(index as u32));
            add_data(&mut argument.data, more.take(end));
            settle_once(&mut argument.tags, &mut argument.marks);
            let first = argument.members.first().and_then(|member| member.section);
            settle_section(&mut argument.section, first);
        }
    }
}

/// Data of elements that have some already, in the order in which it is to be merged.
#[derive(Default)]
pub(super) struct MoreData {
    of: Vec<(End, Vec<Data>)>,
    index: Index,
}

impl MoreData {
    pub(super) fn add(&mut self, end: End, data: Data) {
        let is = |at: u32| self.of[at as usize].0 == end;
        let at = self.index.find_or_note(end, self.of.len() as u32, is);
        match self.of.get_mut(at as usize) {
            Some((_, more)) => more.push(data),
            None => self.of.push((end, vec![data])),
        }
    }

    /// What there is of an element; the next time there is nothing left of it.
    fn take(&mut self, end: End) -> Vec<Data> {
        if self.of.is_empty() {
            return Vec::new();
        }
        let at = self.index.find(end, |at| self.of[at as usize].0 == end);
        let more = at.and_then(|at| self.of.get_mut(at as usize));
        more.map_or_else(Vec::new, |(_, more)| std::mem::take(more))
    }
}

/// What is nowhere defined belongs where it first occurs.
fn settle_section(section: &mut Option<SectionId>, first: Option<SectionId>) {
    *section = section.or(first);
}

fn add_data(data: &mut Seldom<Data>, more: Vec<Data>) {
    if !more.is_empty() {
        let mut all = vec![data.take()];
        all.extend(more);
        *data = merged(all).into();
    }
}

/// Keeps the first of equal tags and places.
fn settle_once(tags: &mut Few<Text>, marks: &mut Seldom<Marks>) {
    if let Some(mut firsts) = firsts(tags) {
        tags.retain(|_| firsts.next() == Some(true));
    }
    if let Some(mut firsts) = firsts(&marks.at) {
        let all = match marks.quote.is_empty() {
            true => Vec::new(),
            false => marks.at.clone(),
        };
        marks.at.retain(|_| firsts.next() == Some(true));
        move_quotes(marks, &all);
    }
}

/// Lets quotations name the places that are left of all, each once.
fn move_quotes(marks: &mut Marks, all: &[PlaceRange]) {
    if all.is_empty() {
        return;
    }
    let left = Index::of(&marks.at, |place| place);
    for quote in &mut marks.quote {
        let place = all.get(quote.place as usize);
        let at = place.and_then(|place| left.find(place, |at| marks.at[at as usize] == *place));
        quote.place = at.unwrap_or(quote.place);
    }
    if let Some(mut firsts) = firsts(&marks.quote) {
        marks.quote.retain(|_| firsts.next() == Some(true));
    }
}

/// Of each thing whether none before is equal; nothing where that is so of all.
fn firsts<T: Eq + Hash>(things: &[T]) -> Option<std::vec::IntoIter<bool>> {
    let firsts: Vec<bool> = match things.len() {
        0 | 1 => return None,
        2..=FEW => {
            let first = |at: usize| !things[..at].contains(&things[at]);
            (0..things.len()).map(first).collect()
        }
        many => {
            let mut seen = Index::with_room(many);
            let mut is_first = |(thing, at): (&T, u32)| {
                at == seen.find_or_note(thing, at, |other| things[other as usize] == *thing)
            };
            things.iter().zip(0..).map(&mut is_first).collect()
        }
    };
    firsts.contains(&false).then(|| firsts.into_iter())
}

/// Merges values, the later into the earlier: maps key by key, lists item by item; anything
/// else replaces what was there. Recurses no deeper than YAML may nest.
pub(super) fn merged(mut values: Vec<Data>) -> Data {
    let Some(last) = values.last() else {
        return Data::Null;
    };
    let same = |value: &Data| std::mem::discriminant(value) == std::mem::discriminant(last);
    let run = values.iter().rev().take_while(|value| same(value)).count();
    match last {
        Data::Map(_) if run > 1 => {
            let maps = values.split_off(values.len() - run);
            let entries = maps.into_iter().flat_map(|map| match map {
                Data::Map(entries) => entries,
                _ => Vec::new(),
            });
            Data::Map(merged_entries(entries))
        }
        Data::List(_) if run > 1 => {
            let mut places: Vec<Vec<Data>> = Vec::new();
            for list in values.split_off(values.len() - run) {
                let Data::List(items) = list else { continue };
                for (index, item) in items.into_iter().enumerate() {
                    match places.get_mut(index) {
                        Some(place) => place.push(item),
                        None => places.push(vec![item]),
                    }
                }
            }
            Data::List(places.into_iter().map(merged).collect())
        }
        _ => values.pop().unwrap_or_default(),
    }
}

fn merged_entries(entries: impl Iterator<Item = (String, Data)>) -> Vec<(String, Data)> {
    let mut index = Index::default();
    let mut groups: Vec<(String, Vec<Data>)> = Vec::new();
    for (key, value) in entries {
        let is = |at: u32| groups[at as usize].0 == key;
        let at = index.find_or_note(key.as_str(), groups.len() as u32, is);
        match groups.get_mut(at as usize) {
            Some((_, values)) => values.push(value),
            None => groups.push((key, vec![value])),
        }
    }
    let merged_group = |(key, values): (String, Vec<Data>)| (key, merged(values));
    groups.into_iter().map(merged_group).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(entries: &[(&str, Data)]) -> Data {
        let own = |(key, value): &(&str, Data)| ((*key).to_owned(), value.clone());
        Data::Map(entries.iter().map(own).collect())
    }

    #[test]
    fn merges_deeply_and_in_order() {
        let one = Data::Integer(1);
        let two = Data::Integer(2);
        let first = map(&[("a", map(&[("x", one.clone())])), ("b", one.clone())]);
        let second = map(&[("b", Data::Null), ("a", map(&[("y", two.clone())]))]);
        let both = map(&[
            ("a", map(&[("x", one.clone()), ("y", two.clone())])),
            ("b", Data::Null),
        ]);
        assert_eq!(merged(vec![first, second]), both);
        let lists = vec![
            Data::List(vec![one.clone(), one.clone()]),
            Data::List(vec![two.clone()]),
        ];
        assert_eq!(merged(lists), Data::List(vec![two.clone(), one.clone()]));
        let replaced = vec![map(&[("a", one.clone())]), two, map(&[("b", one.clone())])];
        assert_eq!(merged(replaced), map(&[("b", one)]));
    }
}
