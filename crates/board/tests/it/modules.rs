//! Application modules as users of the original wrote them, run as they are: their imports, their ways to start tasks,
//! their use of the shared MQTT connection.

use board::Duration;
use board::memory::Memory;
use board::settings::{Seconds, Settings, Value};

use crate::world::{World, settings};

/// A board with these files, its modules' names, and each module's settings.
fn boot(files: &[(&str, &[u8])], modules: &[(&str, &[(&str, Value)])]) -> World {
    let mut memory = Memory::default();
    for (path, text) in files {
        memory.flash.place(path, text);
    }
    let mut settings: Settings = settings();
    settings.watchdog.timeout = Seconds::new(300);
    settings.board.modules = modules.iter().map(|(name, _)| (*name).to_string()).collect();
    for (name, values) in modules {
        let values = values.iter().map(|(key, value)| ((*key).to_string(), value.clone()));
        settings.app.insert((*name).to_string(), values.collect());
    }
    let mut world = World::boot(memory, settings);
    world.run_until_online();
    world
}

fn text(value: &str) -> Value {
    Value::Str(value.into())
}

/// What has been published on a topic, in order.
fn sent(world: &World, topic: &str) -> Vec<String> {
    let messages = world.sent.iter().filter(|m| m.topic == topic);
    messages.map(|m| String::from_utf8_lossy(&m.payload).into_owned()).collect()
}

fn logged(world: &World, part: &str) -> usize {
    world.log().iter().filter(|line| line.contains(part)).count()
}

/// `uasyncio`, `ujson`, `Loop.create_task` on the class, a watcher of the connection, publishing without waiting.
#[test]
fn a_module_that_reports_how_the_board_is() {
    let config: &[(&str, Value)] = &[("topic", text("u/health")), ("interval", Value::Int(5))];
    let mut world = boot(&[("/health.py", include_bytes!("apps/health.py"))], &[("health", config)]);
    world.run_for(Duration::from_secs(21));
    let reports = sent(&world, "u/health");
    assert!((4..=6).contains(&reports.len()), "{reports:?}\n{}", world.console());
    assert!(reports.iter().all(|r| r.starts_with("{\"up\": ") && r.contains("\"free\": ")), "{reports:?}");
    assert!(reports.last().is_some_and(|r| r.ends_with("\"mqtt_conn\": 1}")), "{reports:?}");
    world.disconnect();
    world.run_for(Duration::from_secs(20));
    let reports = sent(&world, "u/health");
    assert!(reports.last().is_some_and(|r| r.ends_with("\"mqtt_conn\": 2}")), "{reports:?}");
    assert_eq!(logged(&world, "health: mqtt is up"), 2, "{}", world.console());
    assert_eq!(logged(&world, "health: mqtt is down"), 1, "{}", world.console());
}

/// Commands in JSON, tasks that later commands cancel, a lock around the retained state, bad commands.
#[test]
fn a_relay_takes_commands_and_switches_itself_off() {
    let config: &[(&str, Value)] = &[("topic", text("u/relay")), ("limit", Value::Int(10))];
    let mut world = boot(&[("/relay.py", include_bytes!("apps/relay.py"))], &[("relay", config)]);
    world.run_for(Duration::from_secs(1));
    let steps: &[(&[u8], u64)] = &[
        (b"{\"do\": \"on\"}", 4),
        (b"{\"do\": \"off\"}", 20),
        (b"{\"do\": \"on\"}", 20),
        (b"not json", 1),
        (b"{\"do\": \"explode\"}", 1),
        (b"[1]", 1),
        (b"{\"do\": \"pulse\", \"with\": {\"ms\": 50, \"count\": 2}}", 2),
    ];
    for (command, seconds) in steps {
        world.send_raw("u/relay/set", command, false, false);
        world.run_for(Duration::from_secs(*seconds));
    }
    let expected = [
        ("false", "boot"),
        ("true", "command"),
        ("false", "command"),
        ("true", "command"),
        ("false", "limit"),
        ("true", "pulse 1"),
        ("false", "pulse 1"),
        ("true", "pulse 2"),
        ("false", "pulse 2"),
    ];
    let expected = expected.map(|(on, why)| format!("{{\"on\": {on}, \"why\": \"{why}\"}}"));
    assert_eq!(sent(&world, "u/relay"), expected, "{}", world.console());
    assert!(world.sent.iter().filter(|m| m.topic == "u/relay").all(|m| m.retain));
    assert_eq!(logged(&world, "relay: bad command"), 3, "{}", world.console());
}

