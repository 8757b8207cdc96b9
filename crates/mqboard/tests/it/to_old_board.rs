//! Our command line against a board that runs the original.

use core::time::Duration;
use std::fs;

use crate::broker::Broker;
use crate::cli::{Ended, finish, mqboard, run};
use crate::old_board::OldBoard;

const SOON: Duration = Duration::from_secs(10);

/// A board of the original behind each broker, and a directory to work in.
struct Setup {
    broker: Broker,
    board: OldBoard,
    work: tempfile::TempDir,
}

fn setups(test: &str) -> Vec<Setup> {
    let start = |broker: Broker| {
        let board = OldBoard::start(test, &broker, "old/board")?;
        Some(Setup { broker, board, work: tempfile::tempdir().unwrap() })
    };
    Broker::both(test).into_iter().filter_map(start).collect()
}

impl Setup {
    fn run(&self, arguments: &[&str]) -> Ended {
        let port = self.broker.port().to_string();
        let global = ["-s", "127.0.0.1", "--port", &port, "-p", "old/board", "-T", "10"];
        run(self.work.path(), &[&global, arguments].concat())
    }

    fn local(&self, name: &str, content: &[u8]) {
        let path = self.work.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    fn on_board(&self, name: &str) -> Vec<u8> {
        fs::read(self.board.flash().join(name)).unwrap()
    }
}

fn content(size: usize) -> Vec<u8> {
    (0..size).map(|n| (n * 31 + n / 253) as u8).collect()
}

#[test]
fn eval_prints_values_and_output_and_shows_tracebacks_as_they_are() {
    for setup in setups("eval_prints_values_and_output_and_shows_tracebacks_as_they_are") {
        assert_eq!(setup.run(&["eval", "45+876"]).ok(), "921\n");
        assert_eq!(setup.run(&["eval", "x = 1\nprint('a')\nprint('b')"]).ok(), "a\nb\n");
        assert_eq!(setup.run(&["eval", "x = 1"]).ok(), "");
        assert_eq!(setup.run(&["eval", "-5"]).ok(), "-5\n");
        assert_eq!(setup.run(&["eval", "'x' * 20000"]).ok().len(), 20_003);
        // Short content that looks like an acknowledgement.
        assert_eq!(setup.run(&["eval", "print('SEQ 7')\nx = 1"]).ok(), "SEQ 7\n");
        assert_eq!(setup.run(&["--json", "eval", "'a\"b'"]).ok(), "{\"answer\":\"'a\\\"b'\"}\n");
        let ended = setup.run(&["eval", "1/0"]);
        assert_eq!((ended.code, &ended.stdout[..]), (1, &b""[..]));
        assert!(
            ended.stderr.starts_with("Traceback") && ended.stderr.contains("ZeroDivisionError"),
            "{ended:?}"
        );
        assert!(!ended.stderr.contains("mqboard:"), "the board's words are enough: {ended:?}");
    }
}

#[test]
fn files_round_trip_in_every_size() {
    for setup in setups("files_round_trip_in_every_size") {
        for size in [0, 1, 1399, 1400, 1401, 2799, 2800, 2801, 102_400, 102_401, 1_000_000] {
            let content = content(size);
            setup.local("in", &content);
            assert_eq!(setup.run(&["put", "in", "f"]).ok(), "OK\n");
            assert!(setup.on_board("f") == content, "put {size} by {}", setup.broker.name());
            assert_eq!(setup.run(&["get", "f", "out"]).ok(), "");
            assert!(fs::read(setup.work.path().join("out")).unwrap() == content, "get {size}");
        }
        assert_eq!(fs::read_dir(setup.work.path()).unwrap().count(), 2, "nothing else is left behind");
        fs::write(setup.board.flash().join("ack"), "SEQ 7").unwrap();
        assert_eq!(setup.run(&["get", "ack"]).ok(), "SEQ 7");
        let ended = setup.run(&["put", "in", "lib/"]);
        ended.fails_with_more(1, &["remote: lib/in", "could not put 'lib/in'", "ENOENT"]);
        assert_eq!(setup.run(&["put", "in"]).ok(), "OK\n");
        assert_eq!(setup.on_board("in").len(), 1_000_000);
    }
}

#[test]
fn directories_are_listed_made_and_removed_whatever_their_names() {
    for setup in setups("directories_are_listed_made_and_removed_whatever_their_names") {
        let odd = "it's \"odd\" \\ grün €";
        assert_eq!(setup.run(&["mkdir", odd]).ok(), "");
        setup.local("in", b"abc");
        assert_eq!(setup.run(&["put", "in", &format!("{odd}/f")]).ok(), "OK\n");
        assert_eq!(setup.run(&["put", "in", "nosize.txt"]).ok(), "OK\n");
        assert_eq!(setup.run(&["ls"]).ok(), format!("           0 {}/\n           3 nosize.txt\n", odd));
        assert_eq!(setup.run(&["ls", odd]).ok(), "           3 f\n");
        assert_eq!(setup.run(&["ls", "-r", odd]).ok(), format!("           3 {}/f\n", odd));
        assert_eq!(setup.run(&["ls", "--sha", odd]).ok(), "'f':'a9993e364706816aba3e25717850c26c9cd0d89d'\n");
        let json = setup.run(&["--json", "ls", odd]).ok();
        assert_eq!(json, "[{\"name\":\"f\",\"size\":3,\"type\":\"file\"}]\n");

        // No topic can hold this one, but Python source can.
        assert_eq!(setup.run(&["mkdir", "a\tb"]).ok(), "");
        setup.run(&["put", "in", "a\tb/f"]).fails(2, SOON, &["control characters"]);
        assert_eq!(setup.run(&["rmdir", "a\tb"]).ok(), "");

        setup.run(&["mkdir", odd]).fails(1, SOON, &["FileExistsError", "mqboard ls"]);
        assert_eq!(setup.run(&["mkdir", "-i", odd]).ok(), "");
        assert_eq!(setup.run(&["mkdir", "-p", "/a/b/c"]).ok(), "");
        assert_eq!(setup.run(&["mkdir", "-p", "/a/b/c"]).ok(), "");
        assert!(setup.board.flash().join("a/b/c").is_dir());
        assert_eq!(setup.run(&["mkdir", "-p", "nosize.txt"]).code, 1, "a file is no directory");

        assert_eq!(setup.run(&["rm", &format!("{odd}/f")]).ok(), "");
        assert_eq!(setup.run(&["rmdir", odd]).ok(), "");
        assert!(!setup.board.flash().join(odd).exists());
        setup.run(&["rm", "none"]).fails(1, SOON, &["No such file"]);
        setup.run(&["ls", "none"]).fails(1, SOON, &["could not list 'none'"]);
        let ended = setup.run(&["get", "none", "out"]);
        ended.fails(1, SOON, &["could not get 'none'", "ENOENT"]);
        assert!(!setup.work.path().join("out").exists());
    }
}

#[test]
fn sync_does_what_the_specification_says_and_nothing_twice() {
    for setup in setups("sync_does_what_the_specification_says_and_nothing_twice") {
        setup.local("src/a.py", b"a");
        setup.local("src/b.py", b"b");
        setup.local("main.py", b"main");
        setup.local(
            "spec",
            b"/lib/sub:  # two of them\n  src: *.py\n/: --no-update\n  main.py->boot.py\n  src: a.py\n",
        );
        fs::write(setup.board.flash().join("a.py"), "old").unwrap();
        let plan = "Target directory /lib/sub\n  mkdir /lib/sub\n  put  missing src/a.py -> /lib/sub/a.py\n  \
                    put  missing src/b.py -> /lib/sub/b.py\nTarget directory /\n  put  missing main.py -> /boot.py\n  \
                    skip shadiff src/a.py -> /a.py\n";
        assert_eq!(setup.run(&["sync", "-n", "spec"]).ok(), plan);
        assert!(!setup.board.flash().join("lib").exists(), "a dry run changes nothing");
        assert_eq!(setup.run(&["sync", "spec"]).ok(), plan);
        assert_eq!(setup.on_board("lib/sub/b.py"), b"b");
        assert_eq!((setup.on_board("boot.py"), setup.on_board("a.py")), (b"main".to_vec(), b"old".to_vec()));
        let again = "Target directory /lib/sub\n  ok   a.py\n  ok   b.py\nTarget directory /\n  ok   boot.py\n  \
                     skip shadiff src/a.py -> /a.py\n";
        assert_eq!(setup.run(&["sync", "spec"]).ok(), again);
        setup.local("bad", b"  x\n");
        setup.run(&["sync", "bad"]).fails(7, SOON, &["bad: line 1"]);
        setup.local("gone", b"/:\n  nofile.py\n");
        setup.run(&["sync", "gone"]).fails(7, SOON, &["nofile.py"]);
    }
}

#[test]
fn firmware_goes_by_acknowledgements_and_is_named_by_its_hash() {
    for setup in setups("firmware_goes_by_acknowledgements_and_is_named_by_its_hash") {
        let image = content(300_001);
        setup.local("image", &image);
        assert_eq!(setup.run(&["ota", "image"]).ok(), "OK\n");
        assert!(setup.on_board("2faa93e54eb0d232b4cf78875ca9f6e33be3d9ba58a692bc2990f9c63d65823c") == image);
    }
}

#[test]
fn reset_asks_the_watchdog_in_every_mode() {
    for setup in setups("reset_asks_the_watchdog_in_every_mode") {
        for mode in ["", "-n", "-f", "-s", "--normal", "--safemode", "--soft"] {
            let arguments = ["reset", mode];
            let ended = setup.run(if mode.is_empty() { &arguments[..1] } else { &arguments });
            assert_eq!(ended.code, 0, "{mode}: {ended:?}");
        }
    }
}

#[test]
fn what_was_interrupted_says_that_an_old_board_goes_on() {
    for setup in setups("what_was_interrupted_says_that_an_old_board_goes_on").into_iter().take(1) {
        let port = setup.broker.port().to_string();
        let mut command =
            mqboard(setup.work.path(), &["-s", "127.0.0.1", "--port", &port, "-p", "old/board", "-v"]);
        let mut child = command
            .args(["eval", "import time; time.sleep(1)"])
            .stderr(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        let pid = child.id().to_string();
        // It has connected when it says its id.
        let mut stderr = std::io::BufReader::new(child.stderr.take().unwrap());
        let mut text = String::new();
        while !text.contains("\nid ") {
            assert!(std::io::BufRead::read_line(&mut stderr, &mut text).unwrap() > 0, "{text}");
        }
        let mut kill = std::process::Command::new("kill");
        assert_eq!(
            finish({
                kill.args(["-INT", &pid]);
                kill
            })
            .code,
            0
        );
        std::io::Read::read_to_string(&mut stderr, &mut text).unwrap();
        assert!(text.contains("mqboard: interrupted. "), "{text}");
        assert_eq!(child.wait().unwrap().code(), Some(130));
    }
}
