//! `secrets.toml`: the login for the broker. Nothing in it is ever printed.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use board::settings::Secret;
use serde::Deserialize;

use super::{SettingsError, explain, read};

/// What is in the file; all of it optional.
#[derive(Debug, Default)]
pub(super) struct Secrets {
    pub(super) user: Option<String>,
    pub(super) password: Secret,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    user: String,
    password: Secret,
}

/// The file's text; empty without a file. One that others may read is refused.
pub(super) fn read_private(path: &Path) -> Result<String, SettingsError> {
    let error = |what: String| SettingsError(format!("{}: {what}", path.display()));
    let Some(text) = read(path)? else {
        return Ok(String::new());
    };
    let mode = fs::metadata(path).map_err(|e| error(e.to_string()))?.permissions().mode();
    if mode & 0o077 != 0 {
        return Err(error(format!(
            "others may read it (mode {:03o}). `chmod 600 {}` mends that.",
            mode & 0o777,
            path.display()
        )));
    }
    Ok(text)
}

impl Secrets {
    /// What `text` says; an error shows nothing of it.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|e| place(text, &e))?;
        if file.user.is_empty() && !file.password.is_empty() {
            return Err("a password needs a user".into());
        }
        Ok(Self { user: Some(file.user).filter(|user| !user.is_empty()), password: file.password })
    }
}

/// Where a parse error is. The parser's own words are used only when they quote nothing.
fn place(text: &str, error: &toml::de::Error) -> String {
    let explained = explain(text, error);
    if error.message().contains(['`', '"']) {
        let place = explained.split_once(": ").map_or("", |(line, _)| line);
        return format!("{place}: expected `user = \"…\"` and `password = \"…\"`");
    }
    explained
}
