//! The boot policy as a model: every sequence of events up to a depth, with what must hold after each of them.
//!
//! A state is what survives (the boot record, what the two slots hold, which settings are staged) and what runs. The events are those
//! that a board can meet: crash, watchdog, power cut, brown-out, a reset by the application or by an operator, the broker reached, kept
//! for the all-OK time, lost, lost for long, and an update or new settings, step by step, so that any of the others can come between two
//! of their writes. States that differ in pure counters only are one state.
//!
//! The model is worth what it can find: three policies that are wrong on purpose must be found out.

use core::fmt::Debug;
use std::collections::BTreeSet;

use board::boot::{Decision, Intent, Mode, Progress, Record, SlotId, Trial, Usable, decide};
use board::ports::ResetCause;

/// Events in a row that are looked at, from a board that has never booted.
const DEPTH: usize = 40;

/// From anywhere, a board that runs well is in normal mode, confirmed, after at most so many boots.
const BOOTS_TO_GOOD: usize = 3;

/// What a slot holds.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Slot {
    Empty,
    /// Erased, and perhaps half written.
    Torn,
    /// Verified by reading back, and sealed.
    Sealed {
        /// It was confirmed once.
        proved: bool,
        /// It was started since it was sealed.
        booted: bool,
    },
}

/// New settings, until they are in force or forgotten.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Staged {
    No,
    Waiting,
    Used,
}

/// How far an update has come: each step is one durable write of the board.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Updating {
    No,
    /// The record names the slot no more, so it may be erased.
    Begun,
    Erased,
    Sealed,
}

/// A board that runs.
#[derive(Clone, Copy, Debug)]
struct Board {
    record: Record,
    slots: [Slot; 2],
    staged: Staged,
    // What runs; gone with any reset.
    running: SlotId,
    trial_settings: bool,
    updating: Updating,
    connected: bool,
}

/// What can happen to a board that runs.
#[derive(Clone, Copy, Debug)]
enum Event {
    Ends(ResetCause),
    OperatorNormal,
    OperatorSafe,
    ReachBroker,
    LoseBroker,
    /// No connection for too long.
    Offline,
    /// Managed through the broker for the whole time.
    AllOk,
    Update,
    Stage,
    Unstage,
}

const EVENTS: [Event; 14] = [
    Event::Ends(ResetCause::Panic),
    Event::Ends(ResetCause::Watchdog),
    Event::Ends(ResetCause::PowerOn),
    Event::Ends(ResetCause::Brownout),
    Event::Ends(ResetCause::Hard),
    Event::OperatorNormal,
    Event::OperatorSafe,
    Event::ReachBroker,
    Event::LoseBroker,
    Event::Offline,
    Event::AllOk,
    Event::Update,
    Event::Stage,
    Event::Unstage,
];

/// A policy: [`decide`], or one that is wrong.
type Policy = fn(ResetCause, Record, Option<Usable>) -> Decision;

/// What must not be, in words.
type Broken = String;

impl Board {
    fn new(policy: Policy) -> Result<Self, Broken> {
        let blank = Self {
            record: Record::default(),
            slots: [Slot::Sealed { proved: true, booted: true }, Slot::Empty],
            staged: Staged::No,
            running: SlotId::A,
            trial_settings: false,
            updating: Updating::No,
            connected: false,
        };
        blank.boot(policy, ResetCause::PowerOn)
    }

    fn slot(&mut self, id: SlotId) -> &mut Slot {
        let [a, b] = &mut self.slots;
        match id {
            SlotId::A => a,
            SlotId::B => b,
        }
    }

    fn on_trial(&self) -> bool {
        matches!(self.record.trial, Trial::Started { .. })
    }

    /// The board ends and boots; what must hold of every boot.
    fn boot(mut self, policy: Policy, cause: ResetCause) -> Result<Self, Broken> {
        let sealed = |slot| matches!(slot, Slot::Sealed { .. });
        let usable = Usable { a: sealed(self.slots[0]), b: sealed(self.slots[1]) };
        let boot = policy(cause, self.record, Some(usable));
        let slot = boot.slot.ok_or("a board with slots boots none")?;
        match self.slot(slot) {
            Slot::Sealed { proved: false, booted } => {
                ensure(!*booted, "what was not proved is booted a second time")?;
                ensure(boot.mode == Mode::Normal, "safe mode runs what was not proved")?;
                ensure(
                    matches!(boot.record.trial, Trial::Started { .. }),
                    "what was not proved runs without a trial",
                )?;
                *booted = true;
            }
            Slot::Sealed { proved: true, .. } => {}
            Slot::Empty | Slot::Torn => return Err("the slot that is booted holds no image".into()),
        }
        if boot.trial_settings {
            ensure(boot.mode == Mode::Normal, "safe mode uses settings that were not proved")?;
            ensure(self.staged == Staged::Waiting, "settings that were not proved are used a second time")?;
            self.staged = Staged::Used;
        }
        self.record = Record { boots: 0, offline: 0, adopt: false, ..boot.record };
        if !matches!(
            self.record.trial,
            Trial::Waiting { settings: true, .. } | Trial::Started { settings: true, .. }
        ) {
            self.staged = Staged::No;
        }
        (self.running, self.trial_settings) = (slot, boot.trial_settings);
        (self.updating, self.connected) = (Updating::No, false);
        Ok(self)
    }

