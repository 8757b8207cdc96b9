//! What a platform gives to the device: synchronous traits for storage, hardware and identity.
//!
//! A port is called from inside [`Device::handle`](crate::Device::handle) and [`Device::poll`](crate::Device::poll). It returns
//! promptly (a flash write may take its milliseconds; nothing waits for a network or for another thread) and it never
//! calls back. Faults are decorators around a port: the simulator wraps these same traits and cuts the power between two
//! writes.
//!
//! The Linux port implements them with a directory and a supervisor process; a microcontroller with flash and registers.

mod files;
mod slots;
mod store;

pub use files::{Entry, FileId, Files, FsError, OpenMode, SeekFrom, Space, Stat};
pub use slots::Slots;
pub use store::{Records, Retained, SettingsStore, StoreError, record_name_is_valid};

use alloc::string::String;
use alloc::vec::Vec;

pub use minipy::{Pins, Sockets, VirtualPins};
use monotime::{Duration, Instant};

use crate::boot::Usable;

/// Everything a platform gives to the device, in one object that the device owns.
pub trait Platform {
    /// The board's file system. Paths are absolute inside it.
    fn files(&mut self) -> &mut dyn Files;

    /// Small durable records that no Python code can reach: boot record, crash records, staged settings.
    fn records(&mut self) -> &mut dyn Records;

    /// A few bytes that survive a reset but not a loss of power.
    fn retained(&mut self) -> &mut dyn Retained;

    /// The hardware watchdog.
    fn watchdog(&mut self) -> &mut dyn Watchdog;

    /// The time of day.
    fn clock(&mut self) -> &mut dyn WallClock;

    /// Fills `out` with random bytes. Good enough for identifiers and jitter; cryptographic where the platform can.
    fn entropy(&mut self, out: &mut [u8]);

    /// Shows bytes on the local console (a serial line, standard error). Never blocks: what does not fit is lost.
    fn console(&mut self, bytes: &[u8]);

    /// Who this board is. Must not change while the device runs.
    fn identity(&self) -> Identity<'_>;

    /// Why this boot happened.
    fn reset_cause(&self) -> ResetCause;

    /// Where settings can be changed from afar; `None` on a platform whose settings are fixed.
    fn settings(&mut self) -> Option<&mut dyn SettingsStore> {
        None
    }

    /// What the firmware said last before it died: a panic's message, the signal that ended it. Asked once per boot, and only
    /// after [`ResetCause::Panic`], [`ResetCause::Watchdog`] or a trial that failed; `None` where nothing could be kept.
    fn last_words(&mut self) -> Option<String> {
        None
    }

    /// The platform's own heap, for `sysinfo`; `None` where it cannot say.
    fn heap(&self) -> Option<HeapFigures> {
        None
    }

    /// The way to time servers; `None` where there is none.
    fn time_source(&mut self) -> Option<&mut dyn TimeSource> {
        None
    }

    /// Two places for a firmware; `None` on a platform without slots.
    fn slots(&mut self) -> Option<&mut dyn Slots> {
        None
    }

    /// Which update slots hold a verified image.
    fn usable_slots(&mut self) -> Option<Usable> {
        self.slots().map(Slots::usable)
    }

    /// The pins that Python's `machine` drives; `None` on a platform without.
    fn pins(&mut self) -> Option<&mut dyn Pins> {
        None
    }

    /// The sockets that Python may use; `None` on a platform without.
    fn sockets(&mut self) -> Option<&mut dyn Sockets> {
        None
    }

    /// Switches a light of the board, if it has one.
    fn led(&mut self, led: Led, on: bool) {
        let _ = (led, on);
    }
}

/// A watchdog that resets the board unless it is fed in time.
///
/// Once armed it cannot be stopped, only re-armed with another time; that is what makes it trustworthy.
pub trait Watchdog {
    /// From now on the board is reset, with [`ResetCause::Watchdog`] at the next boot, when `timeout` passes without
    /// [`feed`](Self::feed). Arming again replaces the time and counts as a feed.
    fn arm(&mut self, timeout: Duration);

    /// Starts the time anew. Does nothing when it was never armed.
    fn feed(&mut self);
}

