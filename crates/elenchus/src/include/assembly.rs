use crate::diagnostic::{Diagnostic, Fix, Related};
use crate::text::{Edit, Span};

/// A file of an [`Assembly`]; 0 is the one that includes the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub u32);

impl FileId {
    /// The file that includes the others.
    pub const MAIN: Self = Self(0);
}

/// A file and what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// What it was asked for by.
    pub name: String,
    /// All of its text.
    pub text: String,
}

/// Several files as one text.
#[derive(Clone, Debug)]
pub struct Assembly {
    pub(super) text: String,
    pub(super) files: Vec<File>,
    /// What the text is made of, in its order; none is empty.
    pub(super) pieces: Vec<Piece>,
    /// The pieces of each file, by index, in the order of the file.
    pub(super) by_file: Vec<Vec<u32>>,
    pub(super) remarks: Vec<FileRemark>,
}

/// A stretch of the assembled text that stands so in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Where it begins in the assembled text.
    pub(super) at: u32,
    pub(super) file: FileId,
    /// What it covers of the file.
    pub(super) span: Span,
}

impl Piece {
    /// What it covers of the assembled text.
    fn assembled(self) -> Span {
        Span::new(self.at, self.at + self.span.len())
    }
}

/// A remark about one file of an [`Assembly`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRemark {
    /// The file.
    pub file: FileId,
    /// The remark, its spans those of the file.
    pub diagnostic: Diagnostic,
    /// Other places that belong to it and stand in other files.
    pub elsewhere: Vec<(FileId, Related)>,
}

impl Assembly {
    /// The assembled text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The files in the order in which they were first included, the main one first. All are
    /// there that could be read.
    pub fn files(&self) -> &[File] {
        &self.files
    }

    /// The file with this id.
    ///
    /// # Panics
    /// When the id is of another assembly and out of range here.
    pub fn file(&self, id: FileId) -> &File {
        &self.files[id.0 as usize]
    }

    /// The file a span of the assembled text begins in, and the span in that file; it is cut off
    /// where the file is interrupted or ends. `None` past the end, and in an empty text.
    pub fn locate(&self, span: Span) -> Option<(FileId, Span)> {
        let after = self.pieces.partition_point(|piece| piece.at <= span.start);
        let piece = self.pieces.get(after.checked_sub(1)?)?;
        let whole = piece.assembled();
        if span.start > whole.end {
            return None;
        }
        let start = span.start - piece.at + piece.span.start;
        let end = span.end.min(whole.end).max(span.start) - piece.at + piece.span.start;
        Some((piece.file, Span::new(start, end)))
    }

    /// Where an offset of a file stands in the assembled text; `None` where it is left out, as
    /// an include itself is and the front matter of an included file.
    pub fn offset_of(&self, file: FileId, offset: u32) -> Option<u32> {
        let pieces = self.by_file.get(file.0 as usize)?;
        let piece = |index: u32| self.pieces[index as usize];
        let after = pieces.partition_point(|&index| piece(index).span.start <= offset);
        let found = piece(*pieces.get(after.checked_sub(1)?)?);
        (offset <= found.span.end).then(|| found.at + (offset - found.span.start))
    }

    /// The edits of the assembled text as edits of its files; `None` where one of them does not
    /// lie within a single file.
    pub fn edits(&self, edits: &[Edit]) -> Option<Vec<(FileId, Edit)>> {
        let located = edits.iter().map(|edit| {
            let (file, span) = self.locate(edit.span)?;
            (span.len() == edit.span.len()).then(|| (file, Edit::replace(span, edit.text.clone())))
        });
        located.collect()
    }

    /// The remarks about the includes, and those about the assembled text, each given to its
    /// file; in the order of the files and of their texts.
    pub fn remarks(&self, assembled: Vec<Diagnostic>) -> Vec<FileRemark> {
        let mut remarks = self.remarks.clone();
        remarks.extend(assembled.into_iter().map(|remark| self.give(remark)));
        crate::sort::by_number(&mut remarks, |remark| remark.diagnostic.span.number());
        crate::sort::by_number(&mut remarks, |remark| u64::from(remark.file.0));
        remarks
    }

    /// The remark, given to the file it is about.
    fn give(&self, mut remark: Diagnostic) -> FileRemark {
        let end = self.files[0].text.len() as u32;
        let place = self.locate(remark.span);
        let (file, span) = place.unwrap_or((FileId::MAIN, Span::at(end)));
        remark.span = span;
        let mut elsewhere = Vec::new();
        for mut related in std::mem::take(&mut remark.related) {
            if let Some((other, span)) = self.locate(related.span) {
                related.span = span;
                match other == file {
                    true => remark.related.push(related),
                    false => elsewhere.push((other, related)),
                }
            }
        }
        remark.fix = remark.fix.take().and_then(|fix| self.give_fix(file, fix));
        FileRemark {
            file,
            diagnostic: remark,
            elsewhere,
        }
    }

    /// The fix as one of `file`; `None` where it would change others.
    fn give_fix(&self, file: FileId, mut fix: Fix) -> Option<Fix> {
        let edits = self.edits(&fix.edits)?;
        if edits.iter().any(|&(other, _)| other != file) {
            return None;
        }
        fix.edits = edits.into_iter().map(|(_, edit)| edit).collect();
        Some(fix)
    }
}