/// A helper module from `/lib`, `const`, named tuples, `wait_for_ms` around an event, two tasks and a target.
#[test]
fn a_control_loop_follows_the_target_that_it_is_given() {
    let config: &[(&str, Value)] = &[("topic", text("u/heat")), ("target", Value::Int(22))];
    let files: &[(&str, &[u8])] = &[
        ("/thermostat.py", include_bytes!("apps/thermostat.py")),
        ("/lib/pid.py", include_bytes!("apps/pid.py")),
    ];
    let mut world = boot(files, &[("thermostat", config)]);
    world.run_for(Duration::from_secs(120));
    let reports = sent(&world, "u/heat");
    assert_eq!(reports.last().map(String::as_str), Some("22.0 -> 22.0 (periodic)"), "{}", world.console());
    world.send_raw("u/heat/target", b"99", false, false);
    world.send_raw("u/heat/target", b"warm", false, false);
    world.run_for(Duration::from_secs(1));
    assert_eq!(logged(&world, "target refused: ValueError"), 2, "{}", world.console());
    world.send_raw("u/heat/target", b"18.5", false, false);
    world.run_for(Duration::from_secs(2));
    assert!(sent(&world, "u/heat").iter().any(|r| r.ends_with("-> 18.5 (changed)")), "{}", world.console());
    world.run_for(Duration::from_secs(120));
    let reports = sent(&world, "u/heat");
    assert_eq!(reports.last().map(String::as_str), Some("18.5 -> 18.5 (periodic)"), "{}", world.console());
}

/// Events made while the link is down arrive afterwards, in order; what did not fit is counted. Remote evaluation reaches
/// the running module.
#[test]
fn events_wait_for_the_connection() {
    let config: &[(&str, Value)] = &[("topic", text("u/bell"))];
    let mut world = boot(&[("/doorbell.py", include_bytes!("apps/doorbell.py"))], &[("doorbell", config)]);
    world.run_for(Duration::from_secs(5));
    let rings = sent(&world, "u/bell");
    assert!(rings.len() >= 2 && rings[0] == "1 tick", "{rings:?}\n{}", world.console());
    world.reachable = false;
    world.disconnect();
    world.run_for(Duration::from_secs(30));
    assert_eq!(sent(&world, "u/bell"), rings);
    world.reachable = true;
    world.run_for(Duration::from_secs(90));
    let after = sent(&world, "u/bell");
    let numbers: Vec<u32> = after.iter().filter_map(|r| r.split(' ').next()?.parse().ok()).collect();
    assert!(numbers.windows(2).all(|pair| pair[0] < pair[1]), "{numbers:?}");
    assert!(
        numbers.len() > rings.len() + 5 && numbers.last() > Some(&30),
        "{numbers:?}\n{}",
        world.console()
    );
    assert!(logged(&world, "rings lost") > 0, "{}", world.console());
}

/// Regular expressions as routes, decorators, files, coroutines among the handlers, errors that are answered.
#[test]
fn a_router_answers_requests_and_survives_their_errors() {
    let config: &[(&str, Value)] =
        &[("base", text("u/r")), ("typo", Value::Bool(true)), ("log", Value::Int(10))];
    let mut world = boot(&[("/router.py", include_bytes!("apps/router.py"))], &[("router", config)]);
    world.run_for(Duration::from_secs(1));
    assert_eq!(logged(&world, "router: unknown settings: typo"), 1, "{}", world.console());
    let asked: &[(&str, &str, &str)] = &[
        ("math/sum", "1 2 3", "6"),
        ("math/product", "4 5", "20"),
        ("math/none", "1", "error KeyError"),
        ("math/sum", "1 x", "error ValueError"),
        ("file/write/note.txt", "kept on the board", "17"),
        ("file/size/note.txt", "", "17"),
        ("file/read/note.txt", "", "kept on the board"),
        ("file/read/missing", "", "error OSError"),
        ("slow/700", "abc", "cba"),
        ("nowhere", "", "error no route"),
    ];
    for (path, body, answer) in asked {
        let topic = format!("u/r/answer/{path}");
        let before = sent(&world, &topic).len();
        world.send_raw(&format!("u/r/ask/{path}"), body.as_bytes(), false, false);
        world.run_for(Duration::from_secs(2));
        assert_eq!(sent(&world, &topic)[before..], [answer.to_string()], "{path}\n{}", world.console());
    }
    assert_eq!(logged(&world, "failed: "), 3, "{}", world.console());
    // An error in the handler itself ends nothing either, and is seen from afar.
    world.send_raw("u/r/ask/slow/1", b"\xff\xfe", false, false);
    world.run_for(Duration::from_secs(1));
    assert_eq!(logged(&world, "mqtt: in on_msg: Traceback"), 1, "{}", world.console());
    assert_eq!(logged(&world, "UnicodeError"), 1, "{}", world.console());
    assert_eq!(world.ask("__import__('router').Router.served"), asked.len().to_string());
}

