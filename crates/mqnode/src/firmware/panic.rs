//! What happens when the firmware itself panics: the supervisor is told why, and the process ends.

use std::backtrace::Backtrace;
use std::panic;

use super::link::Link;
use crate::console;
use crate::control::ToSupervisor;

/// The exit code of a Rust panic.
const PANICKED: i32 = 101;

/// From now on a panic, in any thread, is reported through `link` and ends the process with code 101.
pub(super) fn report_through(link: &Link) {
    let link = link.clone();
    panic::set_hook(Box::new(move |info| {
        let text = info.to_string();
        link.send(&ToSupervisor::Panic(text.clone()));
        console::write(format!("mqnode: {text}\n{}", Backtrace::capture()).as_bytes());
        end();
    }));
}

#[expect(
    clippy::exit,
    reason = "a panic in a task would otherwise be caught by the runtime, and the board half dead"
)]
fn end() -> ! {
    std::process::exit(PANICKED)
}
