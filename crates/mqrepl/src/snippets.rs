//! Python source that makes any board list, make and remove files, and the reading of what it answers.
//!
//! A board that runs the original has no commands for this; its `eval` is all there is. The sources use what
//! MicroPython has had since the original's days (`uos`, `uhashlib`, `ubinascii`). Paths are quoted, whatever they
//! hold. Functions get a name that no other operator's have, because programs on a board share their globals. Answers
//! are read strictly and never evaluated; lines of the board's log among them do no harm.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::literal::string;
use crate::topic::Id;

/// What every line of an answer begins with, so that it is not taken for a line of the board's log.
const MARK: &str = "mqls ";

/// One entry of a directory.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Entry {
    /// Its name; in a recursive listing, its path.
    pub name: String,
    /// Bytes of a file; 0 for a directory.
    pub size: u64,
    /// It is a directory.
    pub is_dir: bool,
}

/// How a board is to start again.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Reset {
    /// As by the reset button, at once; there is no answer, and the original's board comes up in safe mode.
    Hard,
    /// Into normal mode.
    Normal,
    /// Into safe mode.
    Safe,
    /// The interpreter only.
    Soft,
}

/// An answer that is not what the source prints.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Unreadable {
    /// The line that could not be read; empty if the end is missing.
    pub line: String,
}

