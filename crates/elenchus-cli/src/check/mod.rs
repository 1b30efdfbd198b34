//! What is wrong with maps, for people and for programs.

mod people;
mod programs;
mod sources;

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use annotate_snippets::Renderer;
use elenchus::diagnostic::Code;
use elenchus::include::{Assembly, File};
use elenchus::text::{EditorIndex, Encoding};
use serde_json::Value;

use crate::input::read_whole;
use crate::output::{Failure, Outcome, count, print};

/// Which maps, and how to tell.
#[derive(clap::Args)]
#[command(after_help = "Examples:
  elenchus check *.argdown
  elenchus check article.argdown --format json | jq '.[].message'
  elenchus check article.argdown --article article.txt

Where the front matter names a `file` beside the map, or has the digests of a source, places are
held against it, and quotations word for word.")]
pub(crate) struct Options {
    /// The maps; - reads standard input.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The article of a map that keeps its digests alone: places and quotations are held against
    /// it. It counts as the first source of the front matter.
    #[arg(long, value_name = "FILE")]
    article: Option<PathBuf>,
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
    if options.article.is_some() && options.files.len() > 1 {
        return Err(Failure::told(
            "--article is that of one map\n  help: check the others by themselves",
        ));
    }
    let article = options.article.as_deref();
    let mut report = Report::new(options.format);
    let mut unreadable = Vec::new();
    for file in &options.files {
        match read_whole(file) {
            Ok(assembly) => report.add(file, &assembly, article)?,
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

    fn add(
        &mut self,
        path: &Path,
        assembly: &Assembly,
        article: Option<&Path>,
    ) -> Result<(), Failure> {
        self.files += 1;
        let files: Vec<Source<'_>> = assembly.files().iter().map(Source::new).collect();
        let mut parsed = elenchus::parse(assembly.text());
        let against = sources::remarks(path, assembly.text(), &parsed.model, article)?;
        parsed.diagnostics.extend(against);
        for remark in assembly.remarks(parsed.diagnostics) {
            self.counts[remark.diagnostic.severity() as usize] += 1;
            self.first.get_or_insert(remark.diagnostic.code);
            let source = &files[remark.file.0 as usize];
            match self.format {
                Format::Json => self.rows.push(programs::row(source, &remark.diagnostic)),
                Format::Text => {
                    let group = people::group(&files, &remark);
                    self.text.push_str(&self.renderer.render(&[group]));
                    self.text.push_str("\n\n");
                }
            }
        }
        Ok(())
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

/// A file and where its lines begin.
struct Source<'f> {
    file: &'f File,
    index: EditorIndex,
}

impl<'f> Source<'f> {
    fn new(file: &'f File) -> Self {
        let index = EditorIndex::new(&file.text, Encoding::Utf32);
        Self { file, index }
    }
}
