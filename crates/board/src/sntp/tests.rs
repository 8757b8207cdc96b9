//! The module against answers that are good, wrong, late, early and missing, in virtual time.

use alloc::vec::Vec;

use super::packet::tests::good;
use super::*;
use crate::memory::Memory;

/// 2026-11-18 and some.
const NOW: i64 = 1_795_000_000_123_456;

struct World {
    sntp: Sntp,
    memory: Memory,
}

impl World {
    fn new() -> Self {
        let mut settings = Settings::default();
        settings.board.modules.push("sntp".into());
        let table = settings.app.entry("sntp".into()).or_default();
        table.insert("server".into(), Value::Str("time.example:124".into()));
        Self { sntp: Sntp::new(Instant::ZERO, &settings).unwrap(), memory: Memory::default() }
    }

    fn at(&mut self, now: Instant) -> Option<Said> {
        self.memory.now = now;
        self.sntp.poll(now, &mut self.memory)
    }

    /// Asks at `now`, and gives the number of the request.
    fn asked(&mut self, now: Instant) -> u64 {
        assert_eq!(self.at(now), None);
        let (server, request) = self.memory.time.asked.pop().expect("it has asked");
        assert_eq!(server, "time.example:124");
        u64::from_be_bytes(request[40..].try_into().unwrap())
    }

    /// A datagram that came `way` after the request, which left at `sent`.
    fn comes(&mut self, sent: Instant, way: Duration, bytes: &[u8]) {
        let answer = Answer { bytes: bytes.to_vec(), sent, received: sent + way };
        self.memory.time.answers.push_back(Ok(answer));
    }

    fn time(&mut self, now: Instant) -> Option<i64> {
        self.memory.now = now;
        self.memory.clock().unix_micros()
    }
}

fn at(millis: u64) -> Instant {
    Instant::from_millis(millis)
}

const WAY: Duration = Duration::from_micros(20_100);

#[test]
fn an_unknown_clock_is_set_to_the_servers_time_and_half_the_way() {
    let mut world = World::new();
    let nonce = world.asked(at(0));
    world.comes(at(0), WAY, &good(nonce, NOW));
    let said = world.at(at(30)).unwrap();
    assert_eq!(said.text, "the clock was set: 2026-11-18 11:06:40 UTC (stratum 2)");
    // Sent at NOW + 100 µs, 10 ms for the way back, looked at 9.9 ms later.
    let off = world.time(at(30)).unwrap() - (NOW + 100 + 10_000 + 9_900);
    assert!(off.abs() <= 2, "{off} µs");
    assert_eq!(world.sntp.deadline(), Some(at(30) + Duration::from_secs(3_600)));
}

#[test]
fn garbage_and_late_answers_are_passed_over_and_the_true_one_is_taken() {
    let mut world = World::new();
    let nonce = world.asked(at(0));
    world.comes(at(0), WAY, b"garbage");
    world.comes(at(0), WAY, &[0xff; 1400]);
    world.comes(at(0), WAY, &good(nonce.wrapping_add(1), NOW + 9_000_000_000));
    assert_eq!(world.at(at(21)), None);
    world.comes(at(0), Duration::from_millis(40), &good(nonce, NOW));
    assert_eq!(world.at(at(41)).unwrap().level, Level::Info);
    // What comes unasked moves nothing.
    world.comes(at(0), WAY, &good(nonce, NOW + 9_000_000_000));
    assert_eq!(world.at(at(50)), None);
    assert!(world.time(at(50)).unwrap() < NOW + 1_000_000);
}

#[test]
fn somebody_who_sends_without_end_gets_only_so_much_attention() {
    let mut world = World::new();
    world.asked(at(0));
    for _ in 0..100 {
        world.comes(at(0), WAY, b"garbage");
    }
    assert_eq!(world.at(at(20)), None);
    assert_eq!(world.at(at(21)), None);
    assert_eq!(world.memory.time.answers.len(), 100 - ANSWERS_MAX);
    assert!(world.at(at(5_000)).unwrap().text.contains("no answer"));
}

#[test]
fn a_time_that_cannot_be_moves_nothing() {
    for (micros, shown) in [
        (1_000_000_000_000_000, "2001-09-09 01:46:40"),
        ((NOT_BEFORE_SECS - 1) * 1_000_000, "cannot be"),
        (NOT_AFTER_SECS * 1_000_000, "cannot be"),
    ] {
        let mut world = World::new();
        let nonce = world.asked(at(0));
        world.comes(at(0), Duration::ZERO, &good(nonce, micros));
        let said = world.at(at(0)).unwrap();
        assert!(said.level == Level::Warning && said.text.contains(shown), "{}", said.text);
        assert_eq!(world.time(at(0)), None);
    }
}

// The date of the build is a floor that rises with every release, without a change of the source.
#[test]
fn a_time_before_the_build_moves_nothing() {
    let built = NOT_BEFORE_SECS + 86_400;
    for (secs, taken) in [(built - 1, false), (built, true)] {
        let mut world = World::new();
        world.memory.built = built;
        let nonce = world.asked(at(0));
        world.comes(at(0), Duration::ZERO, &good(nonce, secs * 1_000_000));
        let said = world.at(at(0)).unwrap();
        assert_eq!(!said.text.contains("cannot be"), taken, "{}", said.text);
        assert_eq!(world.time(at(0)).is_some(), taken);
    }
}

