//! Finding what is run: files, modules, and the words for those that cannot be.

use std::fs;
use std::io::{Error, ErrorKind};
use std::path::Path;

use minipy::{HostValue, Mode};

use crate::run::{Ended, Machine};

/// Runs a file as `__main__`.
pub(crate) fn run_file(machine: &mut Machine, path: &str) -> Ended {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            crate::complain(&format!("can't open file '{path}': {}", os_error(&error)));
            // A directory can be opened; it cannot be read.
            return Ended::Over(if error.kind() == ErrorKind::IsADirectory { 1 } else { 2 });
        }
    };
    machine.set_global("__file__", path);
    run_bytes(machine, bytes, path)
}

/// Runs what may be a text.
pub(crate) fn run_bytes(machine: &mut Machine, bytes: Vec<u8>, name: &str) -> Ended {
    match String::from_utf8(bytes) {
        Ok(text) => machine.run(&text, name, Mode::Exec),
        Err(error) => {
            let good = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
            let line = 1 + good.iter().filter(|byte| **byte == b'\n').count();
            crate::report(&format!(
                "Traceback (most recent call last):\n  File \"{name}\", line {line}\nSyntaxError: source is not UTF-8\n"
            ));
            Ended::With(1)
        }
    }
}

/// The directory of a script, for `sys.path`.
pub(crate) fn directory(path: &str) -> String {
    let real = fs::canonicalize(path).ok();
    let directory = real.as_deref().unwrap_or_else(|| Path::new(path)).parent();
    directory.and_then(Path::to_str).unwrap_or_default().into()
}

/// Runs a module as `__main__`, its packages imported before it.
pub(crate) fn run_module(machine: &mut Machine, module: &str) -> Ended {
    let found = find(module);
    let package = match &found {
        Some((path, _)) if path.ends_with("/__main__.py") && !module.ends_with("__main__") => module,
        _ => module.rsplit_once('.').map_or("", |(package, _)| package),
    };
    if found.is_none() || !package.is_empty() {
        // What is in no file may be a module of the engine's.
        let name = if found.is_none() { module } else { package };
        let ended = machine.run(&format!("__import__({})\n", python_str(name)), IMPORTING, Mode::Exec);
        if found.is_none() || ended != Ended::With(0) {
            return ended;
        }
    }
    let Some((path, bytes)) = found else { return Ended::With(1) };
    machine.set_global("__file__", &path);
    if !package.is_empty() {
        machine.set_global("__package__", package);
    }
    run_bytes(machine, bytes, &path)
}

/// The file of the line that imports a module's package; tracebacks do not show it.
pub(crate) const IMPORTING: &str = "<module>";

/// A module's file below the working directory or `/lib`, with what is in it.
fn find(module: &str) -> Option<(String, Vec<u8>)> {
    let path = module.replace('.', "/");
    let files =
        ["", "/lib/"].iter().flat_map(|dir| ["/__main__", ""].map(|main| format!("{dir}{path}{main}.py")));
    files.into_iter().find_map(|file| Some((file.clone(), fs::read(&file).ok()?)))
}

/// An error of the system as Python shows it.
pub(crate) fn os_error(error: &Error) -> String {
    let text = error.to_string();
    match error.raw_os_error() {
        Some(number) => {
            let words = text.strip_suffix(&format!(" (os error {number})"));
            format!("[Errno {number}] {}", words.unwrap_or(&text))
        }
        None => text,
    }
}

/// A Python literal of a text.
pub(crate) fn python_str(text: &str) -> String {
    let mut literal = String::from("'");
    for c in text.chars() {
        match c {
            '\\' | '\'' => {
                literal.push('\\');
                literal.push(c);
            }
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\0' => literal.push_str("\\0"),
            _ => literal.push(c),
        }
    }
    literal.push('\'');
    literal
}

/// A text as a value for the engine.
pub(crate) fn value(text: &str) -> HostValue {
    HostValue::Str(text.into())
}
