//! The conversation: one message after the other, in their order, save those that are taken back
//! before their turn.

use std::collections::{BTreeMap, VecDeque};
use std::io::{self, BufReader, Write};
use std::rc::{Rc, Weak};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use elenchus::text::{Change, EditorPosition};
use ls_types::notification::{self as told, Notification as _};
use ls_types::request::{self as asked, Request as _};
use ls_types::{
    DidChangeWatchedFilesRegistrationOptions, FileSystemWatcher, GlobPattern, InitializeParams,
    PublishDiagnosticsParams, Registration, RegistrationParams, TextDocumentContentChangeEvent,
    Uri,
};
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::analysis::Analysis;
use super::answers::{actions, change, completion, hover, navigate, outline, tokens};
use super::capabilities::{Editor, introduction};
use super::diagnostics;
use super::frame::{self, Frame};
use super::workspace::Workspace;

/// Talks until the editor says good-bye or falls silent; whether it did so in due form.
pub(super) fn talk(out: impl Write) -> io::Result<bool> {
    let frames = listen();
    let mut server = Server::new(out);
    let mut queue = VecDeque::new();
    loop {
        // All that has come is looked at before anything is answered.
        queue.extend(frames.try_iter());
        server.withdraw(&mut queue)?;
        let frame = match queue.pop_front() {
            Some(frame) => frame,
            None => {
                server.publish()?;
                match frames.recv() {
                    Ok(frame) => {
                        queue.push_back(frame);
                        continue;
                    }
                    Err(_) => return Ok(server.stage == Stage::ShutDown),
                }
            }
        };
        if server.take(frame)? {
            return Ok(server.stage == Stage::ShutDown);
        }
    }
}

/// Reads what comes, beside all else that is done.
fn listen() -> Receiver<Frame> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut input = BufReader::new(io::stdin().lock());
        while let Ok(Some(frame)) = frame::read(&mut input) {
            if sender.send(frame).is_err() {
                return;
            }
        }
    });
    receiver
}

/// How far the conversation has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// Nothing has been said.
    Silent,
    Talking,
    /// Only the last word is missing.
    ShutDown,
}

struct Server<W> {
    out: W,
    stage: Stage,
    editor: Editor,
    workspace: Workspace,
    /// The folders the editor works in.
    folders: Vec<Uri>,
    /// What was last said to be wrong, by the name of the text.
    published: BTreeMap<String, Published>,
    /// Whether a text has changed since.
    is_stale: bool,
}

/// What was last said to be wrong with a text.
struct Published {
    found: PublishDiagnosticsParams,
    /// Where it was found: while that is still what is known, there is no news.
    within: Weak<Analysis>,
}

/// Why a request has no answer.
struct Fault(ErrorCode, String);

impl<W: Write> Server<W> {
    fn new(out: W) -> Self {
        let editor = Editor::default();
        Self {
            out,
            stage: Stage::Silent,
            editor,
            workspace: Workspace::new(editor.encoding),
            folders: Vec::new(),
            published: BTreeMap::new(),
            is_stale: false,
        }
    }

    /// Answers requests that are taken back before their turn.
    fn withdraw(&mut self, queue: &mut VecDeque<Frame>) -> io::Result<()> {
        let cancelled: Vec<Value> = queue.iter().filter_map(cancelled).collect();
        if cancelled.is_empty() {
            return Ok(());
        }
        let mut kept = VecDeque::with_capacity(queue.len());
        for frame in queue.drain(..) {
            match request_id(&frame) {
                Some(id) if cancelled.contains(&serde_json::to_value(id)?) => {
                    let id = id.clone();
                    let code = ErrorCode::RequestCanceled as i32;
                    self.send(Response::new_err(id, code, "taken back".to_owned()))?;
                }
                _ if self::cancelled(&frame).is_some() => {}
                _ => kept.push_back(frame),
            }
        }
        *queue = kept;
        Ok(())
    }

    /// Takes one frame; whether it was the last.
    fn take(&mut self, frame: Frame) -> io::Result<bool> {
        match frame {
            Frame::Malformed(words) => frame::write_malformed(&mut self.out, &words)?,
            // Nothing we ask is of consequence.
            Frame::Message(Message::Response(_)) => {}
            Frame::Message(Message::Request(request)) => self.answer(request)?,
            Frame::Message(Message::Notification(told)) => return self.hear(told),
        }
        Ok(false)
    }

    fn send(&mut self, message: impl Into<Message>) -> io::Result<()> {
        frame::write(&mut self.out, &message.into())
    }

