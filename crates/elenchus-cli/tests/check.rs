//! `elenchus check`, and how it tells what it found.

use assert_cmd::Command;
use serde_json::Value;

fn check(text: &str, arguments: &[&str]) -> String {
    let mut command = Command::cargo_bin("elenchus").expect("it is built with the tests");
    command.arg("check").args(arguments).arg("-");
    let output = command.write_stdin(text).output().expect("it runs");
    String::from_utf8(output.stdout).expect("it prints UTF-8")
}

#[test]
fn only_the_lines_of_a_remark_are_shown() {
    let text = "[A]: a\n\n[B] b\n\n[C]: c\n";
    let out = check(text, &[]);
    assert!(out.contains("standard input:3:1"), "{out}");
    assert!(out.contains("3 | [B] b\n  | ^^^\n"), "{out}");
    assert!(!out.contains("[A]") && !out.contains("[C]"), "{out}");
}

#[test]
fn what_stands_far_off_is_shown_by_itself() {
    let structure = "<A>\n\n(1) p\n----\n(2) c\n\n";
    let text = format!("{structure}{}{structure}", "x\n\n".repeat(2_000));
    let out = check(&text, &[]);
    assert!(out.contains("standard input:4009:1"), "{out}");
    assert!(out.contains("standard input:3:1"), "{out}");
    assert!(out.contains("the first structure"), "{out}");
    assert!(out.lines().count() < 40, "{out}");
}

#[test]
fn of_a_long_line_only_a_part_is_shown() {
    let words = "é words ".repeat(10_000);
    let text = format!("[A]: {words}{{a: 1}} more{words}\n");
    let out = check(&text, &[]);
    let column = 5 + words.chars().count() + 1;
    assert!(out.contains(&format!("standard input:1:{column}")), "{out}");
    assert!(out.contains("{a: 1}") && out.contains("^^^^^^"), "{out}");
    assert!(out.len() < 3_000, "{out}");
}

#[test]
fn very_many_remarks_on_one_line_are_all_told() {
    let text = format!("x {}\n", "a {b: c} ".repeat(500));
    let out = check(&text, &[]);
    assert!(out.contains("499 errors"), "{}", out.len());
    let rows: Value = serde_json::from_str(&check(&text, &["--format", "json"])).expect("JSON");
    let rows = rows.as_array().expect("rows");
    assert_eq!(rows.len(), 499);
    assert_eq!(rows[498]["column"], 2 + 9 * 498 + 3);
}

#[test]
fn programs_are_told_the_fix() {
    let out = check("[Ä🙂] text\n", &["--format", "json"]);
    let rows: Value = serde_json::from_str(&out).expect("JSON");
    let fix = &rows[0]["fix"];
    assert_eq!(fix["title"], "put a colon after the title");
    assert_eq!(fix["safe"], true);
    let edit = &fix["edits"][0];
    assert_eq!((&edit["line"], &edit["column"]), (&1.into(), &5.into()));
    assert_eq!(
        (&edit["endColumn"], &edit["text"]),
        (&5.into(), &":".into())
    );
}