/// Retries with growing pauses, time limits, `gather` with errors as results, a hierarchy of classes, an Event for the link.
#[test]
fn a_weather_station_reports_what_its_bad_sensors_give() {
    let config: &[(&str, Value)] = &[("topic", text("u/w")), ("interval", Value::Int(5))];
    let mut world = boot(&[("/weather.py", include_bytes!("apps/weather.py"))], &[("weather", config)]);
    world.run_for(Duration::from_secs(60));
    let warm = sent(&world, "u/w/thermometer");
    assert!(warm.len() >= 9 && warm[..3] == ["20.3", "20.6", "20.9"], "{warm:?}\n{}", world.console());
    // Each fourth call hangs and is made again; after ten readings nothing helps.
    let pressure = sent(&world, "u/w/barometer");
    assert_eq!(pressure[..3], ["1001", "1002", "1003"], "{}", world.console());
    assert_eq!(pressure[3..5], ["1005", "1006"]);
    assert!(pressure.ends_with(&["failed".into(), "failed".into()]), "{pressure:?}");
    assert_eq!(logged(&world, "barometer: no answer (1)"), 2, "{}", world.console());
    assert_eq!(logged(&world, "thermometer: [Errno 5] EIO (2)"), warm.len(), "{}", world.console());
    // While the link is down readings wait, the oldest give way, and their number is told.
    world.reachable = false;
    world.disconnect();
    world.run_for(Duration::from_secs(60));
    assert_eq!(sent(&world, "u/w/thermometer").len(), warm.len());
    world.reachable = true;
    world.run_for(Duration::from_secs(120));
    assert!(sent(&world, "u/w/thermometer").len() > warm.len() + 8, "{}", world.console());
    let lost: u32 = sent(&world, "u/w/lost").iter().filter_map(|n| n.parse::<u32>().ok()).sum();
    assert!((8..60).contains(&lost), "{lost}");
    assert_eq!(world.ask("len(board.crashes())"), "0");
}

/// A machine timer that sets a ThreadSafeFlag, a lock that a cancelled task lets go, tasks cancelled from a message's handler.
#[test]
fn blinds_move_turn_and_stop_in_an_emergency() {
    let config: &[(&str, Value)] = &[("topic", text("u/b"))];
    let mut world = boot(&[("/blinds.py", include_bytes!("apps/blinds.py"))], &[("blinds", config)]);
    world.run_for(Duration::from_secs(1));
    let mut steps = |command: &[u8], ms: u64| {
        let before = sent(&world, "u/b").len();
        world.send_raw("u/b/cmd", command, false, false);
        world.run_for(Duration::from_millis(ms));
        let said = sent(&world, "u/b").split_off(before);
        assert!(!world.console().contains("Traceback"), "{}", world.console());
        said
    };
    let state = |name: &str, at: i32| format!("{{\"state\": \"{name}\", \"at\": {at}, \"motor\": false}}");
    assert_eq!(steps(b"10", 2_000), [state("up", 0), state("still", 10)]);
    // Half-way up a new target below: it turns after a rest.
    assert_eq!(steps(b"30", 500), [state("up", 10)]);
    let said = steps(b"0", 3_000);
    assert_eq!(said.len(), 4, "{said:?}");
    assert!(
        said[0].contains("turning") && said[2].contains("down") && said[3] == state("still", 0),
        "{said:?}"
    );
    // Stopped while it moves: the motor is free, and it obeys again.
    assert_eq!(steps(b"90", 500), [state("up", 0)]);
    let said = steps(b"stop", 500);
    assert!(said.len() == 1 && said[0].contains("stopped") && said[0].ends_with("false}"), "{said:?}");
    let said = steps(b"0", 3_000);
    assert!(said.len() == 2 && said[1] == state("still", 0), "{said:?}");
    assert_eq!(steps(b"up", 500), [""; 0]);
}

/// `/main.py` runs its own loop; what fails in it is known to the board all the same.
#[test]
fn a_task_of_main_that_fails_is_recorded() {
    let mut world = boot(&[("/main.py", include_bytes!("apps/pump.py"))], &[]);
    world.run_for(Duration::from_secs(10));
    assert!(logged(&world, "a task of main failed") == 1, "{}", world.console());
    let record = world.ask("[(c['kind'], c['text']) for c in board.crashes()]");
    assert!(record.contains("RuntimeError: the float switch is stuck"), "{record}");
    let main = world.ask("[(m['state'], m['error']) for m in board.modules() if m['name'] == 'main']");
    assert_eq!(main, "[('running', 'RuntimeError: the float switch is stuck')]");
    assert!(sent(&world, "u/pump").len() >= 8, "the others go on: {}", world.console());
}
