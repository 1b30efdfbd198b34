use std::rc::Rc;

use elenchus::map::{Folds, NodeId, View};
use elenchus::query::{self, Hit};

use super::article::{Reading, Text};
use super::{Address, Document, Pivot};

/// The three ways to read a map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ViewKind {
    /// The drawing.
    #[default]
    Map,
    /// One claim with its reasons.
    Focus,
    /// The tree as text.
    Outline,
}

impl ViewKind {
    /// All views, in the order of the tabs.
    pub const ALL: [Self; 3] = [Self::Map, Self::Focus, Self::Outline];

    /// The word in addresses.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Focus => "focus",
            Self::Outline => "outline",
        }
    }

    /// The view of a word in an address.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.word() == word)
    }
}

/// What is searched for, and what is found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// The words as typed.
    pub words: String,
    /// The claims that match, best first.
    pub hits: Vec<Hit>,
}

/// Who made a state: it decides whether the browser's history gets an entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Origin {
    /// The reader took a step on the page.
    Reader,
    /// The reader moves the depth slider: its stops on the way are one step.
    Slider,
    /// An address was visited, or a document loaded.
    #[default]
    Elsewhere,
}

/// All that the views, the address bar and the search share.
#[derive(Clone, Debug)]
pub struct State {
    /// The open document.
    pub document: Rc<Document>,
    /// Which cards are open.
    pub folds: Folds,
    /// What is visible under these folds.
    pub visible: Rc<View>,
    /// The claim that is looked at. `None` only in an empty map.
    pub selected: Option<NodeId>,
    /// How it is looked at.
    pub view: ViewKind,
    /// The search.
    pub search: Search,
    /// The depth last chosen for the whole map; folds of single cards are told relative to it.
    pub depth: u32,
    /// Whether the drawing has a box around what stands under each heading.
    pub sections: bool,
    /// The card that stays where it is; counts changes of the visible set.
    pub pivot: Option<Pivot>,
    /// The article, as far as it is known.
    pub reading: Rc<Reading>,
    /// The sentence of it that is looked at, by its index.
    pub passage: Option<usize>,
    /// Whether the sentences that no claim cites are dimmed.
    pub dim: bool,
    /// How many of its paragraphs are asked for.
    pub paragraphs: usize,
    /// What a screen reader says next; counted so that the same words twice are said twice.
    pub announcement: (u32, String),
    /// Who made this state.
    pub origin: Origin,
}

/// What a reader does.
#[derive(Clone, Debug)]
pub enum Action {
    /// Opens another document, or the same one anew after a change: folds, selection and view are kept
    /// where their claims still exist and `keep` is set.
    Load {
        /// The document.
        document: Rc<Document>,
        /// Whether it is a newer text of the same document.
        keep: bool,
    },
    /// Looks at a claim that is visible, or opens the way to it.
    Select(NodeId),
    /// Unfolds a folded claim, folds an open one.
    Toggle(NodeId),
    /// Unfolds a claim.
    Unfold(NodeId),
    /// Folds a claim.
    Fold(NodeId),
    /// Unfolds several claims at once (the outline's `*`).
    UnfoldAll(Vec<NodeId>),
    /// Unfolds the whole map to a depth, folds what is deeper.
    Depth(u32),
    /// Shows another view.
    Show(ViewKind),
    /// Searches.
    Search(String),
    /// Goes where an address points.
    Visit(Address),
    /// Takes back what led away from the state that is still drawn. Where nothing is drawn yet,
    /// shows what can be at once.
    Stop(Option<Rc<State>>),
    /// Looks at a sentence of the article, and at its claim where it has only one.
    Passage(usize),
    /// Shows another source of the map.
    Source(String),
    /// The text of the article that is shown has been read, for the map as it is in this
    /// document; `None` where it is forgotten.
    Text(Rc<Document>, Option<Rc<Text>>),
    /// Draws boxes around sections, or none.
    Sections,
    /// Dims the sentences that no claim cites, or shows them plainly again.
    Dim,
    /// Shows more of a long article.
    More,
}

