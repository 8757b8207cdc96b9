//! A board at a broker: set up, managed, reset, hung, and back.

use std::fs;
use std::process::Stdio;

use rustix::process::Signal;

use mqtt_async::Publish;

use crate::broker::Broker;
use crate::node::{Node, block_on, directory, kill, mqnode};
use crate::operator::Operator;

/// Restarts without pauses, however often.
const QUICK: &str = "stable = 0\n";

impl Operator {
    /// The answer of `eval`: `Err` with what came on the error topic.
    pub(crate) async fn eval(&mut self, source: &str) -> Result<String, String> {
        let id = self.id();
        let payload = [&b"\x80\x00"[..], source.as_bytes()].concat();
        self.client.publish(Publish::new(&format!("test/board/mqb/cmd/eval/{id}"), &payload)).await.unwrap();
        self.answer(&id).await
    }

    /// Has the board keep new settings for its next boot.
    pub(crate) async fn stage(&mut self, text: &str) {
        assert_eq!(self.eval(&format!("board.stage_settings({text:?})")).await.unwrap(), "None");
    }

    /// Evaluates something whose answer may never come.
    pub(crate) async fn eval_without_answer(&mut self, source: &str) {
        let id = self.id();
        let payload = [&b"\x80\x00"[..], source.as_bytes()].concat();
        self.client.publish(Publish::new(&format!("test/board/mqb/cmd/eval/{id}"), &payload)).await.unwrap();
    }
}

/// The two commands of the documentation, as they are written there.
fn init_run_and_manage(broker: &Broker) {
    let parent = tempfile::tempdir().unwrap();
    let path = parent.path().join("board");
    let mut init = mqnode();
    init.arg("init").arg(&path).args(["--name", "test/board", "--broker", &broker.url()]);
    assert!(init.stdout(Stdio::null()).status().unwrap().success());
    let mut node = Node::start(&path);
    node.firmware("power-on");
    block_on(async {
        let mut operator = Operator::connect(&broker.url()).await;
        let status = operator.status(true).await;
        assert_eq!(status["reset_cause"], "power-on", "{status}");
        assert_eq!(operator.eval("45+876").await.unwrap(), "921");
        assert_eq!(operator.put("lib.py", b"def f():\n    return 7\n").await.unwrap(), "OK");
        assert_eq!(fs::read(path.join("flash/lib.py")).unwrap(), b"def f():\n    return 7\n");
        operator.eval("import lib").await.unwrap();
        assert_eq!(operator.eval("lib.f()").await.unwrap(), "7");
        // Stopping it cuts the connection: its last will says so.
        kill(node.supervisor(), Signal::TERM);
        operator.status(false).await;
    });
    assert_eq!(node.ended().code(), Some(0));
}

#[test]
fn from_nothing_to_a_managed_board_on_the_own_broker() {
    init_run_and_manage(&Broker::own());
}

#[test]
fn from_nothing_to_a_managed_board_on_mosquitto() {
    if let Some(broker) = Broker::mosquitto("from_nothing_to_a_managed_board_on_mosquitto") {
        init_run_and_manage(&broker);
    }
}

/// A reset is the process's exit: the code says which, the supervisor says so to the next one.
#[test]
fn a_reset_from_python_comes_back_with_its_cause() {
    let broker = Broker::own();
    let directory = directory(&broker.url(), QUICK);
    let mut node = Node::start(directory.path());
    node.firmware("power-on");
    block_on(async {
        let mut operator = Operator::connect(&broker.url()).await;
        operator.status(true).await;
        for (source, cause, name) in [
            ("import machine; machine.soft_reset()", "soft reset", "soft-reset"),
            ("import machine; machine.reset()", "hard reset", "reset"),
        ] {
            // The board may be gone before it answers.
            operator.eval_without_answer(source).await;
            operator.status(false).await;
            node.firmware(cause);
            assert_eq!(operator.status(true).await["reset_cause"], name);
        }
    });
}

