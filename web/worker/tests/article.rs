//! An article read for a map, as the page asks for it.

use elenchus::source::{Format, Record, read};
use elenchus_worker::jobs::Job;
use elenchus_worker::jobs::article::{ReadArticle, ToRead, WasRead};

const ARTICLE: &str = "\
# The old bridge

The bridge should be rebuilt before the winter. Its piers are cracked in eleven places.

Café guests call it “ours”.
";

const CLAIMS: &str = "\
[Rebuild]: The bridge should be rebuilt before the winter. {at: \"2.1\", quote: \"rebuilt before the winter\"}
  + <Cracks>: Somebody ought to look at what holds it up. {at: \"2.2\", quote: \"cracked in twelve places\"}
";

/// The map with the digests of the article.
fn map() -> String {
    let record = Record::of(&read(ARTICLE, Format::Markdown));
    let lines = record.sentences().replace('\n', "\n      ");
    let lines = lines.trim_end();
    format!(
        "===\nsources:\n  one:\n    segmenter: 1\n    sentences: |\n      {lines}\n===\n\n{CLAIMS}"
    )
}

fn read_for(map: String, name: &str, bytes: &[u8], before: &str) -> Result<WasRead, String> {
    let request = ToRead {
        map,
        source: Some("one".to_owned()),
        name: name.to_owned(),
        bytes: bytes.to_vec(),
        windows: false,
        before: before.to_owned(),
    };
    ReadArticle::run(request, &mut |_| {})
}

fn fates(read: &WasRead) -> Vec<(u32, Option<u32>)> {
    read.fates.iter().map(|it| (it.fate, it.now)).collect()
}

#[test]
fn the_article_of_the_map_is_found_whole_and_its_claims_held_against_it() {
    let read = read_for(map(), "a.md", ARTICLE.as_bytes(), "").expect("sentences");
    assert_eq!(read.blocks, [(1, 1), (0, 2), (0, 1)]);
    assert_eq!(read.sentences[0], "The old bridge");
    assert_eq!(fates(&read), [0, 1, 2, 3].map(|at| (0, Some(at))));
    let claims: Vec<_> = read
        .claims
        .iter()
        .map(|it| (it.node, it.fidelity.as_str()))
        .collect();
    assert_eq!(claims, [(0, "quotation"), (1, "interpretation")]);
    assert_eq!(read.claims[0].trouble, "");
    let trouble = &read.claims[1].trouble;
    assert!(trouble.contains("twelve places"), "{trouble}");
    assert!(trouble.contains("cracked in eleven places"), "{trouble}");
}

#[test]
fn what_reads_otherwise_is_told_by_the_text_as_it_was() {
    let later = ARTICLE
        .replace("eleven", "twelve")
        .replace("Café guests call it “ours”.", "");
    let read = read_for(map(), "a.md", later.as_bytes(), ARTICLE).expect("sentences");
    assert_eq!(
        fates(&read),
        [(0, Some(0)), (0, Some(1)), (2, Some(2)), (4, Some(2))]
    );
    let told: Vec<_> = read.fates[2]
        .difference
        .iter()
        .filter(|(kind, _)| *kind > 0)
        .collect();
    assert_eq!(told, [&(1, "eleven".to_owned()), &(2, "twelve".to_owned())]);
    assert!(read.claims.is_empty(), "places of another text say nothing");
}

#[test]
fn a_text_for_a_map_without_digests_has_places_alone() {
    let read = read_for(
        format!("===\nsources: {{one: {{}}}}\n===\n\n{CLAIMS}"),
        "",
        ARTICLE.as_bytes(),
        "",
    );
    let read = read.expect("sentences");
    assert!(read.fates.is_empty());
    assert_eq!(read.claims.len(), 2);
}

#[test]
fn bytes_that_are_no_utf_8_wait_for_leave() {
    let bytes: Vec<u8> = ARTICLE
        .chars()
        .map(|c| match c {
            '“' => 0x93,
            '”' => 0x94,
            c => c as u32 as u8,
        })
        .collect();
    let asked = read_for(map(), "a.md", &bytes, "").expect("a question");
    assert!(asked.other_encoding && asked.sentences.is_empty());
    let request = ToRead {
        map: map(),
        source: Some("one".to_owned()),
        name: "a.md".to_owned(),
        bytes,
        windows: true,
        before: String::new(),
    };
    let read = ReadArticle::run(request, &mut |_| {}).expect("sentences");
    assert_eq!(read.text, ARTICLE);
    assert!(read.notes[0].contains("Windows-1252"), "{:?}", read.notes);
}

#[test]
fn a_text_without_a_sentence_is_refused() {
    for nothing in ["", " \n\n\t"] {
        let why = read_for(map(), "a.txt", nothing.as_bytes(), "").expect_err("nothing");
        assert!(why.contains("no sentence"), "{why}");
    }
}
