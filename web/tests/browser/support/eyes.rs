//! What a reader sees: texts, boxes, cards and edges; and what a screen reader would find wrong.

use serde_json::{Value, json};

use super::page::Page;
use super::target;

/// A point of the view, in pixels from its top left.
pub type Point = (f64, f64);

/// A box in the view, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Box {
    /// From the left of the view.
    pub x: f64,
    /// From the top of the view.
    pub y: f64,
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

impl Box {
    /// Its middle.
    pub fn middle(self) -> Point {
        (self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    /// Whether the two share more than a hair.
    pub fn overlaps(self, other: Self) -> bool {
        let hair = 0.5;
        self.x + self.width > other.x + hair
            && other.x + other.width > self.x + hair
            && self.y + self.height > other.y + hair
            && other.y + other.height > self.y + hair
    }

    /// How far its top left is from another's.
    pub fn moved_from(self, other: Self) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }

    fn of(value: &Value) -> Option<Self> {
        Some(Self {
            x: value["x"].as_f64()?,
            y: value["y"].as_f64()?,
            width: value["width"].as_f64()?,
            height: value["height"].as_f64()?,
        })
    }
}

impl Page {
    /// How many elements a selector finds.
    #[track_caller]
    pub fn count(&self, css: &str) -> usize {
        self.all(css, "1").len()
    }

    /// Whether a selector finds anything.
    #[track_caller]
    pub fn has(&self, css: &str) -> bool {
        self.count(css) > 0
    }

    /// The words that are seen in what a selector finds first.
    #[track_caller]
    pub fn text_of(&self, css: &str) -> String {
        self.first(css, "element.innerText")
    }

    /// An attribute of what a selector finds first; empty where it has none.
    #[track_caller]
    pub fn attribute(&self, css: &str, name: &str) -> String {
        let expression = format!("element.getAttribute({}) ?? ''", json!(name));
        self.first(css, &expression)
    }

    /// What an expression on `element` gives for all that a selector finds.
    #[track_caller]
    pub fn all(&self, css: &str, expression: &str) -> Vec<Value> {
        let script = format!(
            "return [...document.querySelectorAll(arguments[0])].map((element) => {expression})"
        );
        match self.js_of(&script, vec![css.into()]) {
            Value::Array(values) => values,
            other => panic!("{css} gives no list but {other}"),
        }
    }

    /// The same, where it gives texts.
    #[track_caller]
    pub fn texts(&self, css: &str, expression: &str) -> Vec<String> {
        let values = self.all(css, expression).into_iter();
        values
            .map(|value| value.as_str().unwrap_or_default().to_owned())
            .collect()
    }

    #[track_caller]
    fn first(&self, css: &str, expression: &str) -> String {
        let values = self.texts(css, expression);
        let first = values.into_iter().next();
        first.unwrap_or_else(|| panic!("there is no {css} on the page"))
    }

    /// Where what a selector finds first is in view.
    #[track_caller]
    pub fn box_of(&self, css: &str) -> Box {
        let boxes = self.boxes(css);
        *boxes
            .first()
            .unwrap_or_else(|| panic!("there is no {css} on the page"))
    }

    /// Where all that a selector finds is in view.
    #[track_caller]
    pub fn boxes(&self, css: &str) -> Vec<Box> {
        let boxes = self.all(css, "element.getBoundingClientRect().toJSON()");
        boxes.iter().filter_map(Box::of).collect()
    }

    /// The middle of what a selector finds; it must be in view and not beneath anything else.
    #[track_caller]
    pub fn middle_in_view(&self, css: &str) -> Point {
        let (x, y) = self.box_of(css).middle();
        let covered = self.js_of(
            "const at = document.elementFromPoint(arguments[1], arguments[2]);
             const wanted = document.querySelector(arguments[0]);
             return at && (wanted.contains(at) || at.contains(wanted)) ? '' :
               at ? at.outerHTML.slice(0, 200) : 'the edge of the view'",
            vec![css.into(), x.into(), y.into()],
        );
        assert_eq!(covered, "", "{css} cannot be reached at {x}, {y}");
        (x, y)
    }

    /// The selector of a card.
    pub fn card(slug: &str) -> String {
        format!("[data-node=\"{slug}\"]")
    }

    /// The selector of a card's fold control.
    pub fn control(slug: &str) -> String {
        format!("[data-node=\"{slug}\"] [data-action]")
    }

    /// The names of the cards on the map, in the order of the alphabet.
    #[track_caller]
    pub fn cards(&self) -> Vec<String> {
        let mut slugs = self.texts("[data-node]", "element.dataset.node");
        slugs.sort();
        slugs
    }

    /// What has the focus: the name of a card, row or sentence, else its id, else its tag.
    #[track_caller]
    pub fn focused(&self) -> String {
        self.text(
            "const at = document.activeElement;
             return at.dataset.node || at.dataset.row || at.dataset.passage || at.id || at.tagName.toLowerCase()",
        )
    }

    /// Waits until a card is on the map.
    #[track_caller]
    pub fn wait_for_card(&self, slug: &str) {
        let found = format!("return !!document.querySelector('{}')", Self::card(slug));
        self.wait_until(&found, &format!("{slug} is on the map"));
    }

    /// Waits until a card, a row or what has this id has the focus.
    #[track_caller]
    pub fn wait_for_focus(&self, name: &str) {
        let focused = format!(
            "const at = document.activeElement;
             return [at.dataset.node, at.dataset.row, at.dataset.passage, at.id].includes('{name}')"
        );
        self.wait_until(&focused, &format!("{name} has the focus"));
        self.at_rest();
    }

    /// Waits until a screen reader is told these words.
    #[track_caller]
    pub fn announces(&self, words: &str) {
        let said = format!(
            "return document.querySelector('#live').textContent.includes({})",
            json!(words)
        );
        self.wait_until(&said, &format!("“{words}” is announced"));
    }

    /// What axe-core finds wrong with the page as it is now: a line for each.
    #[track_caller]
    pub fn barriers(&self) -> Vec<String> {
        let file = target().join("npm/node_modules/axe-core/axe.min.js");
        let axe = std::fs::read_to_string(&file).unwrap_or_else(|error| {
            panic!(
                "cannot read {} ({error}); run `cargo xtask setup`",
                file.display()
            )
        });
        // The driver runs scripts from outside the page, where the page's policy does not reach.
        self.js(&axe);
        let found = self.driver.ask(async |client| {
            let script = include_str!("barriers.js");
            client.execute_async(script, Vec::new()).await
        });
        match found {
            Value::Array(lines) => lines
                .iter()
                .map(|line| line.as_str().unwrap_or_default().to_owned())
                .collect(),
            failure => panic!("axe-core fails: {failure}"),
        }
    }
}
