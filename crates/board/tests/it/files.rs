//! Files over the wire: whole or not at all, each by itself, whatever comes in between.

use board::Duration;
use board::memory::Memory;
use board::ports::ResetCause;

use crate::world::{World, frame, settings};

const PUT: &str = "u/mqb/cmd/put/";

fn content(length: usize, seed: u8) -> Vec<u8> {
    (0..length).map(|n| (n as u8).wrapping_mul(31).wrapping_add(seed)).collect()
}

/// Sends a whole file as the original's command line does.
fn put(world: &mut World, id: &str, name: &str, data: &[u8]) {
    let chunks: Vec<&[u8]> = if data.is_empty() { vec![&[]] } else { data.chunks(1400).collect() };
    for (seq, chunk) in chunks.iter().enumerate() {
        world.command(&format!("put/{id}/{name}"), seq as u16, seq + 1 == chunks.len(), chunk);
        world.run_for(Duration::from_millis(20));
    }
}

/// Asks for a file and puts its frames together.
fn get(world: &mut World, id: &str, name: &str) -> Vec<u8> {
    let topic = format!("u/mqb/reply/out/{id}");
    world.command(&format!("get/{id}/{name}"), 0, true, b"");
    world.run_for(Duration::from_secs(1));
    let frames: Vec<_> = world.sent.iter().filter(|m| m.topic == topic).map(|m| m.payload.clone()).collect();
    let mut data = Vec::new();
    for (n, frame) in frames.iter().enumerate() {
        let header = u16::from_be_bytes([frame[0], frame[1]]);
        let last = n + 1 == frames.len();
        assert_eq!(header, n as u16 | if last { 0x8000 } else { 0 }, "frame {n} of {}", frames.len());
        assert!(!last || frame.len() == 2, "the last frame is empty");
        data.extend_from_slice(&frame[2..]);
    }
    data
}

#[test]
fn files_of_every_awkward_size_go_there_and_back() {
    let mut world = World::online();
    for (n, length) in [0, 1, 1399, 1400, 1401, 2799, 2800, 2801, 100_000].into_iter().enumerate() {
        let data = content(length, n as u8);
        put(&mut world, &format!("p{n}"), "dir.bin", &data);
        assert_eq!(world.answers(&format!("p{n}")).last().map(String::as_str), Some("OK"), "{length} bytes");
        assert_eq!(world.device.platform().files().get("/dir.bin"), Some(&data));
        assert_eq!(get(&mut world, &format!("g{n}"), "/dir.bin"), data);
    }
    let left = world.device.platform().files();
    assert_eq!(left.keys().collect::<Vec<_>>(), ["/dir.bin"], "no part is left");
    assert_eq!(world.device.platform().flash.open_files(), 0);
}

#[test]
fn interleaved_uploads_do_not_mix() {
    let mut world = World::online();
    let (a, b) = (content(4000, 1), content(4000, 2));
    for seq in 0..3_usize {
        for (id, data) in [("a", &a), ("b", &b)] {
            let chunk = &data[seq * 1400..data.len().min(seq * 1400 + 1400)];
            world.command(&format!("put/{id}/{id}.bin"), seq as u16, seq == 2, chunk);
        }
    }
    world.run_for(Duration::from_secs(1));
    assert_eq!((world.answers("a"), world.answers("b")), (vec!["OK".into()], vec!["OK".into()]));
    let files = world.device.platform().files();
    assert_eq!((&files["/a.bin"], &files["/b.bin"]), (&a, &b));
}

#[test]
fn a_repeated_frame_changes_nothing_and_is_answered_again_at_the_end() {
    let mut world = World::online();
    let data = content(2000, 3);
    let frames = [frame(0, false, &data[..1400]), frame(1, true, &data[1400..])];
    for payload in [&frames[0], &frames[0], &frames[1], &frames[1], &frames[0]] {
        world.send_raw(&format!("{PUT}a/x"), payload, false, true);
        world.run_for(Duration::from_millis(100));
    }
    assert_eq!(world.answers("a"), ["OK", "OK"], "the last frame twice, and nothing for the others");
    assert_eq!(world.device.platform().files()["/x"], data);
}

#[test]
fn a_gap_is_an_error_at_once_and_leaves_the_old_file() {
    let mut world = World::online();
    world.device.platform().flash.place("/x", b"old");
    world.command("put/a/x", 0, false, &content(1400, 0));
    world.command("put/a/x", 2, true, b"end");
    world.run_for(Duration::from_secs(1));
    let answers = world.answers("a");
    assert!(answers.len() == 1 && answers[0].starts_with("E:"), "{answers:?}");
    let files = world.device.platform().files();
    assert_eq!(files.len(), 1, "no part is left");
    assert_eq!(files["/x"], b"old");
}

#[test]
fn what_cannot_be_is_answered_with_its_reason() {
    let mut world = World::online();
    world.device.platform().flash.place("/lib/x.py", b"x");
    for (command, reason) in [
        ("get/a/nothing", "ENOENT"),
        ("get/b/lib", "EISDIR"),
        ("put/c/lib", "EISDIR"),
        ("put/d/no/x", "ENOENT"),
        ("put/e/lib/x.py/y", "ENOTDIR"),
    ] {
        world.command(command, 0, true, b"");
        world.run_for(Duration::from_millis(100));
        let id = command.split('/').nth(1).unwrap_or("");
        let answers = world.answers(id);
        assert!(
            answers.len() == 1 && answers[0].starts_with("E:") && answers[0].contains(reason),
            "{answers:?}"
        );
    }
    world.device.platform().flash.set_free(100);
    world.command("put/f/y", 0, true, &content(1000, 0));
    world.run_for(Duration::from_millis(100));
    assert!(world.answers("f")[0].contains("ENOSPC"), "{:?}", world.answers("f"));
    assert_eq!(world.device.platform().files().len(), 1, "no part is left");
}

#[test]
fn retained_commands_are_refused() {
    let mut world = World::online();
    world.send_raw(&format!("{PUT}a/x"), &frame(0, true, b"data"), true, false);
    world.run_for(Duration::from_secs(1));
    assert!(world.answers("a")[0].starts_with("E:"));
    assert!(world.device.platform().files().is_empty());
}

#[test]
fn the_power_fails_at_every_operation_of_an_upload_and_the_file_is_old_or_new() {
    let new = content(5000, 9);
    let mut cuts = 0;
    for cut in 0.. {
        let mut memory = Memory::default();
        memory.flash.place("/x", b"old");
        let mut world = World::boot(memory, settings());
        world.run_until_online();
        let flash = &mut world.device.platform().flash;
        flash.cut_at(flash.operations() + cut);
        put(&mut world, "a", "x", &new);
        let dead = world.device.platform().flash.is_dead();
        let answered = world.answers("a").last().cloned();
        let mut world = world.reboot(ResetCause::PowerOn);
        let files = world.device.platform().files();
        assert_eq!(files.len(), 1, "cut {cut}: the unfinished part is removed at boot: {files:?}");
        let kept = &files["/x"];
        assert!(*kept == b"old" || *kept == new, "cut {cut}: {} bytes", kept.len());
        if answered.as_deref() == Some("OK") {
            assert_eq!(*kept, new, "cut {cut}: what was answered OK is there");
        }
        if !dead {
            break;
        }
        cuts += 1;
    }
    println!("{cuts} cut points");
    assert!(cuts >= 8);
}
