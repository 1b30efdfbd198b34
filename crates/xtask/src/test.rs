//! Every test there is.

use std::path::Path;

use crate::step::{Failure, Outcome, cargo, command, files, run};
use crate::wasm::{self, Loader, Profile};
use crate::{build, place, setup};

/// Sets up, builds what the tests open, and runs them: natively, in the browser, in Node.
pub fn test(filter: Option<&str>) -> Outcome {
    setup::everything()?;
    build::page(Path::new("dist"))?;
    run(
        "Compile the elenchus command, which browser tests start",
        cargo().args(["build", "--quiet", "--package", "elenchus-cli"]),
    )?;
    let mut tests = cargo();
    tests.args(["test", "--workspace", "--all-features", "--no-fail-fast"]);
    tests.args(filter);
    let native = run(
        "Run the tests of all crates, and of the page in Chromium",
        &mut tests,
    );
    let node = in_node(filter);
    native.and(node)
}

/// The JavaScript package, tested where most of its users are.
fn in_node(filter: Option<&str>) -> Outcome {
    let module = wasm::compile("elenchus-js", Profile::Web)?;
    let folder = place::target().join("js");
    wasm::bind(&module, "elenchus_js", Loader::Node, &folder)?;
    let tests = files(&place::top().join("crates/elenchus-js/tests/node"))?;
    if tests.is_empty() {
        return Err(Failure::new("crates/elenchus-js/tests/node holds no test"));
    }
    let mut node = command("node");
    node.arg("--test")
        .env("ELENCHUS_JS", folder.join("elenchus_js.js"));
    if let Some(filter) = filter {
        node.arg(format!("--test-name-pattern={filter}"));
    }
    run("Run the tests of the JavaScript package", node.args(tests))
}