/// The time of day, which may be unknown and may jump.
pub trait WallClock {
    /// Microseconds since 1970-01-01 UTC, or `None` while nobody has set the clock.
    fn unix_micros(&self) -> Option<i64>;

    /// Sets the clock. Where the machine's clock belongs to somebody else (Linux), the board has one of its own from then on.
    fn set_unix_micros(&mut self, micros: i64) {
        let _ = micros;
    }
}

/// A way to time servers: one datagram there, and what comes back from there.
///
/// After an answer has come, the platform polls the device soon, as after a deadline.
pub trait TimeSource {
    /// Sends a request to `server`, a `host` or `host:port` (without one, port 123), in its own time: it does not wait for a name's
    /// lookup. What was asked before is over.
    fn ask(&mut self, server: &str, request: &[u8]);

    /// Something that came back since, from the server that was asked last; or why nothing will, in words.
    fn answer(&mut self) -> Option<Result<Answer, String>>;
}

/// A datagram that came back.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Answer {
    /// What it holds. Whatever is beyond some hundred bytes may be missing.
    pub bytes: Vec<u8>,
    /// When the request was sent, in the device's time.
    pub sent: Instant,
    /// When this came, in the device's time.
    pub received: Instant,
}

/// Who the board is and what it runs.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Identity<'a> {
    /// Bytes that differ from board to board and never change: a MAC address, a machine id. 1 to 32 bytes.
    pub unique_id: &'a [u8],
    /// The firmware's name and version: `mqnode 0.1.0`.
    pub software: &'a str,
    /// The kind of machine: `linux`, `esp32c3`. Python sees it as `sys.platform`.
    pub platform: &'static str,
    /// When the firmware was built, in seconds since 1970: no clock is set to an earlier time. 0 if that is not known.
    pub built: i64,
}

/// Why the board booted.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum ResetCause {
    /// Power came on, or somebody pressed reset; also a killed process that nobody can explain.
    PowerOn,
    /// The supply voltage dropped.
    Brownout,
    /// The watchdog was not fed.
    Watchdog,
    /// The firmware itself failed: a native panic, an abort, a fatal signal.
    Panic,
    /// The device asked for it: [`ResetKind::Hard`].
    Hard,
    /// The device asked for it: [`ResetKind::Soft`].
    Soft,
    /// Woken from deep sleep.
    DeepSleep,
}

impl ResetCause {
    /// Every cause, for tables and tests.
    pub const ALL: [Self; 7] =
        [Self::PowerOn, Self::Brownout, Self::Watchdog, Self::Panic, Self::Hard, Self::Soft, Self::DeepSleep];

    /// The name in the status message and in log lines.
    pub const fn name(self) -> &'static str {
        match self {
            Self::PowerOn => "power-on",
            Self::Brownout => "brownout",
            Self::Watchdog => "watchdog",
            Self::Panic => "crash",
            Self::Hard => "reset",
            Self::Soft => "soft-reset",
            Self::DeepSleep => "deep-sleep",
        }
    }

    /// The number `machine.reset_cause()` gives, as MicroPython's ESP32 port counts them.
    pub const fn machine_code(self) -> u8 {
        match self {
            Self::PowerOn | Self::Brownout => 1,
            Self::Hard | Self::Panic => 2,
            Self::Watchdog => 3,
            Self::DeepSleep => 4,
            Self::Soft => 5,
        }
    }
}

/// The kinds of reset that the device asks for with [`Output::Reset`](crate::Output::Reset).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ResetKind {
    /// Like the reset button: everything starts anew. The next boot's cause is [`ResetCause::Hard`].
    Hard,
    /// The device alone starts anew; peripherals may keep their state. The next boot's cause is [`ResetCause::Soft`].
    Soft,
}

/// The platform's heap in bytes, as the original's `sysinfo` reports it.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct HeapFigures {
    /// Bytes not in use.
    pub free: u64,
    /// The largest block that could be had in one piece.
    pub contiguous: u64,
}

/// The two lights that the original's boards have.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Led {
    /// Something is going on.
    Activity,
    /// Something is wrong: not connected, safe mode.
    Failure,
}
