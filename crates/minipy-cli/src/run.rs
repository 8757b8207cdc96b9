//! Driving the engine: fuel, sleeping, outcomes.

use core::time::Duration;
use std::io::Write;
use std::os::fd::AsFd;

use minipy::{Config, Engine, Mode, Outcome, Step};

use crate::host::Computer;
use crate::interrupts::{Interrupts, Line, Wish};
use crate::options::{Options, Source};
use crate::report;
use crate::source::{self, python_str};

/// Instructions between two looks at the fuel that is left.
const SLICE: u32 = 100_000;

/// An engine on this computer.
#[derive(Debug)]
pub(crate) struct Machine {
    engine: Engine,
    computer: Computer,
    /// The last run was asked to stop by Ctrl-C.
    interrupted: bool,
    fuel: Option<u64>,
    /// What runs before the first script: working directory, path, arguments.
    setup: Option<String>,
    heap_bytes: usize,
}

/// How a script ended, and the exit status if nothing else follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ended {
    /// By itself, or by an exception: a prompt goes on.
    With(u8),
    /// It asked to end the program: a prompt after a script goes on, the prompt itself ends.
    Exit(u8),
    /// Nothing more can be run: no fuel, no output, no script.
    Over(u8),
}

impl Ended {
    pub(crate) const fn status(self) -> u8 {
        match self {
            Self::With(status) | Self::Exit(status) | Self::Over(status) => status,
        }
    }
}

/// What a shell shows for a program that a closed pipe has ended.
const BROKEN_PIPE: u8 = 128 + 13;

impl Machine {
    pub(crate) fn new(options: &Options, interrupts: Interrupts) -> Self {
        let config = Config {
            heap_bytes: options.heap_bytes,
            reserve_bytes: 0,
            max_source: 16 * 1024 * 1024,
            compile_bytes: 1024 * 1024 * 1024,
            ..Config::default()
        };
        Self {
            engine: Engine::new(config, &[]),
            computer: Computer::new(interrupts),
            interrupted: false,
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

    /// Sets a global of the script's.
    pub(crate) fn set_global(&mut self, name: &str, text: &str) {
        self.engine.set_global(name, &source::value(text));
    }

    /// The next line that is typed.
    pub(crate) fn next_line(&mut self) -> Line {
        self.computer.lines.next(&mut self.computer.interrupts)
    }

    /// Whether more has been pasted, and goes on as an indented line.
    pub(crate) fn goes_on_indented(&mut self) -> bool {
        self.computer.lines.goes_on_indented(&self.computer.interrupts)
    }

    /// Forgets what was typed ahead.
    pub(crate) fn forget_typed(&mut self) {
        self.computer.lines.clear();
    }

    /// Whether Ctrl-C came while the last run ran.
    pub(crate) const fn was_interrupted(&self) -> bool {
        self.interrupted
    }

    fn run_one(&mut self, source: &str, file: &str, mode: Mode) -> Ended {
        let run = match self.engine.spawn(source, file, mode) {
            Ok(run) => run,
            Err(error) => {
                report(&format!("minipy: {error}\n"));
                return Ended::With(1);
            }
        };
        self.interrupted = false;
        loop {
            let left = self.fuel.map(|fuel| fuel.saturating_sub(self.engine.fuel_used()));
            if left == Some(0) {
                self.engine.abort(run);
            }
            match self.computer.interrupts.wish() {
                Wish::GoOn => {}
                Wish::Interrupt => self.interrupted = self.engine.interrupt(run),
                Wish::Stop => self.interrupted = self.engine.abort(run),
            }
            let slice = left.and_then(|left| u32::try_from(left).ok()).map_or(SLICE, |left| left.min(SLICE));
            let step = self.engine.step(slice, &mut self.computer);
            if self.computer.take_stop() {
                self.interrupted = self.engine.abort(run);
            }
            if self.computer.output_closed() {
                return Ended::Over(BROKEN_PIPE);
            }
            match step {
                Step::Busy => self.hear(),
                Step::WaitUntil(at) => {
                    let wait = at.saturating_sub(self.computer.ticks_ms());
                    flush();
                    self.sleep(Duration::from_millis(wait.max(1)));
                }
                Step::Done(done, outcome) if done == run => {
                    flush();
                    return ended(outcome, file, left == Some(0));
                }
                Step::Done(..) => {}
                Step::Idle => return Ended::With(0),
            }
        }
    }

    /// Sleeps so long, or until there is an interrupt or something happens to a socket.
    fn sleep(&mut self, time: Duration) {
        match self.computer.news() {
            Some(news) => {
                self.computer.interrupts.wait_readable(news.as_fd(), Some(time));
                self.hear();
            }
            None => self.computer.interrupts.sleep(time),
        }
    }

    /// Has the scripts that wait for a socket look, if something has happened.
    fn hear(&mut self) {
        if self.computer.news().is_some_and(|news| news.wait(Duration::ZERO)) {
            self.engine.wake();
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
fn ended(outcome: Outcome, file: &str, no_fuel: bool) -> Ended {
    match outcome {
        Outcome::Finished => Ended::With(0),
        Outcome::Value(text) => {
            if text != "None" {
                let _ = writeln!(std::io::stdout(), "{text}");
            }
            Ended::With(0)
        }
        Outcome::Exception(traceback) if file == source::IMPORTING => {
            report(&without_own_line(&traceback));
            Ended::With(1)
        }
        Outcome::Exception(traceback) => {
            report(&traceback);
            Ended::With(1)
        }
        // The system keeps 8 bits of it.
        Outcome::Exit(code) => Ended::Exit(code as u8),
        Outcome::Aborted if no_fuel => {
            report("minipy: stopped, no fuel left\n");
            Ended::Over(1)
        }
        Outcome::Aborted => {
            report("minipy: stopped\n");
            Ended::With(1)
        }
    }
}

/// A traceback without the line that this program imported a module by; without its head, too, when no other is left.
fn without_own_line(traceback: &str) -> String {
    let own = format!("  File \"{}\", ", source::IMPORTING);
    let lines: Vec<&str> = traceback.split_inclusive('\n').filter(|line| !line.starts_with(&own)).collect();
    let from = usize::from(lines.get(1).is_some_and(|line| !line.starts_with("  File ")));
    lines.get(from..).unwrap_or_default().concat()
}

fn flush() {
    let _ = std::io::stdout().flush();
}

/// Python source that gives the script this process's working directory, path and arguments.
fn setup(options: &Options) -> String {
    let cwd = std::env::current_dir().ok().and_then(|path| path.to_str().map(String::from));
    let cwd = cwd.unwrap_or_else(|| "/".into());
    let script_dir = match &options.source {
        Source::File(path) => source::directory(path),
        _ => String::new(),
    };
    let argv: Vec<String> = options.argv.iter().map(|arg| python_str(arg)).collect();
    format!(
        "import sys, uos\nuos.chdir({})\nsys.path[:] = [{}, '/lib']\nsys.argv[:] = [{}]\ndel sys, uos\n",
        python_str(&cwd),
        python_str(&script_dir),
        argv.join(", ")
    )
}
