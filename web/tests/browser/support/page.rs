//! The page in a browser, as a test uses it.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::driver::Driver;
use super::site::{MAP, Site};

/// How long the page may take for anything at all.
const PATIENCE: Duration = Duration::from_secs(20);

/// The page, open in a browser of its own.
///
/// When it is dropped the browser ends, and the test fails if the page has logged an error, was
/// held back by its Content-Security-Policy, or asked any other host for anything.
pub struct Page {
    pub(super) driver: Driver,
    site: Option<Site>,
    origin: String,
    /// Troubles that the test brings about itself.
    expected: Vec<String>,
}

impl Page {
    /// Opens the seed map on a desk: 1440 by 900 pixels.
    #[track_caller]
    pub fn open() -> Self {
        Self::open_at("index.html")
    }

    /// Opens this address, a path and fragment within the site.
    #[track_caller]
    pub fn open_at(path: &str) -> Self {
        let page = Self::new(Site::start());
        page.go(path);
        page
    }

    /// Opens another map in the place of the seed map.
    #[track_caller]
    pub fn of_map(text: &str) -> Self {
        Self::of_map_at(text, "index.html")
    }

    /// The same, at an address.
    #[track_caller]
    pub fn of_map_at(text: &str, path: &str) -> Self {
        let site = Site::start();
        site.put(MAP, text);
        let page = Self::new(site);
        page.go(path);
        page
    }

    /// A browser with nothing open yet, before a site.
    pub fn new(site: Site) -> Self {
        let origin = site.origin();
        Self::on(Some(site), origin)
    }

    /// A browser with nothing open yet, before a host that runs elsewhere on this machine.
    pub fn on_host(origin: &str) -> Self {
        Self::on(None, origin.to_owned())
    }

    fn on(site: Option<Site>, origin: String) -> Self {
        let page = Self {
            driver: Driver::start(),
            site,
            origin,
            expected: Vec::new(),
        };
        page.size(1440, 900);
        page
    }

    /// The site it is on.
    pub fn site(&self) -> &Site {
        self.site.as_ref().expect("a site of the test's own")
    }

    /// Goes to an address within the site and waits until the page is alive there.
    #[track_caller]
    pub fn go(&self, path: &str) {
        self.load(path);
        self.alive();
    }

    /// Goes to an address within the site, and waits for the document alone.
    #[track_caller]
    pub fn load(&self, path: &str) {
        let url = format!("{}{path}", self.origin);
        self.driver.ask(async |client| client.goto(&url).await);
    }

    /// Loads the page anew where it is.
    #[track_caller]
    pub fn reload(&self) {
        self.driver.ask(async |client| client.refresh().await);
        self.alive();
    }

    /// Goes back in the history.
    #[track_caller]
    pub fn back(&self) {
        self.driver.ask(async |client| client.back().await);
    }

    /// Goes forward in the history.
    #[track_caller]
    pub fn forward(&self) {
        self.driver.ask(async |client| client.forward().await);
    }

    /// Waits until the page is alive and at rest.
    #[track_caller]
    pub fn alive(&self) {
        self.wait_until(
            "return !!document.querySelector('[data-view]')",
            "the page is alive",
        );
        self.at_rest();
    }

    /// The part of the address that the page keeps: what stands after `#`.
    #[track_caller]
    pub fn fragment(&self) -> String {
        self.text("return location.hash")
    }

    /// What a script returns: the body of a function, with `args` as its `arguments`.
    #[track_caller]
    pub fn js_of(&self, script: &str, args: Vec<Value>) -> Value {
        self.driver
            .ask(async |client| client.execute(script, args).await)
    }

    /// What a script returns.
    #[track_caller]
    pub fn js(&self, script: &str) -> Value {
        self.js_of(script, Vec::new())
    }

    /// A text that a script returns.
    #[track_caller]
    pub fn text(&self, script: &str) -> String {
        let value = self.js(script);
        let text = value.as_str().map(str::to_owned);
        text.unwrap_or_else(|| panic!("{script} gives no text but {value}"))
    }

    /// A number that a script returns.
    #[track_caller]
    pub fn number(&self, script: &str) -> f64 {
        let value = self.js(script);
        let number = value.as_f64();
        number.unwrap_or_else(|| panic!("{script} gives no number but {value}"))
    }

