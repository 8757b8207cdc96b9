//! Firmware updates in whole worlds: good ones are kept, bad ones are left by themselves, wherever the power is cut.

use board::Duration;
use board::ports::ResetCause;
use faultlab::{Ask, BoardId, Firmware, OperatorId, Rng, World};
use mqrepl::operator::Failure;

const MINUTE: Duration = Duration::from_secs(60);

/// More than two blocks of a slot, and not a whole number of them.
const SIZE: usize = 9_000;

const NEW: Firmware = Firmware::Good { version: 1 };
const OLD: Firmware = Firmware::Good { version: 0 };

fn settings() -> String {
    // Long enough for a firmware that dies after two minutes.
    World::settings("u").replace("\"allok\":60", "\"allok\":240")
}

/// A board with slots that is online and confirmed, and its operator.
fn ready(seed: u64) -> (World, BoardId, OperatorId) {
    let mut world = World::new(seed);
    let board = world.add_board(settings());
    world.board(board).memory().flash.add_slots();
    let operator = world.add_operator("u/mqb");
    world.run_for(MINUTE.scaled(6, 1));
    assert!(world.operator(operator).log.iter().any(|l| l.contains("this boot is confirmed")));
    (world, board, operator)
}

fn send(world: &mut World, operator: OperatorId, firmware: Firmware) {
    assert_eq!(world.answer(operator, Ask::Ota(firmware.image(SIZE))), Ok(b"OK".to_vec()));
}

fn reset(world: &mut World, operator: OperatorId) {
    world.ask(operator, Ask::Eval("watchdog.reset('n')".into()));
}

/// The status in a word or two: slot and the reason of the boot.
fn status(world: &mut World, operator: OperatorId) -> (String, String) {
    let status = world.operator(operator).status.clone().expect("a status");
    assert!(status.online, "{status:?}");
    (status.slot, status.boot_reason)
}

#[track_caller]
fn answers(world: &mut World, operator: OperatorId) {
    assert_eq!(world.answer(operator, Ask::Eval("1+1".into())), Ok(b"2".to_vec()));
}

#[test]
fn a_good_update_is_kept_and_survives_the_power() {
    let (mut world, board, operator) = ready(1);
    send(&mut world, operator, NEW);
    reset(&mut world, operator);
    world.run_for(MINUTE);
    assert_eq!(status(&mut world, operator), ("b".into(), "on trial".into()));
    world.run_for(MINUTE.scaled(6, 1));
    assert!(world.operator(operator).log.iter().any(|l| l.contains("the trial is confirmed")));
    world.reset(board, ResetCause::PowerOn);
    world.run_for(MINUTE);
    assert_eq!(status(&mut world, operator), ("b".into(), "nothing against it".into()));
    assert_eq!(world.board(board).started, [OLD, NEW, NEW]);
    assert!(world.operator(operator).crashes.is_empty());
}

/// Each kind of firmware that must not cost the board: it is left, within minutes, and both record and status say so.
#[test]
fn every_bad_firmware_is_left_by_itself_and_the_reason_is_told() {
    for (seed, firmware, words) in [
        (2, Firmware::PanicsAtStart, "reset by crash"),
        (3, Firmware::Hangs, "reset by watchdog"),
        (4, Firmware::Deaf, "reset by watchdog"),
        (5, Firmware::DiesAfter(120), "reset by crash"),
    ] {
        let (mut world, board, operator) = ready(seed);
        send(&mut world, operator, firmware);
        reset(&mut world, operator);
        world.run_for(MINUTE.scaled(7, 1));
        assert_eq!(
            status(&mut world, operator),
            ("a".into(), "went back after a trial".into()),
            "{firmware:?}"
        );
        let crashes = world.operator(operator).crashes.clone();
        let [crash] = &crashes[..] else { panic!("{firmware:?}: {crashes:#?}") };
        assert!(crash.contains("what was on trial did not prove itself"), "{firmware:?}: {crash}");
        assert!(crash.contains(words), "{firmware:?}: {crash}");
        // How long it ran is known of what lived long enough to say something later.
        let lived = matches!(firmware, Firmware::Deaf | Firmware::DiesAfter(_));
        assert_eq!(!crash.contains("\"uptime\":0,"), lived, "{firmware:?}: {crash}");
        answers(&mut world, operator);
        // It is not tried again, however often the board is reset.
        world.reset(board, ResetCause::PowerOn);
        reset(&mut world, operator);
        world.run_for(MINUTE.scaled(6, 1));
        assert_eq!(world.board(board).started.iter().filter(|f| **f == firmware).count(), 1, "{firmware:?}");
        assert_eq!(world.board(board).started.last(), Some(&OLD));
    }
}

#[test]
fn during_a_trial_an_update_is_refused_and_a_reset_goes_back() {
    let (mut world, board, operator) = ready(6);
    send(&mut world, operator, NEW);
    reset(&mut world, operator);
    world.run_for(MINUTE);
    let answer = world.answer(operator, Ask::Ota(Firmware::Good { version: 2 }.image(SIZE)));
    let Err(Failure::Board(text)) = answer else { panic!("{answer:?}") };
    assert!(String::from_utf8_lossy(&text).contains("something is on trial"));
    reset(&mut world, operator);
    world.run_for(MINUTE);
    assert_eq!(status(&mut world, operator), ("a".into(), "went back after a trial".into()));
    assert_eq!(world.board(board).started, [OLD, NEW, OLD]);
}

