//! Runs a script file (or `-c CODE`) in an engine whose host is in memory: for measurements.

#[path = "../tests/it/host.rs"]
#[expect(dead_code, reason = "shared with the tests")]
mod host;

use minipy::{Config, Engine, Mode};

fn main() {
    let mut args = std::env::args().skip(1);
    let first = args.next().unwrap_or_default();
    let (source, mode) = if first == "-c" {
        (args.next().unwrap_or_default(), Mode::Repl)
    } else {
        (std::fs::read_to_string(first).expect("a script"), Mode::Exec)
    };
    let heap_bytes = 16 << 20;
    let mut engine = Engine::new(Config { heap_bytes, ..Config::default() }, &[]);
    let mut host = host::TestHost::default();
    let run = engine.spawn(&source, "<stdin>", mode).expect("a run");
    let outcome = host::drive(&mut engine, &mut host, run, 100_000);
    use std::io::Write;
    let _ = std::io::stdout().write_all(host.output.remove(&run.0).unwrap_or_default().as_bytes());
    let _ = writeln!(std::io::stdout(), "{outcome:?}");
}
