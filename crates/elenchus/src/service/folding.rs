use super::Reading;
use crate::syntax::{self, SyntaxKind};
use crate::text::{LineIndex, Span};

/// A part of a text that may be folded to its first line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fold {
    /// What it is.
    pub kind: FoldKind,
    /// All of it, without the line ending behind it. It reaches over more than one line.
    pub span: Span,
}

/// What a [`Fold`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FoldKind {
    /// The front matter.
    FrontMatter,
    /// A heading and all that follows until the next one of its level.
    Section,
    /// A statement or an argument with what stands beneath it.
    Element,
    /// A premise–conclusion structure.
    Structure,
    /// A list.
    List,
    /// A data block.
    Data,
    /// A comment, or several in lines of their own.
    Comment,
}

/// The parts of a text that may be folded, in the order in which they begin.
pub fn folds(reading: &Reading<'_>) -> Vec<Fold> {
    let lines = LineIndex::new(reading.text);
    let mut folds = Vec::new();
    // The headings that are open: level and fold.
    let mut open: Vec<(u32, usize)> = Vec::new();
    for node in reading.nodes() {
        let kind = match node.kind() {
            SyntaxKind::FrontMatter => FoldKind::FrontMatter,
            SyntaxKind::Heading => FoldKind::Section,
            SyntaxKind::Statement | SyntaxKind::Argument => FoldKind::Element,
            SyntaxKind::Structure => FoldKind::Structure,
            SyntaxKind::List => FoldKind::List,
            SyntaxKind::Data => FoldKind::Data,
            SyntaxKind::Comment => FoldKind::Comment,
            _ => continue,
        };
        if let Some(heading) = syntax::Heading::of(node) {
            close(
                reading,
                &mut folds,
                &mut open,
                heading.level(),
                node.span().start,
            );
            open.push((heading.level(), folds.len()));
        }
        folds.push(Fold {
            kind,
            span: node.span(),
        });
    }
    close(reading, &mut folds, &mut open, 0, reading.text.len() as u32);
    join_comments(reading, &mut folds);
    folds.retain(|fold| lines.line_at(fold.span.start) < lines.line_at(fold.span.end));
    folds
}

/// Ends the sections of this level and of deeper ones.
fn close(
    reading: &Reading<'_>,
    folds: &mut [Fold],
    open: &mut Vec<(u32, usize)>,
    level: u32,
    end: u32,
) {
    let end = reading.text[..end as usize].trim_end().len() as u32;
    while let Some(&(own, fold)) = open.last() {
        if own < level {
            return;
        }
        folds[fold].span.end = folds[fold].span.end.max(end);
        open.pop();
    }
}

/// Makes one of comments between which there is one line ending.
fn join_comments(reading: &Reading<'_>, folds: &mut Vec<Fold>) {
    folds.dedup_by(|next, last| {
        let between = Span::new(last.span.end, next.span.start).of(reading.text);
        let joined = next.kind == FoldKind::Comment
            && last.kind == FoldKind::Comment
            && between.trim().is_empty()
            && between.matches('\n').count() <= 1;
        if joined {
            last.span.end = next.span.end;
        }
        joined
    });
}
