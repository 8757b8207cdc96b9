//! Driving the engine: fuel, sleeping, outcomes.

use core::time::Duration;
use std::io::Write;

use minipy::{Config, Engine, Mode, Outcome, Step};

use crate::host::Computer;
use crate::options::{Options, Source, python_str};

/// Instructions between two looks at the fuel that is left.
const SLICE: u32 = 100_000;

/// An engine on this computer.
#[derive(Debug)]
pub(crate) struct Machine {
    engine: Engine,
    computer: Computer,
    fuel: Option<u64>,
    /// What runs before the first script: working directory, path, arguments.
    setup: Option<String>,
    heap_bytes: usize,
    slices: u64,
}

impl Machine {
    pub(crate) fn new(options: &Options) -> Self {
        let config = Config {
            heap_bytes: options.heap_bytes,
            reserve_bytes: 0,
            max_source: 16 * 1024 * 1024,
            ..Config::default()
        };
        Self {
            engine: Engine::new(config, &[]),
            computer: Computer::new(),
            fuel: options.fuel,
            setup: Some(setup(options)),
            heap_bytes: options.heap_bytes,
            slices: 0,
        }
    }

    /// Runs a source text to its end; returns the exit status.
    pub(crate) fn run(&mut self, source: &str, file: &str, mode: Mode) -> u8 {
        if let Some(setup) = self.setup.take() {
            self.run_one(&setup, "<setup>", Mode::Exec);
        }
        self.run_one(source, file, mode)
    }

    fn run_one(&mut self, source: &str, file: &str, mode: Mode) -> u8 {
        let run = match self.engine.spawn(source, file, mode) {
            Ok(run) => run,
            Err(error) => {
                report(&format!("minipy: {error}\n"));
                return 1;
            }
        };
        loop {
            let step = self.engine.step(SLICE, &mut self.computer);
            match step {
                Step::Busy => {
                    self.slices += 1;
                    if self.fuel.is_some_and(|fuel| self.slices.saturating_mul(u64::from(SLICE)) >= fuel) {
                        self.engine.abort(run);
                    }
                }
                Step::WaitUntil(at) => {
                    let wait = at.saturating_sub(self.computer.ticks_ms());
                    flush();
                    std::thread::sleep(Duration::from_millis(wait.max(1)));
                }
                Step::Done(done, outcome) if done == run => {
                    flush();
                    return status(outcome);
                }
                Step::Done(..) => {}
                Step::Idle => return 0,
            }
        }
    }

    /// What `--stats` shows.
    pub(crate) fn print_stats(&self) {
        let (peak, collections) = self.engine.mem_peak();
        report(&format!(
            "heap {} bytes, in use {}, peak {peak}, collections {collections}; fuel about {} instructions\n",
            self.heap_bytes,
            self.engine.mem_alloc(),
            self.slices.saturating_mul(u64::from(SLICE)),
        ));
    }
}

/// The exit status of a run, after its traceback has been printed.
fn status(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Finished => 0,
        Outcome::Value(text) => {
            if text != "None" {
                let _ = writeln!(std::io::stdout(), "{text}");
            }
            0
        }
        Outcome::Exception(traceback) => {
            report(&traceback);
            1
        }
        Outcome::Exit(code) => code as u8,
        Outcome::Aborted => {
            report("minipy: stopped, no fuel left\n");
            1
        }
    }
}

fn flush() {
    let _ = std::io::stdout().flush();
}

fn report(text: &str) {
    flush();
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// Python source that gives the script this process's working directory, path and arguments.
fn setup(options: &Options) -> String {
    let cwd = std::env::current_dir().ok().and_then(|path| path.to_str().map(String::from));
    let cwd = cwd.unwrap_or_else(|| "/".into());
    let script_dir = match &options.source {
        Source::File(path) => std::path::Path::new(path).parent().and_then(|dir| dir.to_str()).unwrap_or(""),
        _ => "",
    };
    let argv: Vec<String> = options.argv.iter().map(|arg| python_str(arg)).collect();
    format!(
        "import sys, os\nos.chdir({})\nsys.path[:] = [{}, '/lib']\nsys.argv[:] = [{}]\ndel sys, os\n",
        python_str(&cwd),
        python_str(script_dir),
        argv.join(", ")
    )
}
