//! Plants faults in the pairing of MQTT's statements with code and tests.

use xtask::conformance::{DOCUMENT, document};
use xtask::{CHECKS, Finding, Repo};

const CODE: &str = "crates/mqtt-core/src/lib.rs";
const TEST: &str = "crates/mqtt-core/src/tests.rs";

/// A repository in which every statement that binds a client is named in code and in a test.
fn sound() -> Repo {
    let mut repo = Repo::default();
    let list = include_str!("../../data/mqtt-311.tsv");
    let (mut code, mut tests) = (String::from("fn all() {\n"), String::from("fn tests_all() {\n"));
    for id in list.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split('\t').next()) {
        code += &format!("    // [{id}]\n");
        tests += &format!("    // [{id}]\n");
    }
    repo.files.insert(CODE.into(), code);
    repo.files.insert(TEST.into(), tests);
    repo.files.insert(DOCUMENT.into(), document(&repo));
    repo
}

fn edit(repo: &mut Repo, path: &str, from: &str, to: &str) {
    let text = repo.files.get_mut(path).unwrap();
    assert!(text.contains(from), "{from} is not in {path}");
    *text = text.replace(from, to);
    let document = document(repo);
    repo.files.insert(DOCUMENT.into(), document);
}

/// What the checks of this subject find.
fn findings(repo: &Repo) -> Vec<Finding> {
    CHECKS
        .iter()
        .filter(|check| check.name.contains("statement"))
        .flat_map(|check| (check.run)(repo))
        .collect()
}

#[track_caller]
fn assert_found(repo: &Repo, says: &[&str]) {
    let found = findings(repo);
    assert_eq!(found.len(), says.len(), "{found:#?}");
    for (finding, says) in found.iter().zip(says) {
        assert!(finding.to_string().contains(says), "{finding}");
    }
}

#[test]
fn all_statements_named_twice_leave_nothing_to_find() {
    assert_eq!(findings(&sound()), []);
    assert_eq!(findings(&Repo::default()), []);
}

#[test]
fn a_slip_of_the_pen_in_an_id_is_found() {
    let mut repo = sound();
    repo.files.insert("crates/mqtt-async/src/lib.rs".into(), "// [MQTT-3.3.1.-1]\n".into());
    assert_found(&repo, &["crates/mqtt-async/src/lib.rs:1: MQTT 3.1.1 has no statement MQTT-3.3.1.-1"]);
}

#[test]
fn code_without_a_test_and_a_test_without_code_are_found() {
    let mut repo = sound();
    edit(&mut repo, TEST, "// [MQTT-3.3.1-2]\n", "\n");
    assert_found(&repo, &["MQTT-3.3.1-2 has no test"]);
    let mut repo = sound();
    edit(&mut repo, CODE, "// [MQTT-3.3.1-2]\n", "\n");
    assert_found(&repo, &["MQTT-3.3.1-2 has no code"]);
}

#[test]
fn an_id_in_a_string_is_no_promise() {
    let mut repo = sound();
    edit(&mut repo, CODE, "// [MQTT-3.3.1-2]\n", "let id = \"[MQTT-3.3.1-2]\";\n");
    assert_found(&repo, &["MQTT-3.3.1-2 has no code"]);
}

#[test]
fn a_statement_that_binds_a_client_and_is_named_nowhere_is_found() {
    let mut repo = sound();
    edit(&mut repo, CODE, "// [MQTT-3.3.1-2]\n", "\n");
    edit(&mut repo, TEST, "// [MQTT-3.3.1-2]\n", "\n");
    assert_found(&repo, &["MQTT-3.3.1-2 binds a client"]);
    // One that binds only servers may be left to the broker.
    let mut repo = sound();
    edit(&mut repo, CODE, "// [MQTT-3.3.1-6]\n", "\n");
    edit(&mut repo, TEST, "// [MQTT-3.3.1-6]\n", "\n");
    assert_found(&repo, &[]);
}

#[test]
fn a_table_that_is_out_of_date_is_found() {
    let mut repo = sound();
    repo.files.get_mut(DOCUMENT).unwrap().push('x');
    assert_found(&repo, &["docs/mqtt-conformance.md:1: is not up to date"]);
}

#[test]
fn the_table_names_file_and_test() {
    let text = document(&sound());
    let row = text.lines().find(|line| line.starts_with("| 3.3.1-2 |")).unwrap();
    assert!(row.contains("`mqtt-core/lib.rs`") && row.contains("mqtt-core: `tests_all`"), "{row}");
    assert_eq!(text.lines().filter(|line| line.starts_with("| ") && !line.contains("---")).count(), 142);
}
