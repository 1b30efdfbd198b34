//! What the codes of remarks mean.

use std::process::ExitCode;

use elenchus::diagnostic::{Code, page};
use elenchus::text::slips;

use crate::output::{Failure, Outcome, print};

/// Which code.
#[derive(clap::Args)]
#[command(after_help = "Examples:
  elenchus explain                    all codes, a line each
  elenchus explain E-colon-missing    what it means, and an example")]
pub(crate) struct Options {
    /// The code, such as E-colon-missing; without one, all are listed.
    code: Option<String>,
}

/// Prints the page of a code, or the list of all.
pub(crate) fn explain(options: &Options) -> Outcome {
    let text = match &options.code {
        None => list(),
        Some(name) => told(find(name)?),
    };
    print(&text)?;
    Ok(ExitCode::SUCCESS)
}

/// The code of this name, in whatever case.
fn find(name: &str) -> Result<Code, Failure> {
    let same = |code: &Code| code.name().eq_ignore_ascii_case(name);
    let known = Code::ALL.iter().copied().find(same);
    known.ok_or_else(|| {
        let near = nearest(name).map_or("see `elenchus explain` for all".to_owned(), |near| {
            format!("did you mean {near}?")
        });
        Failure::told(format!("there is no code `{name}`; {near}"))
    })
}

/// The code that was probably meant: one that holds the word, or the one with the fewest slips
/// where they are few.
fn nearest(name: &str) -> Option<Code> {
    let word = name.to_lowercase();
    // Nobody mistypes a code into a page of text.
    if word.is_empty() || word.len() > 100 {
        return None;
    }
    let distance = |code: &Code| {
        let known = code.name().to_lowercase();
        let bare = known.get(2..).unwrap_or_default();
        slips(&word, &known).min(slips(&word, bare))
    };
    let near = Code::ALL.iter().copied().min_by_key(distance)?;
    let holding = || {
        let mut codes = Code::ALL.iter().copied();
        codes.find(|code| code.name().to_lowercase().contains(&word))
    };
    Some(near)
        .filter(|near| distance(near) <= near.name().len() / 3)
        .or_else(holding)
}

/// All codes with their titles.
fn list() -> String {
    let width = Code::ALL.iter().map(|code| code.name().len()).max();
    let width = width.unwrap_or_default();
    let lines = Code::ALL
        .iter()
        .map(|code| format!("{:width$}  {}\n", code.name(), code.title()));
    lines.collect()
}

/// The page of a code.
fn told(code: Code) -> String {
    let page = page(code);
    let mut out = format!("{code}: {}\n\n{}\n", code.title(), page.words);
    for (title, example) in [("Wrong", page.wrong), ("Right", page.right)] {
        if let Some(example) = example {
            out += &format!("\n{title}:\n\n{}", indented(example));
        }
    }
    out
}

fn indented(example: &str) -> String {
    let lines = example.lines().map(|line| match line {
        "" => "\n".to_owned(),
        line => format!("    {line}\n"),
    });
    lines.collect()
}
