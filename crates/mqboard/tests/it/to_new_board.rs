//! Our command line against a board with the extended protocol: windows, interrupts, and boards that go away.

use core::time::Duration;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;
use std::process::{Child, Stdio};

use mqtt_async::session::Config;
use mqtt_async::{Client, Publish};

use crate::broker::Broker;
use crate::cli::{Ended, mqboard, run};
use crate::new_board::NewBoard;

const SOON: Duration = Duration::from_secs(8);

fn at(broker: &Broker, directory: &Path, arguments: &[&str]) -> Ended {
    let url = broker.url();
    run(directory, &[&["-s", &url, "-p", "new/board", "-T", "2"], arguments].concat())
}

/// Starts an eval and waits until it is under way: what it says on stderr from then on.
fn begin(broker: &Broker, timeout: &str, source: &str) -> (Child, BufReader<std::process::ChildStderr>) {
    let url = broker.url();
    let arguments = ["-s", &url, "-p", "new/board", "-T", timeout, "-v", "eval", source];
    let mut child = mqboard(Path::new("/"), &arguments).stderr(Stdio::piped()).spawn().unwrap();
    let mut stderr = BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    while !line.starts_with("id ") {
        line.clear();
        assert!(stderr.read_line(&mut line).unwrap() > 0, "ended early");
    }
    (child, stderr)
}

fn interrupt(child: &Child) {
    let sent = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
}

fn end(mut child: Child, mut stderr: BufReader<std::process::ChildStderr>) -> (Option<i32>, String) {
    let mut text = String::new();
    stderr.read_to_string(&mut text).unwrap();
    (child.wait().unwrap().code(), text)
}

/// Waits until the board has seen what the test waits for.
fn wait_until(what: &str, mut so: impl FnMut() -> bool) {
    let begun = std::time::Instant::now();
    while !so() {
        assert!(begun.elapsed() < Duration::from_secs(20), "never: {what}");
        std::thread::yield_now();
    }
}

#[test]
fn five_megabytes_go_there_and_back_through_both_brokers_with_their_defaults() {
    for broker in Broker::both("five_megabytes_go_there_and_back_through_both_brokers_with_their_defaults") {
        let _board = NewBoard::start(&broker, "new/board");
        let work = tempfile::tempdir().unwrap();
        let content: Vec<u8> = (0..5_000_000_u32).map(|n| (n * 7 + n / 65_536) as u8).collect();
        fs::write(work.path().join("in"), &content).unwrap();
        assert_eq!(at(&broker, work.path(), &["put", "in", "f"]).ok(), "OK\n", "{}", broker.name());
        assert_eq!(at(&broker, work.path(), &["get", "f", "out"]).ok(), "", "{}", broker.name());
        assert!(fs::read(work.path().join("out")).unwrap() == content, "{}", broker.name());
    }
}

#[test]
fn ctrl_c_stops_the_program_on_the_board() {
    let broker = Broker::embedded(mqtt_broker_tokio::ServerConfig::default());
    let board = NewBoard::start(&broker, "new/board");
    let (child, stderr) = begin(&broker, "60", "hang");
    wait_until("the eval", || !board.seen.lock().unwrap().sources.is_empty());
    interrupt(&child);
    let (code, text) = end(child, stderr);
    assert_eq!(code, Some(130), "{text}");
    assert!(text.contains("stopping it") && text.contains("KeyboardInterrupt"), "{text}");
    assert_eq!(board.seen.lock().unwrap().interrupts, [false]);
}

#[test]
fn a_program_that_catches_the_interrupt_is_stopped_by_force() {
    let broker = Broker::embedded(mqtt_broker_tokio::ServerConfig::default());
    let board = NewBoard::start(&broker, "new/board");
    let (child, stderr) = begin(&broker, "60", "hang well");
    wait_until("the eval", || !board.seen.lock().unwrap().sources.is_empty());
    interrupt(&child);
    let (code, text) = end(child, stderr);
    assert_eq!(code, Some(130), "{text}");
    assert!(text.contains("by force"), "{text}");
    assert_eq!(board.seen.lock().unwrap().interrupts, [false, true]);
}

#[test]
fn patience_at_its_end_stops_the_program_too() {
    let broker = Broker::embedded(mqtt_broker_tokio::ServerConfig::default());
    let board = NewBoard::start(&broker, "new/board");
    at(&broker, Path::new("/"), &["-T", "1", "eval", "hang"]).fails(
        6,
        SOON,
        &["for 1 s", "It was stopped there"],
    );
    assert_eq!(board.seen.lock().unwrap().interrupts, [false]);
}

