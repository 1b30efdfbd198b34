//! `elenchus lsp` as an editor talks with it, over pipes.

mod answers;
mod conversation;
mod includes;
mod session;
