//! What is answered to each request: a function of the workspace and the parameters.

pub(super) mod actions;
pub(super) mod change;
pub(super) mod completion;
pub(super) mod hover;
pub(super) mod navigate;
pub(super) mod outline;
pub(super) mod tokens;

use elenchus::include::FileId;
use elenchus::service::Reading;
use elenchus::text::{Edit, Span};
use ls_types::{Location, Position, TextDocumentPositionParams};

use super::analysis::Analysis;
use super::workspace::{Part, Workspace};

/// A place in a file, and the text it is looked at in: the whole document, or the file by itself
/// where it does not stand in that, as an include does not.
struct Spot<'a> {
    analysis: &'a Analysis,
    file: FileId,
    reading: Reading<'a>,
    offset: u32,
    is_whole: bool,
}

impl<'a> Spot<'a> {
    fn new(part: &'a Part, position: Position) -> Self {
        let Part { analysis, file } = part;
        let offset = analysis.offset(*file, position);
        let rest = analysis.text(*file).get(offset as usize..);
        let at_include = rest.is_some_and(|rest| rest.starts_with("@include("));
        let within = match at_include {
            true => None,
            false => analysis.assembly.offset_of(*file, offset),
        };
        Self {
            analysis,
            file: *file,
            reading: match within {
                Some(_) => analysis.whole(),
                None => analysis.alone(*file),
            },
            offset: within.unwrap_or(offset),
            is_whole: within.is_some(),
        }
    }

    /// The file and the span in it of a span of the text that is looked at.
    fn locate(&self, span: Span) -> Option<(FileId, Span)> {
        match self.is_whole {
            true => self.analysis.assembly.locate(span),
            false => Some((self.file, span)),
        }
    }

    /// A span of the text that is looked at as a place in a file.
    fn location(&self, workspace: &Workspace, span: Span) -> Option<Location> {
        let (file, span) = self.locate(span)?;
        location(workspace, self.analysis, file, span)
    }

    /// Edits of the text that is looked at as edits of files; `None` where one would reach over
    /// two of them.
    fn edits(&self, edits: Vec<Edit>) -> Option<Vec<(FileId, Edit)>> {
        match self.is_whole {
            true => self.analysis.assembly.edits(&edits),
            false => Some(edits.into_iter().map(|edit| (self.file, edit)).collect()),
        }
    }

    /// A span as a range of the file the spot is in, where it lies there.
    fn range(&self, span: Span) -> Option<ls_types::Range> {
        let (file, span) = self.locate(span)?;
        (file == self.file).then(|| self.analysis.range(file, span))
    }
}

/// A span of a file as a place.
pub(super) fn location(
    workspace: &Workspace,
    analysis: &Analysis,
    file: FileId,
    span: Span,
) -> Option<Location> {
    let uri = workspace.uri(analysis.name(file))?;
    Some(Location::new(uri, analysis.range(file, span)))
}

/// The file that a request is about, in the document it is part of.
fn part(workspace: &Workspace, at: &TextDocumentPositionParams) -> Option<Part> {
    workspace.part(&at.text_document.uri)
}
