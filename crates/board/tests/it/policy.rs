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
