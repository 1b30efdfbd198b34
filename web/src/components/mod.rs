//! The parts of the page that are no view: header, tabs, menu, marks.

pub mod claim_link;
pub mod copy_link;
pub mod diagnostics;
pub mod dialog;
pub mod draft_map;
pub mod edge_sample;
pub mod header;
pub mod keys_help;
pub mod legend;
pub mod live_region;
pub mod menu;
pub mod notice;
pub mod open_map;
pub mod prose;
pub mod search;
pub mod side;
pub mod status;
pub mod steps;
pub mod tabs;
pub mod theme_switch;
