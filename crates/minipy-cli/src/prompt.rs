//! The prompt: lines in, values out. What is unfinished goes on with the next line.

use std::io::{IsTerminal, Write};

use minipy::Mode;

use crate::interrupts::Line;
use crate::run::{Ended, Machine};

/// Reads and runs until the end of the input, or until a line ends the program; returns the exit status.
pub(crate) fn run(machine: &mut Machine) -> u8 {
    // Of the statement that is being typed.
    let mut text = String::new();
    show(&format!(
        "minipy {}, the language of MicroPython {}. Ctrl-C interrupts, Ctrl-D ends.\n",
        env!("CARGO_PKG_VERSION"),
        crate::options::DIALECT
    ));
    loop {
        show(if text.is_empty() { ">>> " } else { "... " });
        let line = match machine.next_line() {
            Line::Text(line) => line,
            Line::Interrupted => {
                text.clear();
                show("\n");
                continue;
            }
            Line::End => {
                let status = run_one(machine, &mut text);
                if std::io::stdin().is_terminal() {
                    show("\n");
                }
                return status.unwrap_or(0);
            }
        };
        // A line that begins anew ends the block before it, as in a file.
        if shape(&text) == Shape::Block
            && begins_anew(&text, &line)
            && let Some(status) = run_one(machine, &mut text)
        {
            return status;
        }
        text.push_str(&line);
        let blank = line.trim().is_empty();
        let unfinished = match shape(&text) {
            Shape::Whole => false,
            Shape::Open => true,
            Shape::Block => !blank || machine.goes_on_indented(),
        };
        if !unfinished && let Some(status) = run_one(machine, &mut text) {
            return status;
        }
    }
}

/// Runs the text and empties it; `Some` when that ends the program.
fn run_one(machine: &mut Machine, text: &mut String) -> Option<u8> {
    let source = core::mem::take(text);
    if source.trim().is_empty() {
        return None;
    }
    match machine.run(&source, "<stdin>", Mode::Prompt) {
        Ended::Exit(status) | Ended::Over(status) => Some(status),
        Ended::With(_) => {
            if machine.was_interrupted() {
                machine.forget_typed();
            }
            None
        }
    }
}

fn show(text: &str) {
    let mut out = std::io::stdout();
    let _ = out.write_all(text.as_bytes());
    let _ = out.flush();
}

/// How far a text has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// Simple statements.
    Whole,
    /// A bracket, a long string or a joined line is open.
    Open,
    /// A compound statement: it lasts until an empty line, or one that begins anew.
    Block,
}

const COMPOUND: [&str; 8] = ["if", "while", "for", "with", "try", "def", "class", "async"];
const GOING_ON: [&str; 4] = ["else", "elif", "except", "finally"];

fn shape(text: &str) -> Shape {
    if is_open(text) {
        return Shape::Open;
    }
    let first = text.lines().find(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
    match first {
        Some(line) if line.starts_with('@') || COMPOUND.contains(&first_word(line)) => Shape::Block,
        _ => Shape::Whole,
    }
}

fn first_word(line: &str) -> &str {
    line.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or_default()
}

/// Whether `line` is no part of the block before it.
fn begins_anew(block: &str, line: &str) -> bool {
    let decorated = block.lines().rev().find(|line| !line.trim().is_empty());
    let bound = decorated.is_some_and(|line| line.starts_with('@'));
    !bound
        && !line.trim().is_empty()
        && !line.starts_with([' ', '\t', '#'])
        && !GOING_ON.contains(&first_word(line))
}

/// Whether a bracket, a long string or a joined line is open at the end.
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
    let joined = text.strip_suffix('\n').is_some_and(|text| text.trim_end_matches('\r').ends_with('\\'));
    brackets > 0 || quote.is_some_and(|open| open.len() == 3) || joined
}

#[cfg(test)]
mod tests {
    use super::{Shape, begins_anew, shape};

    #[test]
    fn what_is_unfinished_is_seen() {
        for open in ["f(1,\n", "x = '''a\n\n", "a + \\\n", "{'a': [\n", "def f(a,\n", "x = '''it's\n"] {
            assert_eq!(shape(open), Shape::Open, "{open:?}");
        }
        for block in ["if a:\n", "@d\n", "def f(): # (\n", "for x in y: print(x)\n", "# why\nwhile 1:\n"] {
            assert_eq!(shape(block), Shape::Block, "{block:?}");
        }
        for whole in ["a\n", "f(1)\n", "x = 'a('\n", "'''a'''\n", "x = '#'\n", "# (\n", "iffy = 1\n", "x)\n"]
        {
            assert_eq!(shape(whole), Shape::Whole, "{whole:?}");
        }
    }

    #[test]
    fn a_block_ends_where_a_line_begins_anew() {
        assert!(begins_anew("def f():\n  return 1\n", "f()\n"));
        assert!(begins_anew("if a:\n  b\n", "elsewhere = 1\n"));
        assert!(begins_anew("class A:\n  x = 1\n\n", "@d\n"));
        for line in ["else:\n", "  c\n", "\n", "# why\n", "\tc\n", "except ValueError:\n"] {
            assert!(!begins_anew("if a:\n  b\n", line), "{line:?}");
        }
        assert!(!begins_anew("@d\n", "def f():\n"));
    }
}