    fn answer(&mut self, request: Request) -> io::Result<()> {
        let id = request.id.clone();
        let answer = match (self.stage, request.method.as_str()) {
            (Stage::Silent, asked::Initialize::METHOD) => self.initialize(request.params),
            (Stage::Silent, _) => Err(Fault(
                ErrorCode::ServerNotInitialized,
                "the first request is initialize".to_owned(),
            )),
            (Stage::ShutDown, _) | (_, asked::Initialize::METHOD) => Err(Fault(
                ErrorCode::InvalidRequest,
                "this is not the time for it".to_owned(),
            )),
            (Stage::Talking, asked::Shutdown::METHOD) => {
                self.stage = Stage::ShutDown;
                json(())
            }
            (Stage::Talking, _) => self.reply(request),
        };
        match answer {
            Ok(result) => frame::write_result(&mut self.out, &id, &result),
            Err(Fault(code, words)) => self.send(Response::new_err(id, code as i32, words)),
        }
    }

    fn initialize(&mut self, params: Value) -> Result<String, Fault> {
        let params: InitializeParams = parameters(params)?;
        self.editor = Editor::new(&params.capabilities);
        self.workspace = Workspace::new(self.editor.encoding);
        self.folders = folders(&params);
        self.stage = Stage::Talking;
        json(introduction(self.editor.encoding))
    }

    /// The answer to a request about texts.
    fn reply(&self, request: Request) -> Result<String, Fault> {
        let Request { method, params, .. } = request;
        let all = &self.workspace;
        let editor = self.editor;
        match method.as_str() {
            asked::Completion::METHOD => json(completion::complete(all, &parameters(params)?)),
            asked::HoverRequest::METHOD => {
                json(hover::tell(all, &parameters(params)?, editor.markdown))
            }
            asked::GotoDefinition::METHOD => json(navigate::define(all, &parameters(params)?)),
            asked::References::METHOD => json(navigate::refer(all, &parameters(params)?)),
            asked::DocumentHighlightRequest::METHOD => {
                json(navigate::highlight(all, &parameters(params)?))
            }
            asked::DocumentLinkRequest::METHOD => json(navigate::link(all, &parameters(params)?)),
            asked::DocumentSymbolRequest::METHOD => json(outline::outline(
                all,
                &parameters(params)?,
                editor.symbol_tree,
            )),
            asked::WorkspaceSymbolRequest::METHOD => {
                json(outline::search(all, &parameters(params)?))
            }
            asked::FoldingRangeRequest::METHOD => json(outline::fold(all, &parameters(params)?)),
            asked::SemanticTokensFullRequest::METHOD => {
                json(tokens::colour(all, &parameters(params)?))
            }
            asked::SemanticTokensRangeRequest::METHOD => {
                json(tokens::colour_range(all, &parameters(params)?))
            }
            asked::PrepareRenameRequest::METHOD => {
                json(change::prepare_rename(all, &parameters(params)?))
            }
            asked::Rename::METHOD => {
                let edit = change::change_title(all, &parameters(params)?, editor);
                json(edit.map_err(|words| Fault(ErrorCode::RequestFailed, words))?)
            }
            asked::CodeActionRequest::METHOD => {
                json(actions::offer(all, &parameters(params)?, editor))
            }
            asked::CodeActionResolveRequest::METHOD => {
                let action = actions::resolve(all, parameters(params)?, editor);
                json(action.map_err(|words| Fault(ErrorCode::RequestFailed, words))?)
            }
            asked::Formatting::METHOD => json(change::format(all, &parameters(params)?)),
            _ => Err(Fault(
                ErrorCode::MethodNotFound,
                format!("{method} is not known here"),
            )),
        }
    }

    /// Hears what is told; whether it was the last word. What is not understood is let go by, as
    /// the protocol wants it.
    fn hear(&mut self, said: Notification) -> io::Result<bool> {
        if said.method == told::Exit::METHOD {
            return Ok(true);
        }
        if self.stage == Stage::Talking {
            self.is_stale = true;
            if said.method == told::Initialized::METHOD {
                self.begin()?;
            } else {
                // There is nobody to tell where it is not understood.
                let _ = self.follow(said);
            }
        }
        Ok(false)
    }

    /// Looks at the folders, and asks to be told of changes in them.
    fn begin(&mut self) -> io::Result<()> {
        for folder in &self.folders {
            self.workspace.survey(folder);
        }
        match self.editor.watches {
            true => self.send(watching()),
            false => Ok(()),
        }
    }

