//! Resets, safe mode, modules and the watchdog's loop-back, all of which need Python.

use board::memory::Memory;
use board::ports::{ResetCause, ResetKind};
use board::settings::Seconds;
use board::{Duration, Instant};

use crate::world::{World, settings};

#[test]
fn the_loop_back_feeds_the_watchdog_for_hours() {
    let mut world = World::online();
    world.run_for(Duration::from_secs(4 * 3600));
    assert!(world.sent.iter().filter(|m| m.topic == "u/mqb/reply/out/0F00D").count() > 1000);
}

#[test]
fn nobody_else_can_feed_the_watchdog() {
    let mut world = World::new();
    world.loops_back = false;
    for _ in 0..20 {
        world.eval("0F00D/", "watchdog.feed()");
        world.eval("0F00D/", "watchdog.feed() # 1");
        assert_eq!(world.answers("0F00D").iter().filter(|a| *a != "None").count(), 0);
        world.run_for(Duration::from_secs(3));
        world.ask("watchdog.feed()");
    }
    // The very first number is easily guessed; it feeds once.
    assert!(world.bitten());
}

#[test]
fn an_operators_reset_is_answered_first_and_done_a_second_later() {
    let mut world = World::online();
    world.eval("r", "watchdog.reset('n')");
    let start = world.now;
    world.run_for(Duration::from_secs(5));
    assert_eq!(world.answers("r"), ["None"]);
    assert_eq!(world.reset, Some(ResetKind::Hard));
    let pause = world.now.since(start);
    assert!(pause >= Duration::from_secs(1) && pause < Duration::from_millis(1_100), "{pause}");
    let mut world = world.reboot(ResetCause::Hard);
    world.run_until_online();
    assert!(world.log()[0].contains("Normal mode boot (requested"), "{:?}", world.log()[0]);
}

#[test]
fn safe_mode_is_left_by_itself_after_its_time() {
    let mut world = World::online();
    world.ask("watchdog.reset('f')");
    world.run_for(Duration::from_secs(5));
    let mut world = world.reboot(ResetCause::Hard);
    world.run_until_online();
    assert!(world.log()[0].contains("SAFE mode boot (requested"), "{:?}", world.log()[0]);
    assert_eq!(world.ask("safemode"), "True");
    world.run_for(Duration::from_secs(120));
    assert_eq!(world.reset, Some(ResetKind::Hard));
    assert!(world.log().iter().any(|l| l.starts_with('C') && l.contains("Switching to NORMAL MODE")));
    let mut world = world.reboot(ResetCause::Hard);
    world.run_until_online();
    assert!(world.log()[0].contains("Normal mode boot (safe mode is over"), "{:?}", world.log()[0]);
}

#[test]
fn machine_reset_and_soft_reset_happen_at_once() {
    for (source, kind) in [("machine.reset()", ResetKind::Hard), ("machine.soft_reset()", ResetKind::Soft)] {
        let mut world = World::online();
        world.eval("r", source);
        let start = world.now;
        world.run_for(Duration::from_secs(5));
        assert_eq!(world.reset, Some(kind));
        assert!(world.now.since(start) < Duration::from_millis(200));
        assert_eq!(world.answers("r").len(), 1, "the operator is told");
    }
}

#[test]
fn crashes_in_a_row_end_in_safe_mode_and_a_confirmed_boot_forgets_them() {
    let mut world = World::online();
    for _ in 0..3 {
        world = world.reboot(ResetCause::Panic);
        world.run_until_online();
    }
    assert!(
        world.log()[0].contains("SAFE mode boot (too many bad boots; crash; boot 4)"),
        "{:?}",
        world.log()[0]
    );
    let mut world = World::online();
    world = world.reboot(ResetCause::Panic);
    world.run_until_online();
    world.run_for(Duration::from_secs(100));
    assert!(world.log().iter().any(|l| l.contains("all OK")), "{:#?}", world.log());
    for _ in 0..2 {
        world = world.reboot(ResetCause::Panic);
        world.run_until_online();
    }
    assert!(world.log()[0].contains("Normal mode"), "{:?}", world.log()[0]);
}

#[test]
fn modules_start_in_normal_mode_and_a_failing_one_keeps_the_boot_unconfirmed() {
    let mut settings = settings();
    settings.board.modules = vec!["good".into(), "bad".into(), "missing".into()];
    settings.watchdog.allok = Seconds::new(20);
    let mut memory = Memory::default();
    memory.flash.place("/good.py", b"def start(mqtt, config):\n    print('good is here')\n");
    memory.flash.place("/bad.py", b"def start(mqtt, config):\n    raise ValueError('on purpose')\n");
    let mut world = World::boot(memory, settings);
    world.run_until_online();
    let log = world.log();
    assert!(log.iter().any(|l| l.contains("good: good is here")), "{log:#?}");
    assert!(log.iter().any(|l| l.starts_with('E') && l.contains("ValueError: on purpose")), "{log:#?}");
    assert!(log.iter().any(|l| l.starts_with('E') && l.contains("ImportError")), "{log:#?}");
    world.run_for(Duration::from_secs(60));
    let log = world.log();
    assert!(log.iter().any(|l| l.contains("not confirmed: bad, missing failed")), "{log:#?}");
    assert!(!log.iter().any(|l| l.contains("all OK")));
}

#[test]
fn a_broken_connection_is_made_again_and_commands_go_on() {
    let mut world = World::online();
    world.disconnect();
    world.run_for(Duration::from_secs(10));
    assert_eq!(world.ask("2+2"), "4");
    assert!(world.now > Instant::from_secs(10));
}

