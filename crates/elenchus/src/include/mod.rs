//! Documents of several files: `@include(other.argdown)` puts a file where it stands.
//!
//! The files are [assembled](assemble) into one text, which is read like any other; every offset
//! of it leads back to its file. Each file is taken once, wherever it is first included. What
//! includes mean follows the reference implementation, which replaces text; unlike there,
//! comments include nothing, cycles are told, and places stay exact.
//!
//! ```
//! use elenchus::include::{FileId, assemble};
//!
//! let mut shelf = |name: &str| match name {
//!     "maps/costs.argdown" => Ok("  - <Cost>: No money is left.\n".to_owned()),
//!     _ => Err("there is no such file".to_owned()),
//! };
//! let main = "[Thesis]: Rebuild the bridge.\n@include(costs.argdown)\n";
//! let assembly = assemble("maps/main.argdown", main, &mut shelf);
//! let parsed = elenchus::parse(assembly.text());
//! assert_eq!(parsed.model.relations().len(), 1);
//!
//! let cost = parsed.model.arguments()[0].members[0].span;
//! let (file, span) = assembly.locate(cost).expect("from a file");
//! assert_eq!(assembly.file(file).name, "maps/costs.argdown");
//! assert_eq!(span.of(&assembly.file(file).text), "<Cost>: No money is left.");
//! ```

mod assemble;
mod assembly;
mod path;

pub use assemble::assemble;
pub use assembly::{Assembly, File, FileId, FileRemark};
pub use path::beside;
