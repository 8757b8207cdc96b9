//! `minipy`: runs a script, a module, a line of code or a prompt, as MicroPython's unix binary does.
//!
//! It exists so that scripts can be compared with other interpreters. Files, directories and the clock are the
//! computer's own; the heap is as small as `-X heapsize` says.

mod files;
mod host;
mod interrupts;
mod options;
mod prompt;
mod run;
mod source;

use std::io::{IsTerminal, Read, Write};
use std::process::ExitCode;

use minipy::Mode;

use interrupts::Interrupts;
use options::{Options, Source, Wanted};
use run::{Ended, Machine};

fn main() -> ExitCode {
    let options = match Options::parse(std::env::args_os().skip(1)) {
        Ok(options) => options,
        Err(message) => {
            complain(&message);
            return ExitCode::FAILURE;
        }
    };
    let shown = match options.wanted {
        Wanted::Run => None,
        Wanted::Help => Some(options::HELP.into()),
        Wanted::Version => Some(options::version()),
    };
    if let Some(text) = shown {
        return match std::io::stdout().write_all(text.as_bytes()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        };
    }
    match Interrupts::new() {
        Ok(interrupts) => ExitCode::from(run(&options, interrupts)),
        Err(error) => {
            complain(&format!("cannot listen to Ctrl-C: {error}"));
            ExitCode::FAILURE
        }
    }
}

/// Runs what the command line names; returns the exit status.
fn run(options: &Options, interrupts: Interrupts) -> u8 {
    let mut machine = Machine::new(options, interrupts);
    let typed = options.source == Source::Stdin && (options.prompt || std::io::stdin().is_terminal());
    let ended = match &options.source {
        Source::Code(code) => machine.run(code, "<string>", Mode::Exec),
        Source::Module(module) => source::run_module(&mut machine, module),
        Source::File(path) => source::run_file(&mut machine, path),
        Source::Stdin if typed => Ended::With(0),
        Source::Stdin => {
            let mut bytes = Vec::new();
            match std::io::stdin().read_to_end(&mut bytes) {
                Ok(_) => source::run_bytes(&mut machine, bytes, "<stdin>"),
                Err(error) => {
                    complain(&format!("can't read standard input: {}", source::os_error(&error)));
                    Ended::Over(2)
                }
            }
        }
    };
    let status = match ended {
        Ended::With(_) | Ended::Exit(_) if options.prompt || typed => prompt::run(&mut machine),
        ended => ended.status(),
    };
    if options.stats {
        machine.print_stats();
    }
    status
}

/// A wrong command line, or a file that cannot be read.
fn complain(message: &str) {
    report(&format!("minipy: {message}\n"));
}

/// To standard error, after what was printed before.
fn report(text: &str) {
    let _ = std::io::stdout().flush();
    // When standard error is closed too, the exit status still tells.
    let _ = std::io::stderr().write_all(text.as_bytes());
}
