//! Specification files that say which local files belong on a board, and what is to be done about it.
//!
//! Line based. `#` begins a comment. A line in column 0 names a directory on the board: `<dir>: [--check-only]
//! [--no-update] [--mpy]`. The indented lines below it name local files: `[<local dir>:] <file>...`. A file may be
//! renamed with `a->b`, or have the wildcards `*` and `?`; only its base name is kept on the board. The directory
//! `mpy-cross` is none: what follows it is the compiler to use for `.mpy` files.
//!
//! ```
//! use mqrepl::sync::Spec;
//! let spec = Spec::parse("/lib: --no-update\n  src: a.py b.py->c.py   # two of them\n")?;
//! let file = &spec.targets[0].sources[1];
//! assert_eq!((file.pattern.as_str(), file.name()), ("src/b.py", "c.py"));
//! # Ok::<(), mqrepl::sync::SpecError>(())
//! ```
//!
//! What is done: a file that is missing on the board is put there, and so is one whose SHA-1 differs. Nothing is
//! ever deleted.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// The compiler when a specification names none.
pub const MPY_CROSS: &[&str] = &["mpy-cross", "-march=xtensawin"];

/// A whole specification.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Spec {
    /// The directories on the board, each once, in the order of their first mention.
    pub targets: Vec<Target>,
    /// The compiler for `.mpy` files and its arguments, never empty.
    pub mpy_cross: Vec<String>,
    /// Options that nobody knows, with their lines' numbers. They have no effect.
    pub unknown: Vec<(usize, String)>,
}

/// A directory on the board, and what belongs there.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Target {
    /// The directory.
    pub dir: String,
    /// Local files.
    pub sources: Vec<Source>,
}

/// One or more local files.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Source {
    /// Its path, perhaps with wildcards.
    pub pattern: String,
    /// Its name on the board, if that is another.
    pub rename: Option<String>,
    /// How to treat it.
    pub options: Options,
}

/// How files are to be treated.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Options {
    /// Change nothing, only say what differs.
    pub check_only: bool,
    /// Put what is missing, but leave what differs.
    pub no_update: bool,
    /// Compile `.py` files.
    pub mpy: bool,
}

impl Source {
    /// Its name on the board: the base name unless it is renamed.
    pub fn name(&self) -> &str {
        self.rename.as_deref().unwrap_or_else(|| base_name(&self.pattern))
    }

    /// Whether it stands for more than one file.
    pub fn has_wildcards(&self) -> bool {
        self.pattern.contains(['*', '?'])
    }
}

/// The last part of a path.
pub fn base_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// A line of a specification that cannot be understood.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SpecError {
    /// Its number, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub fault: SpecFault,
}

/// What can be wrong with a line.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SpecFault {
    /// Files before the first directory.
    NoTarget,
    /// A line in column 0 that is not `<dir>:`.
    NotATarget,
    /// A wildcard in a file that is renamed.
    RenamedWildcard,
    /// `->` with nothing before or after it.
    EmptyName,
}

impl Spec {
    /// Reads a specification.
    ///
    /// # Errors
    /// The first line that cannot be understood.
    pub fn parse(text: &str) -> Result<Self, SpecError> {
        let mpy_cross = MPY_CROSS.iter().map(|&word| word.to_owned()).collect();
        let mut spec = Self { targets: Vec::new(), mpy_cross, unknown: Vec::new() };
        let mut current: Option<(String, Options)> = None;
        for (number, line) in (1..).zip(text.lines()) {
            let fail = |fault| SpecError { line: number, fault };
            let line = line.split('#').next().unwrap_or("").trim_end();
            let mut words = line.split_whitespace().peekable();
            let Some(&first) = words.peek() else { continue };
            if line.starts_with(char::is_whitespace) {
                let (dir, options) = current.as_ref().ok_or_else(|| fail(SpecFault::NoTarget))?;
                let local = first.strip_suffix(':');
                if local.is_some() {
                    words.next();
                }
                for word in words {
                    let source = Source::parse(local.unwrap_or("."), word, *options).map_err(fail)?;
                    spec.target(dir).sources.push(source);
                }
                continue;
            }
            let dir = first.strip_suffix(':').filter(|dir| !dir.is_empty());
            let dir = dir.ok_or_else(|| fail(SpecFault::NotATarget))?;
            words.next();
            if dir == "mpy-cross" {
                spec.mpy_cross = words.map(ToOwned::to_owned).collect();
                if spec.mpy_cross.is_empty() {
                    return Err(fail(SpecFault::EmptyName));
                }
                current = None;
                continue;
            }
            let mut options = Options::default();
            for word in words {
                match word {
                    "--check-only" => options.check_only = true,
                    "--mpy" => options.mpy = true,
                    "--no-update" => options.no_update = true,
                    other => spec.unknown.push((number, other.to_owned())),
                }
            }
            spec.target(dir);
            current = Some((dir.to_owned(), options));
        }
        Ok(spec)
    }

