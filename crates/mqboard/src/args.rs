//! What was typed, and nothing else: no environment, no defaults that depend on other options.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

/// Operate boards you cannot reach, over MQTT.
#[derive(Debug, Parser)]
#[command(name = "mqboard", version, max_term_width = 100, after_help = after_help(), subcommand_required = true, args_override_self = true)]
pub struct LowArgs {
    /// The broker: a host, host:port, or a URL such as mqtts://user@host:8883 [default: localhost]
    #[arg(short, long, value_name = "HOST|URL")]
    pub server: Option<String>,
    /// The broker's port [default: 1883, or 8883 with TLS]
    #[arg(long)]
    pub port: Option<String>,
    /// Use TLS; checks the broker's certificate, against the system's authorities unless --ca-file is given
    #[arg(long, overrides_with = "no_tls")]
    pub tls: bool,
    /// Do not use TLS
    #[arg(long, overrides_with = "tls")]
    pub no_tls: bool,
    /// Trust only the certificate authorities in this PEM file
    #[arg(long, value_name = "FILE")]
    pub ca_file: Option<PathBuf>,
    /// Present this client certificate (PEM), with --key
    #[arg(long, value_name = "FILE")]
    pub cert: Option<PathBuf>,
    /// The client certificate's private key (PEM)
    #[arg(long, value_name = "FILE")]
    pub key: Option<PathBuf>,
    /// The name that the broker's certificate must bear, if it is not the host's
    #[arg(long, value_name = "NAME")]
    pub server_name: Option<String>,
    /// User name for the broker
    #[arg(short, long, value_name = "NAME")]
    pub user: Option<String>,
    /// Read the password from the first line of this file (or set MQBOARD_PASSWORD)
    #[arg(long, value_name = "FILE")]
    pub password_file: Option<PathBuf>,
    /// The board: its topics begin with PREFIX/mqb
    #[arg(short, long)]
    pub prefix: Option<String>,
    /// The board: its topics begin with exactly TOPIC; wins over --prefix
    #[arg(short, long)]
    pub topic: Option<String>,
    /// Give up after so many seconds without a sign of life from the board [default: 60]
    #[arg(short = 'T', long, value_name = "SECONDS")]
    pub timeout: Option<String>,
    /// Say what happens, on stderr
    #[arg(short, long, overrides_with = "quiet")]
    pub verbose: bool,
    /// Say nothing but errors
    #[arg(short, long, overrides_with = "verbose")]
    pub quiet: bool,
    /// Print results as JSON, where the command has any
    #[arg(long)]
    pub json: bool,
    /// When to use colours
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub color: Color,
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Evaluate Python on the board and print its value, or what it prints; Ctrl-C stops it there
    Eval {
        /// Python source; `-` reads it from stdin
        #[arg(value_name = "EXPR", allow_hyphen_values = true)]
        source: String,
    },
    /// Fetch a file from the board
    Get {
        /// The file on the board
        remote: String,
        /// Where to store it: a file or a directory; without it, the content goes to stdout
        local: Option<PathBuf>,
    },
    /// Send a file to the board
    Put {
        /// The file on this machine; `-` reads stdin
        local: PathBuf,
        /// Where to store it; ends in `/` to keep the name, and so it is kept without it
        remote: Option<String>,
    },
    /// Install a firmware image; the board tries it at its next reset
    Ota {
        /// The image on this machine
        image: PathBuf,
        /// The Ed25519 signature of the image's SHA-256, for a board that wants one
        #[arg(long, value_name = "FILE")]
        signature: Option<PathBuf>,
        /// Reset the board and wait for the trial's outcome: at most SECONDS, or as long as a trial can take
        #[arg(long, value_name = "SECONDS", num_args = 0..=1, require_equals = true, default_missing_value = "0")]
        wait: Option<u64>,
        /// With --wait: leave the reset to somebody else
        #[arg(long, requires = "wait")]
        no_reset: bool,
    },
    /// List a directory on the board
    Ls {
        /// The directory
        #[arg(default_value = ".")]
        dir: String,
        /// Only files, with those in directories below, and their paths
        #[arg(short, long, conflicts_with = "sha")]
        recursive: bool,
        /// Only files, with the SHA-1 of their content
        #[arg(long)]
        sha: bool,
    },
    /// Make a directory on the board
    Mkdir {
        /// The directory
        dir: String,
        /// It may exist already
        #[arg(short, long)]
        ignore: bool,
        /// Make the directories above it as needed; it may exist already
        #[arg(short, long)]
        path: bool,
    },
    /// Remove a file from the board
    Rm {
        /// The file
        file: String,
    },
    /// Remove an empty directory from the board
    Rmdir {
        /// The directory
        dir: String,
    },
    /// Restart the board
    Reset {
        /// Into normal mode (the default)
        #[arg(short, long, group = "mode")]
        normal: bool,
        /// Into safe mode
        #[arg(short = 'f', long, group = "mode")]
        safemode: bool,
        /// Only the interpreter
        #[arg(short, long, group = "mode")]
        soft: bool,
        /// As by the reset button, at once; a board of the original then comes up in safe mode
        #[arg(long, group = "mode")]
        hard: bool,
    },
    /// Make directories on the board as a specification file says
    Sync {
        /// The specification file
        spec: PathBuf,
        /// Only print what would be done
        #[arg(short = 'n', long)]
        dry_run: bool,
    },
    /// Say what the board is: software, boot, slot, trial, memory, modules, crash records
    Info,
    /// Show the board's crash records
    Crash {
        /// What to do with them
        #[arg(default_value = "list")]
        action: CrashAction,
    },
    /// List, start, stop, restart or replace the modules of the board's application
    Modules {
        /// What to do with them [default: list]
        #[command(subcommand)]
        action: Option<ModuleAction>,
    },
    /// Show the board's settings, or try new ones
    Settings {
        /// What to do with them
        #[command(subcommand)]
        action: SettingsAction,
    },
    /// Show the board's log lines as they come, until Ctrl-C
    View {
        /// End after so many lines
        #[arg(long, value_name = "LINES")]
        count: Option<u64>,
    },
    /// Start a broker and a board on this machine, and show what can be done with it; needs nothing installed
    Demo {
        /// End after the tour: with 0 if every answer was the expected one
        #[arg(long)]
        once: bool,
    },
    /// Stop a program on the board by the id of its eval (which `mqboard -v eval` shows)
    Interrupt {
        /// The id
        id: String,
        /// In a way that the program cannot catch
        #[arg(long)]
        force: bool,
    },
}

