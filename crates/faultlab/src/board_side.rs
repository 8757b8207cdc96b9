//! A simulated board: a device, its flash, its power and its watchdog.

use board::memory::Memory;
use board::ports::{ResetCause, ResetKind};
use board::{Boot, Closed, Device, Duration, Input, Instant, Output};

use crate::firmware::Firmware;
use crate::link::Link;

/// What a board is at present.
pub enum State {
    /// Running.
    On(Box<Device<Memory>>),
    /// Its firmware does nothing: only the watchdog can end this.
    Hung(Box<Memory>),
    /// Booting: it runs from then on.
    Off {
        /// When.
        until: Instant,
        /// What it runs on.
        memory: Box<Memory>,
    },
    /// It cannot boot: none of its settings can be used.
    Dead(Box<Memory>),
}

/// One board of a world.
pub struct SimBoard {
    state: Option<State>,
    pub(crate) link: Option<Link>,
    pub(crate) busy: bool,
    pub(crate) deadline: Option<Instant>,
    /// When its firmware dies by itself.
    dies_at: Option<Instant>,
    /// Why it was reset so far, in order.
    pub resets: Vec<ResetCause>,
    /// What it has started from its slots so far, in order; nothing on a board without slots.
    pub started: Vec<Firmware>,
    /// Everything its console has shown, over all boots.
    pub console: String,
}

/// How long a boot takes.
const BOOT_TIME: Duration = Duration::from_millis(300);

/// How long a slice of Python takes: some million instructions a second, as on a microcontroller.
const SLICE_TIME: Duration = Duration::from_millis(4);

/// What a board wants of the world.
pub(crate) enum Wish {
    /// To the broker with this URL.
    Connect(String),
    Send(Vec<u8>),
    HangUp,
}

impl SimBoard {
    pub(crate) fn new(now: Instant, memory: Memory) -> Self {
        Self {
            state: Some(State::Off { until: now, memory: Box::new(memory) }),
            link: None,
            busy: false,
            deadline: None,
            dies_at: None,
            resets: Vec::new(),
            started: Vec::new(),
            console: String::new(),
        }
    }

    /// Its platform, for looking at files and for setting faults.
    pub fn memory(&mut self) -> &mut Memory {
        match self.state.as_mut() {
            Some(State::On(device)) => device.platform(),
            Some(State::Off { memory, .. } | State::Hung(memory) | State::Dead(memory)) => memory,
            None => unreachable!("the state is only taken out while it changes"),
        }
    }

    /// Whether it runs.
    pub fn is_on(&self) -> bool {
        matches!(self.state, Some(State::On(_)))
    }

    /// Whether no settings that it has can be used.
    pub fn is_dead(&self) -> bool {
        matches!(self.state, Some(State::Dead(_)))
    }

    /// Ends this boot. The board runs again a moment later.
    pub fn reset(&mut self, now: Instant, cause: ResetCause) {
        let mut memory = match self.state.take() {
            Some(State::On(device)) => device.into_platform(),
            Some(State::Off { memory, .. } | State::Hung(memory) | State::Dead(memory)) => *memory,
            None => unreachable!("the state is only taken out while it changes"),
        };
        self.resets.push(cause);
        self.console.push_str(&core::mem::take(&mut memory.console));
        self.console.push_str(&format!("--- {} at {} ---\n", cause.name(), now.since(Instant::ZERO)));
        memory.reboot(cause);
        self.state = Some(State::Off { until: now + BOOT_TIME, memory: Box::new(memory) });
        (self.link, self.busy, self.deadline, self.dies_at) = (None, false, None, None);
    }

    /// Whether its firmware can open connections.
    pub(crate) fn hears(&self) -> bool {
        self.started.last() != Some(&Firmware::Deaf)
    }

