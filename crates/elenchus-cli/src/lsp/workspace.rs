//! The texts there are: those that are open in the editor, and those on the disk.
//!
//! A file may be part of others that include it. What is said about it is said of the outermost
//! document that it is part of, so that its titles are known and it is known to them.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use elenchus::include::{FileId, assemble};
use elenchus::syntax::decode;
use elenchus::text::{Change, Encoding, apply_changes};
use ls_types::Uri;

use super::analysis::Analysis;
use crate::input::slashed;

/// The most files that are looked at for documents that include others.
const MOST_FILES: usize = 5_000;

/// The most folders that are opened for that.
const MOST_FOLDERS: usize = 2_000;

/// The longest file that is read from the disk for that, in bytes.
const LONGEST_FILE: u64 = 16 << 20;

/// How much is read for that of all files of a folder, in bytes.
const MOST_BYTES: u64 = 256 << 20;

/// All texts, by name: the path of a file, or the address of what is none.
pub(super) struct Workspace {
    encoding: Encoding,
    open: BTreeMap<String, OpenText>,
    /// Files on the disk that include others.
    including: BTreeSet<String>,
    /// What was read, by the name of the outermost file.
    analyses: RefCell<HashMap<String, Known>>,
}

/// A text that is open in the editor.
struct OpenText {
    uri: Uri,
    version: i32,
    text: String,
}

/// What was read, and what it depends on.
#[derive(Clone)]
struct Known {
    analysis: Rc<Analysis>,
    /// The names of all files that were asked for, also of those that are not there.
    asked: Rc<BTreeSet<String>>,
}

/// A file in the document it is seen as part of.
pub(super) struct Part {
    pub(super) analysis: Rc<Analysis>,
    pub(super) file: FileId,
}

impl Workspace {
    pub(super) fn new(encoding: Encoding) -> Self {
        Self {
            encoding,
            open: BTreeMap::new(),
            including: BTreeSet::new(),
            analyses: RefCell::new(HashMap::new()),
        }
    }

    /// Takes a text that has been opened, or opened anew.
    pub(super) fn open(&mut self, uri: Uri, version: i32, text: String) {
        let name = name(&uri);
        self.forget(&name);
        self.open.insert(name, OpenText { uri, version, text });
    }

    /// Follows changes of an open text.
    pub(super) fn change(&mut self, uri: &Uri, version: i32, changes: &[Change]) {
        let name = name(uri);
        self.forget(&name);
        if let Some(open) = self.open.get_mut(&name) {
            let before = std::mem::take(&mut open.text);
            open.text = apply_changes(before, changes, self.encoding);
            open.version = version;
        }
    }

    /// Forgets an open text: the file on the disk counts again.
    pub(super) fn close(&mut self, uri: &Uri) {
        self.open.remove(&name(uri));
        self.changed_on_disk(uri);
    }

    /// A file on the disk is another one, or is gone.
    pub(super) fn changed_on_disk(&mut self, uri: &Uri) {
        let name = name(uri);
        self.forget(&name);
        self.including.remove(&name);
        if is_path(&name) && length(Path::new(&name)) <= LONGEST_FILE {
            self.note(&name);
        }
    }

    /// Looks into a folder for documents that include others.
    pub(super) fn survey(&mut self, folder: &Uri) {
        let Some(path) = folder.to_file_path() else {
            return;
        };
        let mut left = MOST_BYTES;
        for path in documents(&path) {
            let length = length(&path);
            if length <= LONGEST_FILE.min(left) {
                left -= length;
                self.note(&slashed(&path));
            }
        }
    }

    /// Remembers a file on the disk, where it includes others.
    fn note(&mut self, name: &str) {
        if from_disk(name).is_ok_and(|text| text.contains("@include(")) {
            self.including.insert(name.to_owned());
        }
    }

    /// Forgets what was read of documents that a file is part of, or would be.
    fn forget(&mut self, name: &str) {
        let known = self.analyses.get_mut();
        known.retain(|_, known| !known.asked.contains(name));
    }

    /// The names of the texts that are open.
    pub(super) fn open_names(&self) -> Vec<String> {
        self.open.keys().cloned().collect()
    }

    /// The address and the version of an open text.
    pub(super) fn opened(&self, name: &str) -> Option<(&Uri, i32)> {
        self.open.get(name).map(|open| (&open.uri, open.version))
    }

    /// The version of a text, where it is open.
    pub(super) fn version(&self, uri: &Uri) -> Option<i32> {
        self.open.get(&name(uri)).map(|open| open.version)
    }

    /// The address of a text: the editor's own where it is open.
    pub(super) fn uri(&self, name: &str) -> Option<Uri> {
        match self.open.get(name) {
            Some(open) => Some(open.uri.clone()),
            None if is_path(name) => Uri::from_file_path(Path::new(name)),
            None => name.parse().ok(),
        }
    }

