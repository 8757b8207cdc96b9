//! The command line of mqboard: operate boards you cannot reach, over MQTT.
//!
//! Options become settings in two stages ([`args`]: what was typed; [`settings`]: what was meant). A command runs one
//! or more operations of `mqrepl` over one connection. All that is printed goes through [`output::Printer`]; every
//! failure is an [`exit::Fault`]: an exit code, and one line that names the cause and the next step.

extern crate alloc;

pub mod args;
mod command;
mod demo;
pub mod exit;
mod interrupts;
mod link;
mod local;
pub mod output;
mod perform;
pub mod settings;
mod stop;

use std::ffi::OsString;
use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser as _;

use args::{Command, LowArgs};
use exit::{Exit, Fault};
use output::Printer;
use settings::{Settings, Verbosity};

/// Runs the command line with these arguments (the first is the program's name) and says how it ended.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    if let Some(code) = demo::as_node(&arguments) {
        return code;
    }
    let low = match LowArgs::try_parse_from(arguments) {
        Ok(low) => low,
        Err(error) => {
            // Help and version are such "errors" too; they go to stdout and are no failure.
            let exit = if error.use_stderr() { Exit::Usage } else { Exit::Ok };
            let _ = error.print();
            return exit.into();
        }
    };
    if let Command::Demo { once } = low.command {
        // It brings its own broker and board: whatever says where others are does not matter.
        let color = settings::wants_color(low.color, &|name| std::env::var(name).ok());
        return demo::run(demo::Options { once, color });
    }
    match resolve_and_run(low) {
        Ok(()) => Exit::Ok.into(),
        Err((mut printer, fault)) => {
            printer.fault(&fault);
            let _ = std::io::stdout().flush();
            fault.exit.into()
        }
    }
}

fn resolve_and_run(low: LowArgs) -> Result<(), (Printer, Fault)> {
    let settings = Settings::resolve(&low, &|name| std::env::var(name).ok())
        .map_err(|fault| (Printer::new(Verbosity::Normal, false), fault))?;
    let mut printer = Printer::new(settings.verbosity, settings.color);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let outcome = match runtime {
        Ok(runtime) => {
            let outcome = runtime.block_on(command::run(low.command, &settings, &mut printer));
            // A name lookup that hangs must not keep the process.
            runtime.shutdown_background();
            outcome
        }
        Err(error) => Err(Fault::new(Exit::File, format_args!("the system gives no event loop: {error}"))),
    };
    outcome.map_err(|fault| (printer, fault))
}
