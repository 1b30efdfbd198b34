//! The text of the article: given by the reader, kept by the browser, or lying beside the map. It
//! is read in the worker and sent nowhere.

use std::rc::Rc;

use elenchus_worker::Reply;
use elenchus_worker::jobs::article::{OfClaim, OfSentence, ReadArticle, ToRead, WasRead};
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::prelude::*;

use super::files::bytes;
use super::load::fetch_bytes;
use super::room::room;
use super::storage::{forget, remember, remembered};
use super::worker::{Task, ask};
use crate::dispatch::Dispatch;
use crate::later::{Begun, begin};
use crate::state::article::{ClaimReport, Fate, Home, Piece, Recorded, Text};
use crate::state::{Action, Document, State};
use crate::ui::{Given, Room, Step, Ui, UiAction, UiDispatch};

/// Gives the page a file to read as the article.
pub fn give_file(ui: &UiDispatch, file: File) {
    let ui = ui.clone();
    spawn_local(async move {
        ui.send(match bytes(&file).await {
            Ok(bytes) => give(file.name(), bytes),
            Err(why) => UiAction::Step(Step::Refused(why.into())),
        });
    });
}

/// Gives the page a text to read as the article.
pub fn give_text(ui: &UiDispatch, text: &str) {
    ui.send(give(String::new(), text.as_bytes().to_vec()));
}

fn give(name: String, bytes: Vec<u8>) -> UiAction {
    UiAction::Give(given(name, bytes))
}

/// An article of the reader's.
pub fn given(name: String, bytes: Vec<u8>) -> Rc<Given> {
    Rc::new(Given {
        name,
        bytes,
        windows: false,
        home: Home::Browser,
    })
}

/// Reads what is given, and when a map is opened what is kept of its article or lies beside it.
#[hook]
pub fn use_article(state: &State, dispatch: &Dispatch, ui: &Ui, to: &UiDispatch) {
    let reading = use_mut_ref(|| None::<Begun>);
    let document = Rc::clone(&state.document);
    let key = state.reading.key.clone();
    let open = state.reading.text.clone();
    let run = {
        let reader = Reader {
            document: Rc::clone(&document),
            key: key.clone(),
            dispatch: dispatch.clone(),
            ui: to.clone(),
        };
        let reading = Rc::clone(&reading);
        // What is still being read is given up for it.
        move |given: Rc<Given>| *reading.borrow_mut() = Some(reader.begin(given))
    };
    use_effect_with((Rc::as_ptr(&document), key.clone()), {
        let (run, to) = (run.clone(), to.clone());
        let reading = Rc::clone(&reading);
        move |_| {
            *reading.borrow_mut() = None;
            to.send(UiAction::Step(Step::Idle));
            let slot = slot(&document, key.as_deref());
            let again = open.map(|text| (text.name.clone(), text.whole.to_string(), text.home));
            let kept = || {
                let (name, text) = kept(&slot)?;
                show(&to);
                Some((name, text, Home::Browser))
            };
            match again.or_else(kept) {
                Some((name, text, home)) => run(Rc::new(Given {
                    name,
                    bytes: text.into_bytes(),
                    windows: false,
                    home,
                })),
                None => {
                    if let Some((name, url)) = beside(&document, key.as_deref()) {
                        spawn_local(fetch(name, url, run, to));
                    }
                }
            }
        }
    });
    use_effect_with(ui.given.as_ref().map(Rc::as_ptr), {
        let given = ui.given.clone();
        move |_| {
            if let Some(given) = given {
                run(given);
            }
        }
    });
}

/// The name and the address of the file that a map names as the text of a source; `None` where
/// the map names none, or was not fetched from a host.
fn beside(document: &Document, key: Option<&str>) -> Option<(String, String)> {
    let file = document.source(key)?.file.as_deref()?;
    let map = document.url.as_deref()?;
    let folder = map.rfind('/').map_or("", |end| &map[..=end]);
    Some((file.to_owned(), format!("{folder}{file}")))
}

/// Shows the article beside the map, where there is room for all panes.
fn show(ui: &UiDispatch) {
    if room() == Room::Wide {
        ui.send(UiAction::Article(true));
    }
}

async fn fetch(name: String, url: String, run: impl Fn(Rc<Given>), ui: UiDispatch) {
    match fetch_bytes(&url).await {
        Ok(bytes) => {
            show(&ui);
            run(Rc::new(Given {
                name,
                bytes,
                windows: false,
                home: Home::Beside,
            }));
        }
        Err(why) => ui.send(UiAction::Step(Step::Refused(why.into()))),
    }
}

/// Reads texts for one source of one map.
#[derive(Clone)]
pub struct Reader {
    document: Rc<Document>,
    key: Option<String>,
    dispatch: Dispatch,
    ui: UiDispatch,
}

impl Reader {
    /// Begins to read a text. What reads is loaded first.
    fn begin(&self, given: Rc<Given>) -> Begun {
        self.ui.send(UiAction::Step(Step::Busy));
        let (reader, to) = (self.clone(), self.clone());
        let failed = move || to.refuse("What reads articles could not be started; try it again.");
        begin(move |loaded| (loaded.read)(&reader, given), failed)
    }

