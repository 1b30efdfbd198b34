//! The lossless syntax tree.
