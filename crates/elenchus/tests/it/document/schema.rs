//! `UPDATE_SCHEMA=1 cargo test -p elenchus` writes the schema anew; read the difference before
//! you keep it, and count the version up where an old document would no longer be read.

use std::fs;
use std::path::Path;

#[test]
fn the_committed_schema_is_that_of_the_types() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/document-1.json");
    let mut schema = serde_json::to_string_pretty(&elenchus::document::schema()).expect("JSON");
    schema.push('\n');
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        fs::write(&path, &schema).expect("written");
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == schema,
        "the schema is out of date; write it anew with UPDATE_SCHEMA=1"
    );
}
