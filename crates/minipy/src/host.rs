//! What the engine needs from its embedder: output, time, entropy, files, the machine, and host-given modules.
//!
//! All calls are synchronous and must return quickly. The engine calls them only from inside
//! [`Engine::step`](crate::Engine::step).

use alloc::string::String;
use alloc::vec::Vec;

use crate::engine::RunId;

mod errno;
mod nothing;
mod pins;
mod sockets;
mod tls;
mod virtual_pins;

pub use errno::Errno;
pub use nothing::{NoFiles, NoMachine};
pub use pins::{Edges, PinMode, Pins, Pull, Pulses};
pub use sockets::{Readiness, SocketId, SocketKind, Sockets};
pub use tls::{Tls, TlsError, TlsFailure, TlsIdentity, TlsOptions, TlsVerify};
pub use virtual_pins::VirtualPins;

/// Which of a run's outputs a text goes to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Stream {
    /// `print` and `sys.stdout`.
    Out,
    /// `sys.stderr` and tracebacks of tasks.
    Err,
}

/// What [`Host::read_line`] came to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Typed {
    /// There is no more.
    End,
    /// The user wants the run to stop: it gets a KeyboardInterrupt.
    Interrupted,
    /// What was typed, up to its newline, and that too; at least a byte.
    Line(Vec<u8>),
    /// Nobody can type here.
    Nobody,
}

/// The embedder, as the engine sees it.
pub trait Host {
    /// Output of a run. All of it is taken; the embedder bounds what it keeps.
    fn write(&mut self, run: RunId, stream: Stream, data: &[u8]);
    /// What a user types into a run (`input()`, `sys.stdin`): at most `max` bytes of the next line. The one call that may
    /// wait, where there is somebody to wait for.
    fn read_line(&mut self, run: RunId, max: usize) -> Typed {
        let _ = (run, max);
        Typed::Nobody
    }
    /// A monotonic clock in microseconds.
    fn ticks_us(&mut self) -> u64;
    /// Seconds since 1970-01-01 00:00 UTC, or what the board believes.
    fn unix_time(&mut self) -> f64;
    /// Fills the buffer with entropy (`os.urandom`, seeds of `random`).
    fn entropy(&mut self, buffer: &mut [u8]);
    /// The board's files.
    fn files(&mut self) -> &mut dyn FileSystem;
    /// Reset and identity.
    fn machine(&mut self) -> &mut dyn Machine;
    /// The platform's sockets; `None` where scripts have none.
    fn sockets(&mut self) -> Option<&mut dyn Sockets> {
        None
    }
    /// A task of asyncio has ended with an exception that nobody waits for, in a program without an exception handler of its own. `run` is the
    /// [home](crate::Engine::make_home) of the task, or the run that noticed. True: it has been noted; otherwise it goes to standard error.
    fn task_failed(&mut self, _run: RunId, _traceback: &str) -> bool {
        false
    }
    /// A call of `module.function(args)` for a module given as [`HostModule`]. Keyword arguments come as a last
    /// argument of the kind [`HostValue::Dict`] when there are any.
    fn call(
        &mut self,
        run: RunId,
        module: &'static str,
        function: &'static str,
        args: &[HostValue],
    ) -> Result<HostValue, HostError>;
}

/// A module whose functions the embedder answers in [`Host::call`].
#[derive(Clone, Copy, Debug)]
pub struct HostModule {
    /// Its name in `import`.
    pub name: &'static str,
    /// Its functions.
    pub functions: &'static [&'static str],
    /// Python source that is run in the module when it is first imported, for constants, classes and coroutines; it
    /// sees the functions above as globals. Empty for none.
    pub source: &'static str,
}

/// A value that crosses between Python and the embedder, copied.
#[derive(Clone, Debug, PartialEq)]
pub enum HostValue {
    /// `bool`
    Bool(bool),
    /// `bytes`
    Bytes(Vec<u8>),
    /// `dict`, in order.
    Dict(Vec<(Self, Self)>),
    /// `float`
    Float(f64),
    /// `int`; a larger one is refused with OverflowError before the embedder is called.
    Int(i64),
    /// `list` or `tuple`; Python receives a list.
    List(Vec<Self>),
    /// `None`
    None,
    /// `str`
    Str(String),
}

impl From<&str> for HostValue {
    fn from(text: &str) -> Self {
        Self::Str(text.into())
    }
}

/// How a host function fails: as a Python exception.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum HostError {
    /// `OSError(errno)`
    Os(Errno),
    /// `RuntimeError(message)`
    Runtime(String),
    /// `TypeError(message)`
    Type(String),
    /// `ValueError(message)`
    Value(String),
}

impl From<Errno> for HostError {
    fn from(errno: Errno) -> Self {
        Self::Os(errno)
    }
}

/// An open file, named by the file system.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct FileId(pub u32);

