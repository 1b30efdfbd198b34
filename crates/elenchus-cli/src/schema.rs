//! The shape of the published JSON.

use std::process::ExitCode;

use crate::output::{Failure, Outcome, print};

/// Prints the JSON Schema of the documents that `export --to json` writes.
pub(crate) fn schema() -> Outcome {
    let schema = serde_json::to_string_pretty(&elenchus::document::schema());
    let schema = schema.map_err(|error| Failure::told(format!("no schema: {error}")))?;
    print(&format!("{schema}\n"))?;
    Ok(ExitCode::SUCCESS)
}
