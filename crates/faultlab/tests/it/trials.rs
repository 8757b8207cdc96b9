//! Settings on trial, confirmation, safe mode and crash records in whole worlds; the power cut at every write of each.

use board::Duration;
use board::boot::SettingsFrom;
use board::ports::ResetCause;
use faultlab::{Ask, BoardId, OperatorId, World};
use mqrepl::operator::Failure;

const MINUTE: Duration = Duration::from_secs(60);

fn ready(seed: u64) -> (World, BoardId, OperatorId) {
    let mut world = World::new(seed);
    let board = world.add_board(World::settings("u"));
    let operator = world.add_operator("u/mqb");
    world.run_for(Duration::from_secs(5));
    assert!(world.operator(operator).status.as_ref().is_some_and(|s| s.online));
    (world, board, operator)
}

/// Settings that differ from the usual ones, and work.
fn good() -> String {
    World::settings("u").replace("\"mqtt\":{", "\"board\":{\"location\":\"shed\"},\"mqtt\":{")
}

/// Settings whose broker is not there.
fn bad() -> String {
    World::settings("u").replace("mqtt://broker", "mqtt://nowhere")
}

fn stage_and_reset(world: &mut World, operator: OperatorId, settings: &str) {
    let source = format!("board.stage_settings('''{settings}''')");
    assert_eq!(world.answer(operator, Ask::Eval(source)), Ok(b"None".to_vec()));
    world.ask(operator, Ask::Eval("watchdog.reset('n')".into()));
}

fn location(world: &mut World, operator: OperatorId) -> String {
    let answer = world.answer(operator, Ask::Eval("board.location".into()));
    String::from_utf8_lossy(&answer.expect("the board answers")).into_owned()
}

#[test]
fn good_settings_are_in_force_after_their_trial() {
    let (mut world, board, operator) = ready(1);
    stage_and_reset(&mut world, operator, &good());
    world.run_for(MINUTE.scaled(1, 2));
    assert_eq!(location(&mut world, operator), "'shed'");
    // Not yet confirmed: a loss of power goes back.
    assert!(!world.board(board).memory().flash.current_settings().is_some_and(|s| s.contains("shed")));
    world.run_for(MINUTE.scaled(4, 1));
    assert!(world.board(board).memory().flash.current_settings().is_some_and(|s| s.contains("shed")));
    world.reset(board, ResetCause::PowerOn);
    world.run_for(MINUTE.scaled(1, 2));
    assert_eq!(location(&mut world, operator), "'shed'");
}

#[test]
fn settings_that_do_not_reach_the_broker_go_back_by_themselves() {
    let (mut world, board, operator) = ready(2);
    stage_and_reset(&mut world, operator, &bad());
    world.run_for(MINUTE.scaled(7, 1));
    assert_eq!(location(&mut world, operator), "''");
    assert_eq!(world.board(board).resets, [ResetCause::Hard, ResetCause::Watchdog]);
    let crashes = &world.operator(operator).crashes;
    assert!(crashes.iter().any(|c| c.contains("did not prove itself")), "{crashes:?}");
    assert!(world.operator(operator).log.iter().any(|l| l.contains("went back after a trial")));
}

#[test]
fn settings_that_cannot_be_used_are_refused_by_name() {
    let (mut world, _, operator) = ready(3);
    let source = "board.stage_settings('{\"mqtt\":{\"url\":\"http://x\"}}')";
    let answer = world.answer(operator, Ask::Eval(source.into()));
    let Err(Failure::Board(text)) = answer else { panic!("{answer:?}") };
    let text = String::from_utf8_lossy(&text).into_owned();
    assert!(text.contains("ValueError: mqtt.url: must begin with mqtt:// or mqtts://"), "{text}");
}

/// Runs `scenario` with the power cut at each of its writes; then looks whether the board can be reached.
fn cut_everywhere(name: &str, scenario: impl Fn(&mut World, OperatorId)) -> u64 {
    let mut cuts = 0;
    for cut in 0.. {
        let (mut world, board, operator) = ready(cut);
        let flash = &mut world.board(board).memory().flash;
        let start = flash.operations();
        flash.cut_at(start + cut);
        scenario(&mut world, operator);
        let was_cut = world.board(board).resets.contains(&ResetCause::PowerOn);
        world.run_for(MINUTE.scaled(8, 1));
        let answer = world.answer(operator, Ask::Eval("1+1".into()));
        assert_eq!(answer, Ok(b"2".to_vec()), "{name}: not reachable after cut {cut}");
        let memory = world.board(board).memory();
        for from in [SettingsFrom::Current, SettingsFrom::Frozen] {
            assert!(memory.load(from).is_ok(), "{name}: settings after cut {cut}");
        }
        let current = memory.flash.current_settings().map(String::from);
        assert!([good(), bad(), World::settings("u")].map(Some).contains(&current), "{name}: cut {cut}");
        assert!(current != Some(bad()), "{name}: cut {cut}: what was never confirmed is in force");
        let records = world.answer(operator, Ask::Eval("[c['kind'] for c in board.crashes()]".into()));
        assert!(records.is_ok(), "{name}: crash records after cut {cut}: {records:?}");
        if !was_cut {
            break;
        }
        cuts += 1;
    }
    assert!(cuts > 0, "{name}");
    cuts
}

