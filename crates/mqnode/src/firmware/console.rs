//! The board's console: standard error.

use std::io::{self, Write};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

/// A pipe that is writable takes this much without blocking (PIPE_BUF on Linux).
const CHUNK: usize = 4096;

/// Shows bytes, and never waits for a slow reader: what does not fit is lost.
pub(super) fn write(bytes: &[u8]) {
    let mut stderr = io::stderr().lock();
    for chunk in bytes.chunks(CHUNK) {
        let mut ready = [PollFd::new(&stderr, PollFlags::OUT)];
        let now = Timespec { tv_sec: 0, tv_nsec: 0 };
        if !matches!(poll(&mut ready, Some(&now)), Ok(1..)) || stderr.write_all(chunk).is_err() {
            return;
        }
    }
}
