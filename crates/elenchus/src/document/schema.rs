use super::Document;

/// The JSON Schema of a [`Document`], made from its types.
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(Document)
}
