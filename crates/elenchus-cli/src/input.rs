//! Reading maps from files and from standard input.

use std::io::Read;
use std::path::{Path, PathBuf};

use elenchus::include::{Assembly, assemble};
use elenchus::syntax::decode;

use crate::output::Failure;

/// The name that stands for standard input.
const STANDARD: &str = "-";

/// A text and what to call it.
pub(crate) struct Source {
    pub(crate) name: String,
    pub(crate) text: String,
}

/// Reads a file, or standard input for `-`; with what to call it.
pub(crate) fn read_bytes(path: &Path) -> Result<(String, Vec<u8>), Failure> {
    let (name, bytes) = if path.as_os_str() == STANDARD {
        let mut bytes = Vec::new();
        let read = std::io::stdin().lock().read_to_end(&mut bytes);
        ("standard input".to_owned(), read.map(|_| bytes))
    } else {
        (path.display().to_string(), std::fs::read(path))
    };
    match bytes {
        Ok(bytes) => Ok((name, bytes)),
        Err(error) => Err(Failure::told(format!("cannot read {name}: {error}"))),
    }
}

/// Reads a file, or standard input for `-`, as UTF-8.
pub(crate) fn read(path: &Path) -> Result<Source, Failure> {
    let (name, bytes) = read_bytes(path)?;
    let text = decode(&bytes).map(str::to_owned);
    let text = text.map_err(|wrong| {
        Failure::told(format!(
            "cannot read {name}: error[{}]: {}\n  help: {}",
            wrong.code, wrong.message, wrong.help
        ))
    })?;
    Ok(Source { name, text })
}

/// Reads a map with the files it includes.
pub(crate) fn read_whole(path: &Path) -> Result<Assembly, Failure> {
    let source = read(path)?;
    let name = match path.as_os_str() == STANDARD {
        true => source.name,
        false => slashed(path),
    };
    Ok(assemble_files(&name, &source.text).0)
}

/// A text with the files it includes from the disk, and the paths that were asked for.
pub(crate) fn assemble_files(name: &str, text: &str) -> (Assembly, Vec<PathBuf>) {
    let mut asked = Vec::new();
    let mut load = |name: &str| {
        let path = PathBuf::from(name);
        asked.push(path.clone());
        let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
        let text = decode(&bytes).map_err(|wrong| wrong.message)?;
        Ok(text.to_owned())
    };
    let assembly = assemble(name, text, &mut load);
    (assembly, asked)
}

/// A path with `/` between its names.
pub(crate) fn slashed(path: &Path) -> String {
    let path = path.display().to_string();
    match cfg!(windows) {
        true => path.replace('\\', "/"),
        false => path,
    }
}

/// Writes a file, or standard output where there is none or it is `-`.
pub(crate) fn write(path: Option<&PathBuf>, contents: &[u8]) -> Result<(), Failure> {
    match path {
        Some(path) if path.as_os_str() != STANDARD => std::fs::write(path, contents)
            .map_err(|error| Failure::told(format!("cannot write {}: {error}", path.display()))),
        _ => crate::output::print_bytes(contents),
    }
}
