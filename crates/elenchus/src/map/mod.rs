//! What is shown of a model: nodes, edges and groups, and which of them are folded away.
//!
//! [`project`] chooses the nodes and draws the edges between them after the rules of Argdown's
//! own maps; [`Folds`] and [`Map::view`] say what a reader sees who has opened some cards.
//! A map owns no text: its nodes name elements of the model.

mod closed;
mod colour;
mod config;
mod edges;
mod fold;
mod graph;
mod groups;
mod hang;
mod lists;
mod options;
mod project;
mod regroup;
mod rings;
mod select;
mod slug;
mod uses;

pub use closed::{DrawnEdge, DrawnEnd};
pub use colour::{Colour, Colours, TextColours, colours};
pub use fold::{Folds, Hidden, View, VisibleGroup};
pub use graph::{Edge, EdgeId, EdgeOrigin, Group, GroupId, Map, Node, NodeId, Reasons};
pub use options::{
    Grouping, LabelMode, Options, Preselection, Regroup, SectionGroup, StatementSelection,
};
pub use project::project;
pub use regroup::regrouped;