    /// Boots, if it is time; resets, if the watchdog bites, the firmware dies or the power has failed.
    pub(crate) fn tick(&mut self, now: Instant) {
        match self.state.take() {
            Some(State::Off { until, memory }) if now >= until => self.boot(now, *memory),
            other => self.state = other,
        }
        if !matches!(self.state, Some(State::On(_) | State::Hung(_))) {
            return;
        }
        let memory = self.memory();
        memory.now = now;
        let bitten = memory.bites_at.is_some_and(|at| now >= at);
        if memory.flash.is_dead() {
            self.reset(now, ResetCause::PowerOn);
        } else if bitten {
            self.reset(now, ResetCause::Watchdog);
        } else if self.dies_at.is_some_and(|at| now >= at) {
            self.reset(now, ResetCause::Panic);
        }
    }

    /// The boot loader, then what it has chosen.
    fn boot(&mut self, now: Instant, mut memory: Memory) {
        memory.now = now;
        let boot = Boot::begin(&mut memory);
        if let Some(slot) = boot.slot {
            memory.flash.set_running(slot);
            let firmware = Firmware::of(memory.flash.image(slot));
            self.started.push(firmware);
            self.dies_at = firmware.life().map(|life| now + life);
            if firmware == Firmware::Hangs || self.dies_at == Some(now) {
                self.state = Some(State::Hung(Box::new(memory)));
                return;
            }
        }
        self.state = Some(run(now, boot, memory));
    }

    pub(crate) fn handle(&mut self, now: Instant, input: Input<'_>) -> usize {
        match self.state.as_mut() {
            Some(State::On(device)) => {
                device.platform().now = now;
                device.handle(now, input)
            }
            _ => 0,
        }
    }

    /// The next thing that it wants done; `None` when it is busy or idle.
    pub(crate) fn wish(&mut self, now: Instant) -> Option<Wish> {
        let Some(State::On(device)) = self.state.as_mut() else { return None };
        device.platform().now = now;
        (self.busy, self.deadline) = (false, None);
        let wish = match device.poll(now) {
            Output::Connect(mqtt) => Some(Wish::Connect(mqtt.url.clone())),
            Output::Send(bytes) => Some(Wish::Send(bytes.to_vec())),
            Output::Close => Some(Wish::HangUp),
            Output::Reset(kind) => {
                let cause = match kind {
                    ResetKind::Hard => ResetCause::Hard,
                    ResetKind::Soft => ResetCause::Soft,
                };
                self.reset(now, cause);
                return None;
            }
            Output::Busy => {
                self.busy = true;
                None
            }
            Output::Idle(deadline) => {
                self.deadline = deadline;
                None
            }
        };
        // The power may have failed at a write of this poll: then nothing of it leaves the board.
        if self.memory().flash.is_dead() {
            self.reset(now, ResetCause::PowerOn);
            return None;
        }
        wish
    }

    /// When something happens by itself.
    pub(crate) fn next(&mut self, now: Instant) -> Option<Instant> {
        match self.state.as_ref() {
            Some(State::Off { until, .. }) => Some(*until),
            Some(State::On(_) | State::Hung(_)) => {
                let busy = self.busy.then_some(now + SLICE_TIME);
                [busy, self.deadline, self.memory().bites_at, self.dies_at].into_iter().flatten().min()
            }
            Some(State::Dead(_)) | None => None,
        }
    }

    pub(crate) fn lost(&mut self, now: Instant, reason: &str) {
        self.link = None;
        self.handle(now, Input::Closed(Closed { reason: reason.into() }));
    }
}

/// Runs the device with the first settings that can be used.
fn run(now: Instant, mut boot: Boot, mut memory: Memory) -> State {
    loop {
        match memory.load(boot.settings_from()) {
            Ok(settings) => {
                return match Device::new(now, boot, settings, memory) {
                    Ok(device) => State::On(Box::new(device)),
                    Err(error) => unreachable!("these settings were checked: {error}"),
                };
            }
            Err(_) => match boot.settings_failed(&mut memory.flash) {
                Some(next) => boot = next,
                None => return State::Dead(Box::new(memory)),
            },
        }
    }
}
