//! Files on this machine: written beside their target and renamed, read as a stream, found by wildcards.

use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader, Read, Write as _};
use std::path::{Path, PathBuf};

use sha1::{Digest, Sha1};
use sha2::Sha256;

use crate::exit::{Exit, Fault};

/// Where the content of a fetched file goes.
#[derive(Debug)]
pub(crate) enum Sink {
    /// Nowhere: the operation brings none.
    None,
    /// A file, which gets its name when it is complete.
    File(PartFile),
    /// Standard output.
    Stdout,
}

/// Where the content of a file to send comes from.
pub(crate) enum Source {
    /// Nowhere: the operation needs none.
    None,
    /// A file, or standard input.
    Reader(Reader),
}

/// A file that is being sent.
pub(crate) struct Reader {
    name: PathBuf,
    reader: BufReader<Box<dyn Read>>,
    /// Its length, if it is known.
    pub(crate) length: Option<u64>,
}

impl Reader {
    /// Opens a file; `-` is standard input.
    pub(crate) fn open(path: &Path) -> Result<Self, Fault> {
        if path == Path::new("-") {
            let reader: Box<dyn Read> = Box::new(io::stdin());
            return Ok(Self { name: "stdin".into(), reader: BufReader::new(reader), length: None });
        }
        let file = File::open(path).map_err(|error| Fault::file(path, "read", &error))?;
        let meta = file.metadata().map_err(|error| Fault::file(path, "read", &error))?;
        if meta.is_dir() {
            let fault = Fault::new(Exit::File, format_args!("{} is a directory", path.display()));
            return Err(fault.advice("`mqboard put` sends one file; `mqboard sync` sends many."));
        }
        let length = meta.is_file().then_some(meta.len());
        Ok(Self { name: path.into(), reader: BufReader::with_capacity(64 * 1024, Box::new(file)), length })
    }

    /// Fills as much of the buffer as there is: how much that was, and whether it was the end.
    pub(crate) fn fill(&mut self, buffer: &mut [u8]) -> Result<(usize, bool), Fault> {
        let mut filled = 0;
        while let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) {
            match self.reader.read(rest) {
                Ok(0) => return Ok((filled, true)),
                Ok(n) => filled += n,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(Fault::file(&self.name, "read", &error)),
            }
        }
        let rest = self.reader.fill_buf().map_err(|error| Fault::file(&self.name, "read", &error))?;
        Ok((filled, rest.is_empty()))
    }
}

/// A file that is being fetched: written beside its target, and renamed when it is complete. Dropped before, it
/// vanishes.
#[derive(Debug)]
pub(crate) struct PartFile {
    target: PathBuf,
    part: PathBuf,
    file: Option<File>,
}

impl PartFile {
    /// Begins a file. If `target` is a directory, it is made in there and called `name`.
    pub(crate) fn create(target: &Path, name: &str, unique: &str) -> Result<Self, Fault> {
        let target = if target.is_dir() { target.join(name) } else { target.to_owned() };
        if target.is_dir() || target.file_name().is_none() {
            return Err(Fault::new(Exit::File, format_args!("{} is a directory", target.display()))
                .advice("Name a file to store it in."));
        }
        let base = target.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let part = target.with_file_name(format!(".{base}.{unique}.part"));
        let file = File::options().write(true).create_new(true).open(&part);
        let file = file.map_err(|error| Fault::file(&target, "write", &error))?;
        Ok(Self { target, part, file: Some(file) })
    }

    pub(crate) fn write(&mut self, data: &[u8]) -> Result<(), Fault> {
        let Some(file) = &mut self.file else { return Ok(()) };
        file.write_all(data).map_err(|error| Fault::file(&self.target, "write", &error))
    }

    /// Gives the file its name.
    pub(crate) fn finish(mut self) -> Result<PathBuf, Fault> {
        self.file = None;
        fs::rename(&self.part, &self.target).map_err(|error| Fault::file(&self.target, "write", &error))?;
        Ok(self.target.clone())
    }
}

impl Drop for PartFile {
    fn drop(&mut self) {
        // After `finish` there is nothing by this name.
        let _ = fs::remove_file(&self.part);
    }
}

/// SHA-1 of a file's content, in lower-case hexadecimal digits.
pub(crate) fn sha1_of(path: &Path) -> Result<String, Fault> {
    hash_of::<Sha1>(path)
}

/// SHA-256 of a file's content, in lower-case hexadecimal digits.
pub(crate) fn sha256_of(path: &Path) -> Result<String, Fault> {
    hash_of::<Sha256>(path)
}

fn hash_of<H: Digest>(path: &Path) -> Result<String, Fault> {
    let mut reader = Reader::open(path)?;
    let mut hash = H::new();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let (length, last) = reader.fill(&mut buffer)?;
        hash.update(buffer.get(..length).unwrap_or(&[]));
        if last {
            return Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect());
        }
    }
}

