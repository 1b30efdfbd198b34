//! What is wrong with maps, for people and for programs.

use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use elenchus::Diagnostic;
use elenchus::diagnostic::Severity;
use elenchus::text::{LineIndex, Span};
use serde_json::{Value, json};

use crate::input::{Source, read};
use crate::output::{Failure, Outcome, print};

/// Which maps, and how to tell.
#[derive(clap::Args)]
#[command(after_help = "Examples:
  elenchus check *.argdown
  elenchus check article.argdown --format json | jq '.[].message'")]
pub(crate) struct Options {
    /// The maps; - reads standard input.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// For people or for programs.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// How remarks are told.
#[derive(Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// With the lines they are about, for people.
    #[default]
    Text,
    /// As one JSON array, for programs.
    Json,
}

/// Checks every file, also after one that cannot be read; 1 where a text has errors.
pub(crate) fn check(options: &Options) -> Outcome {
    let mut report = Report::new(options.format);
    let mut unreadable = Vec::new();
    for file in &options.files {
        match read(file) {
            Ok(source) => report.add(&source),
            Err(Failure::Told(words)) => unreadable.push(words),
            Err(left) => return Err(left),
        }
    }
    print(&report.finish())?;
    if !unreadable.is_empty() {
        return Err(Failure::told(unreadable.join("\nelenchus: ")));
    }
    Ok(if report.counts[0] > 0 {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

/// What has been told so far.
struct Report {
    format: Format,
    renderer: Renderer,
    text: String,
    rows: Vec<Value>,
    files: usize,
    /// Errors, warnings, hints.
    counts: [usize; 3],
}

impl Report {
    fn new(format: Format) -> Self {
        let colour = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        let renderer = if colour {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        Self {
            format,
            renderer,
            text: String::new(),
            rows: Vec::new(),
            files: 0,
            counts: [0; 3],
        }
    }

    fn add(&mut self, source: &Source) {
        self.files += 1;
        let lines = LineIndex::new(&source.text);
        for diagnostic in elenchus::parse(&source.text).diagnostics {
            self.counts[diagnostic.severity() as usize] += 1;
            match self.format {
                Format::Json => self.rows.push(row(source, &lines, &diagnostic)),
                Format::Text => {
                    self.text
                        .push_str(&self.renderer.render(&[group(source, &diagnostic)]));
                    self.text.push_str("\n\n");
                }
            }
        }
    }

    fn finish(&mut self) -> String {
        if self.format == Format::Json {
            return format!("{:#}\n", Value::Array(std::mem::take(&mut self.rows)));
        }
        let [errors, warnings, hints] = self.counts;
        let counted = [
            count(errors, "error"),
            count(warnings, "warning"),
            count(hints, "hint"),
        ];
        format!(
            "{}{}: {}\n",
            self.text,
            count(self.files, "map"),
            counted.join(", ")
        )
    }
}

fn count(number: usize, word: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {word}{ending}")
}

/// One remark as it is printed for people.
fn group<'s>(source: &'s Source, diagnostic: &'s Diagnostic) -> Group<'s> {
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Hint => Level::NOTE.with_name("hint"),
    };
    let place = AnnotationKind::Primary.span(range(source, diagnostic.span));
    let related = diagnostic.related.iter().map(|related| {
        AnnotationKind::Context
            .span(range(source, related.span))
            .label(related.message.as_str())
    });
    let snippet = Snippet::source(source.text.as_str())
        .path(source.name.as_str())
        .annotation(place)
        .annotations(related);
    let title = level
        .primary_title(diagnostic.message.as_str())
        .id(diagnostic.code.name());
    let group = Group::with_title(title).element(snippet);
    if diagnostic.help.is_empty() {
        group
    } else {
        group.element(Level::HELP.message(diagnostic.help.as_str()))
    }
}

/// A span as a range that lies within the text.
fn range(source: &Source, span: Span) -> std::ops::Range<usize> {
    let length = source.text.len();
    let start = (span.start as usize).min(length);
    start..(span.end as usize).clamp(start, length)
}

/// One remark as it is told to programs. Lines and columns count from 1, columns in characters.
fn row(source: &Source, lines: &LineIndex, diagnostic: &Diagnostic) -> Value {
    let start = lines.position(&source.text, diagnostic.span.start);
    let end = lines.position(&source.text, diagnostic.span.end);
    let severity = match diagnostic.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    };
    json!({
        "file": source.name,
        "line": start.line,
        "column": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "severity": severity,
        "code": diagnostic.code.name(),
        "message": diagnostic.message,
        "text": diagnostic.span.of(&source.text),
        "help": diagnostic.help,
    })
}