    /// What becomes of the board; `None` when this cannot happen now.
    fn after(mut self, policy: Policy, event: Event) -> Result<Option<Self>, Broken> {
        match event {
            Event::Ends(cause) => return self.boot(policy, cause).map(Some),
            Event::OperatorNormal if self.connected => return self.reset(policy, Intent::Normal).map(Some),
            Event::OperatorSafe if self.connected => return self.reset(policy, Intent::Safe).map(Some),
            // On trial there is no patience: the watchdog bites, which is another event.
            Event::Offline if !self.connected && !self.on_trial() => {
                return self.reset(policy, Intent::Offline).map(Some);
            }
            Event::ReachBroker if !self.connected => self.connected = true,
            Event::LoseBroker if self.connected => self.connected = false,
            Event::AllOk if self.connected && self.record.progress == Progress::Running => {
                self.all_ok()?;
                if self.record.mode == Mode::Safe {
                    return self.boot(policy, ResetCause::Hard).map(Some);
                }
            }
            // An update that has begun goes on without the connection when all of it has come.
            Event::Update if self.connected && !self.on_trial() => self.update_step(),
            Event::Stage if self.connected && !self.on_trial() && self.staged == Staged::No => {
                self.staged = Staged::Waiting;
                self.record.trial = Trial::Waiting { slot: self.waiting_slot(), settings: true };
            }
            Event::Unstage if self.connected && self.staged == Staged::Waiting => {
                self.staged = Staged::No;
                self.record.trial = waiting(self.waiting_slot(), false);
            }
            _ => return Ok(None),
        }
        Ok(Some(self))
    }

    fn reset(mut self, policy: Policy, intent: Intent) -> Result<Self, Broken> {
        self.record.intent = intent;
        self.boot(policy, ResetCause::Hard)
    }

    fn all_ok(&mut self) -> Result<(), Broken> {
        self.record.confirm();
        self.record.adopt = false;
        if self.record.mode == Mode::Safe {
            return Ok(());
        }
        let running = self.running;
        ensure(self.record.slot == running, "the confirmed slot is not the one that ran")?;
        if let Slot::Sealed { proved, .. } = self.slot(running) {
            *proved = true;
        }
        if self.trial_settings {
            self.staged = Staged::No;
        }
        Ok(())
    }

    fn update_step(&mut self) {
        let into = self.running.other();
        match self.updating {
            Updating::No => {
                if self.waiting_slot().is_some() {
                    self.record.trial = waiting(None, self.staged == Staged::Waiting);
                }
                self.updating = Updating::Begun;
            }
            Updating::Begun => {
                *self.slot(into) = Slot::Torn;
                self.updating = Updating::Erased;
            }
            Updating::Erased => {
                *self.slot(into) = Slot::Sealed { proved: false, booted: false };
                self.updating = Updating::Sealed;
            }
            Updating::Sealed => {
                self.record.trial = waiting(Some(into), self.staged == Staged::Waiting);
                self.updating = Updating::No;
            }
        }
    }

    fn waiting_slot(&self) -> Option<SlotId> {
        match self.record.trial {
            Trial::Waiting { slot, .. } => slot,
            Trial::None | Trial::Started { .. } => None,
        }
    }

    /// A broker that is there and firmware that is good: normal mode, confirmed, and soon.
    fn comes_good(mut self, policy: Policy) -> Result<(), Broken> {
        for _ in 0..=BOOTS_TO_GOOD {
            self.connected = true;
            if self.record.progress == Progress::Running {
                self.all_ok()?;
            }
            if self.record.mode == Mode::Normal {
                return ensure(!self.on_trial(), "a good boot leaves something on trial");
            }
            self = self.boot(policy, ResetCause::Hard)?;
        }
        Err("a good board does not come back to normal mode".into())
    }

