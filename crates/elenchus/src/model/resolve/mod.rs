//! From the syntax tree to the model: what the words of a document say.
//!
//! One pass over the tree, with a stack of what is open; then the relations are put in order.

mod background;
mod element;
mod marked;
mod marks;
mod members;
mod named;
mod prose;
mod relation;
mod settle;
mod sources;
mod structure;
mod titles;

pub(crate) use self::marked::{KeySpan, Marked, marked, scalar_in, setting, settings_beneath};

use self::element::OpenElement;
use self::members::Members;
use self::relation::Stated;
use self::structure::{OpenStep, OpenStructure};
use super::yaml::{self, Yaml};
use super::{Data, End, InferenceId, Mode, Model, Parsed, Section, SectionId};
use crate::diagnostic::{Code, Diagnostic, Fix, Safety, in_text_order};
use crate::index::Index;
use crate::syntax::{self, Node, SyntaxKind, Title, Tree, symbol};
use crate::text::{Span, Text, nearest};

/// Reads what a syntax tree says. `text` must be the text the tree was parsed from. The remarks
/// are those of this step alone, in the order of the text.
pub fn resolve(tree: &Tree, text: &Text) -> Parsed {
    let mut resolver = Resolver {
        tree,
        text: text.as_str(),
        whole: text,
        spaced: &prose::SpacedTags::default(),
        model: room_for(tree),
        diagnostics: Vec::new(),
        settings: Settings::default(),
        untitled: 0,
        sections: Vec::new(),
        frames: Vec::new(),
        titles: Vec::new(),
        members: Members::with_room(
            tree.count(SyntaxKind::Statement) + tree.count(SyntaxKind::Argument),
        ),
        stated: Vec::with_capacity(tree.count(SyntaxKind::Relation)),
        paragraph: None,
        mentions: Vec::new(),
        more_data: settle::MoreData::default(),
    };
    resolver.run();
    std::mem::take(&mut resolver.members).hand_out(&mut resolver.model);
    resolver.settle();
    resolver.relate();
    resolver.check_titles();
    let mut diagnostics = resolver.diagnostics;
    in_text_order(&mut diagnostics);
    Parsed {
        model: resolver.model,
        diagnostics,
    }
}

/// An empty model with room for what is in a tree, as far as can be told without reading it.
fn room_for(tree: &Tree) -> Model {
    let statements = tree.count(SyntaxKind::StatementDefinition);
    let arguments = tree.count(SyntaxKind::ArgumentDefinition);
    Model {
        statements: Vec::with_capacity(statements),
        statement_index: Index::with_room(statements),
        arguments: Vec::with_capacity(arguments),
        argument_index: Index::with_room(arguments),
        ..Model::default()
    }
}

struct Resolver<'t> {
    tree: &'t Tree,
    text: &'t str,
    whole: &'t Text,
    spaced: &'t prose::SpacedTags,
    model: Model,
    diagnostics: Vec<Diagnostic>,
    settings: Settings,
    /// How many elements without a title there were.
    untitled: u32,
    /// The sections that are open, outermost first.
    sections: Vec<SectionId>,
    frames: Vec<Frame>,
    /// The relations as they stand in the text.
    stated: Vec<Stated>,
    members: Members,
    /// Where the title of each statement stands in the text; empty where the text gives none.
    /// References are compared with these, which lie closer together than the statements.
    titles: Vec<Span>,
    /// The element that is the last block, for the structure that may follow it.
    paragraph: Option<End>,
    /// The mentions in the text.
    mentions: Vec<Title<'t>>,
    more_data: settle::MoreData,
}

/// What the front matter says about reading.
struct Settings {
    transform_argument_relations: bool,
    /// The text's own codes, with what they stand for.
    shortcodes: Vec<(String, String)>,
    by_code: Index,
    sources: named::Named,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            transform_argument_relations: true,
            shortcodes: Vec::new(),
            by_code: Index::default(),
            sources: named::Named::default(),
        }
    }
}

/// Something that is open while the tree is walked.
struct Frame {
    /// The index of the first node behind it.
    end: u32,
    open: Open,
}

