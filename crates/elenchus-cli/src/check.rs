//! What is wrong with maps, for people and for programs.

use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};
use elenchus::Diagnostic;
use elenchus::diagnostic::{Code, Related, Severity};
use elenchus::include::{Assembly, File, FileRemark};
use elenchus::text::{LineIndex, Span};
use serde_json::{Value, json};

use crate::input::read_whole;
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
        match read_whole(file) {
            Ok(assembly) => report.add(&assembly),
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
    /// The first that is remarked.
    first: Option<Code>,
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
            first: None,
        }
    }

    fn add(&mut self, assembly: &Assembly) {
        self.files += 1;
        let files: Vec<Source<'_>> = assembly.files().iter().map(Source::new).collect();
        let parsed = elenchus::parse(assembly.text());
        for remark in assembly.remarks(parsed.diagnostics) {
            self.counts[remark.diagnostic.severity() as usize] += 1;
            self.first.get_or_insert(remark.diagnostic.code);
            let source = &files[remark.file.0 as usize];
            match self.format {
                Format::Json => self.rows.push(row(source, &remark.diagnostic)),
                Format::Text => {
                    let group = group(&files, &remark);
                    self.text.push_str(&self.renderer.render(&[group]));
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
        let more = self.first.map_or(String::new(), |code| {
            format!("More about a remark: elenchus explain {code}\n")
        });
        format!(
            "{}{}: {}\n{more}",
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

/// A file and where its lines begin.
struct Source<'f> {
    file: &'f File,
    lines: LineIndex,
}

impl<'f> Source<'f> {
    fn new(file: &'f File) -> Self {
        let lines = LineIndex::new(&file.text);
        Self { file, lines }
    }

    /// An empty snippet of it.
    fn snippet(&self) -> Snippet<'f, Annotation<'f>> {
        Snippet::source(self.file.text.as_str()).path(self.file.name.as_str())
    }
}

/// One remark as it is printed for people.
fn group<'s>(files: &[Source<'s>], remark: &'s FileRemark) -> Group<'s> {
    let diagnostic = &remark.diagnostic;
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Hint => Level::NOTE.with_name("hint"),
    };
    let context = |file: &File, related: &'s Related| {
        AnnotationKind::Context
            .span(range(file, related.span))
            .label(related.message.as_str())
    };
    let source = &files[remark.file.0 as usize];
    let place = AnnotationKind::Primary.span(range(source.file, diagnostic.span));
    let related = diagnostic.related.iter();
    let snippet = source
        .snippet()
        .annotation(place)
        .annotations(related.map(|related| context(source.file, related)));
    let title = level
        .primary_title(diagnostic.message.as_str())
        .id(diagnostic.code.name());
    let mut group = Group::with_title(title).element(snippet);
    for (file, related) in &remark.elsewhere {
        let source = &files[file.0 as usize];
        group = group.element(source.snippet().annotation(context(source.file, related)));
    }
    if diagnostic.help.is_empty() {
        group
    } else {
        group.element(Level::HELP.message(diagnostic.help.as_str()))
    }
}

/// A span as a range that lies within the text.
fn range(file: &File, span: Span) -> std::ops::Range<usize> {
    let length = file.text.len();
    let start = (span.start as usize).min(length);
    start..(span.end as usize).clamp(start, length)
}

/// One remark as it is told to programs. Lines and columns count from 1, columns in characters.
fn row(source: &Source<'_>, diagnostic: &Diagnostic) -> Value {
    let Source { file, lines } = source;
    let start = lines.position(&file.text, diagnostic.span.start);
    let end = lines.position(&file.text, diagnostic.span.end);
    let severity = match diagnostic.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    };
    json!({
        "file": file.name,
        "line": start.line,
        "column": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "severity": severity,
        "code": diagnostic.code.name(),
        "message": diagnostic.message,
        "text": diagnostic.span.of(&file.text),
        "help": diagnostic.help,
    })
}
