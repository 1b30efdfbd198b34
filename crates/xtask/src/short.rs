//! Making what a browser loads short: wasm-bindgen gives each import a name with a digest, which
//! stands in both files and does not compress.

use std::fs;
use std::path::Path;

use wasm_bindgen_cli_support::Output;

use crate::neighbours;
use crate::step::{Failure, Outcome};

/// A long name and the short one that stands for it.
type Renamed = (String, String);

/// Gives the imports of a module short names.
pub fn rename_imports(output: &mut Output) -> Vec<Renamed> {
    let imports = output.wasm_mut().imports.iter_mut();
    let own = imports.filter(|import| import.name.starts_with("__wb"));
    let mut renamed: Vec<_> = (0..)
        .zip(own)
        .map(|(number, import)| {
            let short = format!("i{number}");
            (std::mem::replace(&mut import.name, short.clone()), short)
        })
        .collect();
    // A name that begins another must not be replaced within it.
    renamed.sort_by_key(|(long, _)| std::cmp::Reverse(long.len()));
    renamed
}

/// Gives them the same names in the JavaScript that provides them, and takes out its indents.
pub fn shorten_script(path: &Path, renamed: &[Renamed]) -> Outcome {
    let fail = |error| Failure::new(format!("{}: {error}", path.display()));
    let script = fs::read_to_string(path).map_err(fail)?;
    fs::write(path, shortened(&script, renamed)).map_err(fail)
}

/// Puts the functions of a module where they compress best.
pub fn shorten_module(path: &Path) -> Outcome {
    let fail = |error| Failure::new(format!("{}: {error}", path.display()));
    let module = fs::read(path).map_err(fail)?;
    fs::write(path, neighbours::put_together(&module)?).map_err(fail)
}

fn shortened(script: &str, renamed: &[Renamed]) -> String {
    let mut script = script.to_owned();
    for (long, short) in renamed {
        script = script.replace(long, short);
    }
    let spans_lines = |line: &str| line.matches('`').count() % 2 == 1;
    if script.lines().any(spans_lines) {
        return script;
    }
    let lines = script.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn names_and_indents_become_short() {
        let renamed = [("__wbg_get_12".to_owned(), "i0".to_owned())];
        let script = "const imports = {\n    // theirs\n    __wbg_get_12: get,\n};\n";
        assert_eq!(
            shortened(script, &renamed),
            "const imports = {\ni0: get,\n};\n"
        );
        let text = "a = `\n  __wbg_get_12`;\n";
        assert_eq!(shortened(text, &renamed), "a = `\n  i0`;\n");
    }
}
