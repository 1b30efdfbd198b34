use std::collections::HashMap;

use super::assembly::{Assembly, File, FileId, FileRemark, Piece};
use super::beside;
use crate::diagnostic::{Code, Diagnostic};
use crate::syntax::{self, Include, LONGEST_TEXT, SyntaxKind};
use crate::text::Span;

/// How many files one document may be made of.
const MOST_FILES: usize = 10_000;

/// How an include begins.
const OPENING: &str = "@include(";

/// Puts every included file where it is included.
///
/// `name` and `text` are the main file's. `load` is asked for the text of a file by its name,
/// which is what [`beside`] makes of the path in the include; it answers with the text, or with
/// plain words why there is none. It is asked once for a name.
///
/// A file stands where it is included first; later includes of it are left out. So is, with a
/// remark, what cannot be read or includes itself, and the front matter and the byte order mark
/// of included files.
pub fn assemble(
    name: &str,
    text: &str,
    load: &mut dyn FnMut(&str) -> Result<String, String>,
) -> Assembly {
    let mut assembler = Assembler {
        assembly: Assembly {
            text: String::with_capacity(text.len()),
            files: Vec::new(),
            pieces: Vec::new(),
            by_file: Vec::new(),
            remarks: Vec::new(),
        },
        known: HashMap::new(),
        open: Vec::new(),
        load,
    };
    // By the name under which an include would find it.
    assembler.open_file(
        beside(name, name.rsplit('/').next().unwrap_or(name)),
        text.to_owned(),
    );
    assembler.assembly.files[0].name = name.to_owned();
    assembler.run();
    assembler.assembly
}

struct Assembler<'l> {
    assembly: Assembly,
    /// The files that were asked for, by name; `None` for one that cannot be read.
    known: HashMap<String, Option<FileId>>,
    /// The files that are being read, each included by the one before it.
    open: Vec<OpenFile>,
    load: &'l mut dyn FnMut(&str) -> Result<String, String>,
}

struct OpenFile {
    id: FileId,
    /// The name its own includes are relative to.
    name: String,
    /// How far it has been taken.
    at: u32,
    /// The includes that are still to come, in reverse.
    includes: Vec<Span>,
}

impl Assembler<'_> {
    fn run(&mut self) {
        while let Some(open) = self.open.last_mut() {
            let Some(include) = open.includes.pop() else {
                let end = self.assembly.files[open.id.0 as usize].text.len() as u32;
                let (id, at) = (open.id, open.at);
                self.take(id, Span::new(at, end));
                self.open.pop();
                continue;
            };
            let (id, at) = (open.id, std::mem::replace(&mut open.at, include.end));
            self.take(id, Span::new(at, include.start));
            self.follow(id, include);
        }
    }

    /// Appends a span of a file to the assembled text.
    fn take(&mut self, file: FileId, span: Span) {
        if span.is_empty() {
            return;
        }
        let assembly = &mut self.assembly;
        let index = assembly.pieces.len() as u32;
        assembly.pieces.push(Piece {
            at: assembly.text.len() as u32,
            file,
            span,
        });
        assembly.by_file[file.0 as usize].push(index);
        let text = span.of(&assembly.files[file.0 as usize].text);
        assembly.text.push_str(text);
    }

    /// Opens the file that `include` names, unless it has been taken already.
    fn follow(&mut self, id: FileId, include: Span) {
        let written = include.of(&self.assembly.files[id.0 as usize].text);
        let path = written.strip_prefix(OPENING).unwrap_or(written);
        let path = path.strip_suffix(')').unwrap_or(path).trim().to_owned();
        let from = self.open.last().map_or("", |open| open.name.as_str());
        let name = beside(from, &path);
        match self.known.get(&name).copied() {
            Some(Some(file)) if self.open.iter().any(|open| open.id == file) => {
                self.remark_cycle(id, include, file);
            }
            Some(Some(_)) => {}
            Some(None) => self.remark_missing(id, include, &path, "it could not be read before"),
            None => match self.load(&name) {
                Ok(text) => self.open_file(name, text),
                Err(why) => {
                    self.known.insert(name, None);
                    self.remark_missing(id, include, &path, &why);
                }
            },
        }
    }

    fn load(&mut self, name: &str) -> Result<String, String> {
        if self.assembly.files.len() >= MOST_FILES {
            return Err(format!("there are {MOST_FILES} files already"));
        }
        let text = (self.load)(name)?;
        if self.assembly.text.len() + text.len() > LONGEST_TEXT {
            return Err("all files together are longer than 1 GiB".to_owned());
        }
        Ok(text)
    }

    fn open_file(&mut self, name: String, text: String) {
        let id = FileId(self.assembly.files.len() as u32);
        let (includes, at) = self.survey(id, &text);
        self.known.insert(name.clone(), Some(id));
        self.open.push(OpenFile {
            id,
            name: name.clone(),
            at,
            includes,
        });
        self.assembly.by_file.push(Vec::new());
        self.assembly.files.push(File { name, text });
    }

    /// The includes of a file, in reverse, and where it begins to count: an included file behind
    /// its byte order mark and its front matter.
    fn survey(&mut self, id: FileId, text: &str) -> (Vec<Span>, u32) {
        let included = id != FileId::MAIN;
        let may_begin = text.trim_start_matches('\u{feff}').trim_start();
        let front_matter = included && may_begin.starts_with("===");
        let mut at = match included && text.starts_with('\u{feff}') {
            true => '\u{feff}'.len_utf8() as u32,
            false => 0,
        };
        if !front_matter && !text.contains(OPENING) {
            return (Vec::new(), at);
        }
        let tree = syntax::parse(text).tree;
        let root = tree.root(text);
        if let Some(front) = root.child(SyntaxKind::FrontMatter).filter(|_| included) {
            at = front.span().end;
            let diagnostic = Diagnostic::new(Code::IncludeFrontMatter, front.span())
                .message("this file is included, so that its front matter does not count")
                .help("put the settings into the front matter of the file that includes it");
            self.remark(id, diagnostic);
        }
        let leaves = root.descendants().filter_map(Include::of);
        let mut includes: Vec<Span> = leaves.map(|include| include.node().span()).collect();
        includes.reverse();
        (includes, at)
    }

    fn remark_missing(&mut self, id: FileId, include: Span, path: &str, why: &str) {
        let diagnostic = Diagnostic::new(Code::IncludeMissing, include)
            .message(format!("`{path}` is left out: {why}"))
            .help("give the path from the folder of this file, with / between names");
        self.remark(id, diagnostic);
    }

    fn remark_cycle(&mut self, id: FileId, include: Span, file: FileId) {
        let from = self.open.iter().position(|open| open.id == file);
        let ring = self.open.iter().skip(from.unwrap_or(0)).map(|open| open.id);
        let names: Vec<&str> = ring
            .chain([file])
            .map(|id| self.assembly.file(id).name.as_str())
            .collect();
        let diagnostic = Diagnostic::new(Code::IncludeCycle, include)
            .message(format!(
                "this would go round: {}; it is left out",
                names.join(" includes ")
            ))
            .help("let one of the files stand without the other");
        self.remark(id, diagnostic);
    }

    fn remark(&mut self, file: FileId, diagnostic: Diagnostic) {
        self.assembly.remarks.push(FileRemark {
            file,
            diagnostic,
            elsewhere: Vec::new(),
        });
    }
}
