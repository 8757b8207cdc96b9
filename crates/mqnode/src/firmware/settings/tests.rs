//! Tests of the settings store on a real directory.

use super::*;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

const OLD: &str = "[board]\nname = \"a/old\"\n[mqtt]\nurl = \"mqtt://old\"\n";
const NEW: &str = "# mine\n[board]\nname = \"a/new\"\n[mqtt]\nurl = \"mqtt://new\"\n";

fn board() -> (tempfile::TempDir, DiskSettings) {
    let directory = tempfile::tempdir().unwrap();
    let layout = Layout::new(directory.path());
    fs::create_dir(layout.state()).unwrap();
    fs::write(layout.settings(), OLD).unwrap();
    fs::write(layout.secrets(), "user = \"u\"\npassword = \"old-secret\"\n").unwrap();
    fs::set_permissions(layout.secrets(), fs::Permissions::from_mode(0o600)).unwrap();
    let settings = DiskSettings::new(layout);
    (directory, settings)
}

/// A later boot of the same board.
fn boot(directory: &Path, from: SettingsFrom) -> (DiskSettings, String, String) {
    let mut store = DiskSettings::new(Layout::new(directory));
    let settings = store.load(from).unwrap();
    let mqtt = &settings.board.mqtt;
    let told = (mqtt.url.clone(), mqtt.password.expose().to_owned());
    (store, told.0, told.1)
}

#[test]
fn staged_settings_are_tried_then_adopted_with_their_login() {
    let (directory, mut store) = board();
    let at = directory.path();
    store.load(SettingsFrom::Current).unwrap();
    store.stage(&format!("{NEW}[secrets]\nuser = \"u\"\npassword = \"new-secret\"\n")).unwrap();
    assert_eq!(boot(at, SettingsFrom::Current).1, "mqtt://old", "staging changes nothing in force");
    let (mut store, url, password) = boot(at, SettingsFrom::Staged);
    assert_eq!((url.as_str(), password.as_str()), ("mqtt://new", "new-secret"));
    store.adopt().unwrap();
    store.freeze().unwrap();
    // Asked again after a loss of power, to no effect.
    store.adopt().unwrap();
    store.freeze().unwrap();
    for from in [SettingsFrom::Current, SettingsFrom::Frozen] {
        let (_, url, password) = boot(at, from);
        assert_eq!((url.as_str(), password.as_str()), ("mqtt://new", "new-secret"), "{from:?}");
    }
    assert_eq!(
        fs::read_to_string(at.join("settings.toml")).unwrap(),
        NEW,
        "comments stay, secrets do not come in"
    );
    assert!(!store.show().contains("new-secret"));
    for file in ["secrets.toml", "state/settings.frozen"] {
        let mode = fs::metadata(at.join(file)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{file}");
    }
}

#[test]
fn without_new_secrets_the_login_stays_and_discarding_forgets() {
    let (directory, mut store) = board();
    store.stage(NEW).unwrap();
    let (_, url, password) = boot(directory.path(), SettingsFrom::Staged);
    assert_eq!((url.as_str(), password.as_str()), ("mqtt://new", "old-secret"));
    store.discard().unwrap();
    store.discard().unwrap();
    assert!(store.load(SettingsFrom::Staged).is_err());
}

#[test]
fn what_cannot_be_used_is_refused_without_showing_secrets() {
    let (_directory, mut store) = board();
    let wrong = store.stage("[mqtt]\nurl = \"mqtt://x\"\ntypo = 1\n").unwrap_err();
    assert!(wrong.contains("typo"), "{wrong}");
    let wrong = store.stage(&format!("{NEW}[secrets]\nuser = hunter2\n")).unwrap_err();
    assert!(!wrong.contains("hunter2"), "{wrong}");
    assert!(store.stage(&"#".repeat(TEXT_BYTES_MAX + 1)).is_err());
}

/// What a boot used is what its success proves; an edit since then is not proven.
#[test]
fn frozen_is_what_the_boot_used_not_what_was_edited_since() {
    let (directory, mut store) = board();
    store.load(SettingsFrom::Current).unwrap();
    fs::write(directory.path().join("settings.toml"), NEW).unwrap();
    store.freeze().unwrap();
    assert_eq!(boot(directory.path(), SettingsFrom::Frozen).1, "mqtt://old");
}

#[test]
fn a_broken_edit_is_an_error_and_the_frozen_ones_are_still_there() {
    let (directory, mut store) = board();
    let edit = |text: &str| fs::write(directory.path().join("settings.toml"), text).unwrap();
    edit("nonsense");
    assert!(store.load(SettingsFrom::Frozen).is_err(), "there is nothing to go back to");
    edit(OLD);
    store.load(SettingsFrom::Current).unwrap();
    store.freeze().unwrap();
    edit("nonsense");
    assert!(store.load(SettingsFrom::Current).is_err());
    assert_eq!(boot(directory.path(), SettingsFrom::Frozen).1, "mqtt://old");
}

/// A file that is not whole, or not ours, is as good as none.
#[test]
fn a_foreign_file_in_the_place_of_staged_settings_is_none() {
    let (directory, mut store) = board();
    store.stage(NEW).unwrap();
    let path = directory.path().join("state/settings.staged");
    let whole = fs::read(&path).unwrap();
    for length in 0..HEAD.len() + 3 + NEW.len() {
        fs::write(&path, &whole[..length]).unwrap();
        assert!(store.load(SettingsFrom::Staged).is_err(), "cut at {length}");
    }
}
