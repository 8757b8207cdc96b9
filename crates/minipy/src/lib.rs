//! A MicroPython-compatible engine: safe, bounded, stoppable; no I/O, no clock.
//!
//! An [`Engine`] holds one heap and several runs. The embedder gives it fuel; it runs for that long and returns. All it
//! needs from outside is the [`Host`] trait.
//!
//! What it promises: memory is bounded by [`Config::heap_bytes`] and a MemoryError, time by the fuel of one
//! [`Engine::step`]; an [abort](Engine::abort) ends any script; no input makes it panic. It deliberately has no clock, no
//! thread and no I/O of its own.

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

pub mod bytecode;
#[cfg_attr(not(test), expect(dead_code, reason = "the engine does not call the compiler yet"))]
mod compile;
mod engine;
#[cfg_attr(not(test), expect(dead_code, reason = "imports do not use it yet"))]
mod frozen;
mod host;
#[cfg_attr(not(test), expect(dead_code, reason = "the re module does not use it yet"))]
mod regex;
mod syntax;
#[cfg_attr(not(test), expect(dead_code, reason = "the types do not use it yet"))]
mod text;

pub use engine::{Config, Engine, Mode, Outcome, RunId, SpawnError, Step};
pub use host::{
    DirEntry, Errno, FileId, FileKind, FileSystem, Host, HostError, HostModule, HostValue, Machine, OpenMode,
    ResetKind, SeekFrom, Space, Stat, Stream,
};
