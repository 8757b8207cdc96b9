//! Standard error, where supervisor and board say what happens.

use std::io::{self, Write};
use std::sync::OnceLock;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::fstat;

/// A pipe that is writable takes this much without blocking (PIPE_BUF on Linux).
const CHUNK: usize = 4096;

/// Shows bytes, and never waits for a slow reader: what does not fit is lost.
///
/// Where standard error is the systemd journal, each line is marked with its priority.
pub(crate) fn write(bytes: &[u8]) {
    let mut stderr = io::stderr().lock();
    let marked;
    let bytes = if is_journal() {
        marked = mark(bytes);
        marked.as_slice()
    } else {
        bytes
    };
    for chunk in bytes.chunks(CHUNK) {
        let mut ready = [PollFd::new(&stderr, PollFlags::OUT)];
        let now = Timespec { tv_sec: 0, tv_nsec: 0 };
        if !matches!(poll(&mut ready, Some(&now)), Ok(1..)) || stderr.write_all(chunk).is_err() {
            return;
        }
    }
}

/// Whether standard error leads to the journal: the variable names its device and inode.
fn is_journal() -> bool {
    static IS_JOURNAL: OnceLock<bool> = OnceLock::new();
    *IS_JOURNAL.get_or_init(|| {
        let named = std::env::var("JOURNAL_STREAM").unwrap_or_default();
        fstat(io::stderr()).is_ok_and(|stat| named == format!("{}:{}", stat.st_dev, stat.st_ino))
    })
}

/// Puts sd-daemon(3) priorities before lines that begin with a level's letter.
fn mark(bytes: &[u8]) -> Vec<u8> {
    let mut marked = Vec::with_capacity(bytes.len() + 8);
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let mark: &[u8] = match line {
            [b'C', b' ', ..] => b"<2>",
            [b'E', b' ', ..] => b"<3>",
            [b'W', b' ', ..] => b"<4>",
            [b'D', b' ', ..] => b"<7>",
            _ => b"<6>",
        };
        marked.extend_from_slice(mark);
        marked.extend_from_slice(line);
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_marked_with_their_priorities() {
        let marked = mark(b"E 10:00 mqtt: no\nI 10:00 mqtt: yes\nplain\n");
        assert_eq!(marked, b"<3>E 10:00 mqtt: no\n<6>I 10:00 mqtt: yes\n<6>plain\n");
    }
}