/// What to do with crash records.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum CrashAction {
    /// One line for each
    List,
    /// All of each
    Show,
    /// Remove them
    Clear,
}

/// What to do with modules.
#[derive(Debug, Default, Subcommand)]
pub enum ModuleAction {
    /// Say how they are
    #[default]
    List,
    /// Start one
    Start {
        /// Its name
        name: String,
    },
    /// Stop one
    Stop {
        /// Its name
        name: String,
    },
    /// Stop one and start it again; its file is read anew
    Restart {
        /// Its name
        name: String,
    },
    /// Send another file for one, start it again with that, and say how it goes
    Replace {
        /// Its name
        name: String,
        /// The file on this machine
        file: PathBuf,
    },
}

/// What to do with settings.
#[derive(Debug, Subcommand)]
pub enum SettingsAction {
    /// Show those in force, without secrets
    Show,
    /// Have new ones checked and tried at the next reset; they go back by themselves if the broker is not reached
    Stage {
        /// A settings file on this machine
        file: PathBuf,
    },
    /// Forget staged ones
    Revert,
}

fn after_help() -> String {
    let variables: String =
        crate::settings::VARIABLES.iter().map(|(name, what)| format!("  {name:<22} {what}\n")).collect();
    let exits = crate::exit::Exit::table();
    format!(
        "Options stand before the command. They can also come from variables:\n{variables}\nExit codes:\n{exits}"
    )
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_definitions_are_consistent() {
        LowArgs::command().debug_assert();
    }

    #[test]
    fn the_originals_command_lines_are_understood() {
        for line in [
            "mqboard -s host --port 1883 --tls -T 30 -v -p esp32/test eval 1+1",
            "mqboard --no-tls -q -t a/b/mqb get /main.py main.py",
            "mqboard -p x put main.py /lib/",
            "mqboard -p x ota firmware.bin",
            "mqboard -p x ota --wait firmware.bin",
            "mqboard -p x ota --wait=600 --no-reset firmware.bin",
            "mqboard -p x ls -r",
            "mqboard -p x ls --sha /lib",
            "mqboard -p x mkdir -p -i /a/b",
            "mqboard -p x rm /a",
            "mqboard -p x rmdir /a",
            "mqboard -p x reset -n",
            "mqboard -p x reset --normal",
            "mqboard -p x reset -f",
            "mqboard -p x reset --safemode",
            "mqboard -p x reset -s",
            "mqboard -p x reset --soft",
            "mqboard -p x reset --hard",
            "mqboard -p x reset",
            "mqboard -p x sync -n spec",
            "mqboard -p x sync spec --dry-run",
            "mqboard -p x view",
            "mqboard -p x eval -5",
        ] {
            if let Err(error) = LowArgs::try_parse_from(line.split(' ')) {
                panic!("{line}: {error}");
            }
        }
        for line in
            ["mqboard", "mqboard -p x", "mqboard -p x eval", "mqboard -p x reset -s --hard", "mqboard nope"]
        {
            assert!(LowArgs::try_parse_from(line.split(' ')).is_err(), "{line}");
        }
    }
}