#[test]
fn the_power_is_cut_at_every_write_of_a_change_of_settings() {
    let good_cuts = cut_everywhere("good settings", |world, operator| {
        world.ask(operator, Ask::Eval(format!("board.stage_settings('''{}''')", good())));
        world.run_for(Duration::from_secs(2));
        world.ask(operator, Ask::Eval("watchdog.reset('n')".into()));
        world.run_for(MINUTE.scaled(5, 1));
    });
    let bad_cuts = cut_everywhere("bad settings", |world, operator| {
        world.ask(operator, Ask::Eval(format!("board.stage_settings('''{}''')", bad())));
        world.run_for(Duration::from_secs(2));
        world.ask(operator, Ask::Eval("watchdog.reset('n')".into()));
        world.run_for(MINUTE.scaled(7, 1));
    });
    println!("{good_cuts} and {bad_cuts} cut points");
}

#[test]
fn the_power_is_cut_at_every_write_of_a_crash_and_its_record() {
    let cuts = cut_everywhere("crash record", |world, operator| {
        let source = "f = open('/main.py', 'w'); f.write('1/0'); f.close(); watchdog.reset('n')";
        world.ask(operator, Ask::Eval(source.into()));
        world.run_for(MINUTE);
    });
    println!("{cuts} cut points");
}

/// Safe mode's copy of the settings is renewed by the first boot that is confirmed with new ones.
#[test]
fn the_power_is_cut_at_every_write_of_a_boot_its_confirmation_and_the_refresh_of_safe_mode() {
    let cuts = cut_everywhere("safe-mode refresh", |world, operator| {
        world.ask(operator, Ask::Eval("watchdog.reset('n')".into()));
        world.run_for(MINUTE.scaled(5, 1));
    });
    println!("{cuts} cut points");
    // Announced, booted, confirmed, frozen.
    assert!(cuts >= 4, "{cuts}");
}

/// What is never written cannot be torn, and wears nothing out: log lines, their flush, the loop-backs, the status.
#[test]
fn a_day_of_running_and_logging_writes_nothing_to_the_flash() {
    let (mut world, board, operator) = ready(15);
    world.run_for(MINUTE.scaled(10, 1));
    let before = world.board(board).memory().flash.operations();
    for _ in 0..24 {
        let source = "for n in range(100): log.warning('line %d of many', n)";
        assert_eq!(world.answer(operator, Ask::Eval(source.into())), Ok(b"".to_vec()));
        world.network = false;
        world.break_all();
        world.run_for(MINUTE);
        world.network = true;
        world.run_for(MINUTE.scaled(59, 1));
    }
    assert_eq!(world.board(board).memory().flash.operations(), before);
    assert!(world.operator(operator).log.iter().filter(|l| l.contains("of many")).count() > 1_000);
    // A boot costs its record, twice: when it begins and when it is confirmed.
    world.reset(board, ResetCause::PowerOn);
    world.run_for(MINUTE.scaled(10, 1));
    let writes = world.board(board).memory().flash.operations() - before;
    println!("{writes} writes of a boot");
    assert!((1..=4).contains(&writes), "{writes}");
}

#[test]
fn a_crash_record_is_published_once_and_can_be_read_and_cleared() {
    let (mut world, board, operator) = ready(4);
    world.board(board).memory().flash.place("/main.py", b"def f():\n    raise KeyError('gone')\nf()\n");
    world.network = false;
    world.reset(board, ResetCause::PowerOn);
    world.run_for(MINUTE.scaled(1, 2));
    world.network = true;
    world.run_for(MINUTE.scaled(2, 1));
    let crashes = world.operator(operator).crashes.clone();
    assert!(
        crashes.len() <= 3 && crashes[0].contains("KeyError") && crashes[0].contains("main.py"),
        "{crashes:#?}"
    );
    let answer = world.answer(operator, Ask::Eval("board.crashes()[0]['kind']".into()));
    assert_eq!(answer, Ok(b"'exception'".to_vec()));
    assert_eq!(world.answer(operator, Ask::Eval("board.clear_crashes()".into())), Ok(b"None".to_vec()));
    assert_eq!(world.answer(operator, Ask::Eval("board.crashes()".into())), Ok(b"[]".to_vec()));
}

