//! `elenchus explain`, and what leads to it.

use assert_cmd::Command;

fn elenchus(arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("elenchus").expect("it is built with the tests");
    command.args(arguments);
    command
}

fn words(command: &mut Command) -> (String, String) {
    let output = command.output().expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it prints UTF-8");
    (text(output.stdout), text(output.stderr))
}

#[test]
fn a_code_is_explained_with_an_example_in_whatever_case() {
    let (page, _) = words(&mut elenchus(&["explain", "E-colon-missing"]));
    assert!(
        page.starts_with("E-colon-missing: text after a title"),
        "{page}"
    );
    assert!(page.contains("\nWrong:\n\n    [Rebuild] The"), "{page}");
    assert!(page.contains("\nRight:\n\n    [Rebuild]: The"), "{page}");
    assert!(!page.contains("```"), "{page}");
    assert_eq!(
        words(&mut elenchus(&["explain", "e-COLON-missing"])).0,
        page
    );
}

#[test]
fn all_codes_are_listed_a_line_each() {
    let (list, _) = words(&mut elenchus(&["explain"]));
    let codes = elenchus::diagnostic::Code::ALL;
    assert_eq!(list.lines().count(), codes.len());
    for (line, code) in list.lines().zip(codes) {
        assert!(line.starts_with(code.name()), "{line}");
        assert!(line.ends_with(code.title()), "{line}");
    }
}

#[test]
fn for_an_unknown_code_the_nearest_is_named() {
    let near = |name: &str| {
        let mut explain = elenchus(&["explain", name]);
        explain.assert().code(2).stdout("");
        words(&mut explain).1
    };
    assert!(near("E-colon-mising").contains("did you mean E-colon-missing?"));
    assert!(near("colon").contains("did you mean E-colon-missing?"));
    assert!(near("H-colon-missing").contains("did you mean E-colon-missing?"));
    assert!(near("xyzzy").contains("see `elenchus explain`"));
}

#[test]
fn a_check_tells_once_how_to_learn_more() {
    let mut check = elenchus(&["check", "-"]);
    check.write_stdin("[A] one\n\n[B] two\n");
    let (out, _) = words(&mut check);
    assert_eq!(out.matches("elenchus explain").count(), 1, "{out}");
    assert!(out.ends_with("elenchus explain E-colon-missing\n"), "{out}");
    let mut good = elenchus(&["check", "-"]);
    let (out, _) = words(good.write_stdin("[A]: one\n"));
    assert!(!out.contains("explain"), "{out}");
}