    /// The target with this directory, made if there is none.
    fn target(&mut self, dir: &str) -> &mut Target {
        let at = self.targets.iter().position(|t| t.dir == dir).unwrap_or(self.targets.len());
        if at == self.targets.len() {
            self.targets.push(Target { dir: dir.to_owned(), sources: Vec::new() });
        }
        // There is one at this place now.
        #[expect(clippy::indexing_slicing, reason = "pushed above if it was not there")]
        &mut self.targets[at]
    }
}

impl Source {
    fn parse(local: &str, word: &str, options: Options) -> Result<Self, SpecFault> {
        let (file, rename) = match word.split_once("->") {
            Some((file, name)) if file.is_empty() || name.is_empty() => return Err(SpecFault::EmptyName),
            Some((file, _)) if file.contains(['*', '?']) => return Err(SpecFault::RenamedWildcard),
            Some((file, name)) => (file, Some(base_name(name).to_owned())),
            None => (word, None),
        };
        let pattern = match local.trim_end_matches('/') {
            "." => file.to_owned(),
            "" if local.starts_with('/') => alloc::format!("/{file}"),
            dir => alloc::format!("{dir}/{file}"),
        };
        Ok(Self { pattern, rename, options })
    }
}

/// A local file that is to be compared with the board.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Local {
    /// Where it is.
    pub path: String,
    /// Its name on the board.
    pub name: String,
    /// SHA-1 of its content, 40 lower-case hexadecimal digits.
    pub sha1: String,
    /// How to treat it.
    pub options: Options,
}

/// One step to make a directory of the board as it should be. `Display` is its line of the report.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Action {
    /// Make the directory, and those above it.
    Mkdir {
        /// The directory.
        dir: String,
    },
    /// The file is as it should be.
    Same {
        /// Its name.
        name: String,
    },
    /// Put the file.
    Put {
        /// Where it is.
        local: String,
        /// Where it belongs.
        remote: String,
        /// Why.
        why: Why,
    },
    /// The file is not as it should be, and is to stay so.
    Skip {
        /// Where it is.
        local: String,
        /// Where it belongs.
        remote: String,
        /// Why it is not as it should be.
        why: Why,
    },
}

/// Why a file is to be put.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Why {
    /// It is another one on the board.
    Differs,
    /// It is not on the board.
    Missing,
}

/// What is to be done for one directory. `there` are the names and SHA-1 of the files that it has now; `None` if
/// there is no such directory.
pub fn plan(dir: &str, locals: &[Local], there: Option<&[(String, String)]>) -> Vec<Action> {
    let mut actions = Vec::new();
    // With nothing to be changed, the directory is not made either.
    if there.is_none() && locals.iter().any(|local| !local.options.check_only) {
        actions.push(Action::Mkdir { dir: dir.to_owned() });
    }
    for Local { path, name, sha1, options } in locals {
        let known = there.and_then(|files| files.iter().find(|(known, _)| known == name));
        let why = match known {
            Some((_, sha)) if sha == sha1 => {
                actions.push(Action::Same { name: name.clone() });
                continue;
            }
            Some(_) => Why::Differs,
            None => Why::Missing,
        };
        let slash = if dir.ends_with('/') { "" } else { "/" };
        let (local, remote) = (path.clone(), alloc::format!("{dir}{slash}{name}"));
        actions.push(if options.check_only || (options.no_update && why == Why::Differs) {
            Action::Skip { local, remote, why }
        } else {
            Action::Put { local, remote, why }
        });
    }
    actions
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Differs => "shadiff",
            Self::Missing => "missing",
        })
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mkdir { dir } => write!(f, "  mkdir {dir}"),
            Self::Put { local, remote, why } => write!(f, "  put  {why:7} {local} -> {remote}"),
            Self::Same { name } => write!(f, "  ok   {name}"),
            Self::Skip { local, remote, why } => write!(f, "  skip {why:7} {local} -> {remote}"),
        }
    }
}

