use super::{Details, Move, Refusal, WithSource, add_source};
use crate::edit::Document;
use crate::model::Place;
use crate::source::{Article, BlockKind, Record, sources};
use crate::text::{Span, apply};

/// A heading of one sentence and a paragraph of two.
fn article() -> Article {
    let mut article = Article::new("Why?\nIt is “old”. It\nis cold.".to_owned());
    let end = article.text().len() as u32;
    let middle = article.text().find(" It\n").expect("a second sentence") as u32;
    article.push(BlockKind::Heading(1), &[Span::new(0, 4)]);
    article.push(
        BlockKind::Paragraph,
        &[Span::new(5, middle), Span::new(middle + 1, end)],
    );
    article
}

fn with(document: &str, details: &Details, with: WithSource<'_>) -> Result<String, Refusal> {
    let edits = add_source(&Document::new(document), "a", details, &article(), with)?;
    Ok(apply(document, &edits).expect("edits in order"))
}

fn added(document: &str) -> Result<String, Refusal> {
    let details = Details {
        title: Some("Old: and cold".to_owned()),
        ..Details::default()
    };
    with(document, &details, WithSource::default())
}

/// The lines that are written, indented so far.
fn lines(indent: &str) -> String {
    let record = Record::of(&article());
    let whole = record.whole.expect("a digest");
    let sentences: Vec<String> = record.sentences().lines().map(str::to_owned).collect();
    format!(
        "{indent}title: \"Old: and cold\"\n{indent}segmenter: 1\n{indent}digest: \"{whole}\"\n\
         {indent}sentences: |\n{indent}  {}\n{indent}  {}\n",
        sentences[0], sentences[1]
    )
}

#[test]
fn stands_wherever_there_is_room_for_it() {
    let four = lines("    ");
    let three = lines("   ");
    let cases = [
        (
            "[A]: x\n",
            format!("===\nsources:\n  a:\n{four}===\n\n[A]: x\n"),
        ),
        (
            "\u{feff}x\n",
            format!("\u{feff}===\nsources:\n  a:\n{four}===\n\nx\n"),
        ),
        (
            "===\n===\n\nx\n",
            format!("===\nsources:\n  a:\n{four}===\n\nx\n"),
        ),
        (
            "===\n# why\n===\n\nx\n",
            format!("===\n# why\nsources:\n  a:\n{four}===\n\nx\n"),
        ),
        (
            "===\ntitle: T # t\n# last\n===\n\nx\n",
            format!("===\ntitle: T # t\nsources:\n  a:\n{four}# last\n===\n\nx\n"),
        ),
        (
            "===\nsources: # all\n# end\n===\n\nx\n",
            format!("===\nsources: # all\n  a:\n{four}# end\n===\n\nx\n"),
        ),
        (
            "===\nsources: {}  # all\ntitle: T\n===\n\nx\n",
            format!("===\nsources:  # all\n  a:\n{four}title: T\n===\n\nx\n"),
        ),
        (
            "===\nsources:\n  # one\n  b: {title: B} # b\nmap:\n  x: 1\n===\n\nx\n",
            format!(
                "===\nsources:\n  # one\n  b: {{title: B}} # b\n  a:\n{four}map:\n  x: 1\n===\n\nx\n"
            ),
        ),
        (
            "===\nsources:\n  a:\n  b: 1\n===\n\nx\n",
            format!("===\nsources:\n  a:\n{four}  b: 1\n===\n\nx\n"),
        ),
        (
            "===\nsources:\n  b:\n  a: ~\n===\n\nx\n",
            format!("===\nsources:\n  b:\n  a:\n{four}===\n\nx\n"),
        ),
        (
            "===\nsources:\n  a: { date: 2026-01-03, x: [1] } # c\n===\n\nx\n",
            format!("===\nsources:\n  a: # c\n    date: 2026-01-03\n    x: [1]\n{four}===\n\nx\n"),
        ),
        (
            "===\nsources: {b: {title: \"x # y\"}} # c\n===\n\nx\n",
            format!("===\nsources: # c\n  b:\n    title: \"x # y\"\n  a:\n{four}===\n\nx\n"),
        ),
        (
            "===\nsources: {b: {title: B}, c: 1}\n===\n\nx\n",
            format!("===\nsources:\n  b:\n    title: B\n  c: 1\n  a:\n{four}===\n\nx\n"),
        ),
        (
            "===\nsources:\n a:\n   # d\n   date: x # y\n   # end\n b: {}\n===\n\nx\n",
            format!(
                "===\nsources:\n a:\n   # d\n   date: x # y\n{three}   # end\n b: {{}}\n===\n\nx\n"
            ),
        ),
    ];
    for (before, after) in cases {
        assert_eq!(added(before).as_deref(), Ok(after.as_str()), "{before}");
        assert_eq!(added(&after).as_deref(), Ok(after.as_str()), "twice");
        let dos = before.replace('\n', "\r\n");
        assert_eq!(added(&dos), Ok(after.replace('\n', "\r\n")), "{before}");
        let model = crate::parse(after).model;
        let source = sources(&model).into_iter().find(|source| source.key == "a");
        assert_eq!(
            source.and_then(|source| source.record),
            Some(Record::of(&article()))
        );
    }
}

