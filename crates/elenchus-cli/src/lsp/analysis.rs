//! A document with all it includes, read; and its places as the protocol counts them.

use std::cell::OnceCell;

use elenchus::include::{Assembly, FileId, FileRemark};
use elenchus::model::{Model, resolve};
use elenchus::service::Reading;
use elenchus::syntax::{Tree, parse};
use elenchus::text::{Edit, EditorIndex, EditorPosition, Encoding, Span};
use ls_types::{Position, Range, TextEdit};

/// A document with all it includes, read once: when it is first asked about.
pub(super) struct Analysis {
    pub(super) assembly: Assembly,
    whole: OnceCell<Whole>,
    files: Vec<FileView>,
    encoding: Encoding,
}

/// What was read in the whole document.
struct Whole {
    read: Read,
    remarks: Vec<FileRemark>,
}

/// What was read in a text.
struct Read {
    tree: Tree,
    model: Model,
}

/// What is asked of one file.
#[derive(Default)]
struct FileView {
    index: OnceCell<EditorIndex>,
    /// The file read by itself.
    alone: OnceCell<Read>,
}

impl Analysis {
    /// An assembled document, to be read when it is asked about.
    pub(super) fn new(assembly: Assembly, encoding: Encoding) -> Self {
        let files = assembly.files().iter().map(|_| FileView::default());
        Self {
            files: files.collect(),
            whole: OnceCell::new(),
            encoding,
            assembly,
        }
    }

    fn read(&self) -> &Whole {
        self.whole.get_or_init(|| {
            let (read, diagnostics) = read(self.assembly.text());
            let remarks = self.assembly.remarks(diagnostics);
            Whole { read, remarks }
        })
    }

    /// The whole document as it was read, files put together.
    pub(super) fn whole(&self) -> Reading<'_> {
        let Read { tree, model } = &self.read().read;
        Reading::new(self.assembly.text(), tree, model)
    }

    /// What is wrong with it, file by file.
    pub(super) fn remarks(&self) -> &[FileRemark] {
        &self.read().remarks
    }

    /// One file read by itself, as if it included nothing.
    pub(super) fn alone(&self, file: FileId) -> Reading<'_> {
        let text = self.text(file);
        if self.assembly.files().len() == 1 && text == self.assembly.text() {
            return self.whole();
        }
        let alone = self.files[file.0 as usize]
            .alone
            .get_or_init(|| read(text).0);
        Reading::new(text, &alone.tree, &alone.model)
    }

    /// The file of this name.
    pub(super) fn file_named(&self, name: &str) -> Option<FileId> {
        let found = self
            .assembly
            .files()
            .iter()
            .position(|file| file.name == name);
        found.map(|index| FileId(index as u32))
    }

    pub(super) fn name(&self, file: FileId) -> &str {
        &self.assembly.file(file).name
    }

    pub(super) fn text(&self, file: FileId) -> &str {
        &self.assembly.file(file).text
    }

    fn index(&self, file: FileId) -> &EditorIndex {
        let make = || EditorIndex::new(self.text(file), self.encoding);
        self.files[file.0 as usize].index.get_or_init(make)
    }

    /// A place of a file as the protocol counts.
    pub(super) fn position(&self, file: FileId, offset: u32) -> Position {
        let found = self.index(file).position(self.text(file), offset);
        Position::new(found.line, found.column)
    }

    /// A span of a file as the protocol counts.
    pub(super) fn range(&self, file: FileId, span: Span) -> Range {
        Range::new(
            self.position(file, span.start),
            self.position(file, span.end),
        )
    }

    /// The offset in a file of a place; one that is not there is the nearest before it.
    pub(super) fn offset(&self, file: FileId, position: Position) -> u32 {
        let position = EditorPosition::new(position.line, position.character);
        self.index(file).offset(self.text(file), position)
    }

    /// The span in a file of a range.
    pub(super) fn span(&self, file: FileId, range: Range) -> Span {
        let start = self.offset(file, range.start);
        Span::new(start, self.offset(file, range.end).max(start))
    }

    /// How many columns a span of a file takes.
    pub(super) fn columns(&self, file: FileId, span: Span) -> u32 {
        self.encoding.measure(span.of(self.text(file)))
    }

    /// The edits of a file as the protocol has them.
    pub(super) fn text_edits(&self, file: FileId, edits: &[Edit]) -> Vec<TextEdit> {
        let edits = edits.iter();
        edits
            .map(|edit| TextEdit::new(self.range(file, edit.span), edit.text.clone()))
            .collect()
    }
}

fn read(text: &str) -> (Read, Vec<elenchus::Diagnostic>) {
    let syntax = parse(text);
    let parsed = resolve(&syntax.tree, &text.into());
    let mut diagnostics = parsed.diagnostics;
    diagnostics.extend(syntax.diagnostics);
    let read = Read {
        tree: syntax.tree,
        model: parsed.model,
    };
    (read, diagnostics)
}
