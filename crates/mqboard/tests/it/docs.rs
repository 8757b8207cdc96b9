//! `docs/cli.md` says what is so: its examples are run in their order against a real board, its tables compared.

use std::fs;

use mqboard::exit::Exit;
use mqboard::settings::VARIABLES;

use crate::broker::Broker;
use crate::cli::{finish, mqboard};
use crate::node::{NAME, Node};
use crate::page::steps;

const PAGE: &str = include_str!("../../../../docs/cli.md");

#[test]
fn the_tables_are_those_of_the_program() {
    let table: String =
        Exit::table().lines().map(|line| format!("    {}\n", line.get(2..).unwrap())).collect();
    assert!(PAGE.contains(&table), "{table}");
    for (variable, _) in VARIABLES {
        assert!(PAGE.contains(&format!("`{variable}`")), "{variable}");
    }
}

#[test]
fn the_examples_do_what_they_show() {
    let examples = steps(PAGE);
    assert!(examples.len() > 15, "{}", examples.len());
    let broker = Broker::embedded(mqtt_broker_tokio::ServerConfig::default());
    let node = Node::start(&broker);
    let work = tempfile::tempdir().unwrap();
    fs::write(work.path().join("hello.py"), "print('hello')\n").unwrap();
    fs::write(work.path().join("spec"), "/app:\n  hello.py\n").unwrap();
    for (line, expected) in examples {
        let expected: String = expected.iter().map(|line| format!("{line}\n")).collect();
        let words = shell_words(&line);
        assert_eq!(words[0], "mqboard", "{line}");
        let arguments: Vec<&str> = words[1..].iter().map(String::as_str).collect();
        let mut command = mqboard(work.path(), &arguments);
        command.env("MQBOARD_SERVER", broker.url()).env("MQBOARD_PREFIX", NAME);
        let ended = finish(command);
        assert_eq!(String::from_utf8_lossy(&ended.stdout), expected, "{line}: {ended:?} {}", node.console());
        assert_eq!(ended.code, 0, "{line}: {ended:?}");
    }
}

/// The words of a command line with single quotes.
fn shell_words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().unwrap().push(c),
        }
    }
    words
}