/// Sends `firmware` and resets, with the power cut at each write from the first frame to the confirmation or the way back.
/// Gives the number of cuts, or what was wrong after one.
fn cut_everywhere(firmware: Firmware, lying: bool) -> Result<u64, String> {
    for cut in 0.. {
        let (mut world, board, operator) = ready(cut);
        let flash = &mut world.board(board).memory().flash;
        flash.lie_about_sync(lying);
        flash.cut_at(flash.operations() + cut);
        world.ask(operator, Ask::Ota(firmware.image(SIZE)));
        world.run_for(MINUTE.scaled(1, 2));
        reset(&mut world, operator);
        world.run_for(MINUTE.scaled(7, 1));
        let was_cut = world.board(board).resets.contains(&ResetCause::PowerOn);
        if !was_cut {
            // A loss of power after everything was done.
            world.reset(board, ResetCause::PowerOn);
        }
        world.run_for(MINUTE.scaled(7, 1));
        let started = world.board(board).started.clone();
        let runs = *started.last().expect("a boot");
        if started.contains(&Firmware::Torn) {
            return Err(format!("cut {cut}: a half-written image was started: {started:?}"));
        }
        let good = matches!(firmware, Firmware::Good { .. });
        if !(runs == OLD || runs == firmware && good) {
            return Err(format!("cut {cut}: {runs:?} runs: {started:?}"));
        }
        if !good && started.iter().filter(|f| **f == firmware).count() > 1 {
            return Err(format!("cut {cut}: the bad firmware was started twice: {started:?}"));
        }
        answers(&mut world, operator);
        if !was_cut {
            assert_eq!(runs == firmware, good, "without a cut: {started:?}");
            return Ok(cut);
        }
        // What the cut left is in nobody's way.
        let next = Firmware::Good { version: 2 };
        send(&mut world, operator, next);
        reset(&mut world, operator);
        world.run_for(MINUTE.scaled(6, 1));
        assert_eq!(world.board(board).started.last(), Some(&next), "after cut {cut}");
        let log = &world.operator(operator).log;
        assert!(log.iter().any(|l| l.contains("the trial is confirmed")), "after cut {cut}");
    }
    unreachable!("there is a last write")
}

#[test]
fn the_power_is_cut_at_every_write_of_a_good_update_and_its_confirmation() {
    let cuts = cut_everywhere(NEW, false).unwrap_or_else(|wrong| panic!("{wrong}"));
    println!("{cuts} cut points");
    // Erased, three blocks, sealed, noted, and the trial's boot record and confirmation.
    assert!(cuts >= 8, "{cuts}");
}

#[test]
fn the_power_is_cut_at_every_write_of_a_bad_update_and_the_way_back() {
    for firmware in [Firmware::PanicsAtStart, Firmware::Deaf] {
        let cuts = cut_everywhere(firmware, false).unwrap_or_else(|wrong| panic!("{wrong}"));
        println!("{cuts} cut points of {firmware:?}");
        assert!(cuts >= 8, "{cuts}");
    }
}

/// A slot whose seal is durable before its content: the wrong order of writes, which the checks above must notice.
#[test]
fn the_canary_is_found() {
    let found = cut_everywhere(NEW, true).expect_err("a seal before its image must be noticed");
    assert!(found.contains("half-written"), "{found}");
}

/// An update over a network that breaks and a power that fails, at random moments: never anything but the old or the new.
#[test]
fn updates_in_bad_worlds_end_with_the_old_firmware_or_the_new_one() {
    let (mut kept, mut left) = (0, 0);
    for seed in 0..30 {
        println!("seed {seed}");
        let (mut world, board, operator) = ready(seed);
        let mut rng = Rng::new(seed);
        world.ask(operator, Ask::Ota(NEW.image(40_000)));
        for _ in 0..rng.below(4) {
            world.run_for(Duration::from_millis(rng.below(2_000)));
            match rng.below(3) {
                0 => world.break_all(),
                1 => world.reset(board, ResetCause::PowerOn),
                _ => world.reset(board, ResetCause::Panic),
            }
        }
        world.run_for(MINUTE);
        reset(&mut world, operator);
        world.run_for(Duration::from_secs(rng.below(600)));
        world.reset(board, ResetCause::PowerOn);
        world.run_for(MINUTE.scaled(8, 1));
        let started = world.board(board).started.clone();
        assert!(started.iter().all(|f| [OLD, NEW].contains(f)), "{started:?}");
        answers(&mut world, operator);
        if started.last() == Some(&NEW) { kept += 1 } else { left += 1 }
    }
    println!("{kept} kept, {left} left");
    assert!(kept > 0 && left > 0, "the moments are badly chosen: {kept} kept, {left} left");
}
