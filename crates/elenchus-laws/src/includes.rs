use elenchus::include::{Assembly, assemble};
use elenchus::text::Span;

/// What stands between the files in the input.
const BETWEEN: u8 = 0;

/// Files called `0`, `1` and so on include one another in any way: every character of the
/// assembled text leads back to its place, no place stands twice, and every remark lies in its
/// file.
///
/// The input is cut into files at zero bytes; what is not UTF-8 cannot be loaded.
///
/// # Panics
/// When that does not hold.
pub fn includes(input: &[u8]) {
    let files: Vec<&[u8]> = input.split(|&byte| byte == BETWEEN).take(16).collect();
    let read = |index: usize| {
        files
            .get(index)
            .and_then(|file| std::str::from_utf8(file).ok())
    };
    let Some(main) = read(0) else {
        return;
    };
    let mut load = |name: &str| {
        let found = name.parse().ok().and_then(read);
        found
            .map(str::to_owned)
            .ok_or_else(|| "it is not there".to_owned())
    };
    let assembly = assemble("0", main, &mut load);
    leads_back(&assembly);
    let parsed = elenchus::parse(assembly.text());
    for remark in assembly.remarks(parsed.diagnostics) {
        let text = &assembly.file(remark.file).text;
        let span = remark.diagnostic.span;
        assert!(
            text.get(span.start as usize..span.end as usize).is_some(),
            "{remark:?}"
        );
        if let Some(fix) = &remark.diagnostic.fix {
            assert!(
                elenchus::text::apply(text, &fix.edits).is_some(),
                "{remark:?}"
            );
        }
    }
}

fn leads_back(assembly: &Assembly) {
    let mut places = Vec::new();
    for (at, character) in assembly.text().char_indices() {
        let span = Span::new(at as u32, (at + character.len_utf8()) as u32);
        let (file, place) = assembly.locate(span).expect("it comes from a file");
        assert_eq!(
            place.of(&assembly.file(file).text),
            span.of(assembly.text())
        );
        assert_eq!(assembly.offset_of(file, place.start), Some(span.start));
        places.push((file, place.start));
    }
    let all = places.len();
    places.sort_unstable();
    places.dedup();
    assert_eq!(places.len(), all, "a place stands twice");
}
