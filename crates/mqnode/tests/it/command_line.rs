//! The commands that start nothing.

use std::fs;

use crate::node::{directory, mqnode};

fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = mqnode().args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn help_teaches_the_two_commands_and_hides_the_inner_one() {
    let (code, out, _) = run(&["--help"]);
    assert_eq!(code, Some(0));
    for expected in ["mqnode init", "mqnode run", "secrets.toml", "Exit codes"] {
        assert!(out.contains(expected), "{expected:?} is missing in:\n{out}");
    }
    assert!(!out.contains("firmware"), "{out}");
    assert_eq!(run(&[]).0, Some(2));
    assert_eq!(run(&["fly"]).0, Some(2));
}

#[test]
fn init_says_what_is_next_and_never_overwrites() {
    let parent = tempfile::tempdir().unwrap();
    let path = parent.path().join("board");
    let path = path.to_str().unwrap();
    let (code, out, _) = run(&["init", path, "--name", "me/b7", "--broker", "mqtts://broker.example.org"]);
    assert_eq!(code, Some(0));
    assert!(out.contains(&format!("mqnode run {path}")), "{out}");
    let (code, out, _) = run(&["check", path]);
    assert_eq!(
        (code, out.as_str()),
        (Some(0), "the settings are good: broker mqtts://broker.example.org:8883\n")
    );
    let (code, _, error) = run(&["init", path]);
    assert_eq!(code, Some(1));
    assert!(error.contains("nothing was changed"), "{error}");
}

#[test]
fn wrong_settings_end_with_their_own_code_and_one_line() {
    let directory = directory("mqtt://localhost", "typo = 1");
    let path = directory.path().to_str().unwrap();
    for command in ["check", "run"] {
        let (code, _, error) = run(&[command, path]);
        assert_eq!(code, Some(3), "{command}");
        assert!(error.contains("unknown field `typo`"), "{error}");
        assert_eq!(error.lines().count(), 1, "{error}");
    }
    fs::remove_file(directory.path().join("settings.toml")).unwrap();
    let (code, _, error) = run(&["run", path]);
    assert_eq!(code, Some(3));
    assert!(error.contains("`mqnode init "), "{error}");
}
