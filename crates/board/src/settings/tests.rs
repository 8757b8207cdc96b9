//! Every limit is refused with an error that names its key; defaults follow the original's conventions.

use super::*;

fn good() -> Settings {
    let mut settings = Settings::default();
    settings.mqtt.url = "mqtt://localhost".into();
    settings
}

#[track_caller]
fn refused(key: &str, change: impl FnOnce(&mut Settings)) {
    let mut settings = good();
    change(&mut settings);
    let error = settings.check().expect_err("the change must be refused");
    assert_eq!(error.key, key, "{error}");
}

#[test]
fn each_value_outside_its_limits_is_refused_by_name() {
    good().check().expect("the defaults with a broker are good");
    assert_eq!(Settings::default().check().map_err(|e| e.key), Err("mqtt.url"));
    refused("mqtt.url", |s| s.mqtt.url = "http://x".into());
    refused("mqtt.user", |s| s.mqtt.user = "a/+/b".into());
    refused("mqtt.user", |s| s.mqtt.user = "x".repeat(65));
    refused("mqtt.password", |s| s.mqtt.password = Secret::new("x"));
    refused("mqtt.cert_file", |s| s.mqtt.cert_file = "x".into());
    refused("mqrepl.prefix", |s| s.mqrepl.prefix = "a/mqb".into());
    refused("mqrepl.prefix", |s| s.mqrepl.prefix = "a/#/".into());
    refused("logging.topic", |s| s.logging.topic = "#".into());
    refused("mqtt.keep_alive", |s| s.mqtt.keep_alive = Seconds::new(0));
    refused("mqtt.response_time", |s| s.mqtt.response_time = Seconds::new(301));
    refused("mqtt.connect_timeout", |s| s.mqtt.connect_timeout = Seconds::new(0));
    refused("watchdog.timeout", |s| s.watchdog.timeout = Seconds::from_millis(10));
    refused("watchdog.allok", |s| s.watchdog.allok = Seconds::new(90_000));
    refused("logging.boot_size", |s| s.logging.boot_size = 1);
    refused("logging.loop_size", |s| s.logging.loop_size = 1);
    refused("mqtt.window", |s| s.mqtt.window = 5_000);
    refused("python.output", |s| s.python.output = 50_000);
    refused("python.heap", |s| s.python.heap = 1);
    refused("python.commands", |s| s.python.commands = 0);
    refused("python.messages", |s| s.python.messages = 0);
    refused("mqrepl.transfers", |s| s.mqrepl.transfers = 9);
    refused("mqrepl.remembered", |s| s.mqrepl.remembered = 1 << 20);
    refused("python.reserve", |s| s.python.reserve = s.python.heap);
    refused("board.modules", |s| s.board.modules = alloc::vec![String::new(); 33]);
}

#[test]
fn topics_follow_name_then_user_then_client_id() {
    let mut settings = good();
    let topics = settings.topics(&[0xab, 1]);
    assert_eq!((topics.client_id.as_str(), topics.prefix.as_str()), ("mqb-ab01", "mqb-ab01/mqb/"));
    settings.mqtt.user = "esp32/test".into();
    assert_eq!(settings.topics(&[1]).prefix, "esp32/test/mqb/");
    settings.board.name = "shed".into();
    assert_eq!(settings.topics(&[1]).log, "shed/log");
    settings.mqrepl.prefix = "else/".into();
    settings.logging.topic = "lines".into();
    let topics = settings.topics(&[1]);
    assert_eq!((topics.prefix.as_str(), topics.log.as_str()), ("else/", "lines"));
}

#[test]
fn a_password_does_not_show_in_the_debug_print_of_all_settings() {
    let mut settings = good();
    settings.mqtt.user = "u".into();
    settings.mqtt.password = Secret::new("hunter2");
    assert!(!format!("{settings:?}").contains("hunter2"));
}