#[test]
fn the_status_says_how_the_boot_and_its_modules_are_and_is_said_again_when_that_changes() {
    let mut settings = settings();
    settings.board.modules = vec!["good".into(), "bad".into(), "sysinfo".into()];
    let mut memory = Memory::default();
    memory.flash.place("/good.py", b"import time\nwhile True: time.sleep(1)\n");
    memory.flash.place("/bad.py", b"raise ValueError('on purpose')\n");
    let mut world = World::boot(memory, settings);
    world.run_until_online();
    // `good` never returns from its import, so the next one waits its 5 s.
    world.run_for(Duration::from_secs(4));
    let status = world.status();
    assert_eq!(status.confirmed, Some(false));
    assert_eq!((status.boot_reason.as_str(), status.went_back), ("nothing against it", false));
    let modules: Vec<_> = status.modules.iter().map(|m| (&*m.name, &*m.state, m.failures)).collect();
    assert_eq!(modules, [("good", "running", 0), ("bad", "failed", 1)]);
    world.ask("board.stop_module('bad')");
    world.run_for(Duration::from_secs(130));
    let status = world.status();
    assert_eq!((status.confirmed, status.modules[1].state.as_str()), (Some(true), "stopped"));
    // A change is published once, and nothing is when nothing changes.
    let count = |world: &World| world.sent.iter().filter(|m| m.topic == "u/mqb/status").count();
    let before = count(&world);
    world.run_for(Duration::from_secs(600));
    assert_eq!(count(&world), before);
}

#[test]
fn a_crash_record_says_what_ran_where_and_what_was_logged_last() {
    for (cause, kind) in [(ResetCause::Watchdog, "watchdog"), (ResetCause::Panic, "panic")] {
        let mut world = World::online();
        world.ask("log.warning('the tank is full')");
        world.eval("stuck", "while True: pass");
        world.run_for(Duration::from_secs(30));
        let mut world = world.reboot(cause);
        world.run_until_online();
        let record = world.ask("board.crashes()[0]");
        for part in [
            &format!("'kind': '{kind}'"),
            "while command stuck ran",
            "the tank is full",
            "'software': 'memory 1.0'",
            "'boot': 1",
        ] {
            assert!(record.contains(part), "{part}: {record}");
        }
        assert!(!record.contains("'uptime': 0"), "{record}");
    }
}

// Starts that are interrupted leave no words behind: the record is all there is.
#[test]
fn safe_mode_after_many_bad_boots_leaves_a_record() {
    let mut world = World::new();
    for _ in 0..6 {
        world.run_for(Duration::from_secs(1));
        world = world.reboot(ResetCause::PowerOn);
    }
    world.run_until_online();
    assert!(world.log()[0].contains("too many bad boots"), "{:?}", world.log());
    assert_eq!(world.ask("[c['kind'] for c in board.crashes()]"), "['boot']");
}

#[test]
fn a_module_that_fills_the_heap_is_recorded_as_that() {
    let mut settings = settings();
    settings.board.modules = vec!["greedy".into()];
    let mut memory = Memory::default();
    memory.flash.place("/greedy.py", b"all = []\nwhile True: all.append(bytearray(1000))\n");
    let mut world = World::boot(memory, settings);
    world.run_until_online();
    world.run_for(Duration::from_secs(2));
    let record = world.ask("board.crashes()[0]");
    assert!(record.contains("'kind': 'memory'") && record.contains("module greedy"), "{record}");
}

// All that the policy knows of time is time since the start.
#[test]
fn a_clock_that_jumps_changes_nothing() {
    let mut world = World::online();
    for jump in [10, -20, 40, -70] {
        let year = 365 * 86_400 * 1_000_000_i64;
        world.device.platform().wall = Some(1_795_000_000_000_000 + jump * year);
        world.run_for(Duration::from_secs(50));
        assert_eq!((world.reset, world.ask("1+1").as_str()), (None, "2"));
    }
    assert_eq!(world.status().confirmed, Some(true));
}

// A board that was fine goes on with its work, resets ever more rarely, and is there when the broker is.
#[test]
fn a_board_whose_broker_is_away_for_days_works_on_and_comes_back() {
    let mut settings = settings();
    settings.board.modules = vec!["counter".into()];
    let mut memory = Memory::default();
    memory.flash.place("/counter.py", b"import time\nwhile True:\n    print('tick')\n    time.sleep(600)\n");
    let mut world = World::boot(memory, settings);
    world.run_until_online();
    world.run_for(Duration::from_secs(100));
    world.reachable = false;
    world.disconnect();
    let begun = world.now;
    let (mut resets, mut ticks) = (0, 0);
    while world.now.since(begun) < Duration::from_secs(4 * 86_400) {
        world.run_for(Duration::from_secs(3_600));
        if world.reset.is_some() {
            resets += 1;
            ticks +=
                world.console().matches("counter: tick").count() + world.console().matches("tick\n").count();
            world = world.reboot(ResetCause::Hard);
        }
    }
    // 40 s, 80 s, and so on up to a day.
    assert!((10..=16).contains(&resets), "{resets} resets in four days");
    assert!(ticks > 100, "{ticks}");
    world.reachable = true;
    world.run_for(Duration::from_secs(3_600));
    assert_eq!(world.status().boot_mode, "normal");
    assert_eq!(world.status().confirmed, Some(true), "{}", world.console());
}