    /// Whatever is not proved fails, in this way, and everything else works: what was there before runs normally, and soon.
    fn leaves_what_is_bad(mut self, policy: Policy, end: ResetCause) -> Result<(), Broken> {
        for _ in 0..=BOOTS_TO_GOOD {
            let running = self.running;
            let proved = matches!(self.slot(running), Slot::Sealed { proved: true, .. });
            if !proved || self.trial_settings {
                self = self.boot(policy, end)?;
                continue;
            }
            if self.record.mode == Mode::Normal && matches!(self.record.trial, Trial::None) {
                return Ok(());
            }
            if self.record.progress == Progress::Running {
                self.connected = true;
                self.all_ok()?;
            }
            self = self.boot(policy, ResetCause::Hard)?;
        }
        Err(format!("a bad image or bad settings are not left, by {end:?}"))
    }

    fn key(&self) -> impl Ord + Debug + use<> {
        let running = self.running == SlotId::A;
        let volatile = (running, self.trial_settings, self.updating, self.connected);
        (self.record.to_bytes(), self.slots, self.staged, volatile)
    }
}

fn waiting(slot: Option<SlotId>, settings: bool) -> Trial {
    if slot.is_none() && !settings { Trial::None } else { Trial::Waiting { slot, settings } }
}

fn ensure(holds: bool, otherwise: &str) -> Result<(), Broken> {
    if holds { Ok(()) } else { Err(otherwise.into()) }
}

/// What was looked at.
#[derive(Debug)]
struct Explored {
    states: usize,
    steps: usize,
}

/// Looks at every sequence of `depth` events; the first thing that must not be, with the way to it.
fn explore(policy: Policy, depth: usize) -> Result<Explored, Broken> {
    let start = Board::new(policy)?;
    let mut seen = BTreeSet::from([start.key()]);
    let mut edge = vec![(start, Vec::new())];
    let mut steps = 0;
    for _ in 0..depth {
        let mut next = Vec::new();
        for (board, way) in edge {
            for event in EVENTS {
                let broken = |what| format!("{what}: {way:?}, then {event:?}, from {board:?}");
                let Some(after) = board.after(policy, event).map_err(broken)? else { continue };
                steps += 1;
                if !seen.insert(after.key()) {
                    continue;
                }
                after.comes_good(policy).map_err(broken)?;
                for end in [ResetCause::Panic, ResetCause::Watchdog, ResetCause::PowerOn, ResetCause::Hard] {
                    after.leaves_what_is_bad(policy, end).map_err(broken)?;
                }
                let mut way: Vec<Event> = way.clone();
                way.push(event);
                next.push((after, way));
            }
        }
        edge = next;
    }
    Ok(Explored { states: seen.len(), steps })
}

#[test]
fn after_every_sequence_of_events_the_board_boots_what_is_proved_or_tries_it_once() {
    let explored = explore(decide, DEPTH).unwrap_or_else(|broken| panic!("{broken}"));
    println!("{} states, {} steps, {DEPTH} events deep", explored.states, explored.steps);
    assert!(explored.states > 10_000, "{explored:?}");
}

/// Forgets to write down that the trial has begun.
fn forgetful(cause: ResetCause, last: Record, usable: Option<Usable>) -> Decision {
    let mut boot = decide(cause, last, usable);
    if let Trial::Started { slot, settings } = boot.record.trial {
        boot.record.trial = Trial::Waiting { slot, settings };
    }
    boot
}

/// Takes the slot on trial for good when it is started: what many boot loaders do without roll-back.
fn trusting(cause: ResetCause, last: Record, usable: Option<Usable>) -> Decision {
    let mut boot = decide(cause, last, usable);
    if let Trial::Started { slot: Some(slot), .. } = boot.record.trial {
        boot.record.slot = slot;
    }
    boot
}

/// Stays in safe mode once it is there.
fn timid(cause: ResetCause, last: Record, usable: Option<Usable>) -> Decision {
    let mut boot = decide(cause, last, usable);
    if last.mode == Mode::Safe && last.intent != Intent::Normal {
        boot.mode = Mode::Safe;
        boot.record.mode = Mode::Safe;
    }
    boot
}

#[test]
fn the_model_finds_policies_that_are_wrong() {
    for (policy, word) in [
        (forgetful as Policy, "used a second time"),
        (trusting, "booted a second time"),
        (timid, "does not come back to normal mode"),
    ] {
        let broken = explore(policy, DEPTH).expect_err(word);
        assert!(broken.contains(word), "{broken}");
    }
}
