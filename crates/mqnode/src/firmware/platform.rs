//! Everything the device needs of Linux, in one object.

use std::fs;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use board::Boot;
use board::boot::{SettingsFrom, SlotId};
use board::ports::{
    Files, HeapFigures, Identity, Pins, Platform, Records, ResetCause, Retained, SettingsStore, Slots,
    Sockets, TimeSource, VirtualPins, WallClock, Watchdog,
};

use minipy_net::{News, StdSockets};

use super::files::DiskFiles;
use super::identity;
use super::link::Link;
use super::settings::DiskSettings;
use super::time_source::UdpTimeSource;
use crate::console;
use crate::control::{self, RETAINED_BYTES, ToSupervisor};
use crate::layout::Layout;
use crate::settings::{Settings, SettingsError};
use crate::storage::{DiskRecords, DiskSlots};

/// A clock that shows an earlier time than this was never set: 2020-01-01.
const CLOCK_SET_MICROS: i64 = 1_577_836_800_000_000;

/// The ports of a board process.
pub(super) struct LinuxPlatform {
    files: DiskFiles,
    records: DiskRecords,
    retained: SupervisedMemory,
    watchdog: SupervisedWatchdog,
    clock: BoardClock,
    time_source: UdpTimeSource,
    settings: DiskSettings,
    slots: DiskSlots,
    pins: VirtualPins,
    sockets: StdSockets,
    unique_id: Vec<u8>,
    reset_cause: ResetCause,
    last_words: Option<String>,
}

impl LinuxPlatform {
    /// The ports for a boot: what survived it, and what the boot loader decided.
    pub(super) fn new(
        layout: &Layout,
        boot: &control::Boot,
        decision: &Boot,
        link: Link,
        time_source: UdpTimeSource,
    ) -> anyhow::Result<Self> {
        Ok(Self {
            files: DiskFiles::open(&layout.flash())?,
            records: DiskRecords::new(layout.state()),
            retained: SupervisedMemory::new(&boot.retained, link.clone()),
            watchdog: SupervisedWatchdog { link },
            clock: BoardClock { set: None },
            time_source,
            settings: DiskSettings::new(layout.clone()),
            unique_id: identity::load(layout)?,
            slots: DiskSlots::new(layout, decision.slot.unwrap_or(SlotId::A)),
            pins: VirtualPins::default(),
            sockets: StdSockets::default(),
            reset_cause: decision.cause,
            last_words: Some(boot.detail.clone()).filter(|words| !words.is_empty()),
        })
    }
}

impl LinuxPlatform {
    /// What tells that something has happened to a socket of Python's.
    pub(super) fn socket_news(&self) -> Option<News> {
        self.sockets.news()
    }

    /// Reads the settings that the boot decision names.
    pub(super) fn load_settings(&mut self, from: SettingsFrom) -> Result<Settings, SettingsError> {
        let settings = self.settings.load(from)?;
        self.slots.trust(settings.public_key);
        Ok(settings)
    }
}

impl Platform for LinuxPlatform {
    fn files(&mut self) -> &mut dyn Files {
        &mut self.files
    }

    fn records(&mut self) -> &mut dyn Records {
        &mut self.records
    }

    fn retained(&mut self) -> &mut dyn Retained {
        &mut self.retained
    }

    fn watchdog(&mut self) -> &mut dyn Watchdog {
        &mut self.watchdog
    }

    fn clock(&mut self) -> &mut dyn WallClock {
        &mut self.clock
    }

    fn time_source(&mut self) -> Option<&mut dyn TimeSource> {
        Some(&mut self.time_source)
    }

    fn settings(&mut self) -> Option<&mut dyn SettingsStore> {
        Some(&mut self.settings)
    }

    fn slots(&mut self) -> Option<&mut dyn Slots> {
        Some(&mut self.slots)
    }

    fn sockets(&mut self) -> Option<&mut dyn Sockets> {
        Some(&mut self.sockets)
    }

    fn pins(&mut self) -> Option<&mut dyn Pins> {
        Some(&mut self.pins)
    }

    fn entropy(&mut self, out: &mut [u8]) {
        identity::fill_random(out);
    }

    fn console(&mut self, bytes: &[u8]) {
        console::write(bytes);
    }

    fn identity(&self) -> Identity<'_> {
        Identity {
            unique_id: &self.unique_id,
            software: concat!("mqnode ", env!("CARGO_PKG_VERSION")),
            platform: "linux",
            built: env!("MQNODE_BUILT").parse().unwrap_or(0),
        }
    }

    fn reset_cause(&self) -> ResetCause {
        self.reset_cause
    }

    fn last_words(&mut self) -> Option<String> {
        self.last_words.take()
    }

    fn heap(&self) -> Option<HeapFigures> {
        let text = fs::read_to_string("/proc/meminfo").ok()?;
        let line = text.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
        let kib: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
        let free = kib.saturating_mul(1024);
        Some(HeapFigures { free, contiguous: free })
    }
}

/// The supervisor's watchdog, seen from the firmware.
struct SupervisedWatchdog {
    link: Link,
}

impl Watchdog for SupervisedWatchdog {
    fn arm(&mut self, timeout: board::Duration) {
        self.link.send(&ToSupervisor::Arm(timeout.micros().div_ceil(1000)));
    }

    fn feed(&mut self) {
        self.link.send(&ToSupervisor::Feed);
    }
}

/// The supervisor's copy of the retained memory is the one that survives; every change goes there at once.
struct SupervisedMemory {
    bytes: Vec<u8>,
    link: Link,
}

impl SupervisedMemory {
    fn new(retained: &[u8], link: Link) -> Self {
        let mut bytes = retained.to_vec();
        bytes.resize(RETAINED_BYTES, 0);
        Self { bytes, link }
    }
}

impl Retained for SupervisedMemory {
    fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    fn write(&mut self, offset: usize, data: &[u8]) {
        let room = self.bytes.get_mut(offset..).unwrap_or_default();
        let length = data.len().min(room.len());
        let (room, data) = (&mut room[..length], &data[..length]);
        if room != data {
            room.copy_from_slice(data);
            let offset = u16::try_from(offset).unwrap_or(u16::MAX);
            self.link.send(&ToSupervisor::Retain { offset, bytes: data.to_vec() });
        }
    }
}

/// The machine's clock, until the board's own is set. The machine's belongs to the machine: setting it is left to its own time service.
struct BoardClock {
    /// What the board's own clock showed when it was set, and when that was.
    set: Option<(i64, Instant)>,
}

impl WallClock for BoardClock {
    fn unix_micros(&self) -> Option<i64> {
        if let Some((micros, at)) = self.set {
            return micros.checked_add(i64::try_from(at.elapsed().as_micros()).ok()?);
        }
        let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
        i64::try_from(since.as_micros()).ok().filter(|micros| *micros >= CLOCK_SET_MICROS)
    }

    fn set_unix_micros(&mut self, micros: i64) {
        self.set = Some((micros, Instant::now()));
    }
}
