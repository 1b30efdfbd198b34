//! The language beside Argdown's own tools: the same documents, the same work, one after the
//! other on the same machine.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use elenchus_bench::{Shape, document};
use serde_json::Value;

use crate::step::{Failure, Outcome, cargo, command, make_folder, run, say, write};
use crate::{place, setup};

/// Argdown's own tools.
const PEER: &str = "@argdown/core@2.0.1";

/// How long the peer may take over one document.
const PATIENCE: Duration = Duration::from_secs(180);

/// How many elements, with how often both read them.
const SIZES: [(usize, u32); 4] = [(100, 50), (1_000, 20), (10_000, 9), (100_000, 3)];

/// Prints how we and the peer do, how our time grows, and what the command takes.
pub(super) fn peers() -> Outcome {
    setup::for_the_browser()?;
    let tools = Tools::set_up()?;
    tools.compare()?;
    tools.growth()?;
    tools.whole_command()
}

/// What measures, and where.
struct Tools {
    folder: PathBuf,
    measure: PathBuf,
    command: PathBuf,
    peer: PathBuf,
}

/// What a document took.
struct Taken {
    /// Of the processor, in milliseconds.
    cpu: f64,
    /// Of memory, in KiB.
    peak: f64,
}

/// What a document took to be read once, and several times.
struct Both {
    once: Taken,
    all: Taken,
}

impl Both {
    fn of(read: impl Fn(u32) -> Result<Taken, String>, repeats: u32) -> Result<Self, String> {
        Ok(Self {
            once: read(1)?,
            all: read(repeats)?,
        })
    }

    /// The cells of a line: time and memory of one reading, and of several; each with theirs and
    /// the ratio.
    fn beside(&self, theirs: Result<&Self, &String>) -> String {
        let pick: [fn(&Self) -> f64; 4] = [
            |both| both.once.cpu,
            |both| both.once.peak / 1024.0,
            |both| both.all.cpu,
            |both| both.all.peak / 1024.0,
        ];
        let cells = pick.map(|number| match theirs {
            Ok(theirs) => {
                let (ours, theirs) = (number(self), number(theirs));
                format!("{ours:.1} | {theirs:.0} | **{:.0}** |", theirs / ours)
            }
            Err(why) => format!("{:.1} | {why} | – |", number(self)),
        });
        cells.join(" ")
    }
}

impl Tools {
    fn set_up() -> Outcome<Self> {
        let folder = place::target().join("bench/peers");
        make_folder(&folder)?;
        if !folder.join("node_modules/@argdown/core").exists() {
            let mut install = command("npm");
            install.args([
                "install",
                "--silent",
                "--no-save",
                "--no-audit",
                "--no-fund",
            ]);
            install.arg("--prefix").arg(&folder).arg(PEER);
            write(&folder.join("package.json"), "{\"private\": true}\n")?;
            run(&format!("Fetch {PEER}"), &mut install)?;
        }
        for package in ["elenchus-bench", "elenchus-cli"] {
            let mut build = cargo();
            build.args(["build", "--quiet", "--release", "--package", package]);
            run(&format!("Compile {package}"), &mut build)?;
        }
        let release = place::target().join("release");
        let program = |name: &str| release.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
        Ok(Self {
            measure: program("measure"),
            command: program("elenchus"),
            peer: place::top().join("crates/elenchus-bench/peers/argdown.mjs"),
            folder,
        })
    }

    fn document(&self, shape: Shape, elements: usize) -> Outcome<PathBuf> {
        let file = self
            .folder
            .join(format!("{}-{elements}.argdown", shape.name()));
        write(&file, document(shape, elements))?;
        Ok(file)
    }

    fn ours(&self, file: &Path, repeats: u32) -> Result<Taken, String> {
        let mut measure = command(&self.measure);
        measure.arg(repeats.to_string()).arg(file);
        taken(&mut measure)
    }

    fn theirs(&self, file: &Path, repeats: u32) -> Result<Taken, String> {
        let mut node = command("node");
        node.arg(&self.peer).arg(&self.folder);
        node.arg(repeats.to_string()).arg(file);
        taken(&mut node)
    }