#[test]
fn pauses_grow_while_nobody_answers_and_are_short_again_afterwards() {
    let mut world = World::new();
    let mut now = at(0);
    let mut pauses = Vec::new();
    for round in 0..14 {
        world.asked(now);
        if round % 2 == 1 {
            // Both ways to fail.
            world.memory.time.answers.push_back(Err("no such host".into()));
        } else {
            now += ANSWER_MAX;
        }
        let said = world.at(now).unwrap();
        assert!(said.text.contains("no answer") || said.text.contains("no such host"), "{}", said.text);
        let next = world.sntp.deadline().unwrap();
        pauses.push(next.since(now).secs());
        now = next;
    }
    assert!(pauses[0] >= 2 && pauses[0] <= 4, "{pauses:?}");
    // At the limit they are drawn from its upper half.
    assert!(
        pauses[..10].is_sorted() && pauses[10..].iter().all(|p| (1_800..=3_600).contains(p)),
        "{pauses:?}"
    );
    let nonce = world.asked(now);
    world.comes(now, WAY, &good(nonce, NOW));
    world.at(now + WAY).unwrap();
    now = world.sntp.deadline().unwrap();
    world.asked(now);
    world.at(now + ANSWER_MAX).unwrap();
    let pause = world.sntp.deadline().unwrap().since(now + ANSWER_MAX);
    assert!(pause <= Duration::from_secs(4), "{pause}");
}

#[test]
fn a_server_that_does_not_want_to_be_asked_is_left_alone() {
    let mut world = World::new();
    let nonce = world.asked(at(0));
    let mut kiss = good(nonce, NOW);
    kiss[1] = 0;
    kiss[12..16].copy_from_slice(b"DENY");
    world.comes(at(0), WAY, &kiss);
    let said = world.at(at(100)).unwrap();
    assert!(said.text.ends_with("does not want to be asked: DENY"), "{}", said.text);
    assert!(world.sntp.deadline().unwrap() >= at(100) + REFUSED_PAUSE);
    assert_eq!(world.time(at(100)), None);
}

// A clock that jumps back breaks whoever measures with it.
#[test]
fn a_small_difference_is_slewed_and_time_never_goes_back() {
    for offset in [-900_000, 700_000_i64] {
        let mut world = World::new();
        world.memory.clock().set_unix_micros(NOW - offset);
        let nonce = world.asked(at(0));
        world.comes(at(0), Duration::ZERO, &good(nonce, NOW - 100));
        assert!(world.at(at(0)).unwrap().text.contains("being corrected"));
        let mut last = world.time(at(0)).unwrap();
        let mut now = at(0);
        while let Some(next) = world.sntp.deadline().filter(|next| *next < at(3_600_000)) {
            now = next;
            assert_eq!(world.at(now), None);
            let time = world.time(now).unwrap();
            let moved = time - last;
            assert!((994_000..=1_006_000).contains(&moved), "a second took {moved} µs");
            last = time;
        }
        let off = last - NOW - i64::try_from(now.micros()).unwrap();
        assert!(off.abs() <= 2, "{off} µs are left");
        assert!(now <= at(200_000), "it took {now:?}");
    }
}

#[test]
fn a_large_difference_is_stepped_also_backwards() {
    let mut world = World::new();
    world.memory.clock().set_unix_micros(NOW + 86_400_000_000);
    let nonce = world.asked(at(0));
    world.comes(at(0), Duration::ZERO, &good(nonce, NOW));
    assert!(world.at(at(0)).unwrap().text.contains("was set"));
    assert!((world.time(at(0)).unwrap() - NOW).abs() < 1_000);
}

#[test]
fn a_board_that_cannot_ask_says_so_once_and_one_that_shall_not_never() {
    let mut world = World::new();
    world.memory.time.missing = true;
    assert_eq!(world.at(at(0)).unwrap().level, Level::Error);
    assert_eq!((world.at(at(1)), world.sntp.deadline()), (None, None));
    let mut sntp = Sntp::new(at(0), &Settings::default()).unwrap();
    assert_eq!(sntp.deadline(), None);
    assert_eq!(sntp.poll(at(9), &mut world.memory), None);
}

#[test]
fn settings_that_cannot_be_are_refused_by_name() {
    for (key, value) in [
        ("server", Value::Int(1)),
        ("server", Value::Str(String::new())),
        ("interval", Value::Int(15)),
        ("interval", Value::Str("often".into())),
        ("max_step", Value::Float(-1.0)),
        ("max_step", Value::Bool(true)),
    ] {
        let mut settings = Settings::default();
        settings.app.entry("sntp".into()).or_default().insert(key.into(), value);
        let error = Config::read(&settings).unwrap_err();
        assert_eq!(error.key, alloc::format!("app.sntp.{key}"));
    }
}

#[test]
fn dates_are_those_of_the_calendar() {
    for (secs, shown) in [
        (0, "1970-01-01 00:00:00"),
        (951_782_400, "2000-02-29 00:00:00"),
        (4_107_542_399, "2100-02-28 23:59:59"),
        (4_107_542_400, "2100-03-01 00:00:00"),
        (1_795_000_000, "2026-11-18 11:06:40"),
        (-1, "1969-12-31 23:59:59"),
    ] {
        assert_eq!(date(secs * 1_000_000), shown);
    }
}
