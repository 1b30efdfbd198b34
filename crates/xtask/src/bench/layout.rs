//! Drawings beside those of other tools: the same graphs, one after the other on the same machine,
//! scored alike.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use serde_json::Value;

use super::peers::within;
use crate::step::{Failure, Outcome, cargo, command, make_folder, run, say, write};
use crate::{place, setup};

/// The tools that come as packages.
const PEERS: [&str; 2] = ["@dagrejs/dagre@1.1.4", "elkjs@0.9.3"];

/// How long a tool may take for all runs of one graph. One that takes longer is not given larger
/// ones.
const PATIENCE: Duration = Duration::from_secs(120);

/// How many boxes the graphs have, and how often each is drawn.
const SIZES: [(usize, usize); 5] = [(50, 9), (200, 9), (1_000, 5), (5_000, 3), (20_000, 3)];

/// As [`SIZES`], for graphs in sections.
const IN_SECTIONS: [(usize, usize); 2] = [(200, 9), (1_000, 5)];

/// Sequences of foldings: boxes, sequences, steps in each.
const WANDERINGS: [(usize, usize, usize); 2] = [(200, 1_000, 6), (1_000, 100, 6)];

/// Who draws.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tool {
    Ours(&'static str),
    Theirs(&'static str),
}

const OURS: [Tool; 3] = [
    Tool::Ours("fast"),
    Tool::Ours("default"),
    Tool::Ours("best"),
];
const THEIRS: [Tool; 3] = [
    Tool::Theirs("dot"),
    Tool::Theirs("dagre"),
    Tool::Theirs("elk"),
];

/// Prints how drawings of test graphs score; with `peers`, beside those of other tools. The graphs
/// are made, or are those of a folder.
pub(super) fn layout(peers: bool, graphs: Option<&Path>) -> Outcome {
    let bench = Bench::set_up(peers)?;
    let flat = bench.graphs(graphs, "arg", &SIZES, false)?;
    let sections = bench.graphs(graphs, "argc", &IN_SECTIONS, true)?;
    for (title, graphs) in [("Flat graphs", &flat), ("Graphs in sections", &sections)] {
        say(title);
        bench.compare(graphs)?;
    }
    say(
        "Fold a box with what hangs from it: how far the others move beyond what all move, and how many of their pairs change sides",
    );
    bench.fold(&flat)?;
    say("Fold and unfold boxes by chance, each from the drawing before");
    bench.wander()?;
    say("The same as WebAssembly, and a large graph");
    bench.in_wasm(flat.iter().chain(&sections))
}

/// A graph to draw, and how often.
struct Drawn {
    name: String,
    file: PathBuf,
    runs: usize,
}

struct Bench {
    folder: PathBuf,
    evaluate: PathBuf,
    draw: PathBuf,
    tools: Vec<Tool>,
}

impl Bench {
    fn set_up(peers: bool) -> Outcome<Self> {
        let folder = place::target().join("bench/layout");
        make_folder(&folder)?;
        let mut tools = OURS.to_vec();
        if peers {
            tools.extend(peers_of(&folder)?);
        }
        let mut build = cargo();
        build.args([
            "build",
            "--quiet",
            "--release",
            "--package",
            "elenchus-bench",
        ]);
        run("Compile elenchus-bench", &mut build)?;
        let mut build = cargo();
        build.args([
            "build",
            "--quiet",
            "--release",
            "--package",
            "elenchus-layout",
        ]);
        run(
            "Compile elenchus-layout",
            build.args(["--example", "evaluate"]),
        )?;
        let release = place::target().join("release");
        let program = |name: &str| release.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
        Ok(Self {
            folder,
            evaluate: program("examples/evaluate"),
            draw: program("draw"),
            tools,
        })
    }

    /// The graphs of a folder whose names begin like this, or made ones.
    fn graphs(
        &self,
        given: Option<&Path>,
        prefix: &str,
        sizes: &[(usize, usize)],
        in_sections: bool,
    ) -> Outcome<Vec<Drawn>> {
        let graphs = sizes.iter().map(|&(boxes, runs)| {
            let name = format!("{prefix}-{boxes}");
            let file = match given {
                Some(folder) => folder.join(format!("{name}.json")),
                None => self.made(&name, boxes, in_sections)?,
            };
            Ok(Drawn { name, file, runs })
        });
        let graphs: Outcome<Vec<_>> = graphs.collect();
        Ok(graphs?
            .into_iter()
            .filter(|graph| graph.file.exists())
            .collect())
    }

    fn made(&self, name: &str, boxes: usize, in_sections: bool) -> Outcome<PathBuf> {
        let file = self.folder.join(format!("{name}.json"));
        let mut plan = command(&self.draw);
        plan.arg("plan").arg(boxes.to_string());
        plan.args(in_sections.then_some("sections")).arg(&file);
        told(&mut plan).map_err(Failure::new)?;
        Ok(file)
    }

    /// Lets a tool draw a graph; where the drawing is.
    fn drawing(&self, tool: Tool, graph: &Drawn, earlier: &[&str]) -> Result<PathBuf, String> {
        let (name, runs) = (tool.name(), graph.runs.to_string());
        let to = self.folder.join(format!("{}.{name}.json", graph.name));
        let printed = match tool {
            Tool::Ours(level) => {
                let mut ours = command(&self.evaluate);
                ours.arg(&graph.file)
                    .args(["--level", level, "--runs", &runs]);
                Some(within(ours.args(earlier), PATIENCE)?)
            }
            Tool::Theirs(name) => {
                let mut node = command("node");
                node.arg(place::top().join("crates/elenchus-bench/peers/layout.mjs"));
                node.arg(name).arg(&self.folder).arg(&graph.file).arg(&to);
                within(node.arg(runs), PATIENCE)?;
                None
            }
        };
        if let Some(printed) = printed {
            write(&to, printed).map_err(|error| error.to_string())?;
        }
        Ok(to)
    }

    fn score(&self, graph: &Drawn, drawing: &Path) -> Result<Value, String> {
        let mut score = command(&self.draw);
        told(score.arg("score").arg(&graph.file).arg(drawing))
    }

    /// One table for each graph.
    fn compare(&self, graphs: &[Drawn]) -> Outcome {
        let mut given_up: Vec<Tool> = Vec::new();
        for graph in graphs {
            println!(
                "\n| {} | ms | their time, of ours | crossings | through boxes | overlaps | group faults | mean length | area, Mpx | aspect |",
                graph.name
            );
            println!("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
            let mut ours = f64::NAN;
            for &tool in &self.tools {
                // The most careful level is for graphs that fit a screen.
                let is_too_large = tool == Tool::Ours("best") && graph.runs < 5;
                if is_too_large || given_up.contains(&tool) {
                    continue;
                }
                let drawing = self.drawing(tool, graph, &[]);
                match drawing.and_then(|drawing| self.score(graph, &drawing)) {
                    Ok(score) => {
                        if tool == Tool::Ours("default") {
                            ours = number(&score, "ms");
                        }
                        line(tool, &score, ours);
                    }
                    Err(why) => {
                        given_up.push(tool);
                        println!("| {} | {why} | | | | | | | | |", tool.name());
                    }
                }
            }
        }
        println!();
        Ok(())
    }

    /// A table of what stays where it was when a box is folded.
    fn fold(&self, graphs: &[Drawn]) -> Outcome {
        println!(
            "\n| graph | tool | ms | median move, px | pairs that flip, % |\n|---|---|--:|--:|--:|"
        );
        for graph in graphs.iter().filter(|graph| graph.runs >= 5) {
            let folded = Drawn {
                name: format!("{}-folded", graph.name),
                file: self.folder.join(format!("{}-folded.json", graph.name)),
                runs: graph.runs,
            };
            let mut fold = command(&self.draw);
            let fold = told(fold.arg("fold").arg(&graph.file).arg(&folded.file));
            let pivot = fold.map_err(Failure::new)?["pivot"].to_string();
            for &tool in self.tools.iter().filter(|&&tool| !tool.is_for_comparison()) {
                let done = self.drawing(tool, graph, &[]).and_then(|before| {
                    let previous = before.to_string_lossy().into_owned();
                    let steady = ["--previous", &previous, "--pivot", &pivot];
                    let after = self.drawing(
                        tool,
                        &folded,
                        match tool {
                            Tool::Ours(_) => &steady,
                            Tool::Theirs(_) => &[],
                        },
                    )?;
                    let mut moves = command(&self.draw);
                    let moves = told(moves.arg("moves").arg(&before).arg(&after))?;
                    Ok((moves, self.score(&folded, &after)?))
                });
                match done {
                    Ok((moves, score)) => println!(
                        "| {} | {} | {:.1} | {:.0} | {:.2} |",
                        graph.name,
                        tool.name(),
                        number(&score, "ms"),
                        number(&moves, "median"),
                        number(&moves, "flips")
                    ),
                    Err(why) => println!("| {} | {} | {why} | | |", graph.name, tool.name()),
                }
            }
        }
        println!();
        Ok(())
    }

    /// A table of what many foldings do.
    fn wander(&self) -> Outcome {
        let seed = self.folder.join("seed.json");
        let mut map = command(&self.draw);
        map.arg("map")
            .arg(place::top().join("seeds/moscow-after-caracas.argdown"));
        told(map.arg(&seed)).map_err(Failure::new)?;
        let mut graphs = vec![("the seed map".to_owned(), seed, 1_000, 6)];
        for (boxes, sequences, steps) in WANDERINGS {
            let name = format!("plan-{boxes}");
            let file = self.made(&name, boxes, false)?;
            graphs.push((format!("{boxes} boxes"), file, sequences, steps));
        }
        println!(
            "\n| graph | sequences | steps | median move, px: median / 95 % / worst | flips, %: median / 95 % / worst | the box itself, px | area, of one afresh: median / 95 % / worst | length, likewise |"
        );
        println!("|---|--:|--:|--:|--:|--:|--:|--:|");
        for (name, file, sequences, steps) in graphs {
            let mut wander = command(&self.draw);
            wander
                .arg("wander")
                .arg(&file)
                .args([sequences.to_string(), steps.to_string()]);
            let found = within(&mut wander, 10 * PATIENCE).and_then(|told| parsed(&told));
            let found = found.map_err(Failure::new)?;
            let cell = |key: &str| {
                let of = |part: &str| number(&found[key], part);
                format!(
                    "{:.2} / {:.2} / {:.2}",
                    of("median"),
                    of("most"),
                    of("worst")
                )
            };
            println!(
                "| {name} | {sequences} | {} | {} | {} | {:.3} | {} | {} |",
                found["steps"],
                cell("median"),
                cell("flips"),
                number(&found["pivot"], "worst"),
                cell("area"),
                cell("length")
            );
        }
        println!();
        Ok(())
    }

    /// Tables of what the same code takes as WebAssembly, and of a large graph.
    fn in_wasm<'g>(&self, graphs: impl Iterator<Item = &'g Drawn>) -> Outcome {
        let program = wasi_program()?;
        println!(
            "\n| graph | native ms | WebAssembly ms | ratio | the first drawing there, ms | same drawing |\n|---|--:|--:|--:|--:|---|"
        );
        for graph in graphs {
            let timed = |mut command: Command| {
                let command = command
                    .arg("time")
                    .arg(&graph.file)
                    .arg(graph.runs.to_string());
                told(command).map_err(Failure::new)
            };
            let (native, wasm) = (timed(command(&self.draw))?, timed(in_node(&program))?);
            println!(
                "| {} | {:.1} | {:.1} | **{:.1}** | {:.1} | {} |",
                graph.name,
                number(&native, "ms"),
                number(&wasm, "ms"),
                number(&wasm, "ms") / number(&native, "ms"),
                number(&wasm, "first"),
                if native["drawing"] == wasm["drawing"] {
                    "yes"
                } else {
                    "**no**"
                }
            );
        }
        println!("\n| boxes | native seconds | MiB | WebAssembly seconds |\n|--:|--:|--:|--:|");
        for boxes in [20_000, 100_000] {
            let big = |mut command: Command| {
                told(command.arg("big").arg(boxes.to_string())).map_err(Failure::new)
            };
            let (native, wasm) = (big(command(&self.draw))?, big(in_node(&program))?);
            println!(
                "| {boxes} | {:.2} | {:.0} | {:.2} |",
                number(&native, "ms") / 1e3,
                number(&native, "peak") / 1024.0,
                number(&wasm, "ms") / 1e3
            );
        }
        println!();
        Ok(())
    }
}

/// What measures, compiled for the system interface of WebAssembly, which node has.
fn wasi_program() -> Outcome<PathBuf> {
    const TARGET: &str = "wasm32-wasip1";
    if setup::has_rustup() {
        let mut add = command("rustup");
        run(
            &format!("Fetch the target {TARGET}"),
            add.args(["target", "add", TARGET]),
        )?;
    }
    let mut build = cargo();
    build.args(["build", "--quiet", "--release", "--target", TARGET]);
    build.args(["--package", "elenchus-bench", "--bin", "draw"]);
    run("Compile elenchus-bench to WebAssembly", &mut build)?;
    Ok(place::target().join(TARGET).join("release/draw.wasm"))
}

fn in_node(program: &Path) -> Command {
    let mut node = command("node");
    node.arg("--no-warnings");
    node.arg(place::top().join("crates/elenchus-bench/peers/wasi.mjs"));
    node.arg(program);
    node
}

impl Tool {
    fn name(self) -> String {
        match self {
            Self::Ours(level) => format!("ours, {level}"),
            Self::Theirs(name) => name.to_owned(),
        }
    }

    /// Whether it is one of our levels beside the usual one.
    fn is_for_comparison(self) -> bool {
        matches!(self, Self::Ours(level) if level != "default")
    }
}

/// Fetches the packages and looks for Graphviz; who there is.
fn peers_of(folder: &Path) -> Outcome<Vec<Tool>> {
    setup::for_the_browser()?;
    if !PEERS
        .iter()
        .all(|peer| folder.join("node_modules").join(package(peer)).exists())
    {
        let mut install = command("npm");
        install.args([
            "install",
            "--silent",
            "--no-save",
            "--no-audit",
            "--no-fund",
        ]);
        install.arg("--prefix").arg(folder).args(PEERS);
        write(&folder.join("package.json"), "{\"private\": true}\n")?;
        run(&format!("Fetch {}", PEERS.join(" and ")), &mut install)?;
    }
    let has_dot = command("dot").arg("-V").output().is_ok();
    if !has_dot {
        say("There is no `dot`: install Graphviz (Debian: apt install graphviz) to see it here");
    }
    Ok(THEIRS
        .into_iter()
        .filter(|tool| has_dot || *tool != Tool::Theirs("dot"))
        .collect())
}

/// The name of a package without its version.
fn package(peer: &str) -> &str {
    peer.rsplit_once('@').map_or(peer, |(name, _)| name)
}

fn number(value: &Value, key: &str) -> f64 {
    value[key].as_f64().unwrap_or(f64::NAN)
}

fn line(tool: Tool, score: &Value, ours: f64) {
    let figure = |key: &str| number(score, key);
    let ratio = match tool {
        Tool::Ours(_) => String::new(),
        Tool::Theirs(_) => format!("**{:.0}**", figure("ms") / ours),
    };
    println!(
        "| {} | {:.1} | {ratio} | {} | {} | {} | {} | {:.0} | {:.1} | {:.2} |",
        tool.name(),
        figure("ms"),
        score["crossings"],
        score["through"],
        score["overlaps"],
        score["groupFaults"],
        figure("length"),
        figure("area"),
        figure("aspect")
    );
}

fn parsed(told: &str) -> Result<Value, String> {
    if told.trim().is_empty() {
        return Ok(Value::Null);
    }
    serde_json::from_str(told).map_err(|error| error.to_string())
}

/// What a command tells.
fn told(command: &mut Command) -> Result<Value, String> {
    within(command, PATIENCE).and_then(|told| parsed(&told))
}