    /// A text in the document that it is seen as part of; `None` where it is neither open nor on
    /// the disk.
    pub(super) fn part(&self, uri: &Uri) -> Option<Part> {
        let name = name(uri);
        let own = self.analysis(&name)?;
        let mut within: Vec<(String, Known)> = self.outer(&name);
        within.push((name.clone(), own));
        // The outermost; of files that include each other the first.
        let outermost = |of: &str| {
            !within
                .iter()
                .any(|(other, known)| other != of && known.analysis.file_named(of).is_some())
        };
        let chosen = within.iter().find(|(of, _)| outermost(of));
        let first = || within.iter().min_by(|one, other| one.0.cmp(&other.0));
        let (_, known) = chosen.or_else(first)?;
        let analysis = Rc::clone(&known.analysis);
        let file = analysis.file_named(&name)?;
        Some(Part { analysis, file })
    }

    /// The documents that include a text.
    fn outer(&self, name: &str) -> Vec<(String, Known)> {
        let includes = |other: &&String| {
            let open = self.open.get(*other);
            open.is_none_or(|open| open.text.contains("@include("))
        };
        let candidates: BTreeSet<&String> = self.open.keys().chain(&self.including).collect();
        let candidates = candidates.into_iter().filter(|&other| other != name);
        candidates
            .filter(includes)
            .filter_map(|other| Some((other.clone(), self.analysis(other)?)))
            .filter(|(_, known)| known.analysis.file_named(name).is_some())
            .collect()
    }

    /// The outermost documents there are, each once.
    pub(super) fn documents(&self) -> Vec<Rc<Analysis>> {
        let names: BTreeSet<&String> = self.open.keys().chain(&self.including).collect();
        let mut found: Vec<Rc<Analysis>> = Vec::new();
        for part in names
            .into_iter()
            .filter_map(|name| self.part(&self.uri(name)?))
        {
            if !found
                .iter()
                .any(|analysis| Rc::ptr_eq(analysis, &part.analysis))
            {
                found.push(part.analysis);
            }
        }
        found
    }

    /// What is read in a document, files put together.
    fn analysis(&self, name: &str) -> Option<Known> {
        if let Some(known) = self.analyses.borrow().get(name) {
            return Some(known.clone());
        }
        let mut asked = BTreeSet::from([name.to_owned()]);
        let text = self.text(name).ok()?;
        let mut load = |other: &str| {
            asked.insert(other.to_owned());
            self.text(other)
        };
        let assembly = assemble(name, &text, &mut load);
        let known = Known {
            analysis: Rc::new(Analysis::new(assembly, self.encoding)),
            asked: Rc::new(asked),
        };
        let mut analyses = self.analyses.borrow_mut();
        analyses.insert(name.to_owned(), known.clone());
        Some(known)
    }

    /// A text: the one that is open, or the file on the disk.
    fn text(&self, name: &str) -> Result<String, String> {
        match self.open.get(name) {
            Some(open) => Ok(open.text.clone()),
            None if is_path(name) => from_disk(name),
            None => Err("it is not open, and not a file".to_owned()),
        }
    }
}

/// What a text is called: its path, with `/` between names, or its address.
pub(super) fn name(uri: &Uri) -> String {
    let is_file = uri.scheme().as_str().eq_ignore_ascii_case("file");
    let path = is_file.then(|| uri.to_file_path()).flatten();
    path.map_or_else(|| uri.as_str().to_owned(), |path| slashed(&path))
}

/// Whether a name is that of a file.
pub(super) fn is_path(name: &str) -> bool {
    Path::new(name).is_absolute()
}

/// How long a file is, in bytes; more than any where it cannot be read.
fn length(path: &Path) -> u64 {
    path.metadata().map_or(u64::MAX, |file| file.len())
}

fn from_disk(name: &str) -> Result<String, String> {
    let bytes = std::fs::read(name).map_err(|error| error.to_string())?;
    decode(&bytes)
        .map(str::to_owned)
        .map_err(|wrong| wrong.message)
}

/// Whether a file bears the name of an Argdown document.
pub(super) fn is_document(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ["argdown", "ad", "adown", "argdn"].contains(&ending))
}

/// The Argdown documents in a folder and those in it, hidden ones left out, in no special order.
fn documents(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    let mut opened = 0;
    while let Some(folder) = folders.pop() {
        opened += 1;
        for entry in folder.read_dir().into_iter().flatten().flatten() {
            let hidden = entry.file_name().to_string_lossy().starts_with('.');
            // Links are not followed: they may lead round.
            let Some(kind) = entry.file_type().ok().filter(|_| !hidden) else {
                continue;
            };
            let path = entry.path();
            if kind.is_dir() && opened + folders.len() < MOST_FOLDERS {
                folders.push(path);
            } else if kind.is_file() && is_document(&path) && found.len() < MOST_FILES {
                found.push(path);
            }
        }
    }
    found
}
