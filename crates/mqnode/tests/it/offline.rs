//! Brokers that are away, silent or refuse the board: what is on trial goes back, what is confirmed waits and comes back.

use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::thread;

use mqtt_async::transport::{Endpoint, Secret};
use mqtt_broker_tokio::ServerConfig;
use mqtt_broker_tokio::mqtt_broker::Users;
use rustix::process::Signal;

use crate::broker::Broker;
use crate::node::{Node, block_on, directory, kill};
use crate::operator::Operator;

/// A boot is good at once; on trial there are some seconds to reach the broker.
const TRIAL: &str = "stable = 0\n[watchdog]\ntimeout = 4\nallok = 0\n";

/// Stages `new` and resets: the board must be back with the settings that it had, and say why.
async fn goes_back(node: &mut Node, directory: &Path, operator: &mut Operator, new: &str) {
    let before = fs::read_to_string(directory.join("settings.toml")).unwrap();
    node.line("all OK");
    operator.stage(new).await;
    operator.eval_without_answer("import machine; machine.reset()").await;
    node.line("on trial");
    node.line("watchdog reset: the board did not feed the watchdog for 4s");
    node.line("went back after a trial");
    node.line("all OK");
    let crash = operator.eval("board.crashes()[-1]['kind'], board.crashes()[-1]['text']").await.unwrap();
    assert!(crash.contains("watchdog") && crash.contains("did not prove itself"), "{crash}");
    let status = operator.present_status().await;
    assert_eq!(status["boot_reason"], "went back after a trial", "{status}");
    assert_eq!(status["boot_mode"], "normal", "{status}");
    assert_eq!(fs::read_to_string(directory.join("settings.toml")).unwrap(), before);
}

/// A typing error in a password must not cost a board that nobody can reach.
#[test]
fn a_wrong_password_that_was_staged_goes_back_by_itself() {
    let mut config = ServerConfig::default();
    config.broker.users = Some(Users::new().with("board", "right").with("operator", "right"));
    let broker = Broker::own_with(config);
    let directory = directory(&broker.url(), TRIAL);
    let secrets = "user = \"board\"\npassword = \"right\"\n";
    fs::write(directory.path().join("secrets.toml"), secrets).unwrap();
    let mut node = Node::start(directory.path());
    block_on(async {
        let endpoint: Endpoint = broker.url().parse().unwrap();
        let endpoint = endpoint.with_login("operator", Some(Secret::from("right".to_owned())));
        let mut operator = Operator::connect_to(endpoint).await;
        operator.status(true).await;
        let settings = fs::read_to_string(directory.path().join("settings.toml")).unwrap();
        let new = format!("{settings}[secrets]\nuser = \"board\"\npassword = \"wrong\"\n");
        goes_back(&mut node, directory.path(), &mut operator, &new).await;
        assert_eq!(fs::read_to_string(directory.path().join("secrets.toml")).unwrap(), secrets);
        assert!(!node.said().contains("wrong\""), "no password is shown");
    });
}

/// A server that takes the connection and never says a word looks like a slow broker; the trial's time ends it.
#[test]
fn settings_for_a_broker_that_accepts_and_stays_silent_go_back_by_themselves() {
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = silent.local_addr().unwrap();
    // Accepted connections are kept, and nothing is said on them.
    thread::spawn(move || silent.incoming().map_while(Result::ok).collect::<Vec<_>>());
    let broker = Broker::own();
    let directory = directory(&broker.url(), TRIAL);
    let mut node = Node::start(directory.path());
    block_on(async {
        let mut operator = Operator::connect(&broker.url()).await;
        operator.status(true).await;
        let settings = fs::read_to_string(directory.path().join("settings.toml")).unwrap();
        let new = settings.replace(&broker.url(), &format!("mqtt://{address}"));
        goes_back(&mut node, directory.path(), &mut operator, &new).await;
    });
}

/// An application that feeds the watchdog as fast as it can must not keep a board on trial that nobody can reach.
#[test]
fn an_application_that_feeds_the_watchdog_does_not_keep_an_unreachable_board_on_trial() {
    let broker = Broker::own();
    let directory = directory(&broker.url(), TRIAL);
    let path = directory.path().join("settings.toml");
    let settings = fs::read_to_string(&path).unwrap().replace("[mqtt]", "modules = [\"feeder\"]\n[mqtt]");
    fs::write(&path, &settings).unwrap();
    let feeder = "import watchdog\nwhile True:\n    watchdog.feed()\n";
    fs::write(directory.path().join("flash/feeder.py"), feeder).unwrap();
    let mut node = Node::start(directory.path());
    block_on(async {
        let mut operator = Operator::connect(&broker.url()).await;
        operator.status(true).await;
        let new = settings.replace(&broker.url(), "mqtt://127.0.0.1:9");
        goes_back(&mut node, directory.path(), &mut operator, &new).await;
    });
}

/// A link that is found dead within seconds, and short holds: each reset without a connection doubles the next one.
const PATIENT: &str = "stable = 0\n[watchdog]\ntimeout = 2\nallok = 0\n";

/// Twice the board resets in good order because it has no connection; then `back` ends that, and it is there, as if nothing had been.
fn waits_and_comes_back(broker: &Broker, away: impl FnOnce(), back: impl FnOnce() -> Option<Broker>) {
    let directory = directory(&broker.url(), PATIENT);
    let path = directory.path().join("settings.toml");
    let quick = "[mqtt]\nkeep_alive = 1\nresponse_time = 0.5\nconnect_timeout = 0.5\n";
    let settings = fs::read_to_string(&path).unwrap().replace("[mqtt]\n", quick);
    fs::write(&path, settings).unwrap();
    let mut node = Node::start(directory.path());
    node.line("all OK");
    away();
    for _ in 0..2 {
        node.line("no connection for too long: reset");
        node.line("hard reset: the board ended");
        let boot = node.line("mode boot");
        assert!(boot.contains("Normal mode boot (nothing against it; reset"), "{boot}");
    }
    let _again = back();
    node.line("all OK");
    block_on(async {
        let mut operator = Operator::connect(&broker.url()).await;
        let status = operator.status(true).await;
        assert_eq!(status["boot_mode"], "normal", "{status}");
        assert_eq!(operator.eval("len(board.crashes())").await.unwrap(), "0");
    });
}

#[test]
fn a_broker_that_goes_away_for_long_costs_resets_in_good_order_and_nothing_else() {
    let broker = Broker::own();
    let Broker::Own(handle) = &broker else { unreachable!("it is our own") };
    let address = handle.local_addr();
    waits_and_comes_back(&broker, || handle.shutdown(), || Some(Broker::own_at(address)));
}

/// A stopped process is a broker whose connections stand and whose every answer fails to come.
#[test]
fn a_broker_that_freezes_for_long_costs_resets_in_good_order_and_nothing_else() {
    let test = "a_broker_that_freezes_for_long_costs_resets_in_good_order_and_nothing_else";
    let Some(broker) = Broker::mosquitto(test) else { return };
    let Broker::Mosquitto { process, .. } = &broker else { unreachable!("it is mosquitto") };
    let process = rustix::process::Pid::from_child(process);
    waits_and_comes_back(
        &broker,
        || kill(process, Signal::STOP),
        || {
            kill(process, Signal::CONT);
            None
        },
    );
}
