//! Remarks as they are printed for people.
//!
//! Only the lines a remark is about are handed to the printer, and of a very long line only what
//! stands around it: else every remark would cost as much as the whole file.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Element, Group, Level, Origin, Snippet};
use elenchus::diagnostic::{Related, Severity};
use elenchus::include::FileRemark;
use elenchus::text::Span;

use super::Source;

/// How many bytes of a line are shown before what a remark is about, and after it.
const AROUND: usize = 200;
/// How many bytes are shown of what a remark is about.
const LONGEST: usize = 2_000;

/// A remark with the lines it is about.
pub(super) fn group<'s>(files: &'s [Source<'s>], remark: &'s FileRemark) -> Group<'s> {
    let diagnostic = &remark.diagnostic;
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Hint => Level::NOTE.with_name("hint"),
    };
    let title = level
        .primary_title(diagnostic.message.as_str())
        .id(diagnostic.code.name());
    let source = &files[remark.file.0 as usize];
    let excerpt = Excerpt::of(source, diagnostic.span);
    let (near, far): (Vec<&Related>, Vec<&Related>) = diagnostic
        .related
        .iter()
        .partition(|related| excerpt.holds(related.span));
    let place = AnnotationKind::Primary.span(excerpt.range(diagnostic.span));
    let mut annotations = vec![place];
    annotations.extend(near.iter().map(|related| context(&excerpt, related)));
    let mut group = Group::with_title(title).elements(excerpt.shown(annotations));
    let far = far.into_iter().map(|related| (source, related));
    let elsewhere = remark.elsewhere.iter();
    let elsewhere = elsewhere.map(|(file, related)| (&files[file.0 as usize], related));
    for (source, related) in far.chain(elsewhere) {
        let excerpt = Excerpt::of(source, related.span);
        let label = context(&excerpt, related);
        group = group.elements(excerpt.shown(vec![label]));
    }
    if diagnostic.help.is_empty() {
        group
    } else {
        group.element(Level::HELP.message(diagnostic.help.as_str()))
    }
}

fn context<'s>(excerpt: &Excerpt<'s>, related: &'s Related) -> Annotation<'s> {
    AnnotationKind::Context
        .span(excerpt.range(related.span))
        .label(related.message.as_str())
}

/// The part of a file that is shown.
struct Excerpt<'s> {
    source: &'s Source<'s>,
    range: Range<usize>,
    /// Line and column of what it is about, both from 1.
    line: usize,
    column: usize,
    /// Whether the beginning of the line is left out.
    is_cut: bool,
}

impl<'s> Excerpt<'s> {
    /// The lines of a span, shortened.
    fn of(source: &'s Source<'s>, span: Span) -> Self {
        let text = source.file.text.as_str();
        let position = source.index.position(text, span.start);
        let lines = source.index.lines();
        let line = lines.line(text, position.line + 1).unwrap_or_default();
        let at = (span.start as usize).min(text.len());
        let is_cut = at - line.start as usize > AROUND;
        let start = match is_cut {
            true => border(text, at - AROUND / 2),
            false => line.start as usize,
        };
        let until = border(text, (span.end as usize).max(at).min(at + LONGEST));
        let rest = &text[until..border(text, until + AROUND)];
        let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
        Self {
            source,
            range: start..until + end,
            line: position.line as usize + 1,
            column: position.column as usize + 1,
            is_cut,
        }
    }

    /// Whether a span begins in it.
    fn holds(&self, span: Span) -> bool {
        self.range.contains(&(span.start as usize))
    }

    /// A span of the file as a range of what is shown.
    fn range(&self, span: Span) -> Range<usize> {
        let within = |at: u32| (at as usize).clamp(self.range.start, self.range.end);
        let start = within(span.start) - self.range.start;
        start..(within(span.end) - self.range.start).max(start)
    }

    /// It, with what is said about it.
    fn shown(&self, annotations: Vec<Annotation<'s>>) -> Vec<Element<'s>> {
        let file = self.source.file;
        let snippet = Snippet::source(&file.text[self.range.clone()])
            .line_start(self.line)
            .annotations(annotations);
        if self.is_cut {
            // The printer would count the column from where the line was cut.
            let origin = Origin::path(file.name.as_str());
            let origin = origin.line(self.line).char_column(self.column);
            vec![origin.into(), snippet.into()]
        } else {
            vec![snippet.path(file.name.as_str()).into()]
        }
    }
}

/// The last border between characters at or before an offset.
fn border(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