#[test]
fn renews_what_is_there_and_leaves_the_rest() {
    let four = lines("    ");
    let old = "===\nsources:\n  a:\n    sentences: |\n      # 00000000\n      11111111 22222222\n\n\
               \x20   url: https://a.b # u\n    title: Old # t\n    digest: no # d\n    segmenter: 0\n  b:\n===\n\nx\n";
    let new = added(old).expect("renewed");
    let mut expected: Vec<&str> = four.lines().collect();
    let title = "    title: \"Old: and cold\" # t";
    let digest = format!("{} # d", expected[2]);
    let sentences = expected.split_off(3).join("\n");
    assert_eq!(
        new,
        format!(
            "===\nsources:\n  a:\n{sentences}\n\n    url: https://a.b # u\n{title}\n{digest}\n    \
             segmenter: 1\n  b:\n===\n\nx\n"
        )
    );
}

#[test]
fn keeps_comments_beside_what_is_renewed() {
    let four = lines("    ");
    let mut fresh: Vec<&str> = four.lines().collect();
    let sentences = fresh.split_off(3).join("\n");
    let (title, segmenter, digest) = (fresh[0], fresh[1], fresh[2]);
    let old = "===\nsources:\n  a:\n    title: \"Old # 1\" # t\n    segmenter: \"0\" # s\n    \
               # why\n    digest: 'no' # d\n    sentences: | # by hand\n      11111111\n===\n\nx\n";
    assert_eq!(
        added(old).as_deref(),
        Ok(format!(
            "===\nsources:\n  a:\n{title} # t\n{segmenter} # s\n    # why\n{digest} # d\n    \
             # by hand\n{sentences}\n===\n\nx\n"
        )
        .as_str())
    );
}

#[test]
fn goes_between_braces_where_all_does() {
    let new = added("===\n{title: T, sources: {b: {}}}\n===\n\nx\n").expect("added");
    assert!(new.starts_with("===\n{title: T, sources: {b: {}, a: {title: \"Old: and cold\", "));
    let model = crate::parse(new).model;
    assert_eq!(sources(&model)[1].record, Some(Record::of(&article())));
}

#[test]
fn refuses_what_it_would_spoil() {
    let broken = |line, why: &str| Refusal::BrokenData {
        line,
        why: why.to_owned(),
    };
    let cases = [
        (
            "===\n{}\n===\n",
            broken(2, "take the braces away, as nothing is in them"),
        ),
        ("===\n- a\n===\n", broken(2, "there are no keys here")),
        ("===\nsources: [a]\n===\n", broken(2, "`sources` is no map")),
        ("===\nsources: a\n===\n", broken(2, "`sources` is no map")),
        ("===\nsources:\n  a: b\n===\n", broken(3, "`a` is no map")),
        (
            "===\nx: &x {}\nsources: *x\n===\n",
            broken(3, "`sources` stands behind an anchor, an alias or a tag"),
        ),
        (
            "===\nx: &x {title: T}\nsources:\n  b: *x\n===\n",
            broken(3, "something in `sources` is an alias"),
        ),
        (
            "===\nx: &x {licence: L}\nsources:\n  a:\n    <<: *x\n===\n",
            broken(3, "something in `sources` is an alias"),
        ),
        (
            "===\nsources:\n  - a*\n===\n",
            broken(2, "`sources` is no map"),
        ),
        (
            "===\nsources: {b: {\n  # c\n  }}\n===\n",
            Refusal::SourceBraces,
        ),
        (
            "===\nsources:\n  a: {\n    # c\n    }\n===\n",
            Refusal::SourceBraces,
        ),
        (
            "===\nsources: [\n===\n",
            broken(
                3,
                "this is not YAML that can be read: a value is missing before this",
            ),
        ),
    ];
    for (document, refusal) in cases {
        assert_eq!(added(document), Err(refusal), "{document}");
    }
    let details = |url: &str, file: &str| Details {
        url: (!url.is_empty()).then(|| url.to_owned()),
        file: (!file.is_empty()).then(|| file.to_owned()),
        ..Details::default()
    };
    let add = |key: &str, details: &Details, article: &Article| {
        add_source(
            &Document::new("x\n"),
            key,
            details,
            article,
            WithSource::default(),
        )
    };
    let none = Details::default();
    assert_eq!(add("", &none, &article()), Err(Refusal::SourceKey));
    assert_eq!(add(" a", &none, &article()), Err(Refusal::SourceKey));
    assert_eq!(
        add("a", &none, &Article::default()),
        Err(Refusal::EmptyArticle)
    );
    assert_eq!(
        add("a", &details("ftp://a.b", ""), &article()),
        Err(Refusal::SourceUrl)
    );
    assert_eq!(
        add("a", &details("", "../a"), &article()),
        Err(Refusal::SourceFile)
    );
}