enum Open {
    /// Something of no account here.
    Plain,
    /// A statement or an argument.
    Element(OpenElement),
    /// A relation with its sign.
    Relation(Span),
    Structure(Box<OpenStructure>),
    /// A line of a structure that counts.
    Step(OpenStep),
    /// An inference that counts, or one that does not.
    Inference(Option<InferenceId>),
    /// An item of a list.
    Item,
}

impl<'t> Resolver<'t> {
    fn run(&mut self) {
        let mut index = 1;
        let last = self.tree.len() as u32;
        while index < last {
            while self.frames.last().is_some_and(|frame| frame.end <= index) {
                self.leave();
            }
            let Some(node) = Node::at(self.tree, self.text, index) else {
                break;
            };
            index = self.enter(node);
        }
        while !self.frames.is_empty() {
            self.leave();
        }
    }

    /// Reads the beginning of a node; the index to go on with.
    fn enter(&mut self, node: Node<'t>) -> u32 {
        let open = match node.kind() {
            SyntaxKind::FrontMatter => {
                self.front_matter(node);
                return node.end();
            }
            SyntaxKind::Heading => {
                self.heading(node);
                self.paragraph = None;
                return node.end();
            }
            SyntaxKind::Statement | SyntaxKind::Argument => {
                let top_level = self.frames.is_empty();
                let (element, next) = self.element(node);
                if top_level {
                    self.paragraph = Some(element.end);
                }
                self.frames.push(Frame {
                    end: node.end(),
                    open: Open::Element(element),
                });
                return next;
            }
            SyntaxKind::Relation => {
                let sign = syntax::Relation::of(node).and_then(syntax::Relation::sign);
                Open::Relation(sign.map_or(node.span(), Node::span))
            }
            SyntaxKind::Structure => {
                let open = self.structure(node);
                self.paragraph = None;
                Open::Structure(Box::new(open))
            }
            SyntaxKind::Step => self.step(node),
            SyntaxKind::Inference => self.inference(node),
            SyntaxKind::Item => Open::Item,
            SyntaxKind::List => {
                self.paragraph = None;
                Open::Plain
            }
            _ => return node.end(),
        };
        self.frames.push(Frame {
            end: node.end(),
            open,
        });
        node.index() + 1
    }

    fn leave(&mut self) {
        match self.frames.pop().map(|frame| frame.open) {
            Some(Open::Element(element)) => self.leave_element(element),
            Some(Open::Structure(open)) => self.leave_structure(*open),
            _ => {}
        }
    }

    fn front_matter(&mut self, node: Node<'t>) {
        let Some(leaf) = node.child(SyntaxKind::Yaml) else {
            return;
        };
        let yaml = yaml::read(leaf.text(), leaf.span().start);
        marks::check_settings(&yaml, self.text, &mut self.diagnostics);
        self.settings.sources = named::Named::of(&yaml.data);
        let sources = &self.settings.sources;
        background::check(&yaml, sources, self.text, &mut self.diagnostics);
        sources::check(&yaml.data, leaf, self.text, &mut self.diagnostics);
        self.diagnostics.extend(yaml.remarks);
        self.model.front_matter = yaml.data;
        let Some(model) = self.model.front_matter.get("model") else {
            return;
        };
        match model.get("mode") {
            Some(Data::Text(mode)) if mode == "strict" => self.model.mode = Mode::Strict,
            None | Some(Data::Null) => {}
            Some(Data::Text(mode)) if mode == "loose" => {}
            Some(mode) => {
                let place = mode_place(leaf);
                let mut remark = Diagnostic::new(Code::UnknownMode, place)
                    .message("`model.mode` is neither `loose` nor `strict`; it is read as `loose`")
                    .help("write mode: loose or mode: strict");
                remark.fix = mode_fix(mode.as_text().unwrap_or_default(), place, self.text);
                self.diagnostics.push(remark);
            }
        }
        let transform = model.get("transformArgumentRelations");
        self.settings.transform_argument_relations =
            transform.and_then(Data::as_bool).unwrap_or(true);
        if let Some(Data::Map(codes)) = model.get("shortcodes") {
            let own = codes.iter().filter_map(|(code, entry)| {
                let symbol = entry.get("unicode").and_then(Data::as_text)?;
                Some((code.clone(), symbol.to_owned()))
            });
            let own: Vec<_> = own.collect();
            self.settings.by_code = Index::of(&own, |(code, _)| code.as_str());
            self.settings.shortcodes = own;
        }
    }