#[test]
fn what_the_board_does_not_know_is_not_waited_for() {
    let broker = Broker::embedded(mqtt_broker_tokio::ServerConfig::default());
    let board = NewBoard::start(&broker, "new/board");
    let ended = at(&broker, Path::new("/"), &["-T", "1", "eval", "forget"]);
    ended.fails(6, Duration::from_secs(3), &["for 1 s", "does not run on the board"]);
    let (child, stderr) = begin(&broker, "60", "forget");
    wait_until("the eval", || board.seen.lock().unwrap().sources.len() == 2);
    interrupt(&child);
    let (code, text) = end(child, stderr);
    assert_eq!(code, Some(130), "{text}");
    assert!(text.contains("does not run on the board"), "{text}");
}

#[test]
fn another_operator_can_stop_it_by_its_id() {
    let broker = Broker::embedded(mqtt_broker_tokio::ServerConfig::default());
    let board = NewBoard::start(&broker, "new/board");
    let url = broker.url();
    let arguments = ["-s", &url, "-p", "new/board", "-v", "eval", "hang"];
    let mut child = mqboard(Path::new("/"), &arguments).stderr(Stdio::piped()).spawn().unwrap();
    let mut stderr = BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    while !line.starts_with("id ") {
        line.clear();
        assert!(stderr.read_line(&mut line).unwrap() > 0);
    }
    let id = line.trim().strip_prefix("id ").unwrap();
    wait_until("the eval", || !board.seen.lock().unwrap().sources.is_empty());
    assert_eq!(at(&broker, Path::new("/"), &["interrupt", id]).ok(), "");
    let (code, text) = end(child, stderr);
    assert_eq!(code, Some(1), "{text}");
    let ended = at(&broker, Path::new("/"), &["interrupt", "nobody"]);
    assert!(ended.code == 1 && ended.stderr.contains("no command 'nobody'"), "{ended:?}");
}

#[test]
fn a_board_that_restarts_or_goes_in_mid_command_is_noticed() {
    for broker in Broker::both("a_board_that_restarts_or_goes_in_mid_command_is_noticed") {
        let _board = NewBoard::start(&broker, "new/board");
        let patient = ["-T", "60", "eval", "crash"];
        at(&broker, Path::new("/"), &patient).fails(6, SOON, &["restarted while the command ran"]);
        let (child, stderr) = begin(&broker, "60", "hang");
        drop(_board);
        let (code, text) = end(child, stderr);
        assert_eq!(code, Some(6), "{text}");
        assert!(text.contains("went offline"), "{text}");
        at(&broker, Path::new("/"), &["eval", "1"]).fails(
            6,
            SOON,
            &["offline, its last status says", "Nothing was sent"],
        );
    }
}

#[test]
fn a_broker_that_goes_in_mid_command_is_noticed() {
    let broker = Broker::embedded(mqtt_broker_tokio::ServerConfig::default());
    let board = NewBoard::start(&broker, "new/board");
    let (child, stderr) = begin(&broker, "2", "hang");
    wait_until("the eval", || !board.seen.lock().unwrap().sources.is_empty());
    drop(broker);
    let (code, text) = end(child, stderr);
    assert_eq!(code, Some(3), "{text}");
    assert!(text.contains("lost the connection"), "{text}");
}

#[test]
fn view_shows_log_lines_in_the_colours_of_their_levels() {
    for broker in Broker::both("view_shows_log_lines_in_the_colours_of_their_levels") {
        let url = broker.url();
        let arguments = ["-v", "-s", &url, "-p", "new/board", "--color", "always", "view", "--count", "3"];
        let mut command = mqboard(Path::new("/"), &arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stderr.take().unwrap()).read_line(&mut line).unwrap();
        assert_eq!(line, "listening to new/board/log\n");
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let (client, runner) = Client::new(url.parse().unwrap(), Config::new("logger")).unwrap();
            tokio::spawn(runner.run());
            for text in ["W 10:00:00.000     main: hot", "plain\x1b[2J", "E two\nlines\n"] {
                client.publish(Publish::new("new/board/log", text)).await.unwrap();
            }
            client.disconnect().await;
        });
        let output = child.wait_with_output().unwrap();
        let expected =
            "\x1b[1;33mW 10:00:00.000     main: hot\x1b[0m\nplain?[2J\n\x1b[1;31mE two\nlines\x1b[0m\n";
        assert_eq!(String::from_utf8(output.stdout).unwrap(), expected);
        assert!(output.status.success());
    }
}

#[test]
fn an_output_that_cannot_be_written_is_a_fault_and_one_that_nobody_reads_is_none() {
    let broker = Broker::embedded(mqtt_broker_tokio::ServerConfig::default());
    let _board = NewBoard::start(&broker, "new/board");
    let url = broker.url();
    let eval = || mqboard(Path::new("/"), &["-s", &url, "-p", "new/board", "eval", "text"]);
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let output = eval().stdout(full).stderr(Stdio::piped()).output().unwrap();
    assert_eq!(output.status.code(), Some(7));
    assert!(output.stderr.starts_with(b"mqboard: cannot write stdout: "), "{output:?}");

    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = eval().stdout(writer).stderr(Stdio::piped()).output().unwrap();
    assert_eq!((output.status.code(), &output.stderr[..]), (Some(0), &b""[..]));
}