impl fmt::Display for SpecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self.fault {
            SpecFault::EmptyName => "a name is missing",
            SpecFault::NoTarget => "files before the first directory line, `<dir>:`",
            SpecFault::NotATarget => "a line in column 0 must be a directory with a colon, `<dir>:`",
            SpecFault::RenamedWildcard => "a file with wildcards cannot be renamed with `->`",
        };
        write!(f, "line {}: {text}", self.line)
    }
}

impl core::error::Error for SpecError {}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;
    use alloc::vec;

    use super::*;

    #[test]
    fn a_whole_specification_is_read() {
        let spec = Spec::parse(
            "# comment\nmpy-cross: mpy-cross -O2\n\n/: --check-only --huh\n  board: boot.py main.py # both\n\
             /lib:\n\tone.py\n  /abs/: two.py->second.mpy\n  sub/dir: *.py\n/: --mpy\n  x.py\n",
        )
        .unwrap();
        assert_eq!(spec.mpy_cross, ["mpy-cross", "-O2"]);
        assert_eq!(spec.unknown, [(4, "--huh".to_string())]);
        let dirs: Vec<&str> = spec.targets.iter().map(|t| t.dir.as_str()).collect();
        assert_eq!(dirs, ["/", "/lib"]);
        let root = &spec.targets[0].sources;
        assert_eq!((root[0].pattern.as_str(), root[0].options.check_only), ("board/boot.py", true));
        assert_eq!(
            (root[2].pattern.as_str(), root[2].options.mpy, root[2].options.check_only),
            ("x.py", true, false)
        );
        let lib = &spec.targets[1].sources;
        assert_eq!((lib[1].pattern.as_str(), lib[1].name()), ("/abs/two.py", "second.mpy"));
        assert!(lib[2].has_wildcards() && lib[2].pattern == "sub/dir/*.py");
    }

    #[test]
    fn faults_are_named_with_their_line() {
        for (text, line, fault) in [
            ("\n  a.py\n", 2, SpecFault::NoTarget),
            ("/lib\n", 1, SpecFault::NotATarget),
            (":\n", 1, SpecFault::NotATarget),
            ("/:\n *.py->a.py\n", 2, SpecFault::RenamedWildcard),
            ("/:\n a.py->\n", 2, SpecFault::EmptyName),
            ("mpy-cross:\n", 1, SpecFault::EmptyName),
        ] {
            assert_eq!(Spec::parse(text), Err(SpecError { line, fault }), "{text:?}");
        }
    }

    fn local(name: &str, sha1: &str, options: Options) -> Local {
        Local { path: alloc::format!("src/{name}"), name: name.into(), sha1: sha1.into(), options }
    }

    #[test]
    fn the_plan_puts_what_is_missing_or_differs_and_respects_the_options() {
        let no_update = Options { no_update: true, ..Options::default() };
        let check_only = Options { check_only: true, ..Options::default() };
        let none = Options::default();
        let locals = [
            local("same", "1", none),
            local("new", "2", none),
            local("changed", "3", none),
            local("kept", "4", no_update),
            local("added", "5", no_update),
            local("looked-at", "6", check_only),
        ];
        let there = [("same", "1"), ("changed", "0"), ("kept", "0"), ("other", "9")];
        let there: Vec<_> = there.iter().map(|(n, s)| (n.to_string(), s.to_string())).collect();
        let lines: Vec<String> =
            plan("/lib", &locals, Some(&there)).iter().map(ToString::to_string).collect();
        assert_eq!(
            lines,
            [
                "  ok   same",
                "  put  missing src/new -> /lib/new",
                "  put  shadiff src/changed -> /lib/changed",
                "  skip shadiff src/kept -> /lib/kept",
                "  put  missing src/added -> /lib/added",
                "  skip missing src/looked-at -> /lib/looked-at",
            ]
        );
    }

    #[test]
    fn a_missing_directory_is_made_first_unless_nothing_is_to_change() {
        let check_only = Options { check_only: true, ..Options::default() };
        let actions = plan("/", &[local("a", "1", Options::default())], None);
        let put = Action::Put { local: "src/a".into(), remote: "/a".into(), why: Why::Missing };
        assert_eq!(actions, vec![Action::Mkdir { dir: "/".into() }, put]);
        assert_eq!(plan("/x", &[local("a", "1", check_only)], None).len(), 1);
    }
}
