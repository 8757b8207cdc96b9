//! How long the first evaluation of a new engine takes: prints microseconds, from nothing to `2`, one line for each of
//! so many engines as the argument says.

#[path = "../../minipy/tests/it/host.rs"]
#[expect(dead_code, reason = "shared with the tests")]
mod host;

use std::io::Write as _;
use std::time::Instant;

use minipy::{Config, Engine, Mode, Outcome};

fn main() {
    let rounds: usize = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(100);
    for _ in 0..rounds {
        let mut host = host::TestHost::default();
        let start = Instant::now();
        let mut engine = Engine::new(Config::default(), &[]);
        let run = engine.spawn("1+1", "<stdin>", Mode::Repl).expect("a run");
        let outcome = host::drive(&mut engine, &mut host, run, 100_000);
        let micros = start.elapsed().as_secs_f64() * 1e6;
        assert_eq!(outcome, Outcome::Value("2".into()));
        let _ = writeln!(std::io::stdout(), "{micros:.1}");
    }
}
