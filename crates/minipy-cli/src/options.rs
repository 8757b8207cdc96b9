//! The command line.

use std::ffi::OsString;

use minipy::Config;

/// What `--help` prints.
pub(crate) const HELP: &str = "\
usage: minipy [-X heapsize=N[k|m]] [-X fuel=N] [-i] [--stats] [-c CODE | -m MODULE | FILE | -] [ARGS]

Runs Python as the boards do. Without a script it reads standard input: a prompt on a terminal.

  FILE               run a file; its directory is searched for what it imports
  -c CODE            run CODE
  -m MODULE          run a module or a package's __main__, from the working directory or /lib
  -                  run standard input
  -i                 a prompt after the script, or whatever standard input is
  -X heapsize=N      bytes of heap, with k or m (default 1m, 8k to 64m)
  -X fuel=N          stop after N instructions, with k or m
  --stats            print heap and fuel figures to standard error at the end
  -h, --help         this text
  -V, --version      the version

What follows the script is the script's own, in sys.argv.

Ctrl-C raises KeyboardInterrupt; three within two seconds stop a script that catches it. At the prompt _ is the
last value, an empty line ends a block, Ctrl-C drops what is typed, and Ctrl-D ends.

Exit status: 0, what sys.exit gave, 1 for an uncaught exception or a wrong command line, 2 for a file that
cannot be opened, 141 when nobody reads the output any more.

  minipy -X heapsize=64k main.py        does it fit a small board?
  minipy --stats -c 'import asyncio'    what does a module cost?
  minipy -i -c 'from app import *'      try an application's functions
";

/// The version of MicroPython whose language this is.
pub(crate) const DIALECT: &str = "1.24";

/// What `--version` prints.
pub(crate) fn version() -> String {
    format!("minipy {} (MicroPython {DIALECT})\n", env!("CARGO_PKG_VERSION"))
}

/// What the command line asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    Run,
    Help,
    Version,
}

/// What is run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    Code(String),
    Module(String),
    File(String),
    Stdin,
}

/// A command line that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Options {
    pub heap_bytes: usize,
    /// Instructions after which the run is stopped.
    pub fuel: Option<u64>,
    pub stats: bool,
    /// A prompt, whatever else runs.
    pub prompt: bool,
    pub wanted: Wanted,
    pub source: Source,
    /// `sys.argv`.
    pub argv: Vec<String>,
}

const HEAP_DEFAULT: usize = 1024 * 1024;

impl Options {
    /// Reads the arguments after the program's name.
    pub(crate) fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Self, String> {
        let mut args = args.into_iter().map(|arg| {
            arg.into_string().map_err(|arg| format!("argument is not UTF-8: {}", arg.to_string_lossy()))
        });
        let mut options = Self {
            heap_bytes: HEAP_DEFAULT,
            fuel: None,
            stats: false,
            prompt: false,
            wanted: Wanted::Run,
            source: Source::Stdin,
            argv: vec![String::new()],
        };
        while let Some(arg) = args.next() {
            let arg = arg?;
            let mut value = || args.next().unwrap_or_else(|| Err(format!("{arg} needs an argument")));
            match arg.as_str() {
                "-h" | "--help" => options.wanted = Wanted::Help,
                "-V" | "--version" => options.wanted = Wanted::Version,
                "--stats" => options.stats = true,
                "-i" => options.prompt = true,
                "-X" => options.set(&value()?)?,
                "-c" => {
                    options.source = Source::Code(value()?);
                    options.argv = vec!["-c".into()];
                    break;
                }
                "-m" => {
                    let module = value()?;
                    options.argv = vec![module.clone()];
                    options.source = Source::Module(module);
                    break;
                }
                "-" => {
                    options.argv = vec![arg];
                    break;
                }
                _ if arg.starts_with("-X") => options.set(arg.get(2..).unwrap_or_default())?,
                _ if arg.starts_with('-') => return Err(format!("unknown option {arg}; try --help")),
                _ => {
                    options.argv = vec![arg.clone()];
                    options.source = Source::File(arg);
                    break;
                }
            }
        }
        for arg in args {
            options.argv.push(arg?);
        }
        Ok(options)
    }

    fn set(&mut self, setting: &str) -> Result<(), String> {
        let (name, value) = setting.split_once('=').ok_or_else(|| format!("-X {setting}: no value"))?;
        let number = size(value).ok_or_else(|| format!("-X {setting}: no number"))?;
        match name {
            "heapsize" => {
                let fits = |bytes: &usize| (Config::HEAP_MIN..=Config::HEAP_MAX).contains(bytes);
                let bytes = usize::try_from(number).ok().filter(fits);
                self.heap_bytes = bytes.ok_or_else(|| {
                    let (least, most) = (Config::HEAP_MIN >> 10, Config::HEAP_MAX >> 20);
                    format!("-X {setting}: a heap has {least}k to {most}m")
                })?;
            }
            "fuel" => self.fuel = Some(number),
            _ => return Err(format!("-X {name}: unknown setting; try --help")),
        }
        Ok(())
    }
}

/// `64k`, `2m`, `1000`.
fn size(text: &str) -> Option<u64> {
    let (digits, factor) = match text.strip_suffix(['k', 'K']) {
        Some(digits) => (digits, 1024),
        None => match text.strip_suffix(['m', 'M']) {
            Some(digits) => (digits, 1024 * 1024),
            None => (text, 1),
        },
    };
    digits.parse::<u64>().ok()?.checked_mul(factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(args: &[&str]) -> Result<Options, String> {
        Options::parse(args.iter().map(|arg| OsString::from(*arg)))
    }

    #[test]
    fn what_follows_the_script_is_the_scripts() {
        let options = parse(&["-X", "heapsize=64k", "-Xfuel=2m", "a.py", "-X", "--stats"]).unwrap();
        assert_eq!((options.heap_bytes, options.fuel), (64 * 1024, Some(2 * 1024 * 1024)));
        assert_eq!(options.source, Source::File("a.py".into()));
        assert_eq!(options.argv, ["a.py", "-X", "--stats"]);
        assert!(!options.stats);
    }

    #[test]
    fn wrong_command_lines_say_what_is_wrong() {
        for (args, part) in [
            (&["-X"][..], "needs an argument"),
            (&["-X", "heapsize=x"], "no number"),
            (&["-X", "heapsize=1k"], "a heap has 8k to 64m"),
            (&["-X", "heapsize=9999999m"], "a heap has 8k to 64m"),
            (&["-X", "speed=1"], "unknown setting"),
            (&["-q"], "unknown option"),
            (&["-c"], "needs an argument"),
        ] {
            let message = parse(args).unwrap_err();
            assert!(message.contains(part), "{args:?}: {message}");
        }
    }
}
