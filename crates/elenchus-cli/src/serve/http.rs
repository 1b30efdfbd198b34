//! What is answered to whom.

use std::convert::Infallible;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::WatchStream;

use super::page;
use super::watch::{News, Watch};

/// The policy of the page's own `meta` element, as a header.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
    font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The page, the map, and word of its changes.
pub(super) fn router(watch: Arc<Watch>) -> Router {
    Router::new()
        .route("/", get(index))
        .route("/index.html", get(index))
        .route("/live/map.argdown", get(map))
        .route("/live/events", get(events))
        .route("/{file}", get(file))
        .layer(from_fn(guard))
        .with_state(watch)
}

/// Answers only those who name this machine, so that no foreign site can reach the map by
/// pointing its own name here, and puts the safety headers on every answer.
async fn guard(request: Request, next: Next) -> Response {
    let host = request
        .headers()
        .get(HOST)
        .and_then(|host| host.to_str().ok());
    if !host.is_some_and(is_this_machine) {
        return (
            StatusCode::FORBIDDEN,
            "this server answers only as localhost\n",
        )
            .into_response();
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn is_this_machine(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    matches!(name, "localhost" | "127.0.0.1" | "[::1]")
}

async fn index(State(watch): State<Arc<Watch>>) -> Response {
    let bytes = watch.read().unwrap_or_default();
    let page = page::index(&String::from_utf8_lossy(&bytes));
    ([(CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response()
}

/// The map, byte for byte: what is not UTF-8 is for the page to say.
async fn map(State(watch): State<Arc<Watch>>) -> Response {
    match watch.read() {
        Ok(bytes) => ([(CONTENT_TYPE, "text/plain; charset=utf-8")], bytes).into_response(),
        Err(error) => (
            StatusCode::NOT_FOUND,
            format!("cannot read the map: {error}\n"),
        )
            .into_response(),
    }
}

async fn file(Path(name): Path<String>) -> Response {
    match page::file(&name) {
        Some(contents) => ([(CONTENT_TYPE, page::media_type(&name))], contents).into_response(),
        None => (StatusCode::NOT_FOUND, "there is no such file here\n").into_response(),
    }
}

/// Server-sent events: `changed`, with a running number, after every save; `unreadable`, with the
/// reason, when the file stays away.
async fn events(State(watch): State<Arc<Watch>>) -> Response {
    let news = WatchStream::from_changes(watch.news());
    let events = news.map(|news| {
        let event = match news {
            News::Changed(count) => Event::default().event("changed").data(count.to_string()),
            News::Unreadable(why) => Event::default().event("unreadable").data(why),
        };
        Ok::<_, Infallible>(event)
    });
    Sse::new(events)
        .keep_alive(KeepAlive::default())
        .into_response()
}

#[cfg(test)]
mod tests {
    use super::is_this_machine;

    #[test]
    fn only_names_of_this_machine_are_answered() {
        for host in ["localhost", "localhost:4040", "127.0.0.1:80", "[::1]:4040"] {
            assert!(is_this_machine(host), "{host}");
        }
        for host in [
            "example.org",
            "localhost.example.org:80",
            "127.0.0.1.example.org",
            "",
            "[::1].x",
        ] {
            assert!(!is_this_machine(host), "{host}");
        }
    }
}