/// The Python literal of a string.
///
/// ```
/// use mqrepl::snippets::quote;
/// assert_eq!(quote("it's"), r"'it\'s'");
/// assert_eq!(quote("a\nb\\"), r"'a\nb\\'");
/// ```
pub fn quote(text: &str) -> String {
    let mut quoted = String::from("'");
    for c in text.chars() {
        match c {
            '\'' => quoted.push_str("\\'"),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c if c < ' ' || c == '\x7f' => quoted.push_str(&format!("\\x{:02x}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('\'');
    quoted
}

/// Lists the directory `dir`: see [`parse_ls`]. `fresh` is an id that nobody else has.
pub fn ls(dir: &str, fresh: Id) -> String {
    function(
        "uos",
        " n=0\n for e in uos.ilistdir(d):\n  t=e[1]&0x4000\n  s=0 if t else e[3] if len(e)>3 else uos.stat(d+'/'+e[0])[6]\n  print('mqls','d' if t else 'f',s,repr(e[0]))\n  n+=1\n print('mqls end',n)\n",
        dir,
        fresh,
    )
}

/// Lists the files in `dir` and below, with their paths: see [`parse_ls`].
pub fn ls_recursive(dir: &str, fresh: Id) -> String {
    function(
        "uos",
        " n=0\n w=[d]\n while w:\n  d=w.pop()\n  b=d if d=='' or d[-1]=='/' else d+'/'\n  for e in uos.ilistdir(d):\n   p=b+e[0]\n   if e[1]&0x4000:\n    w.append(p)\n   else:\n    print('mqls','f',e[3] if len(e)>3 else uos.stat(p)[6],repr(p))\n    n+=1\n print('mqls end',n)\n",
        dir,
        fresh,
    )
}

/// Lists the files in `dir` with the SHA-1 of their content: see [`parse_sha`].
pub fn ls_sha(dir: &str, fresh: Id) -> String {
    function(
        "uos,uhashlib,ubinascii",
        " n=0\n for e in uos.ilistdir(d):\n  if not e[1]&0x4000:\n   h=uhashlib.sha1()\n   with open((d if d=='' or d[-1]=='/' else d+'/')+e[0],'rb') as f:\n    b=f.read(1024)\n    while b:\n     h.update(b)\n     b=f.read(1024)\n   print('mqls',ubinascii.hexlify(h.digest()).decode(),repr(e[0]))\n   n+=1\n print('mqls end',n)\n",
        dir,
        fresh,
    )
}

/// Makes the directory `dir`; with `ignore`, it may be there already; with `parents`, too, and those above it are made.
pub fn mkdir(dir: &str, ignore: bool, parents: bool, fresh: Id) -> String {
    if parents {
        let body = " p=''\n for c in d.split('/'):\n  p+=c\n  if c:\n   try:\n    uos.mkdir(p)\n   except OSError:\n    if not uos.stat(p)[0]&0x4000:\n     raise\n  p+='/'\n";
        return function("uos", body, dir, fresh);
    }
    if ignore {
        let body = " try:\n  uos.mkdir(d)\n except OSError:\n  if not uos.stat(d)[0]&0x4000:\n   raise\n";
        return function("uos", body, dir, fresh);
    }
    format!("import uos\nuos.mkdir({})", quote(dir))
}

/// Removes a file.
pub fn rm(path: &str) -> String {
    format!("import uos\nuos.remove({})", quote(path))
}

/// Removes an empty directory.
pub fn rmdir(path: &str) -> String {
    format!("import uos\nuos.rmdir({})", quote(path))
}

/// Starts the board again.
pub fn reset(how: Reset) -> String {
    let mode = match how {
        Reset::Hard => return String::from("import machine\nmachine.reset()"),
        Reset::Normal => 'n',
        Reset::Safe => 'f',
        Reset::Soft => 's',
    };
    format!("import watchdog\nwatchdog.reset('{mode}')")
}

/// A function of one argument, called once and forgotten.
fn function(modules: &str, body: &str, argument: &str, fresh: Id) -> String {
    // An id has characters that a Python name may not have.
    let name: String = fresh.as_str().chars().filter(char::is_ascii_alphanumeric).collect();
    let argument = quote(argument);
    format!(
        "import {modules}\ndef _mqb{name}(d):\n{body}try:\n _mqb{name}({argument})\nfinally:\n del _mqb{name}"
    )
}

/// Reads the answer to [`ls`] or [`ls_recursive`].
///
/// # Errors
/// When a line is not as it should be, or the end is missing.
pub fn parse_ls(answer: &[u8]) -> Result<Vec<Entry>, Unreadable> {
    parse(answer, |kind, rest| {
        let (size, literal) = rest.split_once(' ')?;
        let is_dir = match kind {
            "d" => true,
            "f" => false,
            _ => return None,
        };
        Some(Entry { name: unquote(literal)?, size: size.parse().ok()?, is_dir })
    })
}

/// Reads the answer to [`ls_sha`]: names, with 40 lower-case hexadecimal digits each.
///
/// # Errors
/// As [`parse_ls`].
pub fn parse_sha(answer: &[u8]) -> Result<Vec<(String, String)>, Unreadable> {
    parse(answer, |sha, literal| {
        let is_sha = sha.len() == 40 && sha.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        is_sha.then(|| unquote(literal).map(|name| (name, sha.into()))).flatten()
    })
}

fn parse<T>(answer: &[u8], entry: impl Fn(&str, &str) -> Option<T>) -> Result<Vec<T>, Unreadable> {
    let text = String::from_utf8_lossy(answer);
    let mut entries = Vec::new();
    for line in text.lines() {
        let Some((first, rest)) = line.trim_end().strip_prefix(MARK).and_then(|line| line.split_once(' '))
        else {
            continue;
        };
        let unreadable = || Unreadable { line: line.into() };
        if first == "end" {
            return if rest.parse() == Ok(entries.len()) { Ok(entries) } else { Err(unreadable()) };
        }
        entries.push(entry(first, rest).ok_or_else(unreadable)?);
    }
    Err(Unreadable { line: String::new() })
}

/// The string that a Python literal stands for; `None` if it is none that `repr` writes.
fn unquote(literal: &str) -> Option<String> {
    string(literal).filter(|(_, rest)| rest.is_empty()).map(|(string, _)| string)
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line.as_str() {
            "" => f.write_str("the board's listing has no end"),
            line => write!(f, "the board's listing has a line that cannot be read: {line:?}"),
        }
    }
}

impl core::error::Error for Unreadable {}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;
    use alloc::vec;

    use super::*;

    #[test]
    fn every_literal_that_repr_writes_is_read_back() {
        for (literal, text) in [
            ("'plain'", "plain"),
            (r#""it's""#, "it's"),
            (r#"'it\'s "x"'"#, "it's \"x\""),
            (r"'a\nb\t\\\x01'", "a\nb\t\\\u{1}"),
            (r"'gr\xfc\xdf'", "grüß"),
            (r"'\u20ac\U0001f600'", "€😀"),
            ("'grüß'", "grüß"),
        ] {
            assert_eq!(unquote(literal).as_deref(), Some(text), "{literal}");
        }
        for bad in [
            "",
            "'",
            "'a",
            "a'",
            "'a'b",
            r"'\x4'",
            r"'\q'",
            r"'\ud800'",
            r"'\Uffffffff'",
            "b'a'",
            "__import__('os')",
        ] {
            assert_eq!(unquote(bad), None, "{bad}");
        }
    }

    #[test]
    fn quoting_and_reading_back_agree_for_every_character() {
        for code in (0..0x300).chain([0x20ac, 0xffff, 0x1_f600]) {
            let text = char::from_u32(code).unwrap().to_string();
            assert_eq!(unquote(&quote(&text)).unwrap(), text, "{code:#x}");
        }
    }

    #[test]
    fn log_lines_in_a_listing_do_no_harm_and_a_cut_listing_is_noticed() {
        let answer =
            b"\x1b[32mI 10:00:00 main: up\x1b[0m\r\nmqls f 12 'a b'\r\nmqls d 0 'lib'\r\nmqls end 2\r\n";
        let entries = parse_ls(answer).unwrap();
        assert_eq!(entries[0], Entry { name: "a b".into(), size: 12, is_dir: false });
        assert!(entries[1].is_dir);
        assert_eq!(parse_ls(b"mqls f 12 'a'\n"), Err(Unreadable { line: "".into() }));
        for bad in ["mqls f x 'a'", "mqls f 1 a", "mqls q 1 'a'", "mqls end 1", "mqls f -1 'a'"] {
            assert_eq!(parse_ls(bad.as_bytes()), Err(Unreadable { line: bad.into() }));
        }
    }

    #[test]
    fn hashes_are_forty_lower_case_digits() {
        let line = "mqls da39a3ee5e6b4b0d3255bfef95601890afd80709 'x'\nmqls end 1";
        let sha = "da39a3ee5e6b4b0d3255bfef95601890afd80709".to_string();
        assert_eq!(parse_sha(line.as_bytes()), Ok(vec![("x".into(), sha)]));
        assert!(parse_sha(line.replace("da39", "DA39").as_bytes()).is_err());
        assert!(parse_sha(line.replace("da39", "39").as_bytes()).is_err());
    }

    #[test]
    fn two_operators_never_share_a_function_and_every_source_fits_one_frame() {
        let (a, b) = (Id::from_entropy([1; 6]), Id::from_entropy([2; 6]));
        assert_ne!(ls("/", a), ls("/", b));
        let path = "d/".repeat(100);
        for source in [ls(&path, a), ls_recursive(&path, a), ls_sha(&path, a), mkdir(&path, false, true, a)] {
            assert!(source.len() <= crate::limits::COMMAND_CHUNK_BYTES, "{}", source.len());
        }
    }
}
