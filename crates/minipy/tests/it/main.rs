//! The engine through its public API.

#![expect(clippy::unwrap_used, reason = "a test whose set-up fails has failed")]

mod basics;
mod callbacks;
mod files;
mod host;
mod hostile;
mod language;
mod page;
mod random;
mod script_host;
mod scripts;
mod sizes;
mod survival;
