//! Random numbers from a seed, and the seeds of a run.
//!
//! `MQTT_SEED=7 cargo test -p mqtt-core NAME` runs one seed; `MQTT_SEEDS=100000` runs as many.

/// SplitMix64.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`, which is not 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// True once in `n` times.
    pub(crate) fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    pub(crate) fn bytes(&mut self, len: usize) -> Vec<u8> {
        (0..len).map(|_| self.next() as u8).collect()
    }

    pub(crate) fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }
}

#[expect(clippy::print_stdout, reason = "a failing seed must be found in the output")]
/// Runs `test` for `count` seeds, or for those that the environment asks for. A failure says how to repeat it.
pub(crate) fn for_seeds(name: &str, count: u64, test: impl Fn(&mut Random)) {
    let number = |variable| std::env::var(variable).ok().and_then(|text| text.parse::<u64>().ok());
    let seeds = match number("MQTT_SEED") {
        Some(seed) => seed..seed + 1,
        None => 0..number("MQTT_SEEDS").unwrap_or(count),
    };
    for seed in seeds {
        let outcome = std::panic::catch_unwind(core::panic::AssertUnwindSafe(|| test(&mut Random(seed))));
        if let Err(panic) = outcome {
            println!("to repeat this: MQTT_SEED={seed} cargo test -p mqtt-core {name}");
            std::panic::resume_unwind(panic);
        }
    }
}
