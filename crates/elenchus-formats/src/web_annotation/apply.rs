use std::collections::BTreeMap;

use elenchus::Model;
use elenchus::edit::{Document, Owner, Reason, Refusal, append, set_data};
use elenchus::model::{ArgumentId, Data, Element, Marks, PlaceRange, StatementId};
use elenchus::source::{first_source, normalise};
use elenchus::syntax::SyntaxKind;
use elenchus::text::{Edit, apply};

use super::claim::{ImportedAnchor, RefusedAnnotation};

/// A map with the places that annotations gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// Its text.
    pub text: String,
    /// How many claims that were there have places now that they had not.
    pub changed: usize,
    /// How many claims are new.
    pub added: usize,
    /// The annotations that could not be put into the map, in their order.
    pub refused: Vec<RefusedAnnotation>,
}

/// Puts anchors into a map, as edits of its text: at the claim of their title, else at the claim
/// with their text, else at a new one at the end. An empty text gives a new map.
///
/// `source` is the key of the source, `None` for the first in the front matter. With `quote` the
/// words that an annotation selects become the claim's quotations, where they are no whole
/// sentences.
///
/// What tells its place alone, and that in another source, is refused; so is what is selected but
/// written with the key of another source of the map.
pub fn apply_annotations(
    text: &str,
    source: Option<&str>,
    anchors: &[ImportedAnchor],
    quote: bool,
) -> Applied {
    let mut applied = Applied {
        text: text.to_owned(),
        changed: 0,
        added: 0,
        refused: Vec::new(),
    };
    let model = elenchus::parse(text).model;
    let here = Here::new(&model, source);
    let (anchors, elsewhere): (Vec<_>, Vec<_>) =
        anchors.iter().partition(|anchor| here.is_of(anchor));
    applied.refused.extend(elsewhere.iter().map(|anchor| {
        let place = PlaceRange {
            source: anchor.source.clone(),
            ..anchor.place.clone()
        };
        RefusedAnnotation {
            number: anchor.number,
            id: None,
            reason: format!("its place, `{place}`, is in another source"),
        }
    }));
    let source = source.filter(|&key| first_source(&model) != Some(key));
    let placed = |anchor: &ImportedAnchor| Placed {
        range: PlaceRange {
            source: source.map(str::to_owned),
            ..anchor.place.clone()
        },
        words: anchor.words.clone().filter(|_| quote),
    };
    let names = Names::of(&model);
    let mut known: BTreeMap<Element, Vec<&ImportedAnchor>> = BTreeMap::new();
    let mut new: Vec<Vec<&ImportedAnchor>> = Vec::new();
    let mut groups = BTreeMap::new();
    for anchor in anchors {
        if let Some(element) = names.find(anchor) {
            known.entry(element).or_default().push(anchor);
            continue;
        }
        let group = *groups.entry(key(anchor)).or_insert(new.len());
        match new.get_mut(group) {
            Some(group) => group.push(anchor),
            None => new.push(vec![anchor]),
        }
    }
    for (element, anchors) in known {
        let before = applied.text.clone();
        let placed: Vec<Placed> = anchors.iter().map(|&anchor| placed(anchor)).collect();
        match place(&mut applied.text, element, &placed) {
            Ok(()) => applied.changed += usize::from(applied.text != before),
            Err(refusal) => applied
                .refused
                .extend(anchors.iter().map(|one| refused(one, &refusal))),
        }
    }
    let head = head(text).to_owned();
    let mut blocks = Vec::new();
    for anchors in &new {
        let placed: Vec<Placed> = anchors.iter().map(|&anchor| placed(anchor)).collect();
        match block(&head, anchors[0], &placed) {
            Ok(text) => blocks.push(text),
            Err(refusal) => applied
                .refused
                .extend(anchors.iter().map(|one| refused(one, &refusal))),
        }
    }
    match with_blocks(&applied.text, &blocks) {
        Some(text) => {
            applied.text = text;
            applied.added = blocks.len();
        }
        None => {
            let all = new.iter().flatten();
            let all = all.map(|one| refused(one, &Refusal::ChangesMore));
            applied.refused.extend(all);
        }
    }
    applied.refused.sort_by_key(|refused| refused.number);
    applied
}

/// The source that anchors are put into a map for.
struct Here<'m> {
    key: Option<&'m str>,
    first: Option<&'m str>,
    sources: Option<&'m Data>,
}

impl<'m> Here<'m> {
    fn new(model: &'m Model, source: Option<&'m str>) -> Self {
        let first = first_source(model);
        Self {
            key: source.or(first),
            first,
            sources: model.front_matter().get("sources"),
        }
    }

    /// Whether an anchor is of this source. What selectors found may be written with the key that
    /// the source has in another map.
    fn is_of(&self, anchor: &ImportedAnchor) -> bool {
        let known = |key| self.sources.and_then(|sources| sources.get(key)).is_some();
        match anchor.source.as_deref() {
            Some(key) => Some(key) == self.key || (anchor.is_selected && !known(key)),
            None => anchor.is_selected || self.first.is_none() || self.first == self.key,
        }
    }
}

/// A place that a claim is to have.
struct Placed {
    range: PlaceRange,
    words: Option<String>,
}

fn refused(anchor: &ImportedAnchor, refusal: &Refusal) -> RefusedAnnotation {
    let reason = match refusal {
        Refusal::EmptyText => "it says nothing that could be a claim".to_owned(),
        other => other.to_string(),
    };
    RefusedAnnotation {
        number: anchor.number,
        id: None,
        reason,
    }
}

/// By what anchors of one new claim are known to be of one.
fn key(anchor: &ImportedAnchor) -> (bool, Option<&str>, &str) {
    let title = anchor.title.as_deref();
    let text = if title.is_some() {
        ""
    } else {
        anchor.text.as_str()
    };
    (anchor.is_argument, title, text)
}

