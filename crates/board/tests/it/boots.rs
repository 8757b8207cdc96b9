//! Boots, resets, the watchdog's loop-back, and what the board says about itself.

use board::Duration;
use board::memory::Memory;
use board::ports::{ResetCause, ResetKind};
use board::settings::Value;

use crate::world::World;

#[test]
fn a_board_says_that_it_is_there_and_leaves_a_will() {
    let world = World::online();
    let status = world.sent.iter().find(|m| m.topic == "u/mqb/status").expect("a status");
    let text = String::from_utf8_lossy(&status.payload);
    assert!(
        status.retain && text.contains(r#""online":true"#) && text.contains(r#""boot_mode":"normal""#),
        "{text}"
    );
    assert!(world.wills > 0);
}

#[test]
fn the_log_of_the_boot_comes_after_the_status_and_in_order() {
    let world = World::online();
    let log = world.log();
    assert!(log[0].contains("boot: Normal mode boot (nothing against it; power-on; boot 1)"), "{log:#?}");
    assert!(log.iter().any(|l| l.contains("mqrepl: subscribed to u/mqb/cmd/#")), "{log:#?}");
}

#[test]
fn a_broker_that_does_not_return_the_loop_back_lets_the_watchdog_bite() {
    let mut world = World::new();
    world.loops_back = false;
    world.run_for(Duration::from_secs(45));
    assert!(world.bitten());
}

#[test]
fn an_unreachable_broker_resets_the_board_in_good_order_and_ever_more_rarely() {
    let mut world = World::new();
    world.reachable = false;
    let mut uptimes = Vec::new();
    for _ in 0..4 {
        let start = world.now;
        world.run_for(Duration::from_secs(86_400));
        assert_eq!(world.reset, Some(ResetKind::Hard));
        uptimes.push(world.now.since(start).secs());
        world = world.reboot(ResetCause::Hard);
    }
    assert_eq!(uptimes, [40, 80, 160, 320]);
    world.reachable = true;
    world.run_until_online();
    assert!(world.log()[0].contains("Normal mode"), "no safe mode because of a broker that is away");
}

#[test]
fn after_a_broken_connection_the_board_says_again_that_it_is_there() {
    let mut world = World::online();
    let statuses = |world: &World| world.sent.iter().filter(|m| m.topic == "u/mqb/status").count();
    assert_eq!(statuses(&world), 1);
    world.disconnect();
    world.run_for(Duration::from_secs(10));
    assert_eq!(statuses(&world), 2);
}

#[test]
fn a_message_that_is_too_large_is_answered() {
    let mut world = World::online();
    world.eval("big", &"#".repeat(10_000));
    world.run_for(Duration::from_secs(1));
    assert!(world.answers("big")[0].contains("too large"), "{:?}", world.answers("big"));
}

#[test]
fn sysinfo_tells_how_the_board_is_at_its_interval() {
    let mut settings = crate::world::settings();
    settings.board.modules = vec!["sysinfo".into()];
    settings.app.insert("sysinfo".into(), [("interval".into(), Value::Int(10))].into());
    let mut world = World::boot(Memory::default(), settings);
    world.run_until_online();
    world.run_for(Duration::from_secs(25));
    let sent: Vec<_> = world.sent.iter().filter(|m| m.topic == "u/sysinfo").collect();
    assert_eq!(sent.len(), 3);
    let text = String::from_utf8_lossy(&sent[2].payload);
    assert!(
        text.starts_with(r#"{"up":2"#) && text.contains(r#""free":100000,"cont_free":60000,"mqtt_conn":"#),
        "{text}"
    );
}
