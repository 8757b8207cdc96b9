//! Tests of the settings files.

use super::*;

fn parse(text: &str) -> Result<Settings, String> {
    Settings::parse(text, Secrets::default(), Path::new("/boards/one"))
}

const LEAST: &str = "[board]\nname = \"esp32/test\"\n[mqtt]\nurl = \"mqtt://localhost\"\n";

#[test]
fn name_and_broker_are_enough() {
    let settings = parse(LEAST).unwrap();
    assert_eq!(settings.board.topics(b"id").prefix, "esp32/test/mqb/");
    assert_eq!(settings.supervisor.boot_watchdog, Duration::from_secs(70));
    assert_eq!(settings.endpoint.to_string(), "mqtt://localhost:1883");
}

/// The example is what people edit: every commented line must be a real key with its real default.
#[test]
fn the_example_with_every_line_switched_on_says_the_defaults() {
    let text = example_settings("esp32/test", "mqtt://localhost");
    let plain = parse(&text).unwrap();
    let on: String = text
        .lines()
        .map(|line| match line.strip_prefix('#') {
            Some(key) if key.starts_with(|c: char| c.is_ascii_lowercase()) => format!("{key}\n"),
            _ => format!("{line}\n"),
        })
        .collect();
    assert_ne!(on, text, "nothing was switched on");
    let on = parse(&on).unwrap();
    assert_eq!(on.board, plain.board);
    assert_eq!(on.supervisor, plain.supervisor);
    assert_eq!(on.board, parse(LEAST).unwrap().board, "the example itself sets nothing else");
    let keys = text.lines().filter(|line| line.contains(" = ")).count();
    assert_eq!(keys, 34, "a key came or went: is it in the example, with its default?");
}

#[test]
fn names_with_quotes_reach_the_file_whole() {
    let settings = parse(&example_settings("a \"quoted\" \\ name", "mqtt://localhost:99")).unwrap();
    assert_eq!(settings.board.board.name, "a \"quoted\" \\ name");
}

#[test]
fn mistakes_are_named_with_their_line() {
    let wrong = |text: &str| parse(text).unwrap_err();
    let more = |text: &str| wrong(&format!("{LEAST}{text}\n"));
    assert!(more("[watchdog]\ntimout = 3").starts_with("line 6: unknown field `timout`"));
    assert!(wrong("[board]\nname = \"x\"\n").starts_with("mqtt.url: "));
    assert!(wrong(&LEAST.replace("esp32/test", "a/#")).starts_with("board.name: "));
    assert!(wrong(&LEAST.replace("mqtt:", "http:")).starts_with("mqtt.url: "));
    assert!(wrong(&LEAST.replace("localhost", "me:pw@localhost")).contains("secrets.toml"));
    assert!(more("password = \"x\"").contains("secrets.toml"));
    assert!(more("ca_file = \"ca.pem\"").contains("mqtts://"));
    assert!(more("key_file = \"k\"").contains("both"));
    assert!(more("keep_alive = -1").starts_with("line 5"));
    assert!(more("[update]\npublic_key = \"12\"").starts_with("update.public_key: "));
    assert!(more("[supervisor]\nboot_watchdog = 0").starts_with("supervisor.boot_watchdog: "));
    assert!(more("[supervisor]\npause = 9\npause_max = 8").starts_with("supervisor.pause_max: "));
}

#[test]
fn files_are_relative_to_the_directory() {
    let text =
        LEAST.replace("mqtt:", "mqtts:") + "ca_file = \"ca.pem\"\ncert_file = \"/abs/c\"\nkey_file = \"k\"\n";
    let settings = parse(&text).unwrap();
    let tls = settings.endpoint.tls().unwrap();
    assert_eq!(tls.roots, Roots::File("/boards/one/ca.pem".into()));
    let identity = tls.identity.as_ref().unwrap();
    assert_eq!(identity.certificate, Path::new("/abs/c"));
    assert_eq!(identity.key, Path::new("/boards/one/k"));
}

fn directory(secrets: &str, mode: u32) -> (tempfile::TempDir, Layout) {
    use std::os::unix::fs::PermissionsExt;
    let directory = tempfile::tempdir().unwrap();
    let layout = Layout::new(directory.path());
    fs::write(layout.settings(), LEAST).unwrap();
    fs::write(layout.secrets(), secrets).unwrap();
    fs::set_permissions(layout.secrets(), fs::Permissions::from_mode(mode)).unwrap();
    (directory, layout)
}

#[test]
fn the_login_is_read_and_never_shown() {
    let (_directory, layout) = directory("user = \"me\"\npassword = \"hunter2\"\n", 0o600);
    let settings = Settings::load(&layout).unwrap();
    assert_eq!(settings.board.mqtt.user, "me");
    assert_eq!(settings.board.mqtt.password.expose(), "hunter2");
    assert!(!format!("{settings:?}").contains("hunter2"));
}

#[test]
fn secrets_that_others_may_read_are_refused() {
    let (_directory, layout) = directory("user = \"me\"\npassword = \"hunter2\"\n", 0o644);
    let error = Settings::load(&layout).unwrap_err().to_string();
    assert!(error.contains("chmod 600"), "{error}");
}

#[test]
fn no_mistake_in_the_secrets_shows_them() {
    for text in [
        "user = \"me\"\npassword = hunter2\n",
        "user = \"me\"\npassword = \"hunter2\n",
        "password = \"hunter2\"\n",
        "hunter2 = 1\n",
        "user = \"me\"\npassword = \"hunter2\"\npassword = \"hunter2\"\n",
        "user = \"me\"\npasswort = \"hunter2\"\n",
        "hunter2",
        "user = [\"hunter2\"]",
    ] {
        let (_directory, layout) = directory(text, 0o600);
        let error = Settings::load(&layout).unwrap_err().to_string();
        assert!(!error.contains("hunter2"), "{error}");
        assert!(error.contains("secrets.toml: "), "{error}");
    }
}

#[test]
fn a_directory_without_settings_says_what_to_do() {
    let directory = tempfile::tempdir().unwrap();
    let error = Settings::load(&Layout::new(directory.path())).unwrap_err().to_string();
    assert!(error.contains("mqnode init"), "{error}");
}

#[test]
fn the_documentation_lists_every_key_of_the_example() {
    let page = include_str!("../../../../docs/node.md");
    let mut table = "";
    for line in include_str!("example.toml").lines() {
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            table = name;
        } else if let Some((key, _)) = line.trim_start_matches('#').split_once(" = ") {
            assert!(page.contains(&format!("| `{table}.{key}` |")), "docs/node.md lacks {table}.{key}");
        }
    }
}
