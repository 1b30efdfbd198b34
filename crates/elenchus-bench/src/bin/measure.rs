//! Reads a document as often as is asked and tells what it took: `measure REPEATS FILE`, or
//! `measure write SHAPE ELEMENTS FILE` to write one.

use std::hint::black_box;
use std::process::ExitCode;

use elenchus::map::{Options, project};
use elenchus::text::Text;
use elenchus_bench::{Shape, document, usage};

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