#[test]
fn the_command_that_crashed_the_board_is_reported_as_such() {
    let (mut world, board, operator) = ready(5);
    let ask = world.ask(operator, Ask::Eval("while True: pass".into()));
    world.run_for(Duration::from_secs(2));
    world.reset(board, ResetCause::Panic);
    world.run_for(Duration::from_secs(10));
    assert!(matches!(world.outcome(operator, ask), Some(Err(_))), "{:?}", world.outcome(operator, ask));
    assert!(world.operator(operator).crashes.iter().any(|c| c.contains("while command")));
    let answer = world.answer(operator, Ask::Eval("1+1".into()));
    assert_eq!(answer, Ok(b"2".to_vec()), "it was not run again");
}

#[test]
fn an_application_that_hangs_fills_its_heap_or_feeds_the_watchdog_costs_nobody_the_prompt() {
    for (seed, source) in [
        (6, "while True: pass"),
        (7, "x = []\nwhile True: x.append([0] * 50)"),
        (8, "import watchdog\nwhile True: watchdog.feed()"),
        (9, "import os\nfor n in os.listdir('/'): os.remove('/' + n)"),
        (10, "import nothing"),
    ] {
        let (mut world, board, operator) = ready(seed);
        world.board(board).memory().flash.place("/main.py", source.as_bytes());
        world.reset(board, ResetCause::PowerOn);
        for _ in 0..3 {
            world.run_for(Duration::from_secs(15));
            let start = world.now;
            assert_eq!(world.answer(operator, Ask::Eval("1+1".into())), Ok(b"2".to_vec()), "{source}");
            assert!(world.now.since(start) < Duration::from_secs(2), "{source}");
        }
        assert_eq!(world.board(board).resets, [ResetCause::PowerOn], "{source}");
    }
}

#[test]
fn an_application_that_resets_the_board_ends_in_safe_mode_and_is_tried_again_later() {
    let (mut world, board, operator) = ready(11);
    world.board(board).memory().flash.place("/main.py", b"import machine\nmachine.reset()\n");
    world.reset(board, ResetCause::PowerOn);
    world.run_for(Duration::from_secs(50));
    assert_eq!(world.answer(operator, Ask::Eval("safemode".into())), Ok(b"True".to_vec()));
    assert_eq!(world.answer(operator, Ask::Eval("os.remove('/main.py')".into())), Ok(b"None".to_vec()));
    world.run_for(MINUTE.scaled(4, 1));
    assert_eq!(world.answer(operator, Ask::Eval("safemode".into())), Ok(b"False".to_vec()));
}

#[test]
fn a_reset_by_the_operator_during_a_trial_goes_back() {
    let (mut world, board, operator) = ready(12);
    stage_and_reset(&mut world, operator, &good());
    world.run_for(MINUTE.scaled(1, 2));
    assert_eq!(location(&mut world, operator), "'shed'");
    world.ask(operator, Ask::Eval("watchdog.reset('n')".into()));
    world.run_for(MINUTE.scaled(1, 2));
    assert_eq!(location(&mut world, operator), "''");
    assert_eq!(world.board(board).resets, [ResetCause::Hard, ResetCause::Hard]);
}

#[test]
fn nothing_else_is_staged_while_something_is_on_trial() {
    let (mut world, _, operator) = ready(13);
    stage_and_reset(&mut world, operator, &good());
    world.run_for(MINUTE.scaled(1, 2));
    let answer = world.answer(operator, Ask::Eval(format!("board.stage_settings('''{}''')", bad())));
    let Err(Failure::Board(text)) = answer else { panic!("{answer:?}") };
    assert!(String::from_utf8_lossy(&text).contains("something is on trial"));
}

#[test]
fn settings_that_cannot_be_read_lead_to_safe_mode_with_the_frozen_ones() {
    let (mut world, board, operator) = ready(14);
    // The frozen copy is made when a boot is confirmed.
    world.run_for(MINUTE.scaled(4, 1));
    world.board(board).memory().flash.set_settings("{ what is this");
    world.reset(board, ResetCause::PowerOn);
    world.run_for(MINUTE.scaled(1, 2));
    assert_eq!(world.answer(operator, Ask::Eval("safemode".into())), Ok(b"True".to_vec()));
    let log = &world.operator(operator).log;
    assert!(log.iter().any(|l| l.starts_with('C') && l.contains("settings cannot be used")), "{log:#?}");
    assert!(!world.board(board).is_dead());
}
