//! The Linux port of the board: supervisor, boot loader, watchdog and the firmware process.
//!
//! One directory is a board ([`Layout`]). Two processes run it, both this program:
//!
//! - the **supervisor** (`mqnode run DIR`) is what surrounds a microcontroller's firmware: reset controller, watchdog,
//!   retained memory. It starts the firmware, kills it when it does not feed the watchdog, and starts it again;
//! - the **firmware** (a hidden command, started by the supervisor only) drives a [`board::Device`] with real sockets,
//!   files and time. A reset is its exit, with a code that says which ([`exit`]).
//!
//! A third program can play both parts: it calls [`run_embedded`] with what follows its own hidden argument.
//!
//! What it deliberately does not do: decide anything about booting, updates, logs or commands. That is the device's.

mod cli;
mod console;
mod control;
pub mod exit;
mod firmware;
mod init;
mod layout;
mod settings;
mod storage;
mod supervisor;

pub use cli::{run, run_embedded};
pub use init::{InitError, NewBoard, init};
pub use layout::Layout;
pub use settings::{Settings, SettingsError};
