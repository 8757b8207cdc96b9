//! Boards that were given the worst firmware and the worst applications: they come back by themselves, stay manageable, and say
//! what was wrong, as an operator reads it from the command line.

use core::time::Duration;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::thread;

use mqtt_broker_tokio::ServerConfig;

use crate::broker::Broker;
use crate::cli::{Ended, mqboard, run};
use crate::node::{NAME, Node};

/// A board that hangs is reset soon; one that is on trial has some seconds to reach the broker, and a minute to prove itself.
const TIMES: &str =
    "[watchdog]\ntimeout = 5\nallok = 60\n[supervisor]\nstable = 0\npause = 0\nboot_watchdog = 3\n";

/// An answer is prompt, whatever the application does, also on a busy machine.
const PROMPT: Duration = Duration::from_secs(5);

struct Setup {
    node: Node,
    broker: Broker,
}

impl Setup {
    fn new(settings: &str, flash: &[(&str, &str)]) -> Self {
        let broker = Broker::embedded(ServerConfig::default());
        let node = Node::start_with(&broker, |board| {
            let url = broker.url();
            let text = format!("[mqtt]\nurl = \"{url}\"\n[board]\nname = \"{NAME}\"\n{settings}{TIMES}");
            fs::write(board.join("settings.toml"), text).unwrap();
            for (name, content) in flash {
                fs::write(board.join("flash").join(name), content).unwrap();
            }
        });
        Self { node, broker }
    }

    fn run(&self, arguments: &[&str]) -> Ended {
        run(self.node.directory(), &[&["-s", &self.broker.url(), "-p", NAME, "-T", "30"], arguments].concat())
    }

    #[track_caller]
    fn holds(&self, arguments: &[&str], parts: &[&str]) {
        let said = self.run(arguments).ok();
        for part in parts {
            assert!(
                said.contains(part),
                "{part:?} is not in {arguments:?}:\n{said}\n{}",
                self.node.console()
            );
        }
    }
}

/// Has `job` done for each of these at the same time: most of it is waiting.
fn each<T: Send + 'static>(all: impl IntoIterator<Item = T>, job: fn(T)) {
    let threads: Vec<_> = all.into_iter().map(|one| thread::spawn(move || job(one))).collect();
    for thread in threads {
        thread.join().expect("see above");
    }
}

/// An image that is quickly sent: the shell, started as a firmware is. Its last line says what the firmware does; the script, which
/// the shell finds beside the board, does it.
fn image(setup: &Setup, what: &str) -> PathBuf {
    let mut faulty = std::env::current_exe().unwrap();
    faulty.pop();
    faulty.pop();
    let faulty = faulty.join("examples/faulty");
    assert!(faulty.exists(), "build the examples first: cargo build -p mqboard --examples");
    let (mqboard, faulty) = (env!("CARGO_BIN_EXE_mqboard"), faulty.display());
    let script = format!(
        "what=$(tail -n 1 /proc/$$/exe)\ncase $what in\n\
         hang) exec sleep 1000 ;;\n\
         deaf) cp -r \"$2\" deaf; sed -i 's|^url.*|url = \"mqtt://127.0.0.1:9\"|' deaf/settings.toml\n\
         exec '{mqboard}' __mqnode firmware deaf ;;\n\
         *) FAULT=$what exec '{faulty}' __mqnode \"$@\" ;;\nesac\n"
    );
    fs::write(setup.node.directory().join("__mqnode"), script).unwrap();
    let image = [&fs::read("/bin/sh").unwrap()[..], b"\n", what.as_bytes()].concat();
    let path = setup.node.directory().join("image");
    fs::write(&path, image).unwrap();
    path
}

/// The four firmwares that must not cost a board: each is left, and the reason is in the crash record and in the status.
#[test]
fn every_bad_firmware_is_left_by_itself_and_the_command_line_says_why() {
    let panicked = "panicked (exit code 101)";
    let all = [
        ("panic", "panic ", panicked),
        ("hang", "watchdog ", "did not feed the watchdog for 3s"),
        ("deaf", "watchdog ", "did not feed the watchdog for 5s"),
        // It was online and managed before it died.
        ("worn", "panic ", "worn out"),
    ];
    each(all, |(what, kind, reason)| {
        let setup = Setup::new("", &[]);
        image(&setup, what);
        assert_eq!(setup.run(&["ota", "image"]).ok(), "OK\n", "{what}");
        setup.run(&["reset"]).ok();
        setup.node.wait_for("boot: Normal mode boot (went back after a trial", 1);
        setup.node.wait_until_online(&setup.broker);
        setup.holds(&["info"], &["slot         a\n", "boot reason  went back after a trial\n"]);
        setup.holds(&["crash", "show"], &[kind, "what was on trial did not prove itself\n", reason]);
        setup.holds(&["crash"], &[kind]);
        setup.run(&["crash", "clear"]).ok();
        assert_eq!(setup.run(&["crash"]).ok(), "", "{what}");
        assert_eq!(setup.run(&["eval", "45+876"]).ok(), "921\n", "{what}");
    });
}

