//! `elenchus source add` and `elenchus source status`.

mod folder;

use std::fs;

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
title: A bridge # mine
===

[Rebuild]: The bridge is to be rebuilt. {at: \"2.2\"}
  - <Cost>: Steel costs much. {at: [\"4.1-4.2\"]}
";

impl Folder {
    /// With a map and its article.
    fn new(test: &str) -> Self {
        let folder = Self::empty(&format!("sources-{test}"));
        folder.write("map.argdown", MAP);
        folder.write("texts/report.md", ARTICLE);
        folder
    }

    /// With the digests of the article in the map.
    fn with_digests(test: &str) -> Self {
        let folder = Self::new(test);
        let (code, ..) = folder.run(&["source", "add", "map.argdown", "texts/report.md"]);
        assert_eq!(code, Some(0));
        folder
    }
}

#[test]
fn digests_are_written_and_no_text() {
    let folder = Folder::new("add");
    let mut add = vec!["source", "add", "map.argdown", "texts/report.md"];
    add.extend([
        "--key",
        "report",
        "--title",
        "Of piers: a report",
        "--licence",
        "MIT",
    ]);
    add.extend([
        "--url",
        "https://example.org/a",
        "--language",
        "en",
        "--author",
        "A. B.",
    ]);
    let dry: Vec<&str> = add.iter().copied().chain(["--dry-run"]).collect();
    let (code, would, told) = folder.run(&dry);
    assert_eq!(code, Some(0));
    assert!(
        told.contains("would have the digests of 5 sentences and 2 headings"),
        "{told}"
    );
    assert_eq!(folder.read("map.argdown"), MAP);

    let (code, out, told) = folder.run(&add);
    assert_eq!((code, out.as_str()), (Some(0), ""));
    assert!(
        told.contains("as the source `report`, and none of the text"),
        "{told}"
    );
    let map = folder.read("map.argdown");
    assert_eq!(map, would);
    let (head, body) = map.split_once("===\n\n").expect("front matter");
    assert_eq!(body, MAP.split_once("===\n\n").expect("front matter").1);
    assert!(head.starts_with("===\ntitle: A bridge # mine\nsources:\n  report:\n    title: "));
    for word in ["piers have", "Steel", "council"] {
        assert!(!head.contains(word), "{head}");
    }
    let (code, out, _) = folder.run(&["check", "map.argdown"]);
    assert_eq!(code, Some(0), "{out}");

    let (code, _, told) = folder.run(&add);
    assert_eq!((code, folder.read("map.argdown")), (Some(0), map));
    assert!(told.contains("already had"), "{told}");
}

#[test]
fn quotations_and_files_are_written_where_they_are_asked_for() {
    let folder = Folder::new("quote");
    let add = [
        "source",
        "add",
        "map.argdown",
        "texts/report.md",
        "--quote",
        "--file",
    ];
    let (code, ..) = folder.run(&add);
    let map = folder.read("map.argdown");
    assert_eq!(code, Some(0));
    assert!(map.contains("    file: \"texts/report.md\"\n"), "{map}");
    assert!(
        map.contains("{at: \"2.2\", quote: Three of the piers have cracks.}"),
        "{map}"
    );
    assert!(
        map.contains("quote: [Steel is dear. The council waits.]"),
        "{map}"
    );
    let (code, out, told) = folder.run(&["check", "map.argdown"]);
    assert_eq!(code, Some(0), "{out}{told}");

    folder.write("texts/sub.argdown", MAP);
    let outside = Folder::new("quote-outside");
    outside.write("other.md", ARTICLE);
    let (code, _, told) = folder.run(&[
        "source",
        "add",
        "texts/sub.argdown",
        "map.argdown",
        "--file",
    ]);
    assert_eq!(code, Some(2));
    assert!(
        told.contains("does not lie in the folder of the map"),
        "{told}"
    );
    assert_eq!(folder.read("texts/sub.argdown"), MAP);
}

#[test]
fn an_unchanged_article_is_found_however_it_is_set() {
    let folder = Folder::with_digests("found");
    folder.write(
        "new.md",
        &ARTICLE.replace("of the piers", "of\nthe\u{a0}piers"),
    );
    let (code, out, told) = folder.run(&["source", "status", "map.argdown", "new.md"]);
    assert_eq!((code, told.as_str()), (Some(0), ""));
    assert_eq!(
        out,
        "\
100 % of the 7 sentences that were mapped are in the text

Place    Status  Now  Claim
2.2      found        [Rebuild]
4.1-4.2  found        <Cost>

2 places: 2 found
"
    );
}

#[test]
fn a_changed_article_is_told_place_by_place() {
    let folder = Folder::with_digests("changed");
    let new = ARTICLE
        .replace("Three of the piers", "Four of the piers")
        .replace("## Money", "Nothing was done.\n\n## Money");
    folder.write("new.md", &new);
    let (code, out, _) = folder.run(&["source", "status", "map.argdown", "new.md"]);
    assert_eq!(code, Some(1));
    assert!(
        out.contains("2.2      gone    between 2.1 and 2.3  [Rebuild]\n"),
        "{out}"
    );
    assert!(
        out.contains("4.1-4.2  moved   5.1-5.2              <Cost>\n"),
        "{out}"
    );

    // With the old text beside the map, the words are known.
    let map = folder.read("map.argdown");
    folder.write(
        "map.argdown",
        &map.replace("    segmenter", "    file: texts/report.md\n    segmenter"),
    );
    let (code, out, _) = folder.run(&["source", "status", "map.argdown", "new.md"]);
    assert_eq!(code, Some(1));
    assert!(
        out.contains("2.2      changed  2.2      [Rebuild]\n"),
        "{out}"
    );
    assert!(
        out.contains("\n2.2 [Rebuild]\n  [-Three-] {+Four+} of the piers have cracks.\n"),
        "{out}"
    );
    assert!(out.ends_with("\n2 places: 1 moved, 1 changed\n"), "{out}");

    let json = [
        "source",
        "status",
        "map.argdown",
        "new.md",
        "--format",
        "json",
    ];
    let (code, out, _) = folder.run(&json);
    let told: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(code, Some(1));
    assert_eq!(told["compared"], json!(true));
    assert_eq!(told["sameArticle"], json!(true));
    assert_eq!(told["anchors"][0]["status"], json!("changed"));
    assert_eq!(
        told["anchors"][0]["sentences"][0]["difference"][0],
        json!({"kind": "removed", "words": "Three"})
    );
    assert_eq!(
        told["anchors"][1],
        json!({"at": "4.1-4.2", "kind": "argument", "title": "Cost", "status": "moved", "to": "5.1-5.2"})
    );
}

#[test]
fn another_article_is_said_to_be_another() {
    let folder = Folder::with_digests("another");
    folder.write(
        "other.txt",
        "Cats are liquid. So are dogs, when they are asleep.\n",
    );
    let (code, out, _) = folder.run(&["source", "status", "map.argdown", "other.txt"]);
    assert_eq!(code, Some(1));
    assert!(
        out.starts_with("This is another article than the one that was mapped: 0 % of"),
        "{out}"
    );
    let before = folder.read("map.argdown");
    let (code, _, told) = folder.run(&["source", "add", "map.argdown", "other.txt"]);
    assert_eq!(code, Some(1));
    assert!(told.contains("another article"), "{told}");
    assert_eq!(folder.read("map.argdown"), before);
}

#[test]
fn places_follow_a_new_version_or_nothing_is_written() {
    let folder = Folder::with_digests("follow");
    folder.write(
        "new.md",
        &ARTICLE.replace("## Money", "Nothing was done.\n\n## Money"),
    );
    let (code, _, told) = folder.run(&["source", "add", "map.argdown", "new.md"]);
    assert_eq!(code, Some(0));
    assert!(
        told.contains("places that moved: 4.1-4.2 → 5.1-5.2"),
        "{told}"
    );
    assert!(folder.read("map.argdown").contains("{at: [\"5.1-5.2\"]}"));
    let (code, ..) = folder.run(&["source", "status", "map.argdown", "new.md"]);
    assert_eq!(code, Some(0));

    let before = folder.read("map.argdown");
    folder.write(
        "new.md",
        &ARTICLE.replace(" Three of the piers have cracks.", ""),
    );
    let (code, _, told) = folder.run(&["source", "add", "map.argdown", "new.md"]);
    assert_eq!((code, folder.read("map.argdown")), (Some(1), before));
    assert!(told.contains("2.2 is gone"), "{told}");
    let (code, ..) = folder.run(&["source", "add", "map.argdown", "new.md", "--force"]);
    assert_eq!(code, Some(0));
    assert!(folder.read("map.argdown").contains("{at: [\"4.1-4.2\"]}"));
}

#[test]
fn what_cannot_be_done_is_told() {
    let folder = Folder::new("failures");
    let status = ["source", "status", "map.argdown"];
    let (code, _, told) = folder.run(&status);
    assert_eq!(code, Some(2));
    assert!(told.contains("no article is at hand"), "{told}");
    let (code, _, told) = folder.run(&["source", "status", "map.argdown", "texts/report.md"]);
    assert_eq!(code, Some(0));
    assert!(told.contains("keeps no digests"), "{told}");
    let json = [
        "source",
        "status",
        "map.argdown",
        "texts/report.md",
        "--format",
        "json",
    ];
    let (code, out, _) = folder.run(&json);
    assert_eq!(code, Some(0));
    let object: Value = serde_json::from_str(&out).expect("JSON");
    for key in ["share", "sameArticle", "identical"] {
        assert_eq!(object[key], Value::Null, "{key} of nothing: {out}");
    }
    assert_eq!(object["compared"], json!(false));
    assert_eq!(object["anchors"][0]["status"], json!("in range"));
    let (_, out, _) = folder.run(&json[..4]);
    assert!(
        out.starts_with("Nothing could be compared; the text has 7 sentences\n")
            && out.ends_with("\n2 places: 2 in range\n"),
        "{out}"
    );
    folder.write("empty.txt", " \n");
    let (code, _, told) = folder.run(&["source", "add", "map.argdown", "empty.txt"]);
    assert_eq!(code, Some(2));
    assert!(told.contains("the article has no sentence"), "{told}");
    let bad = [
        "source",
        "add",
        "map.argdown",
        "texts/report.md",
        "--url",
        "ftp://a",
    ];
    let (code, _, told) = folder.run(&bad);
    assert_eq!(code, Some(2));
    assert!(told.contains("neither http nor https"), "{told}");
    assert_eq!(folder.read("map.argdown"), MAP);

    let folder = Folder::with_digests("failures-segmenter");
    let map = folder
        .read("map.argdown")
        .replace("segmenter: 1", "segmenter: 7");
    folder.write("map.argdown", &map);
    let (code, _, told) = folder.run(&["source", "status", "map.argdown", "texts/report.md"]);
    assert_eq!(code, Some(2));
    assert!(told.contains("segmenter 7"), "{told}");
}

/// Data that is no YAML may hold places, which nobody can follow.
#[test]
fn a_map_that_is_only_to_be_read_stays_as_it_is() {
    let folder = Folder::new("read-only");
    let map = folder.0.join("map.argdown");
    let mut permissions = fs::metadata(&map).expect("there").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&map, permissions).expect("ours");
    let (code, _, told) = folder.run(&["source", "add", "map.argdown", "texts/report.md"]);
    assert_eq!(code, Some(2));
    assert_eq!(
        told,
        "elenchus: cannot write map.argdown: the file is only to be read\n"
    );
    assert_eq!(folder.read("map.argdown"), MAP);
}

#[test]
fn data_that_cannot_be_read_is_told() {
    let folder = Folder::new("unread");
    let map = MAP.replace("[\"4.1-4.2\"]", "[\"4.1-4.2\"");
    folder.write("map.argdown", &map);
    let (code, _, told) = folder.run(&["source", "add", "map.argdown", "texts/report.md"]);
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains("is not known: line 6\n"), "{told}");
    let moved = ARTICLE.replace("It was", "New words here.\n\nIt was");
    folder.write("texts/new.md", &moved);
    let before = folder.read("map.argdown");
    let (code, _, told) = folder.run(&["source", "add", "map.argdown", "texts/new.md"]);
    assert_eq!((code, folder.read("map.argdown")), (Some(1), before));
    assert!(
        told.contains("the data in line ") && told.contains("cannot be read"),
        "{told}"
    );
}

/// What the remarks say of `source add` is so.
#[test]
fn digests_of_other_rules_are_written_anew_by_force() {
    let first = |map: &str, from: &str, to: &str| map.replacen(from, to, 1);
    for (name, from, to) in [
        ("other", "segmenter: 1", "segmenter: 2"),
        ("none", "    segmenter: 1\n", ""),
        ("broken", "sentences: |\n      #", "sentences: |\n      !"),
        ("list", "sentences: |", "x: |"),
    ] {
        let folder = Folder::with_digests(&format!("forced-{name}"));
        let mut map = first(&folder.read("map.argdown"), from, to);
        if name == "list" {
            map = first(&map, "    x: |", "    sentences: [a]\n    x: |");
        }
        folder.write("map.argdown", &map);
        let (code, out, _) = folder.run(&["check", "map.argdown"]);
        assert_eq!(code, Some(1), "{name}");
        assert!(out.contains("`elenchus source add --force`"), "{out}");
        let add = ["source", "add", "map.argdown", "texts/report.md", "--force"];
        assert_eq!(folder.run(&add[..4]).0, Some(1), "{name}");
        assert_eq!(folder.run(&add).0, Some(0), "{name}");
        assert_eq!(folder.run(&["check", "map.argdown"]).0, Some(0), "{name}");
    }
}

#[test]
fn standard_input_is_told_by_its_name() {
    let folder = Folder::new("standard");
    let run = |arguments: &[&str]| {
        let mut command = assert_cmd::Command::cargo_bin("elenchus").expect("it is built");
        command.current_dir(&folder.0).args(["source", "add"]);
        let output = command.args(arguments).write_stdin("[A]: a\n");
        let output = output.output().expect("it runs");
        let told = String::from_utf8(output.stderr).expect("UTF-8");
        (output.status.code(), told)
    };
    for (arguments, why) in [
        (&["-", "-"][..], "cannot both come from standard input"),
        (&["-", "texts/report.md"], "has no file to write into"),
        (
            &["map.argdown", "-", "--file"],
            "no file that the map could name",
        ),
    ] {
        let (code, told) = run(arguments);
        assert_eq!(code, Some(2), "{told}");
        assert!(told.contains(why), "{told}");
    }
    let (code, told) = run(&["-", "texts/report.md", "--dry-run"]);
    assert_eq!(code, Some(0));
    assert!(
        told.contains("standard input would have the digests"),
        "{told}"
    );
    let (code, told) = run(&["map.argdown", "-"]);
    assert_eq!(code, Some(0));
    assert!(
        told.contains("the digests of 1 sentence and 0 headings"),
        "{told}"
    );
    let (code, told) = run(&["map.argdown", "texts/report.md", "--language", "x: y #"]);
    assert_eq!(code, Some(2));
    assert!(told.contains("no tag of a language"), "{told}");
}

/// A source is renewed only where nothing needs a person's look.
#[test]
fn what_needs_a_look_stops_a_renewal() {
    let stops = |test: &str, map: fn(String) -> String, article: String, why: &str| {
        let folder = Folder::with_digests(test);
        let before = map(folder.read("map.argdown"));
        folder.write("map.argdown", &before);
        folder.write("texts/new.md", &article);
        let add = ["source", "add", "map.argdown", "texts/new.md"];
        let (code, _, told) = folder.run(&add);
        assert_eq!(code, Some(1), "{test}: {told}");
        assert!(told.contains(why), "{test}: {told}");
        assert_eq!(folder.read("map.argdown"), before, "{test}");
        let (code, ..) = folder.run(&[&add[..], &["--force"]].concat());
        assert_eq!(code, Some(0), "{test}");
    };
    let longer = format!("{ARTICLE}\nOne more paragraph.\n");
    let outside = |map: String| map.replace("\"2.2\"", "\"6.1\"");
    stops("outside", outside, longer, "6.1 is out of range");
    let moved = ARTICLE.replace("It was", "New words here.\n\nIt was");
    let background =
        |map: String| map.replacen("\n===\n\n", "\nbackground: {\"2.3\": sight}\n===\n\n", 1);
    let gone = ARTICLE.replace(" The river was low.", "");
    stops(
        "background",
        background,
        gone,
        "2.3 under `background` is gone",
    );
    let broken =
        |map: String| map.replacen("    sentences: |\n      #", "    sentences: |\n      !", 1);
    stops("broken", broken, moved, "cannot be read");
}

/// What is left out on purpose moves with the text as claims do.
#[test]
fn the_background_follows_a_new_version() {
    let folder = Folder::with_digests("background-follows");
    let map = folder.read("map.argdown");
    let map = map.replacen(
        "\n===\n\n",
        "\nbackground:\n  \"2.1\": the day # fine\n  2.3: sight\n===\n\n",
        1,
    );
    folder.write("map.argdown", &map);
    let moved = ARTICLE.replace("It was", "New words here.\n\nIt was");
    folder.write("texts/new.md", &moved);
    let (code, _, told) = folder.run(&["source", "status", "map.argdown", "texts/new.md"]);
    assert_eq!(code, Some(0));
    assert!(
        told.contains("2.1 under `background` is moved to 3.1"),
        "{told}"
    );
    let (code, _, told) = folder.run(&["source", "add", "map.argdown", "texts/new.md"]);
    assert_eq!(code, Some(0), "{told}");
    assert!(
        told.contains("2.2 → 3.2") && told.contains("2.3 → 3.3"),
        "{told}"
    );
    let map = folder.read("map.argdown");
    assert!(
        map.contains("\nbackground:\n  \"3.1\": the day # fine\n  \"3.3\": sight\n===\n"),
        "{map}"
    );
    let (code, out, _) = folder.run(&["coverage", "map.argdown", "texts/new.md"]);
    assert_eq!(code, Some(0));
    assert!(out.contains("Unaccounted for: 2.1\n"), "{out}");
}

/// Old words in a file that the map names are as good as digests.
#[test]
fn places_follow_from_a_file_without_digests() {
    let folder = Folder::new("from-file");
    let named = "title: A bridge # mine\nsources:\n  article:\n    file: texts/report.md\n";
    folder.write(
        "map.argdown",
        &MAP.replace("title: A bridge # mine\n", named),
    );
    let moved = ARTICLE.replace("It was", "New words here.\n\nIt was");
    folder.write("texts/new.md", &moved);
    let (code, ..) = folder.run(&["source", "add", "map.argdown", "texts/new.md"]);
    assert_eq!(code, Some(0));
    assert!(folder.read("map.argdown").contains("at: \"3.2\""));
}

/// Places of one version mean nothing in another.
#[test]
fn annotations_are_of_the_version_that_was_mapped() {
    let folder = Folder::with_digests("annotations");
    let moved = ARTICLE.replace("It was", "New words here.\n\nIt was");
    folder.write("texts/new.md", &moved);
    let export = [
        "export",
        "map.argdown",
        "--to",
        "web-annotation",
        "--quote",
        "--article",
    ];
    let of = |article: &'static str| folder.run(&[&export[..], &[article]].concat());
    let (code, annotations, _) = of("texts/report.md");
    assert_eq!(code, Some(0));
    let (code, out, told) = of("texts/new.md");
    assert!(code != Some(0) && out.is_empty(), "{told}");
    assert!(told.contains("not as it was"), "{told}");
    folder.write("notes.json", &annotations);
    let before = folder.read("map.argdown");
    let (code, _, told) = folder.run(&[
        "source",
        "import",
        "map.argdown",
        "notes.json",
        "texts/new.md",
    ]);
    assert!(code != Some(0) && told.contains("not as it was"), "{told}");
    assert_eq!(folder.read("map.argdown"), before);
}
