//! A map in the browser: a server for this machine alone, which sends the page that is embedded
//! in the command, the map as it is on disk, and word of every change.

mod http;
mod page;
mod watch;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use tokio::net::TcpListener;

use crate::output::{Failure, Outcome, print};

/// Which map, and where.
#[derive(clap::Args)]
#[command(after_help = "Example: elenchus serve article.argdown --no-open

The page follows every save of the file. Nobody but this machine can reach it.")]
pub(crate) struct Options {
    /// The map.
    file: PathBuf,
    /// The port; one that is free where it is not given, 0 likewise.
    #[arg(long)]
    port: Option<u16>,
    /// Do not open the browser.
    #[arg(long)]
    no_open: bool,
}

/// The port that is tried first, so that an address stays good from one day to the next.
const USUAL_PORT: u16 = 4040;

/// Serves until it is stopped.
pub(crate) fn serve(options: &Options) -> Outcome {
    if page::file("index.html").is_none() {
        return Err(Failure::told(
            "this elenchus was built without the page\n  help: run `cargo xtask serve`, which builds both",
        ));
    }
    // What cannot be read at the start is a slip of the pen; later it may be an editor at work.
    let file = std::path::absolute(&options.file).map_err(|error| {
        Failure::told(format!("cannot find {}: {error}", options.file.display()))
    })?;
    std::fs::metadata(&file).map_err(|error| {
        Failure::told(format!("cannot read {}: {error}", options.file.display()))
    })?;

    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let runtime =
        runtime.map_err(|error| Failure::told(format!("cannot start the server: {error}")))?;
    runtime.block_on(async {
        let listener = listen(options.port).await?;
        let address = listener
            .local_addr()
            .map_err(|error| Failure::told(format!("no address: {error}")))?;
        // By number: the name may also lead to another server, that of the newer protocol.
        let url = format!("http://{address}/");
        print(&format!("{} at {url}\n", options.file.display()))?;
        if !options.no_open && open::that_detached(&url).is_err() {
            print("No browser could be opened; open the address by hand.\n")?;
        }
        let watched = Arc::new(watch::Watch::start(file));
        axum::serve(listener, http::router(watched))
            .await
            .map_err(|error| Failure::told(format!("the server failed: {error}")))?;
        Ok(ExitCode::SUCCESS)
    })
}

/// Listens on the port that is asked for, or on the usual one, or on any that is free.
async fn listen(port: Option<u16>) -> Result<TcpListener, Failure> {
    let on = |port| TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    let listener = match port {
        Some(port) => on(port).await,
        None => match on(USUAL_PORT).await {
            Ok(listener) => Ok(listener),
            Err(_) => on(0).await,
        },
    };
    listener.map_err(|error| {
        let port = port.unwrap_or(USUAL_PORT);
        Failure::told(format!(
            "cannot listen on port {port}: {error}\n  help: choose another with --port"
        ))
    })
}