/// The files that match a path with `*` and `?`, sorted. Hidden files match only a pattern that begins with a dot.
pub(crate) fn glob(base: &Path, pattern: &str) -> Vec<String> {
    let mut found = vec![if pattern.starts_with('/') { "/".to_owned() } else { String::new() }];
    let parts: Vec<&str> = pattern.split('/').filter(|part| !part.is_empty()).collect();
    for part in parts {
        let mut next = Vec::new();
        for dir in found {
            if !part.contains(['*', '?']) {
                next.push(format!("{dir}{part}/"));
                continue;
            }
            let Ok(entries) = fs::read_dir(base.join(if dir.is_empty() { "." } else { &dir })) else {
                continue;
            };
            let names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
            next.extend(names.filter(|name| matches(part, name)).map(|name| format!("{dir}{name}/")));
        }
        found = next;
    }
    let mut files: Vec<String> =
        found.into_iter().map(|path| path.trim_end_matches('/').to_owned()).collect();
    files.retain(|path| base.join(path).is_file());
    files.sort();
    files
}

/// Whether a name matches a pattern with `*` and `?`.
fn matches(pattern: &str, name: &str) -> bool {
    if name.starts_with('.') && !pattern.starts_with('.') {
        return false;
    }
    let (pattern, name): (Vec<char>, Vec<char>) = (pattern.chars().collect(), name.chars().collect());
    // The usual two fingers: on a mismatch, the last star takes one character more.
    let (mut p, mut n, mut star) = (0, 0, None);
    while n < name.len() {
        match pattern.get(p) {
            Some('*') => {
                star = Some((p, n));
                p += 1;
            }
            Some(&c) if c == '?' || name.get(n) == Some(&c) => {
                p += 1;
                n += 1;
            }
            _ => match star {
                Some((at, taken)) => {
                    star = Some((at, taken + 1));
                    p = at + 1;
                    n = taken + 1;
                }
                None => return false,
            },
        }
    }
    pattern.get(p..).is_some_and(|rest| rest.iter().all(|&c| c == '*'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wildcards_match_as_a_shells_do() {
        for (pattern, name, expected) in [
            ("*.py", "main.py", true),
            ("*.py", ".hidden.py", false),
            (".*", ".hidden.py", true),
            ("m??n.py", "main.py", true),
            ("m?n.py", "main.py", false),
            ("*a*b*", "xxaxxbxx", true),
            ("*a*b", "xxaxxbxx", false),
            ("*", "", true),
            ("a*a*a*a*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false),
        ] {
            assert_eq!(matches(pattern, name), expected, "{pattern} {name}");
        }
    }

    #[test]
    fn a_glob_finds_files_and_not_directories() {
        let dir = tempfile::tempdir().unwrap();
        for path in ["src/a.py", "src/b.py", "src/c.txt", "other/d.py"] {
            let path = dir.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        fs::create_dir(dir.path().join("src/dir.py")).unwrap();
        assert_eq!(glob(dir.path(), "src/*.py"), ["src/a.py", "src/b.py"]);
        assert_eq!(glob(dir.path(), "*/?.py"), ["other/d.py", "src/a.py", "src/b.py"]);
        assert_eq!(glob(dir.path(), "none/*"), Vec::<String>::new());
    }

    #[test]
    fn a_part_file_is_there_whole_or_not_at_all() {
        let dir = tempfile::tempdir().unwrap();
        let names = || fs::read_dir(dir.path()).unwrap().count();
        let mut part = PartFile::create(&dir.path().join("f"), "x", "1").unwrap();
        part.write(b"half").unwrap();
        drop(part);
        assert_eq!(names(), 0);
        let mut part = PartFile::create(dir.path(), "name", "1").unwrap();
        part.write(b"whole").unwrap();
        assert_eq!(part.finish().unwrap(), dir.path().join("name"));
        assert_eq!((fs::read(dir.path().join("name")).unwrap(), names()), (b"whole".to_vec(), 1));
        assert_eq!(PartFile::create(&dir.path().join("no/f"), "x", "1").unwrap_err().exit, Exit::File);
    }

    #[test]
    fn a_reader_knows_its_last_piece() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("f");
        let mut buffer = [0; 4];
        for (content, pieces) in
            [("", vec![(0, true)]), ("abcd", vec![(4, true)]), ("abcde", vec![(4, false), (1, true)])]
        {
            fs::write(&path, content).unwrap();
            let mut reader = Reader::open(&path).unwrap();
            let got: Vec<_> = pieces.iter().map(|_| reader.fill(&mut buffer).unwrap()).collect();
            assert_eq!(got, pieces, "{content}");
        }
        assert_eq!(Reader::open(dir.path()).err().unwrap().exit, Exit::File);
        assert_eq!(sha1_of(&path).unwrap(), "03de6c570bfe24bfc328ccd7ca46b76eadaf4334");
    }
}
