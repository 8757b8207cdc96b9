//! Settings that can be changed from afar: in force, staged, frozen.
//!
//! The ones in force are the two files that a person edits. Staged and frozen ones are a file each in `state/`, with
//! both texts in it, so that settings and login can never be of two different ages:
//!
//! ```text
//! mqnode-settings 1 LENGTH\n   settings.toml, LENGTH bytes   secrets.toml, the rest
//! ```
//!
//! Files that settings name (certificates) are not copied.

use std::fs;
use std::io;
use std::path::PathBuf;

use board::boot::SettingsFrom;
use board::ports::{SettingsStore, StoreError};

use crate::layout::Layout;
use crate::settings::{SecretText, Settings, SettingsError, Texts};
use crate::storage::{durable, from_io};

/// What a file with both texts begins with.
const HEAD: &str = "mqnode-settings 1 ";

/// The largest text that is staged; the files in force have the same limit.
const TEXT_BYTES_MAX: usize = 64 * 1024;

/// The settings store over a board's directory.
pub(super) struct DiskSettings {
    layout: Layout,
    /// What this boot runs with: that, and nothing edited since, is what a good boot confirms.
    loaded: Option<Texts>,
}

impl DiskSettings {
    pub(super) fn new(layout: Layout) -> Self {
        Self { layout, loaded: None }
    }

    /// The settings for a boot.
    ///
    /// # Errors
    /// They are missing or cannot be used; the device's policy knows what to do then.
    pub(super) fn load(&mut self, from: SettingsFrom) -> Result<Settings, SettingsError> {
        let in_force = || Texts::read(&self.layout);
        let texts = match from {
            SettingsFrom::Current => in_force()?,
            SettingsFrom::Staged => read_both(&self.staged()).ok_or_else(SettingsError::not_staged)?,
            SettingsFrom::Frozen => read_both(&self.frozen()).map_or_else(in_force, Ok)?,
        };
        let settings = texts.check(&self.layout)?;
        self.loaded = Some(texts);
        Ok(settings)
    }

    // Dots, which no record's name has.
    fn staged(&self) -> PathBuf {
        self.layout.state().join("settings.staged")
    }

    fn frozen(&self) -> PathBuf {
        self.layout.state().join("settings.frozen")
    }

    fn try_stage(&self, text: &str) -> Result<(), String> {
        if text.len() > TEXT_BYTES_MAX {
            return Err(format!("{} bytes; at most {TEXT_BYTES_MAX} are taken", text.len()));
        }
        let (settings, secrets) = split_secrets(text);
        let mut texts = Texts::read(&self.layout).unwrap_or_default();
        texts.settings = settings;
        if let Some(secrets) = secrets {
            texts.secrets = SecretText(secrets);
        }
        texts.check(&self.layout).map_err(|error| error.to_string())?;
        // What cannot be adopted later shall not be tried first.
        let directory = fs::metadata(self.layout.root()).map_err(|error| error.to_string())?;
        if directory.permissions().readonly() {
            return Err("the board may not write its own directory".into());
        }
        durable::replace(&self.staged(), &both(&texts), 0o600).map_err(|error| error.to_string())
    }

    fn try_adopt(&self) -> io::Result<()> {
        let Some(staged) = read_both(&self.staged()) else {
            return Ok(());
        };
        // Whatever is done twice after a loss of power is done to the same effect.
        durable::replace(&self.layout.secrets(), staged.secrets.0.as_bytes(), 0o600)?;
        durable::replace(&self.layout.settings(), staged.settings.as_bytes(), 0o644)?;
        durable::remove(&self.staged())
    }

    fn try_freeze(&self) -> io::Result<()> {
        let texts = match &self.loaded {
            Some(loaded) => loaded.clone(),
            None => Texts::read(&self.layout).map_err(io::Error::other)?,
        };
        if read_both(&self.frozen()).as_ref() == Some(&texts) {
            return Ok(());
        }
        durable::replace(&self.frozen(), &both(&texts), 0o600)
    }
}

impl SettingsStore for DiskSettings {
    /// `text` is a `settings.toml`; a table `[secrets]` in it is a new `secrets.toml`, without one the login stays.
    fn stage(&mut self, text: &str) -> Result<(), String> {
        self.try_stage(text)
    }

    fn adopt(&mut self) -> Result<(), StoreError> {
        self.try_adopt().map_err(|e| from_io(&e))
    }

    fn discard(&mut self) -> Result<(), StoreError> {
        durable::remove(&self.staged()).map_err(|e| from_io(&e))
    }

    fn freeze(&mut self) -> Result<(), StoreError> {
        self.try_freeze().map_err(|e| from_io(&e))
    }

    fn show(&mut self) -> String {
        fs::read_to_string(self.layout.settings()).unwrap_or_default()
    }
}

/// Both texts as one file.
fn both(texts: &Texts) -> Vec<u8> {
    format!("{HEAD}{}\n{}{}", texts.settings.len(), texts.settings, texts.secrets.0).into_bytes()
}

/// The texts in a file of [`both`]; `None` when there is none, or it is not one.
fn read_both(path: &PathBuf) -> Option<Texts> {
    let content = fs::read_to_string(path).ok()?;
    let (length, texts) = content.strip_prefix(HEAD)?.split_once('\n')?;
    let (settings, secrets) = texts.split_at_checked(length.parse().ok()?)?;
    Some(Texts { settings: settings.into(), secrets: SecretText(secrets.into()) })
}

/// Takes the table `[secrets]` out of a text, with everything up to the next table. Comments and order stay.
fn split_secrets(text: &str) -> (String, Option<String>) {
    let (mut settings, mut secrets, mut inside) = (String::new(), None, false);
    for line in text.split_inclusive('\n') {
        let begin = line.trim();
        if begin == "[secrets]" {
            inside = true;
            secrets.get_or_insert_with(String::new);
            continue;
        }
        inside &= !begin.starts_with('[');
        match &mut secrets {
            Some(secrets) if inside => secrets.push_str(line),
            _ => settings.push_str(line),
        }
    }
    (settings, secrets)
}

#[cfg(test)]
mod tests;