/// What each application does, what the list of modules says of it, and what its crash record holds.
const APPLICATIONS: [(&str, &str, &[&str]); 5] = [
    ("while True:\n    pass\n", "running", &[]),
    ("all = []\nwhile True:\n    all.append([0] * 100)\n", "failed", &["memory ", "MemoryError"]),
    (
        "import math\nraise ValueError('on purpose')\n",
        "failed",
        &["exception ", "module app\n", "line 2", "ValueError: on purpose"],
    ),
    ("import os\nfor name in os.listdir('/'):\n    os.remove('/' + name)\n", "", &[]),
    ("import watchdog\nwhile True:\n    watchdog.feed()\n", "running", &[]),
];

/// An application can do its worst: the board is managed as ever, says what is wrong with it, and takes another one.
#[test]
fn no_application_costs_the_board_its_management_and_each_is_reported() {
    each(APPLICATIONS, |(source, state, record)| {
        let setup = Setup::new("modules = [\"app\"]\n[python]\nheap = 300000\n", &[("app.py", source)]);
        let begun = std::time::Instant::now();
        while !setup.run(&["modules"]).ok().contains(state) {
            assert!(begun.elapsed() < Duration::from_secs(30), "{source}: {}", setup.node.console());
        }
        for n in 0..3 {
            let ended = setup.run(&["eval", &format!("{n}+1")]);
            assert!(ended.took < PROMPT, "{source}: {ended:?}");
            assert_eq!(ended.ok(), format!("{}\n", n + 1), "{source}");
        }
        if record.is_empty() {
            assert_eq!(setup.run(&["crash"]).ok(), "", "{source}");
        } else {
            setup.holds(&["crash", "show"], record);
        }
        setup.holds(&["info"], &["boot mode    normal\n"]);
        fs::write(setup.node.directory().join("app.py"), "def start(mqtt, config):\n    print('well')\n")
            .unwrap();
        assert_eq!(setup.run(&["put", "app.py"]).ok(), "OK\n", "{source}");
        setup.run(&["modules", "restart", "app"]).ok();
        setup.node.wait_for("\nwell\n", 1);
    });
}

/// The crash of a whole board, as the one who runs it learns of it: when, in which boot, of what, and what it said last.
#[test]
fn a_killed_board_says_so_to_the_operator_after_it_has_come_back() {
    let setup = Setup::new("", &[]);
    assert_eq!(setup.run(&["eval", "log.warning('the tank is full')"]).code, 0);
    let killed = Command::new("kill").args(["-KILL", &setup.node.firmware().to_string()]).status().unwrap();
    assert!(killed.success());
    setup.node.wait_for("boot: Normal mode boot", 2);
    setup.node.wait_until_online(&setup.broker);
    setup.holds(&["info"], &["reset cause  crash\n", "boot reason  nothing against it\n"]);
    setup.holds(&["crash", "show"], &["panic ", "boot 1, after ", "mqnode ", "was killed by signal 9"]);
    let json = setup.run(&["--json", "crash"]).ok();
    let records: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(records.as_array().map(Vec::len), Some(1), "{json}");
    assert_eq!((&records[0]["kind"], &records[0]["boot"]), (&"panic".into(), &1.into()), "{json}");
}

/// Ctrl-C's harder brother: what a command line was sending is not half there, and the next one need not wait for it.
#[test]
fn a_command_line_that_is_killed_in_mid_transfer_leaves_the_old_file_and_holds_up_nobody() {
    let setup = Setup::new("", &[("f", "old")]);
    let large = setup.node.directory().join("large");
    fs::write(&large, vec![7; 20_000_000]).unwrap();
    let (url, parts) = (setup.broker.url(), setup.node.flash().join(".parts"));
    let arguments = ["-s", &url, "-p", NAME, "put", "large", "f"];
    let mut killed = mqboard(setup.node.directory(), &arguments).spawn().unwrap();
    let begun = std::time::Instant::now();
    let has_begun = || fs::read_dir(&parts).is_ok_and(|mut entries| entries.next().is_some());
    while !has_begun() {
        assert!(begun.elapsed() < Duration::from_secs(30), "{}", setup.node.console());
        thread::sleep(Duration::from_millis(1));
    }
    killed.kill().unwrap();
    killed.wait().unwrap();
    assert_eq!(setup.run(&["get", "f"]).ok(), "old");
    fs::write(setup.node.directory().join("small"), "new").unwrap();
    assert_eq!(setup.run(&["put", "small", "f"]).ok(), "OK\n");
    assert_eq!(setup.run(&["get", "f"]).ok(), "new");
}
