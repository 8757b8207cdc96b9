//! The device as one deterministic object: boot policy, watchdog, logs, files, Python, management.
//!
//! # The driving contract
//!
//! A platform first lets [`Boot::begin`] decide how to boot, reads the settings that the decision names, and makes a [`Device`]. Then
//! it repeats, for ever:
//!
//! 1. give **one** input to [`Device::handle`] (or none, to begin with);
//! 2. call [`Device::poll`] and do what it says, again and again, until it says [`Output::Idle`] or [`Output::Busy`];
//! 3. after `Idle`, wait for the next input until the deadline, and then give [`Input::Timeout`]; after `Busy`, look whether an input
//!    is there without waiting, and go to 2 otherwise.
//!
//! `now` never goes back; it has the same origin in every call. Between `Idle` and the next input nothing happens inside the device: it
//! has no thread, no clock and no socket. It never blocks; Python runs inside `poll` in slices of
//! [`limits::SLICE_FUEL`] instructions, and `Busy` is how it asks for the next slice.
//!
//! What the outputs mean:
//! - `Connect`: open a connection, TLS included, and report it by `Connected` or `Closed`. There is at most one at a time.
//! - `Send`: write as much as the connection takes at once, and report that number by `Sent`. When it took less than all, the
//!   device goes on without sending until `Writable`.
//! - `Close`: drop the connection. No `Closed` is expected afterwards.
//! - `Reset`: reset the board; the device is finished and says `Reset` for ever.
//!
//! [`Input::Bytes`] may be taken in part: `handle` gives the number of bytes taken, and the platform offers the rest again after
//! it has polled. When nothing was taken, it stops reading until the device has said `Idle` or `Busy` once more.
//!
//! ```
//! use board::{Boot, Closed, Device, Input, Instant, Output, Platform};
//!
//! /// A connection, as the platform has it.
//! trait Link {
//!     fn open(&mut self, to: &board::settings::Mqtt);
//!     fn write(&mut self, bytes: &[u8]) -> usize;
//!     fn close(&mut self);
//!     /// Waits until `deadline` (for ever with `None`, not at all with the present time) for something to happen.
//!     fn wait(&mut self, deadline: Option<Instant>) -> Event;
//!     fn now(&self) -> Instant;
//! }
//! enum Event { Opened, Data(Vec<u8>), Writable, Gone(Closed), Nothing }
//!
//! fn run<P: Platform>(mut platform: P, link: &mut impl Link, settings: board::Settings) -> board::ports::ResetKind {
//!     let boot = Boot::begin(&mut platform);
//!     // Here `boot.settings_from()` says which settings to read.
//!     let mut device = Device::new(link.now(), boot, settings, platform).expect("checked settings");
//!     loop {
//!         let now = link.now();
//!         let deadline = match device.poll(now) {
//!             Output::Connect(broker) => { link.open(broker); continue }
//!             Output::Send(bytes) => {
//!                 let sent = link.write(bytes); // 0 when the connection takes nothing now
//!                 device.handle(now, Input::Sent(sent));
//!                 continue
//!             }
//!             Output::Close => { link.close(); continue }
//!             Output::Reset(kind) => return kind,
//!             Output::Busy => Some(now),
//!             Output::Idle(deadline) => deadline,
//!         };
//!         let event = link.wait(deadline);
//!         let now = link.now();
//!         match event {
//!             Event::Opened => { device.handle(now, Input::Connected); }
//!             Event::Data(bytes) => {
//!                 // A real platform polls in between, as `handle` may take only a part.
//!                 device.handle(now, Input::Bytes(&bytes));
//!             }
//!             Event::Writable => { device.handle(now, Input::Writable); }
//!             Event::Gone(why) => { device.handle(now, Input::Closed(why)); }
//!             Event::Nothing => { device.handle(now, Input::Timeout); }
//!         }
//!     }
//! }
//! ```
//!
//! What it deliberately does not do: name lookup, TLS, sockets, files, processes, the clock. Those are the platform's, behind
//! [`ports`].

#![no_std]
#![forbid(unsafe_code)]
#![deny(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::todo,
    clippy::unimplemented,
    clippy::unreachable,
    clippy::unwrap_used
)]

extern crate alloc;
#[cfg(test)]
extern crate std;

mod app_mqtt;
pub mod boot;
pub mod crash;
mod cut;
mod desk;
mod device;
mod flight;
mod guard;
pub mod limits;
mod link;
pub mod log;
pub mod memory;
mod modules;
pub mod ports;
mod python;
pub mod settings;
mod sntp;
mod transfers;
pub mod update;

pub use boot::Boot;
pub use device::{Closed, Device, Input, Output};
pub use monotime::{Duration, Instant};
pub use ports::Platform;
pub use settings::{Settings, SettingsError};