/// More cards than these take so long to be drawn that a reader notices.
pub const MOST_AT_ONCE: usize = 2_000;

/// How many paragraphs of an article are shown at first, and how many more at a time.
const PARAGRAPHS: usize = 400;

/// The most cards of the first sight.
const FIRST_SIGHT: usize = 12;

impl State {
    /// The first sight of a document.
    pub fn new(document: Rc<Document>) -> Self {
        let folds = Folds::first_sight(&document.map, FIRST_SIGHT);
        let visible = Rc::new(document.map.view(&folds));
        let depth = depth_of(&document, &folds);
        let key = document.sources.first().map(|source| source.key.clone());
        Self {
            reading: Rc::new(Reading::of(&document, key, None)),
            passage: None,
            dim: false,
            sections: false,
            paragraphs: PARAGRAPHS,
            selected: document.map.roots().first().copied(),
            view: ViewKind::default(),
            search: Search::default(),
            pivot: None,
            announcement: (0, String::new()),
            origin: Origin::Elsewhere,
            document,
            folds,
            visible,
            depth,
        }
    }

    /// What an address shows of a document.
    pub fn open(document: Rc<Document>, address: &Address) -> Self {
        let mut state = Self::new(document);
        state.visit(address);
        state.pivot = None;
        state
    }

    /// The state after an action; `None` where nothing changes, so that nothing is drawn again.
    pub fn after(&self, action: Action) -> Option<Self> {
        let mut next = self.clone();
        next.origin = match action {
            Action::Visit(_) | Action::Stop(_) => Origin::Elsewhere,
            Action::Depth(_) => Origin::Slider,
            _ => Origin::Reader,
        };
        match action {
            Action::Load { document, keep } => return Some(self.loaded(document, keep)),
            Action::Select(node) => next.select(node),
            Action::Toggle(node) if self.folds.is_open(node) => next.fold(node),
            Action::Toggle(node) | Action::Unfold(node) => next.unfold(node),
            Action::Fold(node) => next.fold(node),
            Action::UnfoldAll(nodes) => next.unfold_all(&nodes),
            Action::Depth(depth) => next.unfold_to(depth),
            Action::Show(view) => next.view = view,
            Action::Search(words) => next.search_for(words),
            Action::Visit(address) => next.visit(&address),
            Action::Stop(drawn) => next.stop(drawn.as_deref()),
            Action::Passage(sentence) => next.look_at(sentence),
            Action::Source(key) if self.reading.key.as_ref() != Some(&key) => {
                next.read(Some(key), None);
            }
            Action::Source(_) => {}
            Action::Text(document, text) if Rc::ptr_eq(&document, &self.document) => {
                let title = self.document.source_title(self.reading.key.as_deref());
                next.announce(match &text {
                    Some(_) => format!("{title}: the text is open"),
                    None => format!("{title}: the text is forgotten"),
                });
                next.read(self.reading.key.clone(), text);
            }
            Action::Text(..) => {}
            Action::Dim => next.dim = !self.dim,
            Action::Sections => {
                next.sections = !self.sections;
                // Another drawing altogether: no card could stay where it is.
                next.pivot = None;
            }
            Action::More => next.paragraphs += PARAGRAPHS,
        }
        next.differs_from(self).then_some(next)
    }

    /// The address that [`Action::Visit`] brings back to this state.
    pub fn address(&self) -> Address {
        let map = &self.document.map;
        let slug = |node: NodeId| map.slug(node).to_owned();
        let base = Folds::to_depth(map, self.depth);
        let differing = |ours: &Folds, theirs: &Folds| {
            let nodes = ours.open_nodes().filter(|&node| !theirs.is_open(node));
            nodes
                .filter(|&node| !map.incoming(node).is_empty())
                .map(slug)
                .collect()
        };
        Address {
            claim: self.selected.map(slug),
            view: Some(self.view),
            depth: Some(self.depth),
            open: differing(&self.folds, &base),
            shut: differing(&base, &self.folds),
            sections: self.sections,
        }
    }