    /// Has a text read in the worker; dropping the task gives it up.
    pub fn read(&self, given: Rc<Given>) -> Option<Task> {
        let slot = slot(&self.document, self.key.as_deref());
        let before = remembered(&earlier(&slot)).or_else(|| remembered(&slot));
        let before = before.and_then(|kept| Some(kept.split_once('\n')?.1.to_owned()));
        let to_read = ToRead {
            map: self.document.text.clone(),
            source: self.key.clone(),
            name: given.name.clone(),
            bytes: given.bytes.clone(),
            windows: given.windows,
            before: before.unwrap_or_default(),
        };
        let reader = self.clone();
        ask::<ReadArticle>(&to_read, move |reply| match reply {
            Reply::Progress(_) => {}
            Reply::Answer(read) => reader.take(read, &given, &slot),
            Reply::Failed(why) => reader.refuse(&why),
        })
    }

    fn refuse(&self, why: &str) {
        self.ui
            .send(UiAction::Step(Step::Refused(why.to_owned().into())));
    }

    fn take(&self, read: WasRead, given: &Rc<Given>, slot: &str) {
        if read.other_encoding {
            return self
                .ui
                .send(UiAction::Step(Step::Encoding(Rc::clone(given))));
        }
        let mut text = text(read, &given.name);
        text.home = keep(slot, given.home, &text);
        let text = Some(Rc::new(text));
        self.dispatch
            .send(Action::Text(Rc::clone(&self.document), text));
        self.ui.send(UiAction::Step(Step::Idle));
    }
}

/// What the worker has read, as the state holds it.
fn text(read: WasRead, name: &str) -> Text {
    let piece = |(kind, words)| {
        let piece = match kind {
            0 => Piece::Same,
            1 => Piece::Removed,
            _ => Piece::Added,
        };
        (piece, words)
    };
    let recorded = |of: OfSentence| Recorded {
        fate: Fate::ALL.get(of.fate as usize).copied().unwrap_or_default(),
        now: of.now,
        difference: of.difference.into_iter().map(piece).collect(),
    };
    let report = |of: OfClaim| ClaimReport {
        node: of.node,
        fidelity: of.fidelity,
        trouble: of.trouble,
    };
    Text {
        name: name.replace('\n', " "),
        home: Home::Nowhere,
        whole: read.text.into(),
        blocks: read.blocks,
        sentences: read.sentences.into_iter().map(Rc::from).collect(),
        fates: read.fates.into_iter().map(recorded).collect(),
        notes: read.notes,
        claims: read.claims.into_iter().map(report).collect(),
    }
}

/// Keeps a text in the browser, where it is that of the map and lies nowhere else; where it lies
/// then. The recorded text is kept beside a later one, to tell how the two differ.
fn keep(slot: &str, home: Home, text: &Text) -> Home {
    if home != Home::Browser {
        return home;
    }
    if text.is_another() {
        return Home::Nowhere;
    }
    if text.is_recorded() {
        forget(&earlier(slot));
    } else if let Some(before) = remembered(slot).filter(|_| remembered(&earlier(slot)).is_none()) {
        remember(&earlier(slot), &before);
    }
    match remember(slot, &format!("{}\n{}", text.name, text.whole)) {
        true => Home::Browser,
        false => Home::Nowhere,
    }
}

/// Puts away the text that is open, and forgets it where the browser keeps it. Then the article is
/// read again that is still kept, or lies beside the map.
pub fn forget_text(state: &State, dispatch: &Dispatch, ui: &UiDispatch) {
    let (document, key) = (&state.document, state.reading.key.as_deref());
    let Some(text) = &state.reading.text else {
        return;
    };
    let slot = slot(document, key);
    for name in forgotten_with(text.home, &slot) {
        forget(&name);
    }
    ui.send(UiAction::Step(Step::Idle));
    dispatch.send(Action::Text(Rc::clone(document), None));
    if let Some((name, text)) = kept(&slot) {
        ui.send(give(name, text.into_bytes()));
    } else if let Some((name, url)) = beside(document, key) {
        let to = ui.clone();
        let run = move |given| to.send(UiAction::Give(given));
        spawn_local(fetch(name, url, run, ui.clone()));
    }
}

/// What is forgotten with a text, by name. What is kept of the article is none of a text that lies
/// elsewhere, such as another one that was opened by mistake.
fn forgotten_with(home: Home, slot: &str) -> Vec<String> {
    match home {
        Home::Browser => vec![slot.to_owned(), earlier(slot)],
        Home::Beside | Home::Nowhere => Vec::new(),
    }
}

/// The name and the words of the text that is kept.
fn kept(slot: &str) -> Option<(String, String)> {
    let kept = remembered(slot)?;
    let (name, text) = kept.split_once('\n')?;
    Some((name.to_owned(), text.to_owned()))
}

fn earlier(slot: &str) -> String {
    format!("{slot}~")
}

/// The name under which the browser keeps the text of a source: by the digest of the whole where
/// the map records one, so that every map of the article finds it.
fn slot(document: &Document, key: Option<&str>) -> String {
    let record = document
        .source(key)
        .and_then(|source| source.record.as_ref());
    match record.and_then(|record| record.whole) {
        Some(digest) => format!("elenchus-article:{digest}"),
        None => format!(
            "elenchus-article:{}:{}",
            document.title(),
            key.unwrap_or_default()
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_stays_when_another_text_is_closed() {
        assert!(forgotten_with(Home::Nowhere, "slot").is_empty());
        assert!(forgotten_with(Home::Beside, "slot").is_empty());
        assert_eq!(forgotten_with(Home::Browser, "slot"), ["slot", "slot~"]);
    }
}