    /// Waits until a script returns what is true.
    #[track_caller]
    pub fn wait_until(&self, script: &str, what: &str) {
        let began = Instant::now();
        while !is_true(&self.js(script)) {
            if began.elapsed() > PATIENCE {
                let seen = self.text("return document.body.innerText.slice(0, 2000)");
                let logged = self.log();
                panic!("waited in vain until {what}\nlogged: {logged:#?}\nin view:\n{seen}");
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits until a selector finds something.
    #[track_caller]
    pub fn wait_for(&self, css: &str) {
        let script = format!("return !!document.querySelector({})", json!(css));
        self.wait_until(&script, &format!("there is {css}"));
    }

    /// Waits until a selector finds nothing.
    #[track_caller]
    pub fn wait_until_no(&self, css: &str) {
        let script = format!("return !document.querySelector({})", json!(css));
        self.wait_until(&script, &format!("there is no {css}"));
    }

    /// Waits until the text of the article stands in its pane. The browser lays a paragraph out
    /// with the frame in which it comes into view, and until then there are no words to see.
    #[track_caller]
    pub fn wait_for_article(&self) {
        self.wait_for(".leaves--typeset");
        self.wait_until(
            "return document.querySelector('.leaves').innerText.trim() !== ''",
            "the words of the article are in view",
        );
        self.at_rest();
    }

    /// Waits until nothing moves: the cards stay where they are for several frames on end.
    #[track_caller]
    pub fn at_rest(&self) {
        self.driver.ask(async |client| {
            client
                .execute_async(include_str!("at_rest.js"), Vec::new())
                .await
        });
    }

    /// Makes the view this large, in pixels.
    pub fn size(&self, width: u32, height: u32) {
        self.driver.devtools(
            "Emulation.setDeviceMetricsOverride",
            &json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false }),
        );
    }

    /// Makes the browser a phone: 390 by 844 pixels, by touch.
    pub fn phone(&self) {
        self.driver.devtools(
            "Emulation.setDeviceMetricsOverride",
            &json!({ "width": 390, "height": 844, "deviceScaleFactor": 3, "mobile": true }),
        );
        self.driver.devtools(
            "Emulation.setTouchEmulationEnabled",
            &json!({ "enabled": true, "maxTouchPoints": 2 }),
        );
    }

    /// Sets what the system says of its reader: `prefers-color-scheme`, `prefers-reduced-motion`.
    pub fn prefers(&self, features: &[(&str, &str)]) {
        let features: Vec<_> = features
            .iter()
            .map(|(name, value)| json!({ "name": format!("prefers-{name}"), "value": value }))
            .collect();
        self.driver.devtools(
            "Emulation.setEmulatedMedia",
            &json!({ "features": features }),
        );
    }

    /// Shows the page as on paper, or on the screen again.
    pub fn paper(&self, on_paper: bool) {
        let media = if on_paper { "print" } else { "screen" };
        self.driver
            .devtools("Emulation.setEmulatedMedia", &json!({ "media": media }));
    }

    /// Says that the test brings about a trouble whose words hold this.
    pub fn expect_trouble(&mut self, words: &str) {
        self.expected.push(words.to_owned());
    }

    /// The errors and warnings that the page has logged since the last time.
    pub fn log(&self) -> Vec<String> {
        let entries = self.driver.log("browser");
        let bad = entries
            .iter()
            .filter(|entry| matches!(entry["level"].as_str(), Some("SEVERE" | "WARNING")));
        bad.map(|entry| entry["message"].as_str().unwrap_or_default().to_owned())
            .collect()
    }

    /// The addresses outside the page's own host that it asked for since the last time.
    fn foreign_requests(&self) -> Vec<String> {
        let urls = self
            .driver
            .log("performance")
            .into_iter()
            .filter_map(|entry| {
                let message: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
                let message = &message["message"];
                let asks = matches!(
                    message["method"].as_str(),
                    Some("Network.requestWillBeSent" | "Network.webSocketCreated")
                );
                let params = &message["params"];
                let url = params["request"]["url"].as_str().or(params["url"].as_str());
                url.filter(|_| asks).map(str::to_owned)
            });
        let own = ["data:", "blob:", "about:"];
        urls.filter(|url| !url.starts_with(&self.origin))
            .filter(|url| !own.iter().any(|scheme| url.starts_with(scheme)))
            .collect()
    }

    /// What the page did that it must not do.
    fn troubles(&self) -> Vec<String> {
        let foreign = self.foreign_requests().into_iter();
        let foreign = foreign.map(|url| format!("asked another host: {url}"));
        let all = self.log().into_iter().chain(foreign);
        let (expected, mut troubles): (Vec<_>, Vec<_>) =
            all.partition(|said| self.expected.iter().any(|words| said.contains(words)));
        for words in &self.expected {
            if !expected.iter().any(|said| said.contains(words)) {
                troubles.push(format!("nothing was logged about: {words}"));
            }
        }
        troubles
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        // A test that fails already says why.
        if !std::thread::panicking() {
            let troubles = self.troubles();
            assert!(troubles.is_empty(), "the page: {troubles:#?}");
        }
    }
}

/// Whether a script's value counts as true in JavaScript.
fn is_true(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(value) => *value,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(_) | Value::Object(_) => true,
    }
}
