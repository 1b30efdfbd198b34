//! Reads a document as often as is asked and tells what it took: `measure REPEATS FILE`, or
//! `measure write SHAPE ELEMENTS FILE` to write one.

use std::hint::black_box;
use std::process::ExitCode;

use elenchus::map::{Options, project};
use elenchus::text::Text;
use elenchus_bench::{Shape, document};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["write", shape, elements, file] => write(shape, elements, file),
        [repeats, file] => measure(repeats, file),
        _ => Err("usage: measure REPEATS FILE | measure write SHAPE ELEMENTS FILE".to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(words) => {
            eprintln!("measure: {words}");
            ExitCode::from(2)
        }
    }
}

fn write(shape: &str, elements: &str, file: &str) -> Result<(), String> {
    let shape = Shape::named(shape).ok_or("no such shape")?;
    let elements = elements.parse().map_err(|_| "no number of elements")?;
    std::fs::write(file, document(shape, elements)).map_err(|error| error.to_string())
}

/// Parse, model and map; prints the CPU time of each repetition in milliseconds, and the peak of
/// memory in KiB.
fn measure(repeats: &str, file: &str) -> Result<(), String> {
    let repeats: u32 = repeats.parse().map_err(|_| "no number of repeats")?;
    let text = std::fs::read_to_string(file).map_err(|error| error.to_string())?;
    let text = Text::from(text);
    let mut times = Vec::new();
    for _ in 0..repeats {
        let before = usage::cpu_ms();
        let model = elenchus::parse(black_box(&text)).model;
        let options = Options::from_front_matter(model.front_matter());
        let map = project(&model, &options);
        black_box(map.edges().len());
        times.push(usage::cpu_ms() - before);
    }
    println!("{{\"cpu\": {times:?}, \"peak\": {}}}", usage::peak_kib());
    Ok(())
}

#[cfg(unix)]
mod usage {
    use nix::sys::resource::{Usage, UsageWho, getrusage};
    use nix::sys::time::TimeVal;

    fn own() -> Option<Usage> {
        getrusage(UsageWho::RUSAGE_SELF).ok()
    }

    /// The time this process has had of any processor, in milliseconds.
    pub(super) fn cpu_ms() -> f64 {
        let ms = |time: TimeVal| time.tv_sec() as f64 * 1e3 + time.tv_usec() as f64 / 1e3;
        own().map_or(0.0, |usage| ms(usage.user_time()) + ms(usage.system_time()))
    }

    /// The most memory it has had, in KiB.
    pub(super) fn peak_kib() -> i64 {
        // What Linux counts for a process begins with what its parent had.
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let peak = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse().ok());
        peak.or_else(|| Some(own()?.max_rss())).unwrap_or(0)
    }
}

#[cfg(not(unix))]
mod usage {
    use std::sync::OnceLock;
    use std::time::Instant;

    /// Time on the wall: there is no other here.
    pub(super) fn cpu_ms() -> f64 {
        static BEGUN: OnceLock<Instant> = OnceLock::new();
        BEGUN.get_or_init(Instant::now).elapsed().as_secs_f64() * 1e3
    }

    /// Unknown here.
    pub(super) fn peak_kib() -> i64 {
        0
    }
}
