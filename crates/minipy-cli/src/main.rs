//! `minipy`: runs a script, a module, a line of code or a prompt, as MicroPython's unix binary does.
//!
//! It exists so that scripts can be compared with other interpreters. Files, directories and the clock are the
//! computer's own; the heap is as small as `-X heapsize` says.

mod files;
mod host;
mod options;
mod prompt;
mod run;

use std::io::{IsTerminal, Read, Write};
use std::process::ExitCode;

use minipy::Mode;

use options::{Options, Source};
use run::{Ended, Machine};

fn main() -> ExitCode {
    let options = match Options::parse(std::env::args_os().skip(1)) {
        Ok(options) => options,
        Err(message) => return fail(1, &message),
    };
    if options.help {
        return match std::io::stdout().write_all(options::HELP.as_bytes()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        };
    }
    let mut machine = Machine::new(&options);
    let ended = match &options.source {
        Source::Code(code) => machine.run(code, "<string>", Mode::Exec),
        Source::Module(module) => match options::module_source(module) {
            Some((path, text)) => machine.run(&text, &path, Mode::Exec),
            None => machine.run(&options::import(module), "<module>", Mode::Exec),
        },
        Source::File(path) => match std::fs::read_to_string(path) {
            Ok(text) => machine.run(&text, path, Mode::Exec),
            Err(error) => return fail(2, &format!("can't open file '{path}': {error}")),
        },
        Source::Stdin if options.prompt || std::io::stdin().is_terminal() => Ended::With(0),
        Source::Stdin => {
            let mut text = String::new();
            match std::io::stdin().read_to_string(&mut text) {
                Ok(_) => machine.run(&text, "<stdin>", Mode::Exec),
                Err(error) => return fail(2, &format!("can't read standard input: {error}")),
            }
        }
    };
    let prompts = options.prompt || options.source == Source::Stdin && std::io::stdin().is_terminal();
    let status = match ended {
        Ended::With(_) if prompts => prompt::run(&mut machine),
        _ => ended.status(),
    };
    if options.stats {
        machine.print_stats();
    }
    ExitCode::from(status)
}

/// A wrong command line or a missing file.
fn fail(status: u8, message: &str) -> ExitCode {
    // When standard error is closed too, the exit code still tells.
    let _ = writeln!(std::io::stderr(), "minipy: {message}");
    ExitCode::from(status)
}
