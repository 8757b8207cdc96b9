//! The boot decision over every combination of its inputs, and over every sequence of events to a stated depth.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::vec;
use alloc::vec::Vec;
use std::println;

use super::*;

const MODES: [Mode; 2] = [Mode::Normal, Mode::Safe];
const PROGRESS: [Progress; 3] = [Progress::Never, Progress::Running, Progress::Confirmed];
const INTENTS: [Intent; 4] = [Intent::None, Intent::Normal, Intent::Safe, Intent::Offline];
const SLOTS: [SlotId; 2] = [SlotId::A, SlotId::B];

fn trials() -> Vec<Trial> {
    let mut all = vec![Trial::None];
    for slot in [None, Some(SlotId::A), Some(SlotId::B)] {
        for settings in [false, true] {
            if slot.is_some() || settings {
                all.push(Trial::Waiting { slot, settings });
                all.push(Trial::Started { slot, settings });
            }
        }
    }
    all
}

fn usables() -> [Option<Usable>; 5] {
    let both = |a, b| Some(Usable { a, b });
    [None, both(false, false), both(true, false), both(false, true), both(true, true)]
}

/// Calls `check` with every record; the tries of safe mode are those around their limit, the counter of boots is any.
fn every_record(mut check: impl FnMut(Record)) {
    for mode in MODES {
        for progress in PROGRESS {
            for intent in INTENTS {
                for score in 0..=SCORE_SAFE {
                    for hold in 0..=HOLD_MAX {
                        let most = SAFE_TRIES << hold;
                        for safe_tries in [0, most - 2, most - 1, most, u8::MAX] {
                            for slot in SLOTS {
                                for trial in trials() {
                                    check(Record {
                                        boots: 7,
                                        offline: score,
                                        mode,
                                        progress,
                                        intent,
                                        score,
                                        hold,
                                        safe_tries,
                                        slot,
                                        trial,
                                        adopt: score % 2 == 1,
                                    });
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn every_input_gives_a_choice_that_can_boot_and_nothing_unproved_boots_twice() {
    let mut combinations = 0_u32;
    every_record(|last| {
        for cause in ResetCause::ALL {
            for usable in usables() {
                combinations += 1;
                check_one(cause, last, usable);
            }
        }
    });
    println!("{combinations} combinations");
}

fn check_one(cause: ResetCause, last: Record, usable: Option<Usable>) {
    let boot = decide(cause, last, usable);
    let context = || format!("{cause:?} {last:?} {usable:?} -> {boot:?}");
    // A slot is named when there are slots, and it can run when any can.
    match usable {
        None => assert_eq!(boot.slot, None, "{}", context()),
        Some(Usable { a: false, b: false }) => assert!(boot.slot.is_some(), "{}", context()),
        Some(_) => assert!(boot.slot.is_some_and(|s| is_usable(usable, s)), "{}", context()),
    }
    // A trial is started at most once, and only in normal mode; safe mode leaves one that waits alone.
    if matches!(last.trial, Trial::Started { .. }) {
        assert_eq!(boot.record.trial, Trial::None, "{}", context());
        assert!(!boot.trial_settings, "{}", context());
    }
    let starts = matches!(boot.record.trial, Trial::Started { .. });
    assert_eq!(starts, boot.reason == Reason::Trial, "{}", context());
    if boot.mode == Mode::Safe {
        assert!(!starts && !boot.trial_settings, "{}", context());
        assert_eq!(
            matches!(last.trial, Trial::Waiting { .. }),
            boot.record.trial != Trial::None,
            "{}",
            context()
        );
    }
    // The confirmed slot changes only by confirming; whatever this boot is, it is not confirmed yet.
    assert_eq!(boot.record.slot, last.slot, "{}", context());
    assert_eq!(
        (boot.record.progress, boot.record.intent),
        (Progress::Running, Intent::None),
        "{}",
        context()
    );
    assert!(boot.record.score <= SCORE_SAFE && boot.record.hold <= HOLD_MAX, "{}", context());
    assert_eq!(boot.record.boots, last.boots + 1);
    // What an operator asked for happens.
    match last.intent {
        Intent::Normal => assert_eq!(boot.mode, Mode::Normal, "{}", context()),
        Intent::Safe => assert_eq!(boot.mode, Mode::Safe, "{}", context()),
        Intent::None | Intent::Offline => {}
    }
    // Somebody who comes from a confirmed normal mode and lost power stays there.
    if last.mode == Mode::Normal
        && last.progress == Progress::Confirmed
        && last.score == 0
        && !matches!(cause, ResetCause::Watchdog | ResetCause::Panic)
        && matches!(last.intent, Intent::None | Intent::Offline)
    {
        assert_eq!(boot.mode, Mode::Normal, "{}", context());
    }
}

#[test]
fn a_record_survives_its_bytes_and_foreign_bytes_are_no_record() {
    every_record(|record| {
        let bytes = record.to_bytes();
        assert_eq!(Record::from_bytes(&bytes), Some(record));
        for at in 0..bytes.len() {
            let mut damaged = bytes;
            damaged[at] ^= 1 << (record.score % 8);
            assert_eq!(Record::from_bytes(&damaged), None, "{record:?} damaged at {at}");
        }
    });
    assert_eq!(Record::from_bytes(b""), None);
    assert_eq!(Record::from_bytes(&[0; RECORD_BYTES]), None);
}

/// How a simulated boot ends.
#[derive(Clone, Copy, Debug)]
enum End {
    Crash,
    Watchdog,
    PowerCut,
    Confirmed,
    ConfirmedThenCrash,
    OperatorNormal,
    OperatorSafe,
    Offline,
    Update,
}

const ENDS: [End; 9] = [
    End::Crash,
    End::Watchdog,
    End::PowerCut,
    End::Confirmed,
    End::ConfirmedThenCrash,
    End::OperatorNormal,
    End::OperatorSafe,
    End::Offline,
    End::Update,
];

fn ended(mut record: Record, end: End) -> (ResetCause, Record) {
    let cause = match end {
        End::Crash => ResetCause::Panic,
        End::Watchdog => ResetCause::Watchdog,
        End::PowerCut => ResetCause::PowerOn,
        End::Confirmed => {
            record.confirm();
            ResetCause::PowerOn
        }
        End::ConfirmedThenCrash => {
            record.confirm();
            ResetCause::Panic
        }
        End::OperatorNormal => {
            record.intent = Intent::Normal;
            ResetCause::Hard
        }
        End::OperatorSafe => {
            record.intent = Intent::Safe;
            ResetCause::Hard
        }
        End::Offline => {
            record.intent = Intent::Offline;
            ResetCause::Hard
        }
        End::Update => {
            record.confirm();
            record.trial = Trial::Waiting { slot: Some(record.slot.other()), settings: true };
            record.intent = Intent::Normal;
            ResetCause::Hard
        }
    };
    (cause, record)
}

/// Every record that can be reached from a new board in `depth` boots, without the pure counter.
fn reachable(depth: usize) -> Vec<Record> {
    let mut seen = BTreeMap::new();
    let mut edge = vec![Record::default()];
    for _ in 0..depth {
        let mut next = Vec::new();
        for record in edge {
            for end in ENDS {
                let (cause, last) = ended(record, end);
                let mut after = decide(cause, last, Some(Usable { a: true, b: true })).record;
                after.boots = 0;
                if seen.insert(after.to_bytes(), after).is_none() {
                    next.push(after);
                }
            }
        }
        edge = next;
    }
    seen.into_values().collect()
}

#[test]
fn from_every_reachable_state_a_good_board_runs_normally_within_two_boots() {
    let states = reachable(14);
    println!("{} states", states.len());
    for state in states {
        let mut record = state;
        let mut boots = 0;
        while !(record.mode == Mode::Normal && record.progress == Progress::Confirmed) {
            record.confirm();
            if record.mode == Mode::Normal {
                break;
            }
            // Safe mode that is confirmed resets into normal mode by itself.
            let mut last = record;
            last.intent = Intent::None;
            record = decide(ResetCause::Hard, last, None).record;
            boots += 1;
            assert!(boots <= 2, "{state:?}");
        }
    }
}

#[test]
fn a_bad_image_is_left_after_one_boot_from_every_reachable_state() {
    for state in reachable(10) {
        for end in [End::Crash, End::Watchdog, End::PowerCut, End::OperatorNormal, End::Offline] {
            let (cause, last) = ended(state, End::Update);
            let trial = decide(cause, last, Some(Usable { a: true, b: true }));
            assert_eq!((trial.reason, trial.slot), (Reason::Trial, Some(last.slot.other())), "{state:?}");
            let (cause, last) = ended(trial.record, end);
            let back = decide(cause, last, Some(Usable { a: true, b: true }));
            assert_eq!(back.slot, Some(last.slot), "{end:?} {state:?}");
            assert_ne!(back.reason, Reason::Trial, "{end:?} {state:?}");
        }
    }
}

#[test]
fn an_endless_crash_alternates_with_a_hold_that_grows_to_its_limit() {
    let mut record = Record::default();
    let mut stays = Vec::new();
    let mut stay = 0;
    for _ in 0..2_000 {
        let boot = decide(ResetCause::Panic, record, None);
        match (boot.mode, record.mode) {
            (Mode::Safe, _) => stay += 1,
            (Mode::Normal, Mode::Safe) => stays.push(core::mem::take(&mut stay)),
            (Mode::Normal, Mode::Normal) => {}
        }
        record = boot.record;
    }
    assert_eq!(&stays[..4], [3, 6, 12, 24]);
    assert_eq!(stays.last(), Some(&(3 << HOLD_MAX)));
}

#[test]
fn an_unreachable_broker_never_brings_safe_mode() {
    let mut record = Record::default();
    for _ in 0..100 {
        record.intent = Intent::Offline;
        let boot = decide(ResetCause::Hard, record, None);
        assert_eq!(boot.mode, Mode::Normal);
        record = boot.record;
    }
}

#[test]
fn an_application_that_resets_the_board_in_a_loop_ends_in_safe_mode() {
    let mut record = Record::default();
    let mut boots = 0;
    while record.mode == Mode::Normal {
        record = decide(ResetCause::Hard, record, None).record;
        boots += 1;
    }
    // The first boot is the one that the application interrupts for the first time.
    assert_eq!(boots, 1 + SCORE_SAFE / WEIGHT_POWER);
}