/// The elements of a map by their titles and texts.
struct Names<'m> {
    model: &'m Model,
    texts: BTreeMap<String, Element>,
}

impl<'m> Names<'m> {
    fn of(model: &'m Model) -> Self {
        let statements = (0..model.statements().len() as u32).map(StatementId);
        let arguments = (0..model.arguments().len() as u32).map(ArgumentId);
        let elements = statements
            .map(Element::Statement)
            .chain(arguments.map(Element::Argument));
        let mut texts = BTreeMap::new();
        for element in elements {
            let text = normalise(model.text_of(element));
            if !text.is_empty() {
                texts.entry(text).or_insert(element);
            }
        }
        Self { model, texts }
    }

    fn find(&self, anchor: &ImportedAnchor) -> Option<Element> {
        let titled = anchor.title.as_deref().and_then(|title| {
            let statement = self.model.statement_titled(title).map(Element::Statement);
            let argument = self.model.argument_titled(title).map(Element::Argument);
            match anchor.is_argument {
                true => argument.or(statement),
                false => statement.or(argument),
            }
        });
        titled.or_else(|| self.texts.get(&normalise(&anchor.text)).copied())
    }
}

/// Gives a claim places, besides those it has.
fn place(text: &mut String, element: Element, placed: &[Placed]) -> Result<(), Refusal> {
    let document = Document::new(text);
    let marks = marks(document.model(), element);
    let mut at = marks.at.clone();
    let mut quotes: Vec<Option<String>> = vec![None; at.len()];
    for quote in &marks.quote {
        if let Some(known) = quotes.get_mut(quote.place as usize) {
            *known = Some(quote.words.clone());
        }
    }
    let (had, had_quotes) = (at.len(), quotes.clone());
    for Placed { range, words } in placed {
        let known = at.iter().position(|other| other == range);
        let index = known.unwrap_or_else(|| {
            at.push(range.clone());
            quotes.push(None);
            at.len() - 1
        });
        if quotes[index].is_none() {
            quotes[index].clone_from(words);
        }
    }
    if at.len() > had {
        let places = at
            .iter()
            .map(|range| Data::Text(range.to_string()))
            .collect();
        set(text, element, "at", &one_or_list(places))?;
    }
    if quotes.iter().flatten().ne(had_quotes.iter().flatten()) {
        let last = quotes.iter().rposition(Option::is_some).unwrap_or_default();
        quotes.truncate(last + 1);
        let quotes = quotes
            .into_iter()
            .map(|words| words.map_or(Data::Null, Data::Text))
            .collect();
        set(text, element, "quote", &one_or_list(quotes))?;
    }
    Ok(())
}

fn one_or_list(mut values: Vec<Data>) -> Data {
    match values.len() {
        1 => values.remove(0),
        _ => Data::List(values),
    }
}

/// The front matter of a text, which says how all else is read.
fn head(text: &str) -> &str {
    let tree = elenchus::syntax::parse(text).tree;
    let front = tree.root(text).child(SyntaxKind::FrontMatter);
    front.map_or("", |front| &text[..front.span().end as usize])
}

/// A new claim with its places, as it is written in a text with this front matter.
fn block(head: &str, anchor: &ImportedAnchor, placed: &[Placed]) -> Result<String, Refusal> {
    if anchor.text.trim().is_empty() {
        return Err(Refusal::EmptyText);
    }
    let title = anchor.title.as_deref();
    let (reason, element) = match (anchor.is_argument, title) {
        (true, Some(title)) => {
            let text = &anchor.text;
            (
                Reason::Argument { title, text },
                Element::Argument(ArgumentId(0)),
            )
        }
        _ => {
            let text = &anchor.text;
            (
                Reason::Statement { title, text },
                Element::Statement(StatementId(0)),
            )
        }
    };
    let mut text = applied(head, &append(&Document::new(head), reason)?)?;
    if let Some(role) = anchor.role {
        set(
            &mut text,
            element,
            "role",
            &Data::Text(role.word().to_owned()),
        )?;
    }
    if let Some(voice) = &anchor.voice {
        set(&mut text, element, "voice", &Data::Text(voice.clone()))?;
    }
    place(&mut text, element, placed)?;
    Ok(text[head.len()..].trim().to_owned())
}

/// The text with blocks at its end; `None` where they would not be read as so many claims there.
fn with_blocks(text: &str, blocks: &[String]) -> Option<String> {
    if blocks.is_empty() {
        return Some(text.to_owned());
    }
    let ending = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut longer = text.to_owned();
    for block in blocks {
        if !longer.is_empty() {
            if !longer.ends_with(['\n', '\r']) {
                longer.push_str(ending);
            }
            longer.push_str(ending);
        }
        longer.push_str(block);
        longer.push_str(ending);
    }
    let count = |text: &str| {
        let model = elenchus::parse(text).model;
        model.statements().len() + model.arguments().len()
    };
    (count(&longer) == count(text) + blocks.len()).then_some(longer)
}

fn set(text: &mut String, element: Element, key: &str, value: &Data) -> Result<(), Refusal> {
    let document = Document::new(text);
    let edits = set_data(&document, Owner::Element(element), key, Some(value))?;
    *text = applied(text, &edits)?;
    Ok(())
}

fn applied(text: &str, edits: &[Edit]) -> Result<String, Refusal> {
    apply(text, edits).ok_or(Refusal::NotInText)
}

fn marks(model: &Model, element: Element) -> &Marks {
    match element {
        Element::Statement(id) => &model.statement(id).marks,
        Element::Argument(id) => &model.argument(id).marks,
    }
}
