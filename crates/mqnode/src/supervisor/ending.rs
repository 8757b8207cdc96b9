//! How the last run of the firmware ended, on disk from the moment of its death until the firmware has recorded it.
//!
//! Without this, a machine that loses power between a crash and the next start of the board would forget the crash.

use std::fs;
use std::io;
use std::path::PathBuf;

use crate::control::{DETAIL_BYTES_MAX, RETAINED_BYTES};
use crate::exit::Cause;
use crate::layout::Layout;
use crate::storage::durable;

/// A crash, or a reset by the watchdog, with what the next start has to be told of it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Ending {
    pub(super) cause: Cause,
    pub(super) detail: String,
    pub(super) retained: Vec<u8>,
}

/// A dot, which no record's name may contain.
fn path(layout: &Layout) -> PathBuf {
    layout.state().join("last.end")
}

impl Ending {
    /// Keeps it. Only ends that nobody asked for are kept.
    pub(super) fn keep(&self, layout: &Layout) -> io::Result<()> {
        let cause = match self.cause {
            Cause::Watchdog => "watchdog",
            Cause::Crash => "crash",
            Cause::PowerOn | Cause::Soft | Cause::Hard => return Ok(()),
        };
        let head = format!("{cause} {}\n", self.detail.len());
        let content = [head.as_bytes(), self.detail.as_bytes(), &self.retained].concat();
        durable::replace(&path(layout), &content, 0o600)
    }

    /// What an earlier supervisor kept and no firmware has recorded. One that cannot be read is like none.
    pub(super) fn recall(layout: &Layout) -> Option<Self> {
        Self::parse(&fs::read(path(layout)).ok()?)
    }

    fn parse(content: &[u8]) -> Option<Self> {
        let end = content.iter().position(|byte| *byte == b'\n')?;
        let (head, rest) = content.split_at_checked(end)?;
        let (cause, length) = str::from_utf8(head).ok()?.split_once(' ')?;
        let cause = match cause {
            "watchdog" => Cause::Watchdog,
            "crash" => Cause::Crash,
            _ => return None,
        };
        let (detail, retained) = rest.get(1..)?.split_at_checked(length.parse().ok()?)?;
        if detail.len() > DETAIL_BYTES_MAX || retained.len() > RETAINED_BYTES {
            return None;
        }
        Some(Self { cause, detail: str::from_utf8(detail).ok()?.into(), retained: retained.to_vec() })
    }

    /// The firmware has recorded it.
    pub(super) fn forget(layout: &Layout) -> io::Result<()> {
        durable::remove(&path(layout))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_asked_for_is_kept_until_it_is_forgotten() {
        let directory = tempfile::tempdir().unwrap();
        let layout = Layout::new(directory.path());
        fs::create_dir(layout.state()).unwrap();
        assert_eq!(Ending::recall(&layout), None);
        for cause in [Cause::Watchdog, Cause::Crash] {
            let ending = Ending { cause, detail: "ä\nb".into(), retained: vec![0, b'\n', 255] };
            ending.keep(&layout).unwrap();
            assert_eq!(Ending::recall(&layout), Some(ending));
        }
        Ending::forget(&layout).unwrap();
        Ending { cause: Cause::Hard, detail: String::new(), retained: vec![] }.keep(&layout).unwrap();
        assert_eq!(Ending::recall(&layout), None);
    }

    #[test]
    fn what_cannot_be_read_is_like_none() {
        for bad in
            [&b""[..], b"\n", b"crash\n", b"crash x\n", b"crash 5\nabc", b"power 0\n", b"crash 1\n\xff"]
        {
            assert_eq!(Ending::parse(bad), None, "{bad:?}");
        }
    }
}
