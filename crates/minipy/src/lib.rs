//! A MicroPython-compatible engine: safe, bounded, stoppable; no I/O, no clock.
//!
//! An [`Engine`] holds one heap and several runs. The embedder gives it fuel; it runs for that long and returns. All it
//! needs from outside is the [`Host`] trait.
//!
//! What it promises: memory is bounded by [`Config::heap_bytes`] and a MemoryError, time by the fuel of one
//! [`Engine::step`]; an [abort](Engine::abort) ends any script; no input makes it panic. It deliberately has no clock, no
//! thread and no I/O of its own.
//!
//! Which modules, functions and methods there are, how they differ from MicroPython's and CPython's, what things cost and
//! where the limits are: `docs/python.md` in the repository, whose lists are made from this crate by a test.

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
extern crate self as minipy;
#[cfg(test)]
extern crate std;

mod builtins;
pub mod bytecode;
mod compile;
mod config;
mod engine;
mod frozen;
mod heap;
mod host;
mod modules;
#[cfg(test)]
mod oom_tests;
mod regex;
mod syntax;
mod text;
mod types;
mod vm;

pub use engine::{Config, Engine, Mode, Outcome, RunId, SpawnError, Step};
pub use host::{
    DirEntry, Edges, Errno, FileId, FileKind, FileSystem, Host, HostError, HostModule, HostValue, Machine,
    OpenMode, PinMode, Pins, Pull, Pulses, Readiness, ResetKind, SeekFrom, SocketId, SocketKind, Sockets,
    Space, Stat, Stream, Tls, TlsError, TlsFailure, TlsIdentity, TlsOptions, TlsVerify, VirtualPins,
};
pub use modules::module_names;
