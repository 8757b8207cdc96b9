//! What lies where in a board's directory.

use std::path::{Path, PathBuf};

/// A board's directory: the flash chip of a board that is a process.
///
/// ```text
/// DIR/settings.toml   what the board is and does; the operator's to edit
/// DIR/secrets.toml    login for the broker; mode 0600, never printed
/// DIR/flash/          the board's files: what `ls`, `get` and `put` see as `/`
/// DIR/state/          the board's own durable records; not for editing
/// DIR/slots/          firmware updates; missing until there was one
/// DIR/lock            held by the running supervisor
/// ```
#[derive(Clone, Debug)]
pub struct Layout {
    root: PathBuf,
}

impl Layout {
    /// The layout beneath `root`. Nothing is read or made.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// The directory itself.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The settings file.
    pub fn settings(&self) -> PathBuf {
        self.root.join("settings.toml")
    }

    /// The login for the broker.
    pub fn secrets(&self) -> PathBuf {
        self.root.join("secrets.toml")
    }

    /// The board's files.
    pub fn flash(&self) -> PathBuf {
        self.root.join("flash")
    }

    /// The board's durable records.
    pub fn state(&self) -> PathBuf {
        self.root.join("state")
    }

    /// Firmware updates.
    pub fn slots(&self) -> PathBuf {
        self.root.join("slots")
    }

    /// The supervisor's lock.
    pub fn lock(&self) -> PathBuf {
        self.root.join("lock")
    }
}
