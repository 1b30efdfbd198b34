//! What is answered to whom.

use std::convert::Infallible;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, RawQuery, Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
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
        .route("/live/{*file}", get(source))
        .route("/{*file}", get(file))
        .layer(from_fn(guard))
        .with_state(watch)
}

/// Answers only those who name this machine, so that no foreign site can reach the map by
/// pointing its own name here, and puts the safety headers on every answer.
async fn guard(request: Request, next: Next) -> Response {
    let host = request.headers().get(HOST);
    let host = host.and_then(|host| host.to_str().ok());
    let mut response = if host.is_some_and(is_this_machine) {
        next.run(request).await
    } else {
        let words = "this server answers only as localhost\n";
        (StatusCode::FORBIDDEN, words).into_response()
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "no-referrer"),
        (CACHE_CONTROL, "no-store"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
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
    // The state is told from before the text is read: what is saved in between is told again.
    let seen = match &*watch.news().borrow() {
        News::Saved(stamp) => stamp.to_string(),
        News::Unreadable(_) => String::new(),
    };
    let bytes = watch.read().await.unwrap_or_default();
    let page = page::index(&String::from_utf8_lossy(&bytes), &seen);
    ([(CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response()
}

/// The map, byte for byte: what is not UTF-8 is for the page to say.
async fn map(State(watch): State<Arc<Watch>>) -> Response {
    match watch.read().await {
        Ok(bytes) => ([(CONTENT_TYPE, "text/plain; charset=utf-8")], bytes).into_response(),
        Err(error) => (
            StatusCode::NOT_FOUND,
            format!("cannot read the map: {error}\n"),
        )
            .into_response(),
    }
}

/// The text of a source, where the map names its file; no other file of the map's folder.
async fn source(State(watch): State<Arc<Watch>>, Path(name): Path<String>) -> Response {
    let map = watch.read().await.unwrap_or_default();
    let model = elenchus::parse(String::from_utf8_lossy(&map).as_ref()).model;
    let sources = elenchus::source::sources(&model);
    let is_named = sources
        .iter()
        .any(|source| source.file.as_deref() == Some(name.as_str()));
    match std::fs::read(watch.beside(&name)) {
        Ok(text) if is_named => {
            ([(CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
        }
        _ => (StatusCode::NOT_FOUND, "there is no such file here\n").into_response(),
    }
}

async fn file(Path(name): Path<String>) -> Response {
    match page::file(&name) {
        Some(contents) => ([(CONTENT_TYPE, page::media_type(&name))], contents).into_response(),
        None => (StatusCode::NOT_FOUND, "there is no such file here\n").into_response(),
    }
}

/// Server-sent events: `changed` after every save, with the new state of the file for its id;
/// `unreadable`, with the reason, when the file stays away. Who says which state was seen last,
/// in the address or on coming back by `Last-Event-ID`, is told at once where that is not the
/// present one.
async fn events(
    State(watch): State<Arc<Watch>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let last = headers.get("last-event-id");
    let first = query
        .as_deref()
        .and_then(|query| query.strip_prefix("seen="));
    let seen = last.and_then(|id| id.to_str().ok()).or(first);
    let mut news = watch.news();
    let now = news.borrow_and_update().clone();
    let is_news = match &now {
        News::Saved(stamp) => seen.is_some_and(|seen| seen != stamp.to_string()),
        News::Unreadable(_) => true,
    };
    let missed = tokio_stream::iter(is_news.then_some(now));
    let events = missed.chain(WatchStream::from_changes(news)).map(event);
    let events = events.map(Ok::<_, Infallible>);
    Sse::new(events)
        .keep_alive(KeepAlive::default())
        .into_response()
}

fn event(news: News) -> Event {
    match news {
        News::Saved(stamp) => {
            let stamp = stamp.to_string();
            Event::default().event("changed").id(&stamp).data(&stamp)
        }
        News::Unreadable(why) => {
            let line = why.replace(['\r', '\n'], " ");
            Event::default().event("unreadable").data(line)
        }
    }
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
