//! The command line.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::init::{NewBoard, init};
use crate::layout::Layout;
use crate::settings::{Settings, SettingsError};
use crate::supervisor::{self, InUse, Launcher};
use crate::{console, exit, firmware};

/// A board that is a Linux process: managed over MQTT, restarted whatever happens to it.
#[derive(Parser)]
#[command(name = "mqnode", version, after_help = AFTER_HELP)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const AFTER_HELP: &str = "\
A board is a directory:
  settings.toml   what it is and where its broker is; edit this
  secrets.toml    login for the broker; only its owner may read it
  flash/          the board's files, what operators see as /
  state/          the board's own records

From nothing to a managed board, with a broker on this machine:
  mqnode init /var/lib/myboard --name me/board1
  mqnode run /var/lib/myboard
and from another terminal, or another machine that reaches the broker:
  mqboard -p me/board1 eval '45+876'

Exit codes: 0 ended as asked; 1 failed; 2 wrong usage; 3 settings wrong or missing; 4 the board runs already.";

#[derive(Subcommand)]
enum Command {
    /// Make a new board's directory, with settings that explain themselves. Overwrites nothing.
    Init {
        /// The directory to make.
        #[arg(value_name = "DIR")]
        directory: PathBuf,
        /// The board's name: the first part of its topics.
        #[arg(long, default_value = "example/board1")]
        name: String,
        /// Where the broker is: mqtt://HOST[:PORT], or mqtts:// for TLS.
        #[arg(long, value_name = "URL", default_value = "mqtt://localhost:1883")]
        broker: String,
    },
    /// Say whether the settings make sense, without starting anything.
    Check {
        /// The board's directory.
        #[arg(value_name = "DIR")]
        directory: PathBuf,
    },
    /// Run the board until SIGTERM or Ctrl-C.
    Run {
        /// The board's directory.
        #[arg(value_name = "DIR")]
        directory: PathBuf,
        /// Stop also when standard input, a pipe, ends: whoever started this is gone then.
        #[arg(long, hide = true)]
        stop_on_eof: bool,
    },
    /// The firmware process; the supervisor starts it.
    #[command(hide = true)]
    Firmware {
        #[arg(value_name = "DIR")]
        directory: PathBuf,
    },
}

/// The program: `arguments` as the system gave them, its own name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    start(arguments, Vec::new())
}

/// The same program inside another one, whose command line is `PROGRAM HIDDEN ARGUMENTS…`.
///
/// The supervisor starts its firmware as `PROGRAM HIDDEN firmware DIR`, so the other program must come here again then.
/// Call it before anything else: the firmware's standard input and output are not for anybody else.
pub fn run_embedded(hidden: &str, arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let name = OsString::from("mqnode");
    start(core::iter::once(name).chain(arguments), vec![hidden.into()])
}

/// Runs the command; `prefix` is what a firmware process needs before its own arguments.
fn start(arguments: impl IntoIterator<Item = OsString>, mut prefix: Vec<OsString>) -> ExitCode {
    let command = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments.command,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(exit::USAGE));
        }
    };
    let result = match command {
        Command::Init { directory, name, broker } => initialise(directory, NewBoard { name, url: broker }),
        Command::Check { directory } => check(directory),
        Command::Run { directory, stop_on_eof } => {
            prefix.extend(["firmware".into(), directory.clone().into()]);
            let layout = Layout::new(directory);
            let launcher = Launcher::new(prefix, layout.flash());
            supervisor::run(&layout, launcher, stop_on_eof)
        }
        Command::Firmware { directory } => return firmware::run(&Layout::new(directory)),
    };
    match result {
        Ok(()) => ExitCode::from(exit::OK),
        Err(error) => {
            console::write(format!("mqnode: {error:#}\n").as_bytes());
            ExitCode::from(code_of(&error))
        }
    }
}

fn code_of(error: &anyhow::Error) -> u8 {
    if error.is::<InUse>() {
        exit::IN_USE
    } else if error.is::<SettingsError>() {
        exit::SETTINGS
    } else {
        exit::FAILED
    }
}

fn initialise(directory: PathBuf, new: NewBoard) -> anyhow::Result<()> {
    let layout = Layout::new(directory);
    init(&layout, &new)?;
    let root = layout.root().display();
    print(&format!(
        "{root} is a board now. Say where its broker is in {root}/settings.toml, then start it with:\n  \
         mqnode run {root}\n"
    ))
}

fn check(directory: PathBuf) -> anyhow::Result<()> {
    let settings = Settings::load(&Layout::new(directory))?;
    print(&format!("the settings are good: broker {}\n", settings.endpoint))
}

fn print(text: &str) -> anyhow::Result<()> {
    Ok(io::stdout().write_all(text.as_bytes())?)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        super::Arguments::command().debug_assert();
    }
}
