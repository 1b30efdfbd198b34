//! Compiling to WebAssembly, with or without rustup, and joining it to JavaScript.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use wasm_bindgen_cli_support::Bindgen;

use crate::place;
use crate::setup::{has_rustup, has_std_source};
use crate::short::{rename_imports, shorten_module, shorten_script};
use crate::step::{Failure, Outcome, cargo, make_folder, run, say, succeeds};

/// The target of all that runs in a browser.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// The folder of what is loaded later.
pub const LATER: &str = "later";

/// Has cargo compile the standard library along.
const OWN_STD: &str = "-Zbuild-std=std,panic_abort";

/// What JavaScript loads the module.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Loader {
    /// A page or its worker, by `import`.
    Page,
    /// Node, by `require` or `import`.
    Node,
}

/// `cargo SUBCOMMAND` for the WebAssembly target. Where there is no rustup, the standard library
/// is built along, since Debian ships its source and no compiled one for this target.
pub fn cargo_for_wasm(subcommand: &str) -> Command {
    let mut command = cargo();
    command.args([subcommand, "--target", TARGET]);
    if !has_rustup() {
        command.env("RUSTC_BOOTSTRAP", "1").arg(OWN_STD);
    }
    command
}

/// Whether the standard library can be compiled along as small as the page: the one that comes
/// compiled is made for speed, and has words for every panic. Together that is twenty kilobytes.
fn has_small_std() -> bool {
    static FOUND: OnceLock<bool> = OnceLock::new();
    *FOUND.get_or_init(|| {
        // What it is made of is fetched where it is not there; without a net it is done without.
        let mut fetch = cargo();
        fetch
            .args(["fetch", "--quiet", "--target", TARGET, OWN_STD])
            .env("RUSTC_BOOTSTRAP", "1");
        has_std_source() && succeeds(&mut fetch)
    })
}

/// What a module is to be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Small.
    Web,
    /// Fast: nobody waits for it to be loaded.
    Worker,
}

impl Profile {
    /// Its name in `Cargo.toml`.
    const fn name(self) -> &'static str {
        match self {
            Self::Web => "web",
            Self::Worker => "worker",
        }
    }
}

/// Compiles a package; where its module lies.
pub fn compile(package: &str, profile: Profile) -> Outcome<PathBuf> {
    let mut command = cargo_for_wasm("build");
    command.args(["--quiet", "--profile", profile.name(), "--package", package]);
    // Where in the source a panic comes from weighs twelve kilobytes, and no reader can use it.
    // The compiler does without from 1.59 on, but calls that unstable.
    let mut flags = vec!["-Zlocation-detail=none"];
    if profile == Profile::Web {
        // Where what stands in the module, so that it can be split.
        flags.push("-Clink-arg=--emit-relocs");
        if has_small_std() {
            command.args([OWN_STD, "-Zbuild-std-features=optimize_for_size"]);
            flags.extend(["-Zunstable-options", "-Cpanic=immediate-abort"]);
        }
    }
    let flags: Vec<_> = flags.iter().map(|flag| format!("'{flag}'")).collect();
    let flags = format!("target.{TARGET}.rustflags=[{}]", flags.join(","));
    command
        .args(["--config", &flags])
        .env("RUSTC_BOOTSTRAP", "1");
    run(&format!("Compile {package} to WebAssembly"), &mut command)?;
    let name = package.replace('-', "_");
    let folder = place::target().join(TARGET).join(profile.name());
    let module = [
        folder.join(format!("{package}.wasm")),
        folder.join(format!("{name}.wasm")),
    ];
    let newest = module
        .into_iter()
        .filter(|path| path.exists())
        .max_by_key(|path| modified(path));
    newest.ok_or_else(|| {
        Failure::new(format!(
            "cargo built no module for {package} in {}",
            folder.display()
        ))
    })
}

fn modified(path: &Path) -> Option<std::time::SystemTime> {
    path.metadata().and_then(|data| data.modified()).ok()
}

/// A module of which some is loaded later.
pub struct Split {
    /// What is loaded at once, still to be joined to JavaScript.
    pub first: PathBuf,
    /// What is loaded later, and the script that does so; they belong beside each other in a folder
    /// [`LATER`] beside the script of the first.
    pub later: Vec<PathBuf>,
}

/// Cuts out of a module what is marked to be loaded later; its script will be called `name`.
pub fn split(module: &Path, name: &str) -> Outcome<Split> {
    say(format!("Part what {name} loads later"));
    let fail = |error: &dyn std::fmt::Display| {
        Failure::new(format!("cannot split {}: {error:#}", module.display()))
    };
    let bytes = std::fs::read(module).map_err(|error| fail(&error))?;
    let folder = module.with_extension("split");
    make_folder(&folder.join(LATER))?;
    let first = folder.join("first.wasm");
    let script = format!("./{LATER}/{LATER}.js");
    let page = format!("../{name}.js");
    let mut options = wasm_split_cli_support::Options::new(&bytes);
    options.output_dir = &folder;
    options.main_out_path = &first;
    options.link_name = &script;
    options.main_module = &page;
    let split = wasm_split_cli_support::transform(options).map_err(|error| fail(&error))?;
    let script = folder.join(script);
    shorten_script(&script, &[])?;
    let mut later = split.split_modules;
    for module in &later {
        shorten_module(module)?;
    }
    later.push(script);
    Ok(Split { first, later })
}

/// Writes the module and the JavaScript that loads it into `folder`, as `NAME.js` and `NAME_bg.wasm`.
pub fn bind(module: &Path, name: &str, loader: Loader, folder: &Path) -> Outcome {
    say(format!("Join {name} to JavaScript"));
    make_folder(folder)?;
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(module)
        .out_name(name)
        .remove_name_section(true)
        .remove_producers_section(true)
        // The table of functions is one of what the linker exports; what is loaded later needs it.
        .keep_lld_exports(loader == Loader::Page);
    let chosen = match loader {
        Loader::Page => bindgen.typescript(false).web(true),
        Loader::Node => bindgen.typescript(true).nodejs(true),
    };
    let fail = |error| {
        Failure::new(format!(
            "wasm-bindgen cannot read {}: {error:#}",
            module.display()
        ))
    };
    let mut output = chosen
        .and_then(|bindgen| bindgen.generate_output())
        .map_err(fail)?;
    let renamed = match loader {
        Loader::Page => rename_imports(&mut output),
        Loader::Node => Vec::new(),
    };
    output.emit(folder).map_err(fail)?;
    match loader {
        Loader::Page => {
            shorten_script(&folder.join(format!("{name}.js")), &renamed)?;
            shorten_module(&folder.join(format!("{name}_bg.wasm")))
        }
        Loader::Node => Ok(()),
    }
}
