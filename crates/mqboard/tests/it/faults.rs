//! Everything that can go wrong ends soon, with one line, and with the exit code of the table.

use core::time::Duration;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::path::Path;

use mqtt_broker_tokio::mqtt_broker::{Config, Users};
use mqtt_broker_tokio::{ServerConfig, Tls};
use rcgen::{CertifiedKey, generate_simple_self_signed};

use crate::broker::Broker;
use crate::cli::{Ended, finish, mqboard, run};

const SOON: Duration = Duration::from_secs(5);

fn against(port: u16, arguments: &[&str]) -> Ended {
    let port = port.to_string();
    let global = ["-s", "127.0.0.1", "--port", &port, "-p", "no/body", "-T", "1"];
    run(Path::new("/"), &[&global, arguments].concat())
}

impl Ended {
    /// It failed with this code; its stderr holds all of these, perhaps on several lines.
    #[track_caller]
    pub(crate) fn fails_with_more(&self, code: i32, holds: &[&str]) {
        assert_eq!(self.code, code, "{self:?}");
        for part in holds {
            assert!(self.stderr.contains(part), "{part:?} in {self:?}");
        }
    }
}

#[test]
fn nobody_listens_there() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    against(port, &["eval", "1"]).fails(3, SOON, &["refused", "--server", &port.to_string()]);
}

#[test]
fn the_host_does_not_exist() {
    let ended = run(Path::new("/"), &["-s", "no-such-host.invalid", "-p", "x", "-T", "2", "ls"]);
    ended.fails(3, SOON, &["no-such-host.invalid", "--server"]);
}

#[test]
fn what_listens_there_is_no_broker() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let _ = stream.read(&mut [0; 100]);
            let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n");
        }
    });
    against(port, &["ls"]).fails(3, SOON, &["Is that an MQTT broker?"]);
}

#[test]
fn what_listens_there_says_nothing() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let ended = against(listener.local_addr().unwrap().port(), &["ls"]);
    ended.fails(3, SOON, &["in time", "--server"]);
}

#[test]
fn the_login_is_refused() {
    let users = Some(Users::new().with("me", "right"));
    let broker = Broker::embedded(ServerConfig { broker: Config { users, ..Config::default() }, tls: None });
    against(broker.port(), &["ls"]).fails(4, SOON, &["--user", "MQBOARD_PASSWORD"]);
    let port = broker.port().to_string();
    let mut wrong =
        mqboard(Path::new("/"), &["-s", "127.0.0.1", "--port", &port, "-p", "x", "-u", "me", "ls"]);
    wrong.env("MQBOARD_PASSWORD", "wr0ng");
    let ended = finish(wrong);
    ended.fails(4, SOON, &["`me`", "--password-file"]);
    assert!(!ended.stderr.contains("wr0ng"));
}

#[test]
fn mosquitto_refuses_the_login_too() {
    let test = "mosquitto_refuses_the_login_too";
    let Some(broker) = Broker::mosquitto(test, "allow_anonymous false\n") else { return };
    against(broker.port(), &["ls"]).fails(4, SOON, &["--user"]);
}

#[test]
fn certificates_are_checked() {
    let CertifiedKey { cert, signing_key } = generate_simple_self_signed(vec!["localhost".into()]).unwrap();
    let tls = Tls {
        certificate: cert.pem().into_bytes(),
        client_authorities: None,
        key: signing_key.serialize_pem().into_bytes(),
    };
    let broker = Broker::embedded(ServerConfig { tls: Some(tls), ..ServerConfig::default() });
    let port = broker.port().to_string();
    let work = tempfile::tempdir().unwrap();
    std::fs::write(work.path().join("ca.pem"), cert.pem()).unwrap();
    let tls = |arguments: &[&str]| {
        let global = ["-s", "localhost", "--port", &port, "-p", "no/body", "-T", "1"];
        run(work.path(), &[&global, arguments].concat())
    };
    tls(&["--tls", "ls"]).fails(5, SOON, &["not trusted", "--ca-file"]);
    tls(&["--ca-file", "ca.pem", "--server-name", "other", "ls"]).fails(5, SOON, &["--server-name"]);
    tls(&["--ca-file", "none.pem", "ls"]).fails(7, SOON, &["none.pem"]);
    // The login goes through: what fails now is the board that is not there.
    tls(&["--ca-file", "ca.pem", "ls"]).fails(6, SOON, &["no/body/mqb"]);
    tls(&["ls"]).fails(3, SOON, &["--tls"]);
    let plain = Broker::embedded(ServerConfig::default());
    against(plain.port(), &["--tls", "ls"]).fails(5, SOON, &["--tls"]);
}

#[test]
fn nobody_is_behind_the_prefix() {
    for broker in Broker::both("nobody_is_behind_the_prefix") {
        for command in
            [&["eval", "1"][..], &["get", "x"], &["put", "/etc/hostname", "x"], &["ls"], &["rm", "x"]]
        {
            against(broker.port(), command).fails(6, SOON, &["no/body/mqb", "(-p)", "1 s"]);
        }
    }
}

#[test]
fn files_of_this_machine_are_checked_before_anything_is_sent() {
    // No broker is there: it is not even asked.
    let work = tempfile::tempdir().unwrap();
    let at = |arguments: &[&str]| run(work.path(), &[&["-s", "127.0.0.1:1", "-p", "x"], arguments].concat());
    at(&["put", "none"]).fails(7, SOON, &["none", "No such file"]);
    at(&["put", "."]).fails(7, SOON, &["is a directory", "sync"]);
    at(&["get", "x", "no/dir/f"]).fails(7, SOON, &["no/dir/f"]);
    at(&["sync", "none"]).fails(7, SOON, &["none"]);
    at(&["-u", "me", "--password-file", "none", "ls"]).fails(7, SOON, &["none"]);
    at(&["put", "-"]).fails(2, SOON, &["Name the file"]);
}

#[test]
fn wrong_use_is_explained() {
    let at = |arguments: &[&str]| run(Path::new("/"), arguments);
    at(&["ls"]).fails(2, SOON, &["MQBOARD_PREFIX"]);
    at(&["-p", "a#", "ls"]).fails(2, SOON, &["a#"]);
    for arguments in [&["-p", "x"][..], &["-p", "x", "nope"], &["-p", "x", "eval"], &["--nope"]] {
        let ended = at(arguments);
        assert_eq!(ended.code, 2, "{ended:?}");
        assert!(ended.stderr.contains("Usage:"), "{ended:?}");
    }
    let help = at(&["--help"]);
    assert!(help.ok().contains("130  interrupted"));
}

#[test]
fn the_path_cannot_be_a_topic() {
    let broker = Broker::embedded(ServerConfig::default());
    against(broker.port(), &["get", "a+b"]).fails(2, SOON, &["'+'"]);
}