    /// Whether a claim has reasons to unfold.
    pub fn can_unfold(&self, node: NodeId) -> bool {
        !self.document.map.incoming(node).is_empty()
    }

    fn differs_from(&self, other: &Self) -> bool {
        self.selected != other.selected
            || self.view != other.view
            || self.folds != other.folds
            || self.depth != other.depth
            || self.search != other.search
            || self.passage != other.passage
            || self.dim != other.dim
            || self.sections != other.sections
            || self.paragraphs != other.paragraphs
            || !Rc::ptr_eq(&self.reading, &other.reading)
            || self.announcement != other.announcement
    }

    fn loaded(&self, document: Rc<Document>, keep: bool) -> Self {
        let mut next = Self::new(document);
        next.announce(format!("{} opened", next.document.title()));
        if keep {
            let mut address = self.address();
            let still_there = |slug: &String| next.document.map.node_by_slug(slug).is_some();
            address.claim = address.claim.filter(still_there);
            next.visit(&address);
            next.search_for(self.search.words.clone());
            if next.document.source(self.reading.key.as_deref()).is_some() {
                // It is read anew for the newer text of the map; until then what was read holds.
                next.read(self.reading.key.clone(), self.reading.text.clone());
            }
            next.announcement = (
                self.announcement.0 + 1,
                "The text has changed; the map is up to date".to_owned(),
            );
        } else {
            next.view = self.view;
        }
        next.dim = self.dim;
        next.pivot = next
            .selected
            .filter(|_| keep)
            .map(|node| self.pivoted(node));
        next
    }

    fn select(&mut self, node: NodeId) {
        self.selected = Some(node);
        self.passage = self
            .passage
            .filter(|&sentence| self.reading.cites(node, sentence));
        if !self.visible.shows(node) {
            let document = Rc::clone(&self.document);
            self.folds.reveal(&document.map, node);
            self.refresh(node);
            self.announce(format!("The way to {} is open", document.title_of(node)));
        }
    }

    fn look_at(&mut self, sentence: usize) {
        let reading = Rc::clone(&self.reading);
        let Some(looked_at) = reading.sentences.get(sentence) else {
            return;
        };
        self.passage = Some(sentence);
        match looked_at.nodes.as_slice() {
            [] => {}
            &[node] => self.select(node),
            many => self.announce(format!(
                "{} claims read {}; Tab leads to them",
                many.len(),
                looked_at.place
            )),
        }
    }

    /// Reads a source anew, with this text of it.
    fn read(&mut self, key: Option<String>, text: Option<Rc<Text>>) {
        self.reading = Rc::new(Reading::of(&self.document, key, text));
        self.passage = None;
    }

    fn unfold(&mut self, node: NodeId) {
        if !self.can_unfold(node) || !self.folds.open(node) {
            return;
        }
        let before = self.visible.nodes.len();
        self.refresh(node);
        let more = self.visible.nodes.len() - before;
        let title = self.document.title_of(node).to_owned();
        self.announce(format!("{title} unfolded, {more} more {}", claims(more)));
    }

    fn fold(&mut self, node: NodeId) {
        if !self.can_unfold(node) || !self.folds.close(node) {
            return;
        }
        let before = self.visible.nodes.len();
        self.refresh(node);
        if self
            .selected
            .is_some_and(|selected| !self.visible.shows(selected))
        {
            self.selected = Some(node);
        }
        let fewer = before - self.visible.nodes.len();
        let title = self.document.title_of(node).to_owned();
        self.announce(format!("{title} folded, {fewer} {} hidden", claims(fewer)));
    }

    fn unfold_all(&mut self, nodes: &[NodeId]) {
        let mut opened = 0;
        for &node in nodes {
            opened += usize::from(self.can_unfold(node) && self.folds.open(node));
        }
        if let (Some(&first), true) = (nodes.first(), opened > 0) {
            self.refresh(first);
            self.announce(format!("{opened} {} unfolded", claims(opened)));
        }
    }

