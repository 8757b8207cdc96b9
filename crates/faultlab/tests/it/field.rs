//! Faults that boards of other makes were lost to in the field, each with what this board does.

use board::Duration;
use board::ports::ResetCause;
use faultlab::{Ask, BoardId, Firmware, OperatorId, Rng, World};
use mqrepl::operator::Failure;

const MINUTE: Duration = Duration::from_secs(60);

/// A board with slots that is online and confirmed, and its operator.
fn ready(seed: u64) -> (World, BoardId, OperatorId) {
    let mut world = World::new(seed);
    let board = world.add_board(World::settings("u"));
    world.board(board).memory().flash.add_slots();
    world.board(board).memory().flash.place("/kept", b"what it was");
    let operator = world.add_operator("u/mqb");
    world.run_for(MINUTE.scaled(4, 1));
    assert!(world.operator(operator).log.iter().any(|l| l.contains("this boot is confirmed")));
    (world, board, operator)
}

#[track_caller]
fn says(world: &mut World, operator: OperatorId, source: &str, expected: &str) {
    let answer = world.answer(operator, Ask::Eval(source.into()));
    let answer = answer.map(|text| String::from_utf8_lossy(&text).into_owned());
    assert_eq!(answer, Ok(expected.into()), "{source}");
}

#[track_caller]
fn is_refused(world: &mut World, operator: OperatorId, ask: Ask, word: &str) {
    let Err(Failure::Board(text)) = world.answer(operator, ask) else { panic!("not refused: {word}") };
    let text = String::from_utf8_lossy(&text).into_owned();
    assert!(text.contains(word), "{text}");
}

/// Others take quick power cycling for the wish to be reset to the factory's settings, or stay in safe mode for good.
#[test]
fn brown_outs_and_quick_power_cycling_erase_nothing_and_are_left_behind() {
    for seed in 0..10 {
        let (mut world, board, operator) = ready(seed);
        let mut rng = Rng::new(seed);
        for _ in 0..100 {
            let cause = if rng.below(2) == 0 { ResetCause::PowerOn } else { ResetCause::Brownout };
            world.reset(board, cause);
            world.run_for(Duration::from_millis(rng.below(4_000)));
        }
        world.run_for(MINUTE);
        says(&mut world, operator, "1+1", "2");
        assert_eq!(world.board(board).memory().files()["/kept"], b"what it was", "seed {seed}");
        let settings = world.board(board).memory().flash.current_settings().map(String::from);
        assert_eq!(settings, Some(World::settings("u")));
        // The longest hold of safe mode with these settings is about an hour.
        world.run_for(MINUTE.scaled(120, 1));
        says(&mut world, operator, "safemode", "False");
        let log = &world.operator(operator).log;
        let good = log.iter().rposition(|l| l.contains("this boot is confirmed"));
        assert!(good > log.iter().rposition(|l| l.contains("mode boot")), "seed {seed}: {log:#?}");
    }
}

/// Time of day is for log lines. A clock that is set by years must neither feed nor starve a watchdog.
#[test]
fn a_clock_that_jumps_by_years_changes_nothing() {
    const YEAR: i64 = 365 * 86_400 * 1_000_000;
    let (mut world, board, operator) = ready(1);
    for years in [0, 56, 30, 90, -1, 56] {
        world.board(board).memory().wall = Some(years * YEAR);
        world.run_for(MINUTE.scaled(20, 1));
        says(&mut world, operator, "1+1", "2");
    }
    world.board(board).memory().wall = None;
    world.run_for(MINUTE.scaled(20, 1));
    assert!(world.board(board).resets.is_empty(), "{:?}", world.board(board).resets);
}

/// No room for a file, a record or new settings: each is an error in words, and the board boots and is managed as before.
#[test]
fn a_full_flash_is_an_error_in_words_and_costs_nothing_else() {
    let (mut world, board, operator) = ready(2);
    let flash = &mut world.board(board).memory().flash;
    flash.place("/app.py", b"def start(mqtt, config):\n    1/0\n");
    let module = "\"board\":{\"modules\":[\"app\"]},\"mqtt\":{";
    flash.set_settings(&World::settings("u").replace("\"mqtt\":{", module));
    flash.set_free(0);
    is_refused(&mut world, operator, Ask::Put { path: "/kept".into(), data: vec![7; 9_000] }, "ENOSPC");
    let stage = format!("board.stage_settings('''{}''')", World::settings("u"));
    is_refused(&mut world, operator, Ask::Eval(stage), "ValueError: ");
    world.reset(board, ResetCause::PowerOn);
    world.run_for(MINUTE);
    says(&mut world, operator, "1+1", "2");
    let files = world.board(board).memory().files();
    assert_eq!(files["/kept"], b"what it was");
    assert!(files.keys().all(|path| !path.contains("part")), "{:?}", files.keys());
    // The failure of the application cannot be recorded, which is said; it is in the log.
    let log = &world.operator(operator).log;
    assert!(log.iter().any(|l| l.contains("no record: ")), "{log:#?}");
    assert!(log.iter().any(|l| l.contains("ZeroDivisionError")), "{log:#?}");
}

/// A command line that is killed, or a laptop that sleeps, in the middle of a transfer.
#[test]
fn an_operator_who_vanishes_in_mid_transfer_holds_up_nobody_for_long() {
    let (mut world, board, first) = ready(3);
    let second = world.add_operator("u/mqb");
    world.run_for(MINUTE);
    let image = Firmware::Good { version: 1 }.image(60_000);
    world.ask(first, Ask::Ota(image.clone()));
    world.ask(first, Ask::Put { path: "/kept".into(), data: vec![7; 60_000] });
    world.run_for(Duration::from_millis(300));
    world.vanish(first);
    is_refused(&mut world, second, Ask::Ota(image.clone()), "another update is being written");
    says(&mut world, second, "1+1", "2");
    world.run_for(MINUTE.scaled(3, 2));
    assert_eq!(world.answer(second, Ask::Ota(image)), Ok(b"OK".to_vec()));
    let files = world.board(board).memory().files();
    assert_eq!((files.len(), &files["/kept"][..]), (1, &b"what it was"[..]), "{:?}", files.keys());
}

/// A broker that was started anew, without its sessions and retained messages: everything is subscribed and said again, and a command
/// that may have been run is not run twice.
#[test]
fn a_broker_that_forgets_everything_is_told_everything_again() {
    for seed in 0..20 {
        let (mut world, board, operator) = ready(seed);
        let mut rng = Rng::new(seed);
        says(&mut world, operator, "runs = 0", "");
        for n in 1..6 {
            let source = "runs += 1\nx = 0\nwhile x < 3000: x += 1";
            let ask = world.ask(operator, Ask::Eval(source.into()));
            world.run_for(Duration::from_millis(rng.below(300)));
            world.operator(operator).status = None;
            world.restart_broker();
            world.run_for(MINUTE.scaled(3, 2));
            assert!(world.outcome(operator, ask).is_some(), "an answer or an error");
            let online = world.operator(operator).status.as_ref().is_some_and(|s| s.online);
            assert!(online, "the status is there again");
            let runs = world.answer(operator, Ask::Eval("runs".into())).expect("it answers");
            let runs: u32 = String::from_utf8_lossy(&runs).parse().expect("a number");
            assert!(runs <= n, "seed {seed}: {runs} runs of {n} commands");
        }
        assert!(world.board(board).resets.is_empty());
    }
}
