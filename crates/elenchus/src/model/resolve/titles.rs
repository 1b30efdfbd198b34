//! Titles that are referred to and never defined, where a very like one is.

use super::Resolver;
use crate::diagnostic::{Code, Diagnostic, Fix, Safety};
use crate::index::Index;
use crate::model::Member;
use crate::syntax;
use crate::text::{Edit, Span, slips};

/// Up to how many pairs of titles are compared letter by letter.
const PAIRS: usize = 20_000;

/// A title that occurs: whether it is defined, and where it stands.
struct Title<'m> {
    title: &'m str,
    defined: bool,
    members: &'m [Member],
}

/// Titles among which a very like one is looked for.
struct Shelf<'m> {
    titles: Vec<&'m str>,
    /// Their letters, where any is looked for.
    letters: Vec<String>,
    by_letters: Index,
    /// Whether there are few enough to be compared letter by letter.
    compare: bool,
}

impl<'m> Shelf<'m> {
    /// The titles, of which so many others are going to be looked for.
    fn new(titles: Vec<&'m str>, lookups: usize) -> Self {
        let letters: Vec<_> = match lookups {
            0 => Vec::new(),
            _ => titles.iter().map(|title| letters(title)).collect(),
        };
        let compare = titles.len().saturating_mul(lookups) <= PAIRS;
        Self {
            titles,
            by_letters: Index::of(&letters, String::as_str),
            letters,
            compare,
        }
    }

    /// The title that was probably meant.
    fn nearest(&self, title: &str) -> Option<&'m str> {
        let own = letters(title);
        let is = |at: u32| self.letters[at as usize] == own;
        match self.by_letters.find(own.as_str(), is) {
            Some(at) => Some(self.titles[at as usize]),
            None if self.compare => one_slip(title, &self.titles),
            None => None,
        }
    }
}

impl Resolver<'_> {
    /// Hints at references and mentions that are probably misspelt.
    pub(super) fn check_titles(&mut self) {
        let statements: Vec<Title<'_>> = self
            .model
            .statements
            .iter()
            .filter(|statement| statement.titled)
            .map(|statement| Title {
                title: &statement.title,
                defined: statement.canonical.is_some(),
                members: &statement.members,
            })
            .collect();
        let arguments: Vec<Title<'_>> = self
            .model
            .arguments
            .iter()
            .filter(|argument| argument.titled)
            .map(|argument| Title {
                title: &argument.title,
                defined: argument.canonical.is_some() || argument.structure.is_some(),
                members: &argument.members,
            })
            .collect();
        let mut remarks = Vec::new();
        check_references(&statements, ["[", "]"], self.text, &mut remarks);
        check_references(&arguments, ["<", ">"], self.text, &mut remarks);
        let unknown = |mention: &&syntax::Title<'_>| match mention.is_argument() {
            true => self.model.argument_titled(mention.name()).is_none(),
            false => self.model.statement_titled(mention.name()).is_none(),
        };
        let mentions: Vec<&syntax::Title<'_>> = self.mentions.iter().filter(unknown).collect();
        let lookups = mentions.len();
        if lookups == 0 {
            self.diagnostics.append(&mut remarks);
            return;
        }
        let shelves = [&statements, &arguments]
            .map(|titles| Shelf::new(titles.iter().map(|title| title.title).collect(), lookups));
        for mention in mentions {
            remarks.push(undefined_mention(
                mention,
                &shelves[usize::from(mention.is_argument())],
            ));
        }
        self.diagnostics.append(&mut remarks);
    }
}

fn undefined_mention(mention: &syntax::Title<'_>, titles: &Shelf<'_>) -> Diagnostic {
    let (written, span) = (mention.node().text(), mention.node().span());
    let remark = Diagnostic::new(Code::UndefinedMention, span);
    let words = format!("nothing bears the title that `{written}` mentions");
    let help = "check the title: letters, case and blanks count";
    let Some(nearest) = titles.nearest(mention.name()) else {
        return remark.message(words).help(help);
    };
    let meant = match mention.is_argument() {
        true => format!("@<{nearest}>"),
        false => format!("@[{nearest}]"),
    };
    let title = format!("write {meant}");
    remark
        .message(format!("{words}; `{meant}` would mention something"))
        .help(help)
        .fix(Fix::replacing(title, span, meant, Safety::Unsafe))
}

fn check_references(
    titles: &[Title<'_>],
    [open, close]: [&str; 2],
    text: &str,
    remarks: &mut Vec<Diagnostic>,
) {
    let defined = titles.iter().filter(|title| title.defined);
    let undefined: Vec<&Title<'_>> = titles.iter().filter(|title| !title.defined).collect();
    if undefined.is_empty() {
        return;
    }
    let shelf = Shelf::new(defined.map(|title| title.title).collect(), undefined.len());
    for reference in undefined {
        let Some(nearest) = shelf.nearest(reference.title) else {
            continue;
        };
        let written = format!("{open}{}{close}", reference.title);
        let meant = format!("{open}{nearest}{close}");
        let place = |member: &Member| {
            let start = member.span.start;
            Span::new(start, start + written.len() as u32)
        };
        let Some(first) = reference.members.first().map(place) else {
            continue;
        };
        let places = reference.members.iter().map(place);
        let edits = places
            .filter(|place| place.of(text) == written)
            .map(|place| Edit::replace(place, meant.as_str()));
        let fix = Fix {
            title: format!("write {meant}"),
            edits: edits.collect(),
            safety: Safety::Unsafe,
        };
        let remark = Diagnostic::new(Code::UndefinedReference, first)
            .message(format!("{written} is nowhere defined; {meant} is"))
            .help("use the same letters, case and blanks if the same is meant")
            .fix(fix);
        remarks.push(remark);
    }
}

/// A title without case, blanks and punctuation.
fn letters(title: &str) -> String {
    let letters = title.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// The first title that differs by one slip, in titles long enough for that to be one.
fn one_slip<'m>(title: &str, defined: &[&'m str]) -> Option<&'m str> {
    let length = title.len();
    if !(6..=60).contains(&length) {
        return None;
    }
    // Numbers differ on purpose: `Premise 1`, `Premise 2`.
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    defined.iter().copied().find(|other| {
        other.len().abs_diff(length) <= 4
            && digits(other) == digits(title)
            && slips(title, other) == 1
    })
}
