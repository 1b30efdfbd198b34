//! Remarks as the protocol has them.

use elenchus::diagnostic::{Fix, Safety, Severity};
use elenchus::include::{FileId, FileRemark};
use ls_types::{
    Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, NumberOrString,
    PublishDiagnosticsParams,
};
use serde_json::{Value, json};

use super::analysis::Analysis;
use super::workspace::{Part, Workspace};

/// The most remarks that are told of one file.
const MOST: usize = 2_000;

/// What is wrong with an open text, as part of a document.
pub(super) fn of_open(
    workspace: &Workspace,
    name: &str,
    part: &Part,
) -> Option<PublishDiagnosticsParams> {
    let (uri, version) = workspace.opened(name)?;
    let own = part.analysis.remarks().iter();
    let own = own.filter(|remark| remark.file == part.file).take(MOST);
    let diagnostics = own.map(|remark| diagnostic(workspace, &part.analysis, remark));
    Some(PublishDiagnosticsParams {
        uri: uri.clone(),
        diagnostics: diagnostics.collect(),
        version: Some(version),
    })
}

/// One remark.
pub(super) fn diagnostic(
    workspace: &Workspace,
    analysis: &Analysis,
    remark: &FileRemark,
) -> Diagnostic {
    let found = &remark.diagnostic;
    let message = match found.help.is_empty() {
        true => found.message.clone(),
        false => format!("{}\n{}", found.message, found.help),
    };
    let here = found.related.iter().map(|related| (remark.file, related));
    let elsewhere = remark
        .elsewhere
        .iter()
        .map(|(file, related)| (*file, related));
    let related: Vec<_> = here
        .chain(elsewhere)
        .filter_map(|(file, related)| {
            let location = super::answers::location(workspace, analysis, file, related.span)?;
            let message = related.message.clone();
            Some(DiagnosticRelatedInformation { location, message })
        })
        .collect();
    Diagnostic {
        range: analysis.range(remark.file, found.span),
        severity: Some(match found.severity() {
            Severity::Error => DiagnosticSeverity::ERROR,
            Severity::Warning => DiagnosticSeverity::WARNING,
            // What the protocol calls a hint, editors hardly show.
            Severity::Hint => DiagnosticSeverity::INFORMATION,
        }),
        code: Some(NumberOrString::String(found.code.name().to_owned())),
        code_description: None,
        source: Some("elenchus".to_owned()),
        message,
        related_information: (!related.is_empty()).then_some(related),
        tags: None,
        data: found
            .fix
            .as_ref()
            .map(|fix| data(analysis, remark.file, fix)),
    }
}

/// The fix of a remark, for programs that make it themselves.
fn data(analysis: &Analysis, file: FileId, fix: &Fix) -> Value {
    json!({
        "title": fix.title,
        "isSafe": fix.safety == Safety::Safe,
        "edits": analysis.text_edits(file, &fix.edits),
    })
}
