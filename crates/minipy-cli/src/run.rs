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
}

/// How a script ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ended {
    /// By itself, or by an exception: a prompt goes on. The exit status if nothing else follows.
    With(u8),
    /// It asked to end the program, or there is no fuel left.
    Program(u8),
}

impl Ended {
    pub(crate) const fn status(self) -> u8 {
        match self {
            Self::With(status) | Self::Program(status) => status,
        }
    }
}

impl Machine {
    pub(crate) fn new(options: &Options) -> Self {
        let config = Config {
            heap_bytes: options.heap_bytes,
            reserve_bytes: 0,
            max_source: 16 * 1024 * 1024,
            compile_bytes: 1024 * 1024 * 1024,
            ..Config::default()
        };
        Self {
            engine: Engine::new(config, &[]),
            computer: Computer::new(),
            fuel: options.fuel,
            setup: Some(setup(options)),
            heap_bytes: options.heap_bytes,
        }
    }

    /// Runs a source text to its end.
    pub(crate) fn run(&mut self, source: &str, file: &str, mode: Mode) -> Ended {
        if let Some(setup) = self.setup.take() {
            self.run_one(&setup, "<setup>", Mode::Exec);
        }
        self.run_one(source, file, mode)
    }

    fn run_one(&mut self, source: &str, file: &str, mode: Mode) -> Ended {
        let run = match self.engine.spawn(source, file, mode) {
            Ok(run) => run,
            Err(error) => {
                report(&format!("minipy: {error}\n"));
                return Ended::With(1);
            }
        };
        loop {
            let left = self.fuel.map(|fuel| fuel.saturating_sub(self.engine.fuel_used()));
            if left == Some(0) {
                self.engine.abort(run);
            }
            let slice = left.and_then(|left| u32::try_from(left).ok()).map_or(SLICE, |left| left.min(SLICE));
            match self.engine.step(slice, &mut self.computer) {
                Step::Busy => {}
                Step::WaitUntil(at) => {
                    let wait = at.saturating_sub(self.computer.ticks_ms());
                    flush();
                    std::thread::sleep(Duration::from_millis(wait.max(1)));
                }
                Step::Done(done, outcome) if done == run => {
                    flush();
                    return ended(outcome);
                }
                Step::Done(..) => {}
                Step::Idle => return Ended::With(0),
            }
        }
    }

    /// What `--stats` shows.
    pub(crate) fn print_stats(&self) {
        let (peak, collections) = self.engine.mem_peak();
        report(&format!(
            "heap {} bytes, in use {}, peak {peak}, collections {collections}; fuel {} instructions\n",
            self.heap_bytes,
            self.engine.mem_alloc(),
            self.engine.fuel_used(),
        ));
    }
}

/// What the outcome of a run means, after its traceback has been printed.
fn ended(outcome: Outcome) -> Ended {
    match outcome {
        Outcome::Finished => Ended::With(0),
        Outcome::Value(text) => {
            if text != "None" {
                let _ = writeln!(std::io::stdout(), "{text}");
            }
            Ended::With(0)
        }
        Outcome::Exception(traceback) => {
            report(&traceback);
            Ended::With(1)
        }
        // The system keeps 8 bits of it.
        Outcome::Exit(code) => Ended::Program(code as u8),
        Outcome::Aborted => {
            report("minipy: stopped, no fuel left\n");
            Ended::Program(1)
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
