//! `elenchus lsp`: what an editor asks about maps, over standard input and output.
//!
//! The answers are the core's ([`elenchus::service`]); here is the protocol around them.

mod analysis;
mod answers;
mod capabilities;
mod diagnostics;
mod frame;
mod server;
mod workspace;

use std::io::{self, BufWriter};
use std::process::ExitCode;

use crate::output::{Failure, Outcome};

/// How to talk.
#[derive(clap::Args)]
#[command(after_help = "\
It speaks the Language Server Protocol: remarks with fixes, completion, hover, definitions,
references, renaming, outline, folding, colours, canonical style; titles are known through includes.

Editors:
  Neovim 0.11   vim.filetype.add({ extension = { argdown = 'argdown', ad = 'argdown' } })
                vim.lsp.config('elenchus',
                  { cmd = { 'elenchus', 'lsp' }, filetypes = { 'argdown' } })
                vim.lsp.enable('elenchus')
  Helix         in languages.toml:
                  [language-server.elenchus]
                  command = \"elenchus\"
                  args = [\"lsp\"]
                  [[language]]
                  name = \"argdown\"
                  scope = \"source.argdown\"
                  file-types = [\"argdown\", \"ad\", \"adown\", \"argdn\"]
                  language-servers = [\"elenchus\"]
  VS Code       with an extension for any language server: command `elenchus lsp`, files *.argdown
  Emacs         (define-derived-mode argdown-mode text-mode \"Argdown\")
                (add-to-list 'eglot-server-programs '(argdown-mode . (\"elenchus\" \"lsp\")))

Exit codes: 0 after shutdown and exit, 1 where the editor leaves without them.")]
pub(crate) struct Options {
    /// Over standard input and output. That is how it is in any case; some editors say it.
    #[arg(long)]
    stdio: bool,
}

/// Talks with an editor until it leaves.
pub(crate) fn serve(options: &Options) -> Outcome {
    let Options { stdio: _ } = options;
    match server::talk(BufWriter::new(io::stdout().lock())) {
        Ok(true) => Ok(ExitCode::SUCCESS),
        Ok(false) => Ok(ExitCode::FAILURE),
        Err(error) => Err(Failure::from(error)),
    }
}
