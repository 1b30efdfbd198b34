//! Questions about a map.
