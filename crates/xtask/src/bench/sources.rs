//! How well the sentences of an article are found again in other versions of it.

use crate::step::{Outcome, cargo, run};

/// Prints how many are found rightly, wrongly and not at all, by the kind of change, and how long
/// that takes.
pub(super) fn sources() -> Outcome {
    let package = ["--package", "elenchus-bench", "--bin", "anchors"];
    let mut measure = cargo();
    measure.args(["run", "--quiet", "--release"]).args(package);
    run(
        "Change articles and find their sentences again",
        &mut measure,
    )
}
