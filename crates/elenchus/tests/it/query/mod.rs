//! Questions to maps.

mod laws;
