use super::{Map, Options};
use crate::model::Model;

/// Chooses what of a model is shown and how it hangs together.
pub fn project(model: &Model, options: &Options) -> Map {
    let _ = (model, options);
    Map::default()
}
