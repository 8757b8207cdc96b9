//! The client session against the broker. `FAULTLAB_WORLDS` sets how many worlds, `FAULTLAB_SEED` runs one with a trace.

use core::sync::atomic::{AtomicU64, Ordering};

use faultlab::mqtt::{Canary, Options, Outcome, World, run};

/// Worlds that `cargo test` runs.
const WORLDS: u64 = 10_000;

fn variable(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("{name}={text} is not a number")))
}

#[test]
fn nothing_is_lost_repeated_or_reordered_in_any_world() {
    if let Some(seed) = variable("FAULTLAB_SEED") {
        let world = World::new(seed, Options::from_seed(seed), None).traced();
        panic_on(world.run(), seed);
        return;
    }
    let worlds = variable("FAULTLAB_WORLDS").unwrap_or(WORLDS);
    let next = AtomicU64::new(0);
    let sums = [const { AtomicU64::new(0) }; 3];
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= worlds {
                        return;
                    }
                    let outcome = panic_on(run(seed), seed);
                    for (sum, value) in
                        sums.iter().zip([outcome.connections, outcome.messages, outcome.resent])
                    {
                        sum.fetch_add(value.into(), Ordering::Relaxed);
                    }
                }
            });
        }
    });
    let [connections, messages, resent] = sums.map(AtomicU64::into_inner);
    println!("{worlds} worlds: {connections} connections, {messages} messages, {resent} sent again");
    assert!(resent > worlds && connections > 2 * worlds, "the worlds are too peaceful to prove anything");
}

#[track_caller]
fn panic_on(result: Result<Outcome, String>, seed: u64) -> Outcome {
    result.unwrap_or_else(|objection| {
        panic!("{objection}\nreplay: FAULTLAB_SEED={seed} cargo test -p faultlab --test it -- nothing_is_lost --nocapture")
    })
}

#[test]
fn the_same_seed_gives_the_same_world() {
    for seed in 0..50 {
        assert_eq!(run(seed), run(seed), "seed {seed}");
    }
}

#[test]
fn broken_clients_are_found() {
    for canary in Canary::ALL {
        let found =
            (0..300).find(|&seed| World::new(seed, Options::from_seed(seed), Some(canary)).run().is_err());
        assert!(found.is_some_and(|seed| seed < 100), "{canary:?}: {found:?}");
    }
}