/// How a file is opened.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct OpenMode {
    /// Reading is allowed.
    pub read: bool,
    /// Writing is allowed.
    pub write: bool,
    /// Every write goes to the end.
    pub append: bool,
    /// A missing file is made.
    pub create: bool,
    /// An existing file is emptied.
    pub truncate: bool,
    /// An existing file is an error (`'x'`).
    pub exclusive: bool,
}

/// Where a seek counts from.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SeekFrom {
    /// The current position.
    Current(i64),
    /// The end.
    End(i64),
    /// The start.
    Start(u64),
}

/// What a path names.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum FileKind {
    /// A directory.
    Directory,
    /// A file.
    File,
}

/// What `os.stat` tells.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Stat {
    /// File or directory.
    pub kind: FileKind,
    /// Bytes; 0 for directories.
    pub size: u64,
    /// Last change, seconds since 1970 UTC; 0 when unknown.
    pub modified: u64,
}

/// Space of the file system (`os.statvfs`).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Space {
    /// Bytes in a block.
    pub block_size: u32,
    /// Blocks in all.
    pub blocks: u64,
    /// Free blocks.
    pub free_blocks: u64,
}

/// One entry of a directory.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DirEntry {
    /// Its name, without the directory.
    pub name: String,
    /// File or directory.
    pub kind: FileKind,
    /// Bytes; 0 for directories.
    pub size: u64,
}

/// The board's files. Paths are absolute and normalised (`/`, `/lib/a.py`): the engine keeps the working directory and
/// resolves `.` and `..`.
pub trait FileSystem {
    /// Opens a file. A directory is [`Errno::IsDirectory`].
    fn open(&mut self, path: &str, mode: OpenMode) -> Result<FileId, Errno>;
    /// Reads at the position; 0 is the end.
    fn read(&mut self, file: FileId, buffer: &mut [u8]) -> Result<usize, Errno>;
    /// Writes at the position (or the end, when opened to append); returns how much was taken, at least 1 byte of a
    /// non-empty buffer.
    fn write(&mut self, file: FileId, data: &[u8]) -> Result<usize, Errno>;
    /// Moves the position and returns it.
    fn seek(&mut self, file: FileId, to: SeekFrom) -> Result<u64, Errno>;
    /// Makes what was written durable, as far as the platform can.
    fn flush(&mut self, file: FileId) -> Result<(), Errno>;
    /// Closes. The id is not used again.
    fn close(&mut self, file: FileId);
    /// The entries of a directory, in an order that does not depend on chance, without `.` and `..`.
    fn list(&mut self, path: &str) -> Result<Vec<DirEntry>, Errno>;
    /// What a path names.
    fn stat(&mut self, path: &str) -> Result<Stat, Errno>;
    /// Makes a directory; its parent must be there.
    fn make_dir(&mut self, path: &str) -> Result<(), Errno>;
    /// Removes an empty directory.
    fn remove_dir(&mut self, path: &str) -> Result<(), Errno>;
    /// Removes a file.
    fn remove(&mut self, path: &str) -> Result<(), Errno>;
    /// Renames a file or directory, replacing a file.
    fn rename(&mut self, from: &str, to: &str) -> Result<(), Errno>;
    /// Space in all and free.
    fn space(&mut self) -> Result<Space, Errno>;
}

/// What kind of reset a script asked for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ResetKind {
    /// `machine.reset()`: the whole machine.
    Hard,
    /// `machine.soft_reset()`: the interpreter starts again.
    Soft,
}

/// The machine the board is.
pub trait Machine {
    /// Asks for a reset. May return: the run that asked then stops as by `SystemExit`.
    fn reset(&mut self, kind: ResetKind);
    /// `machine.unique_id()`: the same after every reset.
    fn unique_id(&self) -> Vec<u8>;
    /// `machine.reset_cause()`, in MicroPython's numbers: 1 power on, 2 hard reset, 3 watchdog, 4 deep sleep, 5 soft.
    fn reset_cause(&self) -> u8;
    /// The platform's name, as `sys.platform` (`linux`, `esp32`).
    fn platform(&self) -> &'static str;
    /// CPU frequency in hertz, 0 when unknown.
    fn frequency(&self) -> u32 {
        0
    }
    /// Sets the clock, in seconds since 1970 UTC.
    fn set_clock(&mut self, seconds: i64) -> Result<(), Errno> {
        let _ = seconds;
        Err(Errno::NotSupported)
    }
    /// `machine.WDT`: the machine resets when it is not fed for so many milliseconds.
    fn arm_watchdog(&mut self, timeout_ms: u32) -> Result<(), Errno> {
        let _ = timeout_ms;
        Err(Errno::NotSupported)
    }
    /// Feeds what [`arm_watchdog`](Self::arm_watchdog) armed.
    fn feed_watchdog(&mut self) {}
    /// Its pins; `None` on a machine without.
    fn pins(&mut self) -> Option<&mut dyn Pins> {
        None
    }
}