    /// Time and memory of both.
    fn compare(&self) -> Outcome {
        say(
            "Read the same documents with both: CPU of parse + model + map and the peak of memory, in a process that reads once; then in one that reads so many times (50, 20, 9, 3), the median of the CPU",
        );
        println!(
            "\n| document | once, CPU ms | theirs | ratio | MiB | theirs | ratio | again and again, CPU ms | theirs | ratio | MiB | theirs | ratio |"
        );
        println!("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        let sizes = SIZES.iter();
        let documents = sizes.flat_map(|size| Shape::ALL.map(|shape| (shape, *size)));
        let deep = [(Shape::Deep, (250, 20)), (Shape::Deep, (1_000, 20))];
        for (shape, (elements, repeats)) in documents.chain(deep) {
            let file = self.document(shape, elements)?;
            let ours = Both::of(|repeats| self.ours(&file, repeats), repeats);
            let ours = ours.map_err(Failure::new)?;
            let theirs = Both::of(|repeats| self.theirs(&file, repeats), repeats);
            println!(
                "| {}, {elements} | {}",
                shape.name(),
                ours.beside(theirs.as_ref())
            );
        }
        println!();
        Ok(())
    }

    /// Our time a byte as documents grow.
    fn growth(&self) -> Outcome {
        say("Read ever larger documents");
        println!("\n| document | MB | CPU ms | ns a byte | MiB |\n|---|--:|--:|--:|--:|");
        for shape in Shape::ALL {
            for (elements, repeats) in [(1_000, 50), (10_000, 15), (100_000, 5), (1_000_000, 3)] {
                let file = self.document(shape, elements)?;
                let bytes = file.metadata().map_or(0, |data| data.len()) as f64;
                let taken = self.ours(&file, repeats).map_err(Failure::new)?;
                println!(
                    "| {}, {elements} | {:.1} | {:.1} | {:.1} | {:.0} |",
                    shape.name(),
                    bytes / 1e6,
                    taken.cpu,
                    taken.cpu * 1e6 / bytes,
                    taken.peak / 1024.0
                );
            }
        }
        println!();
        Ok(())
    }

    /// The command itself, from its start to its end.
    fn whole_command(&self) -> Outcome {
        say("Format and check 100,000 elements");
        println!("\n| command, 100,000 elements | seconds |\n|---|--:|");
        for shape in Shape::ALL {
            let file = self.document(shape, 100_000)?;
            for arguments in [["fmt", "--check"].as_slice(), &["check"]] {
                let mut whole = command(&self.command);
                whole.args(arguments).arg(&file);
                whole.stdout(Stdio::null()).stderr(Stdio::null());
                let begun = Instant::now();
                let done = whole.status();
                let seconds = begun.elapsed().as_secs_f64();
                done.map_err(|error| Failure::new(format!("cannot run elenchus: {error}")))?;
                println!(
                    "| {} {} | {seconds:.2} |",
                    arguments.join(" "),
                    shape.name()
                );
            }
        }
        println!();
        Ok(())
    }
}

/// Runs what measures and reads what it prints: the median of the times. Where it fails, why.
fn taken(measure: &mut Command) -> Result<Taken, String> {
    let printed = within(measure, PATIENCE)?;
    let told: Value = serde_json::from_str(&printed).map_err(|error| error.to_string())?;
    let times = told["cpu"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    let mut times: Vec<f64> = times.iter().filter_map(Value::as_f64).collect();
    times.sort_by(f64::total_cmp);
    let cpu = times
        .get(times.len() / 2)
        .copied()
        .ok_or("no time was told")?;
    let peak = told["peak"].as_f64().unwrap_or_default();
    Ok(Taken { cpu, peak })
}

/// What a command prints, if it ends well and in time. What it has started ends with it.
pub(super) fn within(command: &mut Command, patience: Duration) -> Result<String, String> {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    let spawned = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut child = spawned.map_err(|error| error.to_string())?;
    // Read while it runs: a pipe holds little.
    let printed = child.stdout.take();
    let reader = std::thread::spawn(move || {
        let mut text = Vec::new();
        let read = printed.map(|mut printed| printed.read_to_end(&mut text));
        read.transpose().map(|_| text)
    });
    let begun = Instant::now();
    loop {
        match child.try_wait().map_err(|error| error.to_string())? {
            Some(status) if status.success() => break,
            Some(_) => return Err("crashes".to_owned()),
            None if begun.elapsed() > patience => {
                let group = format!("-{}", child.id());
                let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
                let _ = child.kill();
                let _ = child.wait();
                return Err(format!("over {} s", patience.as_secs()));
            }
            None => std::thread::sleep(Duration::from_millis(20)),
        }
    }
    let text = reader.join().map_err(|_| "its output cannot be read")?;
    let text = text.map_err(|error| error.to_string())?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}
