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
//!
//! # An engine in a program of your own
//!
//! First what scripts can reach: where their output goes, a clock, and functions of yours as a module that they import.
//! Here they have no files and no machine; who has some writes a [`FileSystem`] and a [`Machine`].
//!
//! ```
//! use minipy::{FileSystem, Host, HostError, HostModule, HostValue, Machine, NoFiles, NoMachine, RunId, Stream};
//!
//! /// `import tank` in a script, and then `tank.level()`.
//! const MODULES: &[HostModule] =
//!     &[HostModule { name: "tank", functions: &["level", "fill"], source: "" }];
//!
//! #[derive(Default)]
//! struct App {
//!     output: String,
//!     litres: i64,
//!     micros: u64,
//!     files: NoFiles,
//!     machine: NoMachine,
//! }
//!
//! impl Host for App {
//!     fn write(&mut self, _run: RunId, _stream: Stream, data: &[u8]) {
//!         self.output.push_str(&String::from_utf8_lossy(data));
//!     }
//!     fn call(
//!         &mut self,
//!         _run: RunId,
//!         _module: &'static str,
//!         function: &'static str,
//!         args: &[HostValue],
//!     ) -> Result<HostValue, HostError> {
//!         match (function, args) {
//!             ("level", []) => Ok(HostValue::Int(self.litres)),
//!             ("fill", [HostValue::Int(litres @ 0..=100)]) => {
//!                 self.litres += litres;
//!                 Ok(HostValue::None)
//!             }
//!             // The script gets an exception.
//!             _ => Err(HostError::Value("up to 100 whole litres at a time".into())),
//!         }
//!     }
//!     // A clock that a test can set; a program asks its own.
//!     fn ticks_us(&mut self) -> u64 {
//!         self.micros
//!     }
//!     fn unix_time(&mut self) -> f64 {
//!         1.8e9 + self.micros as f64 / 1e6
//!     }
//!     // Only as good as what you put in: ask the system.
//!     fn entropy(&mut self, buffer: &mut [u8]) {
//!         buffer.fill(4);
//!     }
//!     fn files(&mut self) -> &mut dyn FileSystem {
//!         &mut self.files
//!     }
//!     fn machine(&mut self) -> &mut dyn Machine {
//!         &mut self.machine
//!     }
//! }
//! # use minipy::{Config, Engine, Mode, Outcome, Step};
//! #
//! # fn main() -> Result<(), minipy::SpawnError> {
//! // Then an engine. All its memory for scripts is taken here, and never more.
//! let mut engine = Engine::new(Config { heap_bytes: 128 * 1024, ..Config::default() }, MODULES);
//! let mut app = App::default();
//!
//! /// Runs a source text to its end. Between two steps the program does whatever else it has to do.
//! fn run(engine: &mut Engine, app: &mut App, source: &str, mode: Mode) -> Result<Outcome, minipy::SpawnError> {
//!     let run = engine.spawn(source, "<app>", mode)?;
//!     loop {
//!         match engine.step(10_000, app) {
//!             Step::Done(done, outcome) if done == run => return Ok(outcome),
//!             // Everything sleeps until then: so may the program.
//!             Step::WaitUntil(millis) => app.micros = millis * 1000,
//!             Step::Busy | Step::Done(..) | Step::Idle => {}
//!         }
//!     }
//! }
//!
//! // Statements, as in a file. Their output comes to `write`.
//! let source = "import tank, time\nfor i in range(3):\n  tank.fill(10 * i)\n  time.sleep(1)\nprint('level', tank.level())";
//! assert_eq!(run(&mut engine, &mut app, source, Mode::Exec)?, Outcome::Finished);
//! assert_eq!((app.output.as_str(), app.litres, app.micros), ("level 30\n", 30, 3_000_000));
//!
//! // An expression, as at a prompt. Names stay from run to run.
//! assert_eq!(run(&mut engine, &mut app, "tank.level() + i", Mode::Repl)?, Outcome::Value("32".into()));
//!
//! // A mistake is a traceback, not an error of the program.
//! let Outcome::Exception(traceback) = run(&mut engine, &mut app, "tank.fill(-1)", Mode::Exec)? else { panic!() };
//! assert!(traceback.ends_with("ValueError: up to 100 whole litres at a time\n"));
//!
//! // What does not end is asked to end, and then ended.
//! let stubborn = engine.spawn("while True:\n  try:\n    while True: pass\n  except BaseException: pass", "<app>", Mode::Exec)?;
//! assert_eq!(engine.step(10_000, &mut app), Step::Busy);
//! engine.interrupt(stubborn);
//! assert_eq!(engine.step(10_000, &mut app), Step::Busy);
//! engine.abort(stubborn);
//! assert_eq!(engine.step(10_000, &mut app), Step::Done(stubborn, Outcome::Aborted));
//! # Ok(())
//! # }
//! ```
//!
//! `cargo run -p minipy-cli` is a larger example, with real files, sockets and a prompt.

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
    NoFiles, NoMachine, OpenMode, PinMode, Pins, Pull, Pulses, Readiness, ResetKind, SeekFrom, SocketId,
    SocketKind, Sockets, Space, Stat, Stream, Tls, TlsError, TlsFailure, TlsIdentity, TlsOptions, TlsVerify,
    Typed, VirtualPins,
};
pub use modules::module_names;
