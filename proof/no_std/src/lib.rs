//! The proof that the pure crates and the client for embassy need no std: this library has its own panic handler, its
//! own allocator and its own clock, uses every one of them, and links.
//!
//! `cargo xtask nostd` builds it, links it into a program whose `main` is the one below, and runs that. A crate that
//! reaches std, itself or through a dependency, brings a second panic handler: error E0152, duplicate lang item
//! `panic_impl`. What it does not prove: that the crates are sound on 32-bit targets.

#![no_std]

extern crate alloc;

mod arena;
mod clock;
mod world;

use core::panic::PanicInfo;

use minipy::{Config, Engine};
use monotime::{Backoff, Duration, Instant};
use mqrepl::topic::Prefix;
use mqtt_core::wire::{Packet, Side, decode};

/// Each uses a crate, the last all that are left together: whether they did what they should.
const USES: &[fn() -> bool] =
    &[uses_monotime, uses_mqtt_core, uses_mqrepl, uses_minipy, world::a_client_asks_a_board];

/// Runs everything; the exit status is the number of crates that did not do what they should.
#[unsafe(no_mangle)]
pub extern "C" fn main() -> i32 {
    USES.iter().map(|uses| i32::from(!uses())).sum()
}

fn uses_monotime() -> bool {
    let first = Backoff::new(Duration::from_secs(1), Duration::from_secs(60)).next(7);
    Instant::ZERO + first > Instant::ZERO
}

fn uses_mqtt_core() -> bool {
    let mut frame = [0; 2];
    Packet::PingReq.encode(&mut frame).is_ok() && decode(&frame, Side::Client) == Ok(Packet::PingReq)
}

fn uses_mqrepl() -> bool {
    Prefix::new("garden/mqb").is_ok_and(|prefix| prefix.commands().starts_with("garden/mqb/"))
}

fn uses_minipy() -> bool {
    Engine::new(Config::default(), &[]).mem_free() <= Config::default().heap_bytes
}

#[panic_handler]
fn panicked(_info: &PanicInfo<'_>) -> ! {
    arena::abort_process()
}

/// The prebuilt `alloc` names the routine that unwinding would call; with `panic = "abort"` nothing unwinds.
#[unsafe(no_mangle)]
pub extern "C" fn rust_eh_personality() {}