/// A loop that never ends does not hold up management, nor the watchdog's feeding; a process that hangs does.
#[test]
fn a_board_that_hangs_after_it_was_managed_is_reset_by_its_watchdog() {
    let broker = Broker::own();
    let directory = directory(&broker.url(), "stable = 0\n[watchdog]\ntimeout = 2\n");
    let mut node = Node::start(directory.path());
    let firmware = node.firmware("power-on");
    block_on(async {
        let mut operator = Operator::connect(&broker.url()).await;
        operator.status(true).await;
        operator.eval_without_answer("while True: pass").await;
        assert_eq!(operator.eval("1+1").await.unwrap(), "2");
        kill(firmware, Signal::STOP);
        node.line("watchdog reset: the board did not feed the watchdog");
        node.firmware("watchdog reset");
        assert_eq!(operator.online_again().await["reset_cause"], "watchdog");
    });
}

/// The whole way of an update: sent, tried, proved through the broker, kept across resets and a loss of power.
#[test]
fn a_good_update_is_confirmed_and_stays() {
    let image = fs::read(env!("CARGO_BIN_EXE_mqnode")).unwrap();
    let broker = Broker::own();
    // This program, built for debugging, is tens of megabytes: writing and reading them back takes seconds on a busy machine.
    let directory = directory(&broker.url(), "stable = 0\n[watchdog]\ntimeout = 30\nallok = 0\n");
    let mut node = Node::start(directory.path());
    node.firmware("power-on");
    block_on(async {
        let mut operator = Operator::connect(&broker.url()).await;
        assert_eq!(operator.status(true).await["slot"], "a");
        assert_eq!(operator.ota(&image).await.unwrap(), "OK");
        for expected in ["all OK: the trial is confirmed", "all OK: this boot is confirmed"] {
            operator.eval_without_answer("import machine; machine.reset()").await;
            assert_eq!(operator.online_again().await["slot"], "b");
            node.line(expected);
        }
    });
    kill(node.supervisor(), Signal::KILL);
    node.ended();
    let mut node = Node::start(directory.path());
    node.firmware("power-on");
    block_on(async {
        let mut operator = Operator::connect(&broker.url()).await;
        assert_eq!(operator.status(true).await["slot"], "b");
    });
}

/// An application can do its worst: the next operator is answered, and the board knows how to end it.
#[test]
fn a_loop_that_catches_everything_does_not_cost_the_prompt() {
    let broker = Broker::own();
    let directory = directory(&broker.url(), QUICK);
    let mut node = Node::start(directory.path());
    node.firmware("power-on");
    block_on(async {
        let mut operator = Operator::connect(&broker.url()).await;
        operator.status(true).await;
        let source = "while True:\n    try:\n        while True: pass\n    except BaseException: pass\n";
        operator.eval_without_answer(source).await;
        let begun = std::time::Instant::now();
        assert_eq!(operator.eval("2+2").await.unwrap(), "4");
        let took = begun.elapsed();
        assert!(took < core::time::Duration::from_secs(1), "{took:?}");
    });
}

/// Settings that a board was sent are tried, and kept once they have proved themselves; ones that cut it off are not.
#[test]
fn staged_settings_are_kept_when_good_and_left_when_not() {
    let broker = Broker::own();
    let directory = directory(&broker.url(), "stable = 0\n[watchdog]\ntimeout = 4\nallok = 0\n");
    let settings = || fs::read_to_string(directory.path().join("settings.toml")).unwrap();
    let mut node = Node::start(directory.path());
    node.firmware("power-on");
    block_on(async {
        let mut operator = Operator::connect(&broker.url()).await;
        operator.status(true).await;
        node.line("all OK");
        let good = settings().replace("[mqtt]", "location = \"shed\"\n[mqtt]");
        operator.stage(&good).await;
        assert_ne!(settings(), good, "not in force before they have proved themselves");
        operator.eval_without_answer("import machine; machine.reset()").await;
        operator.online_again().await;
        node.line("all OK: the trial is confirmed");
        assert_eq!(operator.eval("board.location").await.unwrap(), "'shed'");
        assert_eq!(settings(), good);
        // Nobody listens on port 9.
        operator.stage(&good.replace(&broker.url(), "mqtt://127.0.0.1:9")).await;
        operator.eval_without_answer("import machine; machine.reset()").await;
        node.line("on trial");
        let status = operator.online_again().await;
        assert_eq!(status["boot_mode"], "normal", "{status}");
        assert_eq!(settings(), good);
    });
}
