//! Firmware over the wire: written, verified, tried, and left again when it does not prove itself.

use board::Duration;
use board::boot::SlotId;
use board::memory::Memory;
use board::ports::{Platform, ResetCause, ResetKind};
use mqrepl::status::Trial;
use sha2::{Digest, Sha256};

use crate::world::{World, settings};

fn image(size: usize) -> Vec<u8> {
    b"\x7fIMG".iter().copied().chain((4..size).map(|n| (n % 251) as u8)).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

fn board_with_slots() -> World {
    let mut memory = Memory::default();
    memory.flash.add_slots();
    let mut world = World::boot(memory, settings());
    world.run_until_online();
    world
}

/// Sends an image as the original's command line does.
fn ota(world: &mut World, id: &str, image: &[u8]) {
    let name = hex(&Sha256::digest(image));
    let count = image.chunks(1400).len();
    for (seq, chunk) in image.chunks(1400).enumerate() {
        world.command(&format!("ota/{id}/{name}"), seq as u16, seq + 1 == count, chunk);
        world.run_for(Duration::from_millis(10));
    }
}

#[test]
fn an_image_is_acknowledged_as_the_original_does_and_is_tried_at_the_next_boot() {
    let mut world = board_with_slots();
    // A size of which the original would lose the tail.
    let image = image(15_400);
    ota(&mut world, "o", &image);
    assert_eq!(world.answers("o"), ["SEQ 0", "SEQ 8", "OK"]);
    assert!(world.device.platform().flash.image(SlotId::B) == image);
    let mut world = world.reboot(ResetCause::Hard);
    world.run_until_online();
    assert_eq!(world.slot, Some(SlotId::B));
    assert!(world.log()[0].contains("on trial"), "{:?}", world.log()[0]);
    // It crashes: the board goes back, and does not try it again.
    for _ in 0..3 {
        world = world.reboot(ResetCause::Panic);
        world.run_until_online();
        assert_eq!(world.slot, Some(SlotId::A));
    }
}

// Over the wire of version 1, whose original loses the tail when the last frame crosses a border.
#[test]
fn sizes_around_every_border_of_blocks_and_frames_arrive_whole() {
    let mut world = board_with_slots();
    for blocks in 1..=4_usize {
        for size in (blocks * 4_096 - 2)..=(blocks * 4_096 + 2) {
            let image = image(size);
            ota(&mut world, &format!("o{size}"), &image);
            let answers = world.answers(&format!("o{size}"));
            assert_eq!(answers.last().map(String::as_str), Some("OK"), "{size}: {answers:?}");
            assert!(world.device.platform().flash.image(SlotId::B) == image, "{size}");
        }
    }
}

#[test]
fn one_that_says_that_it_is_too_large_is_refused_before_anything_is_erased() {
    let mut world = board_with_slots();
    ota(&mut world, "first", &image(5_000));
    let operations = world.device.platform().flash.operations();
    let hash = "00".repeat(32);
    world.command(&format!("ota/large/{hash}/70000"), 0, false, b"\x7fIMG");
    world.command(&format!("ota/odd/{hash}/many"), 0, false, b"\x7fIMG");
    world.run_for(Duration::from_secs(1));
    assert!(world.answers("large")[0].contains("larger than a slot"), "{:?}", world.answers("large"));
    assert!(world.answers("odd")[0].contains("size"), "{:?}", world.answers("odd"));
    assert_eq!(world.device.platform().flash.operations(), operations);
    assert!(world.device.platform().usable_slots().unwrap().b, "the one before is still there");
}

#[test]
fn what_is_refused_is_answered_and_changes_nothing() {
    let mut world = World::online();
    ota(&mut world, "none", &image(100));
    assert!(world.answers("none")[0].contains("no slots"), "{:?}", world.answers("none"));
    let mut world = board_with_slots();
    world.command("ota/name/xyz", 0, true, b"\x7fIMG");
    world.command(&format!("ota/hash/{}", "00".repeat(32)), 0, true, b"\x7fIMG");
    world.command(&format!("ota/gap/{}", "00".repeat(32)), 0, false, b"\x7fIMG");
    world.command(&format!("ota/gap/{}", "00".repeat(32)), 2, true, b"");
    world.run_for(Duration::from_secs(1));
    for (id, words) in
        [("name", "64 hexadecimal digits"), ("hash", "SHA mismatch"), ("gap", "message missing")]
    {
        let answers = world.answers(id);
        assert!(answers.iter().any(|a| a.starts_with("E:") && a.contains(words)), "{id}: {answers:?}");
    }
    assert!(!world.device.platform().usable_slots().unwrap().b);
    // Nothing of it is in the way of a good one.
    ota(&mut world, "good", &image(5_000));
    assert_eq!(world.answers("good").last().map(String::as_str), Some("OK"));
}

#[test]
fn the_power_fails_at_every_operation_of_an_update_and_the_board_boots() {
    let image = image(9_000);
    let mut cuts = 0;
    for cut in 0.. {
        let mut world = board_with_slots();
        let flash = &mut world.device.platform().flash;
        flash.cut_at(flash.operations() + cut);
        ota(&mut world, "o", &image);
        let dead = world.device.platform().flash.is_dead();
        let answered = world.answers("o").iter().any(|a| a == "OK");
        let mut world = world.reboot(ResetCause::PowerOn);
        world.run_until_online();
        match world.slot {
            Some(SlotId::A) => assert!(!answered, "cut {cut}: what was answered OK is tried"),
            Some(SlotId::B) => assert!(world.device.platform().flash.image(SlotId::B) == image, "cut {cut}"),
            None => panic!("cut {cut}: there are slots"),
        }
        if !dead {
            break;
        }
        cuts += 1;
    }
    println!("{cuts} cut points");
    assert!(cuts >= 5, "{cuts}");
}

#[test]
fn a_trial_whose_application_keeps_failing_goes_back_in_its_time_and_says_why() {
    let mut memory = Memory::default();
    memory.flash.add_slots();
    let mut settings = settings();
    settings.board.modules = vec!["bad".into()];
    memory.flash.place("/bad.py", b"import time\ntime.sleep(2)\nraise ValueError('on purpose')\n");
    let mut world = World::boot(memory, settings);
    world.run_until_online();
    ota(&mut world, "o", &image(5_000));
    world.run_for(Duration::from_secs(1));
    assert_eq!(world.status().trial, Trial::Waiting);
    let mut world = world.reboot(ResetCause::Hard);
    world.run_until_online();
    let status = world.status();
    assert_eq!((status.trial, status.confirmed), (Trial::Running, Some(false)));
    world.run_for(Duration::from_secs(u64::from(status.trial_secs) + 15));
    let console = world.console();
    assert_eq!(world.reset, Some(ResetKind::Hard), "{console}");
    let mut world = world.reboot(ResetCause::Hard);
    world.run_until_online();
    assert_eq!((world.slot, world.status().went_back), (Some(SlotId::A), true));
    let records = world.ask("[(c['slot'], c['text']) for c in board.crashes() if c['kind'] == 'went-back']");
    assert!(records.starts_with("[('b', ") && records.contains("bad failed: the trial"), "{records}");
}

#[test]
fn a_trial_is_confirmed_and_the_status_says_so() {
    let mut world = board_with_slots();
    ota(&mut world, "o", &image(5_000));
    let mut world = world.reboot(ResetCause::Hard);
    world.run_until_online();
    assert_eq!(world.status().trial, Trial::Running);
    world.run_for(Duration::from_secs(80));
    let status = world.status();
    assert_eq!((status.trial, status.confirmed, status.slot.as_str()), (Trial::None, Some(true), "b"));
}

#[test]
fn a_second_update_waits_for_the_end_of_the_trial() {
    let mut world = board_with_slots();
    ota(&mut world, "first", &image(5_000));
    let mut world = world.reboot(ResetCause::Hard);
    world.run_until_online();
    let operations = world.device.platform().flash.operations();
    ota(&mut world, "second", &image(6_000));
    assert!(world.answers("second")[0].contains("on trial"), "{:?}", world.answers("second"));
    assert_eq!(world.device.platform().flash.operations(), operations);
    world.run_for(Duration::from_secs(80));
    ota(&mut world, "third", &image(6_000));
    assert_eq!(world.answers("third").last().map(String::as_str), Some("OK"));
    assert!(world.device.platform().flash.image(SlotId::A) == image(6_000), "the one that does not run");
}
