//! One supervisor per directory.

use core::fmt;
use std::fs::{self, File};
use std::io::Write;

use anyhow::Context;
use rustix::fs::{FlockOperation, flock};
use rustix::io::Errno;

use crate::layout::Layout;

/// Another supervisor runs this directory.
#[derive(Debug)]
pub(crate) struct InUse {
    path: String,
    holder: Option<u32>,
}

impl fmt::Display for InUse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: another mqnode runs this board", self.path)?;
        if let Some(holder) = self.holder {
            write!(f, " (process {holder})")?;
        }
        Ok(())
    }
}

impl core::error::Error for InUse {}

/// Held while the supervisor lives. The kernel lets go of it with the process, so a kill leaves nothing behind.
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock without waiting.
    ///
    /// The file is opened close-on-exec, so the firmware does not inherit the lock, and is never removed: removing it
    /// would let two processes lock two files of the same name.
    pub(super) fn take(layout: &Layout) -> anyhow::Result<Self> {
        let path = layout.lock();
        let open = || File::options().read(true).write(true).create(true).truncate(false).open(&path);
        let mut file = open().with_context(|| path.display().to_string())?;
        match flock(&file, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => {}
            Err(Errno::WOULDBLOCK) => {
                let holder = fs::read_to_string(&path).ok().and_then(|text| text.trim().parse().ok());
                return Err(InUse { path: layout.root().display().to_string(), holder }.into());
            }
            Err(error) => return Err(error).with_context(|| path.display().to_string()),
        }
        // The number is a courtesy to whoever is refused; the lock itself does not depend on it.
        let _ = file.set_len(0);
        let _ = writeln!(file, "{}", std::process::id());
        Ok(Self { _file: file })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_is_refused_with_the_number_of_the_first_until_the_first_is_gone() {
        let directory = tempfile::tempdir().unwrap();
        let layout = Layout::new(directory.path());
        let first = Lock::take(&layout).unwrap();
        let refused = Lock::take(&layout).err().unwrap();
        let refused = refused.downcast_ref::<InUse>().unwrap().to_string();
        assert!(refused.contains(&format!("process {}", std::process::id())), "{refused}");
        drop(first);
        Lock::take(&layout).unwrap();
    }
}
