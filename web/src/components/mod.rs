//! The parts of the page that are no view: header, tabs, menu, marks.

pub mod edge_sample;
pub mod header;
pub mod menu;
pub mod notice;
pub mod tabs;
pub mod theme_switch;