    fn unfold_to(&mut self, depth: u32) {
        let depth = depth.min(self.document.map.max_depth());
        self.depth = depth;
        self.folds = Folds::to_depth(&self.document.map, depth);
        let root = self.document.map.roots().first().copied();
        let Some(root) = root else { return };
        self.refresh(self.selected.unwrap_or(root));
        if self
            .selected
            .is_some_and(|selected| !self.visible.shows(selected))
        {
            self.selected = Some(root);
        }
        let shown = self.visible.nodes.len();
        self.announce(format!("{shown} {} shown", claims(shown)));
    }

    fn search_for(&mut self, words: String) {
        let hits = query::search(&self.document.model, &self.document.map, &words);
        if words != self.search.words && !words.trim().is_empty() {
            let found = hits.len();
            self.announce(format!("{found} {} found", claims(found)));
        }
        self.search = Search { words, hits };
    }

    fn visit(&mut self, address: &Address) {
        let document = Rc::clone(&self.document);
        let map = &document.map;
        let known = |slugs: &[String]| -> Vec<NodeId> {
            slugs
                .iter()
                .filter_map(|slug| map.node_by_slug(slug))
                .collect()
        };
        self.sections = address.sections;
        match address.depth {
            Some(depth) => {
                self.depth = depth.min(map.max_depth());
                self.folds = Folds::to_depth(map, self.depth);
            }
            None => {
                self.folds = Folds::first_sight(map, FIRST_SIGHT);
                self.depth = depth_of(&document, &self.folds);
            }
        }
        for node in known(&address.open) {
            self.folds.open(node);
        }
        for node in known(&address.shut) {
            self.folds.close(node);
        }
        self.view = address.view.unwrap_or(self.view);
        let claim = address
            .claim
            .as_deref()
            .and_then(|slug| map.node_by_slug(slug));
        self.selected = claim.or(map.roots().first().copied());
        self.passage = None;
        let Some(selected) = self.selected else {
            return;
        };
        if !map.view(&self.folds).shows(selected) {
            self.folds.reveal(map, selected);
        }
        if map.view(&self.folds) != *self.visible {
            self.refresh(selected);
        }
    }

    fn stop(&mut self, drawn: Option<&Self>) {
        match drawn {
            Some(drawn) => {
                if !Rc::ptr_eq(&self.document, &drawn.document) {
                    self.search = drawn.search.clone();
                }
                self.document = Rc::clone(&drawn.document);
                self.folds = drawn.folds.clone();
                self.visible = Rc::clone(&drawn.visible);
                self.depth = drawn.depth;
                self.selected = drawn.selected;
                self.pivot = drawn.pivot;
            }
            None => {
                self.visit(&Address::default());
                if self.visible.nodes.len() > MOST_AT_ONCE {
                    self.view = ViewKind::Focus;
                }
            }
        }
        self.announce("Drawing stopped".to_owned());
    }

    /// Computes what is visible after a change of folds, with `pivot` held in place.
    fn refresh(&mut self, pivot: NodeId) {
        self.visible = Rc::new(self.document.map.view(&self.folds));
        self.pivot = Some(self.pivoted(pivot));
    }

    fn pivoted(&self, node: NodeId) -> Pivot {
        Pivot {
            node,
            change: self.pivot.map_or(0, |pivot| pivot.change) + 1,
        }
    }

    fn announce(&mut self, words: String) {
        self.announcement = (self.announcement.0 + 1, words);
    }
}

fn claims(count: usize) -> &'static str {
    if count == 1 { "claim" } else { "claims" }
}

/// The depth to which folds made by depth alone are open.
fn depth_of(document: &Document, folds: &Folds) -> u32 {
    let deepest = folds
        .open_nodes()
        .map(|node| document.map.depth(node) + 1)
        .max();
    deepest.unwrap_or(0)
}
