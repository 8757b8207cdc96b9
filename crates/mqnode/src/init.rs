//! `mqnode init`: a new board's directory, with examples that explain themselves.

use core::fmt;
use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::PathBuf;

use crate::layout::Layout;
use crate::settings::{EXAMPLE_APPLICATION, EXAMPLE_SECRETS, example_settings};

/// What the settings of a new board begin with.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct NewBoard {
    /// The board's name: the first part of its topics.
    pub name: String,
    /// The broker's URL.
    pub url: String,
}

impl Default for NewBoard {
    fn default() -> Self {
        Self { name: "example/board1".into(), url: "mqtt://localhost:1883".into() }
    }
}

/// Why a directory could not be initialised.
#[derive(Debug)]
pub enum InitError {
    /// This is there already, and is not touched.
    Exists(PathBuf),
    /// This could not be made.
    Io(PathBuf, io::Error),
}

impl fmt::Display for InitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exists(path) => write!(f, "{}: exists already; nothing was changed", path.display()),
            Self::Io(path, error) => write!(f, "{}: {error}", path.display()),
        }
    }
}

impl core::error::Error for InitError {}

/// Makes the directory of a new board, its parents included.
///
/// # Errors
/// [`InitError::Exists`] when there is a board already: nothing is changed then.
///
/// ```
/// let parent = tempfile::tempdir()?;
/// let layout = mqnode::Layout::new(parent.path().join("board"));
/// mqnode::init(&layout, &mqnode::NewBoard::default())?;
/// mqnode::Settings::load(&layout)?;
/// assert!(mqnode::init(&layout, &mqnode::NewBoard::default()).is_err());
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
pub fn init(layout: &Layout, new: &NewBoard) -> Result<(), InitError> {
    for path in [layout.settings(), layout.secrets(), layout.flash(), layout.state()] {
        if fs::symlink_metadata(&path).is_ok() {
            return Err(InitError::Exists(path));
        }
    }
    directory(layout.root().to_owned(), 0o755)?;
    directory(layout.flash(), 0o755)?;
    directory(layout.state(), 0o700)?;
    file(layout.flash().join("app.py"), EXAMPLE_APPLICATION, 0o644)?;
    file(layout.secrets(), EXAMPLE_SECRETS, 0o600)?;
    // Last: a directory with settings is complete.
    file(layout.settings(), &example_settings(&new.name, &new.url), 0o644)
}

fn directory(path: PathBuf, mode: u32) -> Result<(), InitError> {
    DirBuilder::new().recursive(true).mode(mode).create(&path).map_err(|error| InitError::Io(path, error))
}

fn file(path: PathBuf, text: &str, mode: u32) -> Result<(), InitError> {
    let write = || {
        let mut file = OpenOptions::new().write(true).create_new(true).mode(mode).open(&path)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()
    };
    write().map_err(|error| InitError::Io(path, error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_new_board_has_private_secrets_and_is_never_overwritten() {
        let parent = tempfile::tempdir().unwrap();
        let layout = Layout::new(parent.path().join("a/b"));
        init(&layout, &NewBoard::default()).unwrap();
        assert_eq!(fs::metadata(layout.secrets()).unwrap().permissions().mode() & 0o777, 0o600);
        fs::write(layout.settings(), "mine").unwrap();
        assert!(matches!(init(&layout, &NewBoard::default()), Err(InitError::Exists(_))));
        assert_eq!(fs::read_to_string(layout.settings()).unwrap(), "mine");
    }
}
