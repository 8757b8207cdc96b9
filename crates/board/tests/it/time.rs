//! The time of day, from a server to the log lines.

use board::memory::Memory;
use board::ports::Answer;
use board::{Duration, Instant};

use crate::world::{World, settings};

/// A reply that says 2027-01-15 08:00:00.
fn reply(request: &[u8]) -> Vec<u8> {
    let secs = (1_800_000_000_u64 + 2_208_988_800) & 0xffff_ffff;
    let mut packet = vec![0; 48];
    (packet[0], packet[1]) = (0b00_100_100, 1);
    packet[24..32].copy_from_slice(&request[40..48]);
    packet[32..40].copy_from_slice(&(secs << 32).to_be_bytes());
    packet[40..48].copy_from_slice(&(secs << 32).to_be_bytes());
    packet
}

#[test]
fn log_lines_carry_the_time_of_day_once_a_server_has_said_it() {
    let mut settings = settings();
    settings.board.modules = vec!["sntp".into()];
    let mut world = World::boot(Memory::default(), settings);
    world.run_until_online();
    world.ask("log.warning('before')");
    let (server, request) = world.device.platform().time.asked[0].clone();
    assert_eq!(server, "pool.ntp.org");
    let received = world.now;
    let answer = Answer { bytes: reply(&request), sent: Instant::ZERO.max(received), received };
    world.device.platform().time.answers.push_back(Ok(answer));
    world.run_for(Duration::from_secs(1));
    world.ask("log.warning('after')");
    world.run_for(Duration::from_secs(1));
    let log = world.log();
    let line = |text: &str| log.iter().find(|l| l.ends_with(text)).cloned().unwrap_or_default();
    assert!(line("before").starts_with("W     3000 "), "{log:#?}");
    assert!(line("after").starts_with("W 08:00:0"), "{log:#?}");
    assert!(world.ask("__import__('time').time()").starts_with("180000000"));
    assert!(world.ask("board.modules()").contains("'sntp', 'state': 'native', 'failures': 0, 'error': ''"));
}