    /// Follows what happens to the texts.
    fn follow(&mut self, said: Notification) -> Result<(), Fault> {
        let Notification { method, params } = said;
        match method.as_str() {
            told::DidOpenTextDocument::METHOD => {
                let params: ls_types::DidOpenTextDocumentParams = parameters(params)?;
                let text = params.text_document;
                self.workspace.open(text.uri, text.version, text.text);
            }
            told::DidChangeTextDocument::METHOD => {
                let params: ls_types::DidChangeTextDocumentParams = parameters(params)?;
                let changes: Vec<Change> = params.content_changes.into_iter().map(edit).collect();
                let text = params.text_document;
                self.workspace.change(&text.uri, text.version, &changes);
            }
            told::DidCloseTextDocument::METHOD => {
                let params: ls_types::DidCloseTextDocumentParams = parameters(params)?;
                self.workspace.close(&params.text_document.uri);
            }
            told::DidSaveTextDocument::METHOD => {
                let params: ls_types::DidSaveTextDocumentParams = parameters(params)?;
                self.workspace.changed_on_disk(&params.text_document.uri);
            }
            told::DidChangeWatchedFiles::METHOD => {
                let params: ls_types::DidChangeWatchedFilesParams = parameters(params)?;
                for change in params.changes {
                    self.workspace.changed_on_disk(&change.uri);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Tells what is wrong with the open texts, where that is news.
    fn publish(&mut self) -> io::Result<()> {
        if !std::mem::take(&mut self.is_stale) || self.stage != Stage::Talking {
            return Ok(());
        }
        let open = self.workspace.open_names();
        let closed: Vec<String> = self
            .published
            .keys()
            .filter(|name| !open.contains(name))
            .cloned()
            .collect();
        for name in closed {
            if let Some(last) = self.published.remove(&name) {
                self.tell(&PublishDiagnosticsParams::new(
                    last.found.uri,
                    Vec::new(),
                    None,
                ))?;
            }
        }
        for name in open {
            self.publish_of(name)?;
        }
        Ok(())
    }

    fn publish_of(&mut self, name: String) -> io::Result<()> {
        let part = self.workspace.uri(&name);
        let Some(part) = part.and_then(|uri| self.workspace.part(&uri)) else {
            return Ok(());
        };
        let within = Rc::downgrade(&part.analysis);
        let last = self.published.get(&name);
        if last.is_some_and(|last| Weak::ptr_eq(&last.within, &within)) {
            return Ok(());
        }
        let Some(found) = diagnostics::of_open(&self.workspace, &name, &part) else {
            return Ok(());
        };
        if last.is_none_or(|last| last.found != found) {
            self.tell(&found)?;
        }
        self.published.insert(name, Published { found, within });
        Ok(())
    }

    fn tell(&mut self, found: &PublishDiagnosticsParams) -> io::Result<()> {
        let method = told::PublishDiagnostics::METHOD.to_owned();
        let params = serde_json::to_value(found)?;
        self.send(Notification { method, params })
    }
}

/// The request that a frame takes back.
fn cancelled(frame: &Frame) -> Option<Value> {
    match frame {
        Frame::Message(Message::Notification(said)) if said.method == told::Cancel::METHOD => {
            said.params.get("id").cloned()
        }
        _ => None,
    }
}

fn request_id(frame: &Frame) -> Option<&RequestId> {
    match frame {
        Frame::Message(Message::Request(request)) => Some(&request.id),
        _ => None,
    }
}

fn parameters<P: DeserializeOwned>(params: Value) -> Result<P, Fault> {
    serde_json::from_value(params)
        .map_err(|error| Fault(ErrorCode::InvalidParams, error.to_string()))
}

/// An answer as it is written: large ones are not taken through a tree of values.
fn json(answer: impl Serialize) -> Result<String, Fault> {
    serde_json::to_string(&answer)
        .map_err(|error| Fault(ErrorCode::InternalError, error.to_string()))
}

/// A change as the core has it.
fn edit(change: TextDocumentContentChangeEvent) -> Change {
    let position = |at: ls_types::Position| EditorPosition::new(at.line, at.character);
    Change {
        range: change
            .range
            .map(|range| (position(range.start), position(range.end))),
        text: change.text,
    }
}

/// The folders the editor works in.
fn folders(params: &InitializeParams) -> Vec<Uri> {
    let named = params.workspace_folders.as_deref().unwrap_or_default();
    let named: Vec<Uri> = named.iter().map(|folder| folder.uri.clone()).collect();
    #[expect(deprecated, reason = "older editors name one folder in this way")]
    let root = params.root_uri.clone();
    match named.is_empty() {
        true => root.into_iter().collect(),
        false => named,
    }
}

/// Asks the editor to watch documents: the one thing that is ever asked of it.
fn watching() -> Request {
    let options = DidChangeWatchedFilesRegistrationOptions {
        watchers: vec![FileSystemWatcher {
            glob_pattern: GlobPattern::String("**/*.{argdown,ad,adown,argdn}".to_owned()),
            kind: None,
        }],
    };
    let registration = Registration {
        id: "documents".to_owned(),
        method: told::DidChangeWatchedFiles::METHOD.to_owned(),
        register_options: serde_json::to_value(options).ok(),
    };
    let params = RegistrationParams {
        registrations: vec![registration],
    };
    Request::new(
        RequestId::from(0),
        asked::RegisterCapability::METHOD.to_owned(),
        params,
    )
}