#[test]
fn quotes_what_stands_at_the_places() {
    let document = "===\nsources: {a: {}, b: {}}\n===\n\n[A]: x {at: \"2.1\"}\n  + <B>: y {at: [\"2.1-2.2\", \"b:1.1\", 9]}\n  - c {at: 2, quote: \"is \\\"old\\\"\"}\n\n[A]: z {\n  # why\n  at: 2.2\n  }\n\n[D]: d {at: \"b:1\"}\n";
    let quoted = with(
        document,
        &Details::default(),
        WithSource {
            quotes: true,
            moves: &[],
        },
    );
    let quoted = quoted.expect("quoted");
    let body = quoted.split_once("===\n\n").expect("front matter").1;
    assert_eq!(
        body,
        "[A]: x {at: \"2.1\", quote: \"It is “old”.\"}\n  + <B>: y {at: [\"2.1-2.2\", \"b:1.1\", 9], quote: [\"It is “old”. It is cold.\", null, null]}\n  - c {at: 2, quote: \"is \\\"old\\\"\"}\n\n[A]: z {\n  # why\n  at: 2.2\n  quote: It is cold.\n  }\n\n[D]: d {at: \"b:1\"}\n"
    );
    let plain = with(document, &Details::default(), WithSource::default()).expect("added");
    assert!(plain.ends_with(document.split_once("===\n\n").expect("front matter").1));
}

#[test]
fn lets_places_follow() {
    let place = |text| Place::parse(text).expect("a place");
    let moves = [Move {
        from: (place("1.1"), place("1.1")),
        to: (place("2.1"), place("2.2")),
    }];
    let document = "[A]: x {at: \"1.1\", quote: q}\n  + b {at: [1.1, \"1.2\", \"c:1.1\"]}\n";
    let with_moves = WithSource {
        quotes: false,
        moves: &moves,
    };
    let moved = with(document, &Details::default(), with_moves).expect("moved");
    assert!(
        moved.ends_with(
            "[A]: x {at: \"2.1-2.2\", quote: q}\n  + b {at: [\"2.1-2.2\", \"1.2\", \"c:1.1\"]}\n"
        ),
        "{moved}"
    );
}

#[test]
fn lets_the_background_follow() {
    let place = |text| Place::parse(text).expect("a place");
    let moved = |from, to| Move {
        from: (place(from), place(from)),
        to: (place(to), place(to)),
    };
    let moves = [moved("1.1", "2.1"), moved("2.1", "2.2")];
    let with_moves = WithSource {
        quotes: false,
        moves: &moves,
    };
    let key = "sources:\n  a: {}\n";
    for (before, after) in [
        (
            "background:\n  \"1.1\": why # b\n  2.1: and\n  c:1.1: no\n",
            "background:\n  \"2.1\": why # b\n  \"2.2\": and\n  c:1.1: no\n",
        ),
        (
            "background: {'1.1': \"x\"} # c\n",
            "background: {\"2.1\": \"x\"} # c\n",
        ),
        (
            "background:\n  - 1.1 # c\n  - \"1.2\"\n",
            "background:\n  - \"2.1\" # c\n  - \"1.2\"\n",
        ),
        (
            "background: [\"a:2.1\", 1.1]\n",
            "background: [\"a:2.2\", \"2.1\"]\n",
        ),
    ] {
        let document = format!("===\n{key}{before}===\n\nx\n");
        let renewed = with(&document, &Details::default(), with_moves).expect(before);
        assert!(renewed.contains(&format!("\n{after}===\n")), "{renewed}");
    }
    let aliased = format!("===\n{key}x: &x {{\"1.1\": why}}\nbackground: *x\n===\n\nx\n");
    let refused = with(&aliased, &Details::default(), with_moves);
    let why = "places that come by an alias cannot follow; write them out".to_owned();
    assert_eq!(refused, Err(Refusal::BrokenData { line: 5, why }));
}