    fn heading(&mut self, node: Node<'t>) {
        let level = syntax::Heading::of(node).map_or(1, syntax::Heading::level);
        let mut plain = prose::Plain::new(self.whole, self.spaced);
        let mut data = Data::Null;
        for child in node.children() {
            match child.kind() {
                SyntaxKind::Prose => self.prose(child, &mut plain),
                SyntaxKind::Data => {
                    let yaml = self.data(child);
                    marks::check_keys(&yaml, &mut self.diagnostics);
                    data = element::add(data, yaml.data);
                }
                _ => {}
            }
        }
        let plain = plain.finish();
        while let Some(&open) = self.sections.last() {
            if self.model.section(open).level < level {
                break;
            }
            self.sections.pop();
        }
        let id = SectionId(self.model.sections.len() as u32);
        self.model.sections.push(Section {
            title: plain.text,
            ranges: plain.ranges,
            level,
            parent: self.sections.last().copied(),
            tags: plain.tags,
            data: data.into(),
            span: node.span(),
        });
        self.sections.push(id);
    }

    /// Adds the prose in `node` to `plain`, and its mentions to the list.
    fn prose(&mut self, node: Node<'t>, plain: &mut prose::Plain<'t>) {
        for inner in node.descendants() {
            let mention = Title::of(inner).filter(|title| title.is_mention());
            self.mentions.extend(mention);
            let Some(include) = syntax::Include::of(inner) else {
                continue;
            };
            let remark = Diagnostic::new(Code::IncludeUnread, include.node().span())
                .message(format!(
                    "`{}` is another file, and only this text is read; it is taken as words",
                    include.path()
                ))
                .help("read the file from where it is stored, so that others are found beside it");
            self.diagnostics.push(remark);
        }
        let Settings {
            shortcodes: own,
            by_code,
            ..
        } = &self.settings;
        plain.add(node, &|code| {
            let at = by_code.find(code, |at| own[at as usize].0 == code);
            let own = at.map(|at| own[at as usize].1.as_str());
            own.or_else(|| symbol(code)).map(str::to_owned)
        });
    }

    /// Reads a data block.
    fn data(&mut self, leaf: Node<'t>) -> Yaml {
        let text = leaf.text();
        let (body, skipped) = block_style(text).unwrap_or((text, 0));
        let mut yaml = yaml::read(body, leaf.span().start + skipped);
        self.diagnostics.append(&mut yaml.remarks);
        if !matches!(yaml.data, Data::Map(_) | Data::Null) {
            let remark = Diagnostic::new(Code::YamlNotMap, leaf.span())
                .message("this data block has no keys; it is left out")
                .help("write keys and values: {key: value}");
            self.diagnostics.push(remark);
            yaml.data = Data::Null;
        }
        yaml
    }

    /// The section that is open.
    fn section(&self) -> Option<SectionId> {
        self.sections.last().copied()
    }
}

/// The first line of front matter that gives a mode.
fn mode_place(yaml: Node<'_>) -> Span {
    let start = yaml.span().start;
    let Some(at) = yaml.text().find("mode:") else {
        return yaml.span();
    };
    let line = yaml.text()[at..].lines().next().unwrap_or_default();
    let at = start + at as u32;
    Span::new(at, at + line.len() as u32)
}

/// The nearest mode in place of the one that is written.
fn mode_fix(written: &str, place: Span, text: &str) -> Option<Fix> {
    let meant = nearest(written, &["loose", "strict"])?;
    let value = place.of(text).strip_prefix("mode:")?;
    let at = place.start + (place.len() - value.len() as u32) + value.find(written)? as u32;
    let span = Span::new(at, at + written.len() as u32);
    let title = format!("write `{meant}`");
    Some(Fix::replacing(title, span, meant, Safety::Unsafe))
}

/// The YAML between the braces and where it begins, where a line break follows the opening one.
fn block_style(text: &str) -> Option<(&str, u32)> {
    let inner = text.strip_prefix('{')?;
    let rest = inner.trim_start_matches([' ', '\t']);
    let body = rest
        .strip_prefix("\r\n")
        .or_else(|| rest.strip_prefix(['\n', '\r']))?;
    let skipped = text.len() - body.len();
    Some((body.strip_suffix('}')?, skipped as u32))
}
