//! Maps beside their articles: coverage, quotations and web annotations on the command line.

mod folder;

use folder::Folder;
use serde_json::{Value, json};

const ARTICLE: &str = "\
# The bridge

It was a fine day. Three of the piers have cracks. The river was low.

## Money

Steel is dear. The council waits.
";

const MAP: &str = "\
===
sources: {report: {file: report.md}}
background: {\"2.1\": how the day was}
===

[Rebuild]: The bridge is to be rebuilt. {at: \"2.2\", quote: three of the piers have cracks}
  - <Cost>: Steel costs much. {at: \"4.1\"}
";

impl Folder {
    /// With a map and its article.
    fn new(test: &str, map: &str) -> Self {
        let folder = Self::empty(&format!("claims-{test}"));
        folder.write("map.argdown", map);
        folder.write("report.md", ARTICLE);
        folder
    }
}

#[test]
fn coverage_is_told_by_section() {
    let folder = Folder::new("table", MAP);
    let (code, out, told) = folder.run(&["coverage", "map.argdown"]);
    assert_eq!((code, told.as_str()), (Some(0), ""));
    assert_eq!(
        out,
        "\
Section       sentences  cited  background  unaccounted
1 The bridge          3      1           1            1
3 Money               2      1           0            1
All                   5      2           1            2

3 of 5 sentences accounted for
Unaccounted for: 2.3, 4.2
"
    );
}

#[test]
fn coverage_is_told_to_programs() {
    let folder = Folder::new("json", MAP);
    let expected =
        "{\"sentences\":5,\"cited\":2,\"background\":1,\"unaccounted\":[\"2.3\",\"4.2\"]}\n";
    let (code, out, _) = folder.run(&["coverage", "map.argdown", "--format", "json"]);
    assert_eq!((code, out.as_str()), (Some(0), expected));
    let named = MAP.replace("{file: report.md}", "{}");
    folder.write("map.argdown", &named);
    let given = [
        "coverage",
        "map.argdown",
        "report.md",
        "--source",
        "report",
        "--format",
        "json",
    ];
    assert_eq!(folder.run(&given).1, expected);
}

#[test]
fn coverage_of_nothing_is_said_to_be_so() {
    let folder = Folder::new("nothing", "[A]: a {at: \"1.1\"}\n");
    let (code, out, told) = folder.run(&["coverage", "map.argdown"]);
    assert_eq!((code, out.as_str()), (Some(2), ""));
    assert!(
        told.contains("neither the article nor the digests"),
        "{told}"
    );
    folder.write("empty.txt", " \n");
    let nothing = "{\"sentences\":null,\"cited\":null,\"background\":null,\"unaccounted\":null}\n";
    for article in [&[][..], &["empty.txt"]] {
        let coverage = ["coverage", "map.argdown", "--format", "json"];
        let (code, out, _) = folder.run(&[&coverage[..], article].concat());
        assert_eq!((code, out.as_str()), (Some(2), nothing));
    }
    let (code, _, told) = folder.run(&["coverage", "map.argdown", "empty.txt"]);
    assert_eq!(code, Some(2));
    assert!(told.contains("no sentence in the article"), "{told}");
    let (code, _, told) = folder.run(&["coverage", "map.argdown", "--source", "other"]);
    assert_eq!(code, Some(2));
    assert!(told.contains("no source `other`"), "{told}");
    let (code, _, told) = folder.run(&["coverage", "map.argdown", "gone.txt"]);
    assert_eq!(code, Some(2));
    assert!(told.contains("cannot read gone.txt"), "{told}");
}

/// What a path says is held to the folder of the map; where a link in it leads is for whoever made
/// it, with articles as with included files.
#[cfg(unix)]
#[test]
fn links_are_followed_to_articles_as_to_included_files() {
    let elsewhere = Folder::new("links-elsewhere", MAP);
    elsewhere.write("part.argdown", "[B]: b {at: \"4.2\"}\n");
    let folder = Folder::new("links", &format!("{MAP}\n@include(part.argdown)\n"));
    std::fs::remove_file(folder.0.join("report.md")).expect("it is there");
    for name in ["report.md", "part.argdown"] {
        let link = folder.0.join(name);
        std::os::unix::fs::symlink(elsewhere.0.join(name), link).expect("a link");
    }
    let (code, out, told) = folder.run(&["coverage", "map.argdown"]);
    assert_eq!((code, told.as_str()), (Some(0), ""));
    assert!(out.contains("4 of 5 sentences"), "{out}");
    folder.write(
        "map.argdown",
        &MAP.replace("report.md", "../claims-links-elsewhere/report.md"),
    );
    let (code, _, told) = folder.run(&["coverage", "map.argdown"]);
    assert_eq!(code, Some(2));
    assert!(told.contains("neither the article"), "{told}");
}

#[test]
fn coverage_of_another_article_is_none_of_the_map() {
    let folder = Folder::new("other", MAP);
    let (code, ..) = folder.run(&["source", "add", "map.argdown", "report.md"]);
    assert_eq!(code, Some(0));
    folder.write("cats.txt", "Cats are liquid. So are dogs.\n");
    let (code, out, told) = folder.run(&["coverage", "map.argdown", "cats.txt"]);
    assert_eq!(code, Some(1));
    assert!(told.contains("this is another article"), "{told}");
    assert!(out.contains("of 2 sentences"), "{out}");
    folder.write("new.md", &ARTICLE.replace("fine", "grey"));
    let (code, _, told) = folder.run(&["coverage", "map.argdown", "new.md"]);
    assert_eq!(code, Some(0));
    assert!(told.contains("not as it was"), "{told}");
}

#[test]
fn digests_stand_for_the_article() {
    let digests = "\
===
sources:
  report:
    segmenter: 1
    sentences: |
      # 00000000
      00000000 00000001 00000002
===

[A]: a {at: [\"2.1\", \"2.4\"]}
";
    let folder = Folder::new("digests", digests);
    let (code, out, _) = folder.run(&["coverage", "map.argdown"]);
    assert_eq!(code, Some(0));
    assert!(
        out.contains("\n1                3      1           0            2\n"),
        "{out}"
    );
    let (code, out, _) = folder.run(&["check", "map.argdown"]);
    assert_eq!(code, Some(1));
    assert!(
        out.contains("error[E-place-missing]") && out.contains("paragraph 2 has 3 sentences"),
        "{out}"
    );
}

#[test]
fn check_holds_a_map_against_the_file_beside_it() {
    let folder = Folder::new("check", MAP);
    let (code, out, _) = folder.run(&["check", "map.argdown"]);
    assert_eq!(
        (code, out.as_str()),
        (Some(0), "1 map: 0 errors, 0 warnings, 0 hints\n")
    );

    folder.write("map.argdown", &MAP.replace("have cracks", "are cracked"));
    let (code, out, _) = folder.run(&["check", "map.argdown", "--format", "json"]);
    assert_eq!(code, Some(1));
    let rows: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(rows[0]["code"], "E-quote");
    assert_eq!(
        (&rows[0]["line"], &rows[0]["text"]),
        (&json!(6), &json!("quote"))
    );
    assert_eq!(
        rows[0]["fix"]["edits"][0]["text"],
        "\"Three of the piers have cracks\""
    );

    std::fs::remove_file(folder.0.join("report.md")).expect("it is there");
    assert_eq!(folder.run(&["check", "map.argdown"]).0, Some(0));
}

#[test]
fn check_holds_a_map_against_the_article_that_is_given() {
    let wrong = MAP
        .replace("file: report.md", "title: The report")
        .replace("have cracks", "are cracked");
    let folder = Folder::new("check-given", &wrong);
    assert_eq!(folder.run(&["check", "map.argdown"]).0, Some(0));
    let (code, out, _) = folder.run(&["check", "map.argdown", "--article", "report.md"]);
    assert_eq!(code, Some(1));
    assert!(
        out.contains("error[E-quote]") && out.contains("Three of the piers have cracks"),
        "{out}"
    );

    folder.write("bare.argdown", "[A]: a\n");
    let (code, _, told) = folder.run(&["check", "bare.argdown", "--article", "report.md"]);
    assert_eq!(code, Some(2));
    assert!(told.contains("names no source"), "{told}");
    let several = [
        "check",
        "map.argdown",
        "bare.argdown",
        "--article",
        "report.md",
    ];
    let (code, _, told) = folder.run(&several);
    assert_eq!(code, Some(2));
    assert!(told.contains("of one map"), "{told}");
}

#[test]
fn long_stretches_that_nobody_cites_are_hinted_at() {
    let folder = Folder::new("uncited", MAP);
    folder.write(
        "report.md",
        "One. Two. Three. Four. Five. Six. Seven. Eight.\n",
    );
    folder.write(
        "map.argdown",
        &MAP.replace("2.2\", quote: three of the piers have cracks", "1.1\"")
            .replace("4.1", "1.2")
            .replace("2.1\": how the day was", "1.8\": the end"),
    );
    let (code, out, _) = folder.run(&["check", "map.argdown"]);
    assert_eq!(code, Some(0));
    assert!(
        out.contains("hint[H-uncited]") && out.contains("map.argdown:2:11"),
        "{out}"
    );
    assert!(out.contains("5 sentences in a row, 1.3 to 1.7"), "{out}");
}

#[test]
fn annotations_come_back_to_their_places() {
    let folder = Folder::new("annotations", MAP);
    let export = [
        "export",
        "map.argdown",
        "--to",
        "web-annotation",
        "--unit",
        "code-point",
        "-o",
        "notes.jsonld",
    ];
    assert_eq!(folder.run(&export).0, Some(0));
    let notes: Value = serde_json::from_str(&folder.read("notes.jsonld")).expect("JSON");
    let selectors = &notes["first"]["items"][0]["target"]["selector"];
    assert_eq!(selectors[0]["exact"], "Three of the piers have cracks.");
    assert_eq!(selectors[1]["elenchus:unit"], "code-point");

    let (code, _, told) = folder.run(&[
        "source",
        "import",
        "map.argdown",
        "notes.jsonld",
        "report.md",
        "--quote",
    ]);
    assert_eq!(code, Some(0), "{told}");
    assert_eq!(folder.read("map.argdown"), MAP);

    let import = [
        "source",
        "import",
        "new.argdown",
        "notes.jsonld",
        "report.md",
    ];
    let (code, _, told) = folder.run(&import);
    assert_eq!(code, Some(0));
    assert!(
        told.contains("2 places found, 0 annotations left out; 0 claims changed, 2 new"),
        "{told}"
    );
    let new = folder.read("new.argdown");
    let (head, body) = new.split_once("===\n\n").expect("front matter");
    assert_eq!(
        body,
        "[Rebuild]: The bridge is to be rebuilt. {role: thesis, at: \"2.2\"}\n\n\
         <Cost>: Steel costs much. {role: counterpoint, at: \"4.1\"}\n"
    );
    assert!(
        head.contains("    sentences: |\n") && !head.contains("piers"),
        "{head}"
    );
    let (code, out, told) = folder.run(&["source", "status", "new.argdown", "report.md"]);
    assert_eq!((code, told.as_str()), (Some(0), ""));
    assert!(out.ends_with("2 places: 2 found\n"), "{out}");
}

#[test]
fn a_protected_article_is_exported_without_its_words() {
    let folder = Folder::new("protected", &MAP.replace("{file: report.md}", "{}"));
    let export = [
        "export",
        "map.argdown",
        "--to",
        "web-annotation",
        "--article",
        "report.md",
    ];
    let (code, out, _) = folder.run(&export);
    assert_eq!(code, Some(0));
    assert!(
        !out.contains("Steel is dear") && out.contains("TextPositionSelector"),
        "{out}"
    );
    let quoted = folder.run(&[&export[..], &["--quote"]].concat()).1;
    assert!(quoted.contains("Steel is dear"));
    let (code, _, told) = folder.run(&["export", "map.argdown", "--to", "svg", "--quote"]);
    assert_eq!(code, Some(2));
    assert!(told.contains("--to web-annotation"), "{told}");
}

#[test]
fn annotations_that_cannot_be_found_are_told_and_left_out() {
    let folder = Folder::new("refused", MAP);
    let note = |exact: &str| {
        json!({
            "type": "Annotation",
            "body": { "type": "TextualBody", "value": "The river was low then." },
            "target": { "source": "x", "selector": { "type": "TextQuoteSelector", "exact": exact } },
        })
    };
    let notes = json!([note("never said"), note("river was")]);
    folder.write("notes.json", &notes.to_string());
    let (code, out, told) = folder.run(&[
        "source",
        "import",
        "map.argdown",
        "notes.json",
        "report.md",
        "-o",
        "-",
    ]);
    assert_eq!(code, Some(1));
    assert!(
        told.contains("annotation 1 is left out: its words, “never said”, do not stand"),
        "{told}"
    );
    assert_eq!(
        out,
        format!("{MAP}\nThe river was low then. {{at: \"2.3\"}}\n")
    );
    assert_eq!(folder.read("map.argdown"), MAP);
    folder.write("notes.json", "{}");
    assert_eq!(
        folder
            .run(&["source", "import", "map.argdown", "notes.json", "report.md"])
            .0,
        Some(2)
    );
}
