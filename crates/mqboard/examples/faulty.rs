//! A board's firmware with a fault, for trying out that a board goes back by itself: the real one, but for what `FAULT` says.
//!
//! `panic` panics at once, `worn` after a while. It takes the arguments with which `mqboard` starts the firmware of its demo.

use core::time::Duration;
use std::env;
use std::process::ExitCode;
use std::thread;

/// How long a firmware works before it dies: "two minutes", for boards whose times are as short.
const WORN_AFTER: Duration = Duration::from_millis(1_500);

fn main() -> ExitCode {
    match env::var("FAULT").as_deref() {
        Ok("panic") => panic!("a fault at the start"),
        Ok("worn") => drop(thread::spawn(die_later)),
        other => panic!("FAULT is `panic` or `worn`, not {other:?}"),
    }
    mqnode::run_embedded("__mqnode", env::args_os().skip(2))
}

fn die_later() {
    loop {
        thread::sleep(WORN_AFTER);
        // The firmware ends with a panic in any thread, once it has begun.
        drop(thread::spawn(|| panic!("worn out")));
    }
}
