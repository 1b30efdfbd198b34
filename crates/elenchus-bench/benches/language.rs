//! What each step from text to map takes: `cargo bench -p elenchus-bench`.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use elenchus::format::{Options as Style, format};
use elenchus::map::{Options, project};
use elenchus::{model, syntax};
use elenchus_bench::{Shape, document};

fn steps(criterion: &mut Criterion) {
    for shape in Shape::ALL {
        let mut group = criterion.benchmark_group(shape.name());
        for elements in [1_000, 10_000] {
            let text = elenchus::text::Text::from(document(shape, elements));
            group.throughput(Throughput::Bytes(text.len() as u64));
            let of = |step: &str| BenchmarkId::new(step, elements);
            group.bench_function(of("parse"), |bench| {
                bench.iter(|| syntax::parse(black_box(&text)));
            });
            let tree = syntax::parse(&text).tree;
            group.bench_function(of("resolve"), |bench| {
                bench.iter(|| model::resolve(black_box(&tree), &text));
            });
            let model = model::resolve(&tree, &text).model;
            group.bench_function(of("argdown map"), |bench| {
                bench.iter(|| project(black_box(&model), &Options::default()));
            });
            group.bench_function(of("reader's map"), |bench| {
                bench.iter(|| project(black_box(&model), &Options::reading()));
            });
            group.bench_function(of("format"), |bench| {
                bench.iter(|| format(black_box(&text), &Style::default()));
            });
        }
        group.finish();
    }
}

criterion_group!(benches, steps);
criterion_main!(benches);
