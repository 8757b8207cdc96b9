//! A host in memory: files in a map, a clock that only moves when told to, output kept by run.

// Spelled out because the crate's own tests, which share this file, are `no_std`.
use std::collections::BTreeMap;
use std::string::{String, ToString};
use std::vec::Vec;
use std::{format, vec};

use minipy::{
    DirEntry, Engine, Errno, FileId, FileKind, FileSystem, Host, HostError, HostValue, Machine, Mode,
    OpenMode, Outcome, Pins, ResetKind, RunId, SeekFrom, Space, Stat, Step, Stream, Typed, VirtualPins,
};

/// Files in memory. Directories are the keys without contents.
#[derive(Default)]
pub(crate) struct Files {
    pub(crate) files: BTreeMap<String, Option<Vec<u8>>>,
    open: BTreeMap<u32, (String, u64, bool)>,
    next: u32,
}

impl Files {
    /// How many files are open.
    pub(crate) fn open_count(&self) -> usize {
        self.open.len()
    }

    fn is_dir(&self, path: &str) -> bool {
        path == "/" || self.files.get(path) == Some(&None)
    }

    fn parent_is_dir(&self, path: &str) -> bool {
        let at = path.rfind('/').unwrap_or(0);
        self.is_dir(if at == 0 { "/" } else { &path[..at] })
    }
}

impl FileSystem for Files {
    fn open(&mut self, path: &str, mode: OpenMode) -> Result<FileId, Errno> {
        if self.is_dir(path) {
            return Err(Errno::IsDirectory);
        }
        let known = self.files.contains_key(path);
        if !known && !mode.create || !self.parent_is_dir(path) {
            return Err(Errno::NotFound);
        }
        if known && mode.exclusive {
            return Err(Errno::Exists);
        }
        if !known || mode.truncate {
            self.files.insert(path.into(), Some(Vec::new()));
        }
        self.next += 1;
        self.open.insert(self.next, (path.into(), 0, mode.append));
        Ok(FileId(self.next))
    }

    fn read(&mut self, file: FileId, buffer: &mut [u8]) -> Result<usize, Errno> {
        let (path, at, _) = self.open.get_mut(&file.0).ok_or(Errno::BadFile)?;
        let data = self.files.get(path).and_then(Option::as_ref).ok_or(Errno::NotFound)?;
        let rest = data.get(*at as usize..).unwrap_or(&[]);
        let n = rest.len().min(buffer.len());
        buffer[..n].copy_from_slice(&rest[..n]);
        *at += n as u64;
        Ok(n)
    }

    fn write(&mut self, file: FileId, data: &[u8]) -> Result<usize, Errno> {
        let (path, at, append) = self.open.get_mut(&file.0).ok_or(Errno::BadFile)?;
        let contents = self.files.get_mut(path).and_then(Option::as_mut).ok_or(Errno::NotFound)?;
        let start = if *append { contents.len() } else { *at as usize };
        let end = start + data.len();
        if contents.len() < end {
            contents.resize(end, 0);
        }
        contents[start..end].copy_from_slice(data);
        *at = end as u64;
        Ok(data.len())
    }

    fn seek(&mut self, file: FileId, to: SeekFrom) -> Result<u64, Errno> {
        let (path, at, _) = self.open.get_mut(&file.0).ok_or(Errno::BadFile)?;
        let len = self.files.get(path).and_then(Option::as_ref).map_or(0, Vec::len) as i64;
        let target = match to {
            SeekFrom::Start(n) => n as i64,
            SeekFrom::Current(n) => *at as i64 + n,
            SeekFrom::End(n) => len + n,
        };
        *at = u64::try_from(target).map_err(|_| Errno::Invalid)?;
        Ok(*at)
    }

    fn flush(&mut self, _: FileId) -> Result<(), Errno> {
        Ok(())
    }

    fn close(&mut self, file: FileId) {
        self.open.remove(&file.0);
    }

    fn list(&mut self, path: &str) -> Result<Vec<DirEntry>, Errno> {
        if !self.is_dir(path) {
            return Err(if self.files.contains_key(path) { Errno::NotDirectory } else { Errno::NotFound });
        }
        let prefix = if path == "/" { "/".to_string() } else { format!("{path}/") };
        Ok(self
            .files
            .iter()
            .filter_map(|(name, data)| {
                let name = name.strip_prefix(&prefix)?;
                (!name.contains('/')).then(|| DirEntry {
                    name: name.into(),
                    kind: if data.is_none() { FileKind::Directory } else { FileKind::File },
                    size: data.as_ref().map_or(0, |data| data.len() as u64),
                })
            })
            .collect())
    }

    fn stat(&mut self, path: &str) -> Result<Stat, Errno> {
        if self.is_dir(path) {
            return Ok(Stat { kind: FileKind::Directory, size: 0, modified: 0 });
        }
        let data = self.files.get(path).and_then(Option::as_ref).ok_or(Errno::NotFound)?;
        Ok(Stat { kind: FileKind::File, size: data.len() as u64, modified: 1_000_000 })
    }

    fn make_dir(&mut self, path: &str) -> Result<(), Errno> {
        if self.is_dir(path) || self.files.contains_key(path) {
            return Err(Errno::Exists);
        }
        if !self.parent_is_dir(path) {
            return Err(Errno::NotFound);
        }
        self.files.insert(path.into(), None);
        Ok(())
    }

    fn remove_dir(&mut self, path: &str) -> Result<(), Errno> {
        if !self.is_dir(path) {
            return Err(if self.files.contains_key(path) { Errno::NotDirectory } else { Errno::NotFound });
        }
        if !self.list(path)?.is_empty() {
            return Err(Errno::NotEmpty);
        }
        self.files.remove(path);
        Ok(())
    }

    fn remove(&mut self, path: &str) -> Result<(), Errno> {
        if self.is_dir(path) {
            return Err(Errno::IsDirectory);
        }
        self.files.remove(path).map(|_| ()).ok_or(Errno::NotFound)
    }

    fn rename(&mut self, from: &str, to: &str) -> Result<(), Errno> {
        let data = self.files.remove(from).ok_or(Errno::NotFound)?;
        self.files.insert(to.into(), data);
        Ok(())
    }

    fn space(&mut self) -> Result<Space, Errno> {
        Ok(Space { block_size: 4096, blocks: 1024, free_blocks: 512 })
    }
}

/// The machine: remembers what reset was asked for.
#[derive(Default)]
pub(crate) struct Board {
    pub(crate) reset: Option<ResetKind>,
    pins: VirtualPins,
}

impl Machine for Board {
    fn reset(&mut self, kind: ResetKind) {
        self.reset = Some(kind);
    }

    fn unique_id(&self) -> Vec<u8> {
        vec![1, 2, 3, 4, 5, 6]
    }

    fn reset_cause(&self) -> u8 {
        1
    }

    fn platform(&self) -> &'static str {
        "linux"
    }

    fn pins(&mut self) -> Option<&mut dyn Pins> {
        Some(&mut self.pins)
    }
}

/// Everything together.
#[derive(Default)]
pub(crate) struct TestHost {
    pub(crate) files: Files,
    pub(crate) board: Board,
    pub(crate) now_us: u64,
    pub(crate) output: BTreeMap<u32, String>,
    pub(crate) calls: Vec<String>,
    /// What a user types, if there is one.
    pub(crate) typed: Option<String>,
}

impl Host for TestHost {
    fn write(&mut self, run: RunId, _: Stream, data: &[u8]) {
        self.output.entry(run.0).or_default().push_str(&String::from_utf8_lossy(data));
    }

    fn read_line(&mut self, _: RunId, max: usize) -> Typed {
        let Some(typed) = &mut self.typed else { return Typed::Nobody };
        let end = typed.find('\n').map_or(typed.len(), |at| at + 1).min(max);
        let line = typed.drain(..end).collect::<String>().into_bytes();
        if line.is_empty() { Typed::End } else { Typed::Line(line) }
    }

    fn ticks_us(&mut self) -> u64 {
        self.now_us
    }

    fn unix_time(&mut self) -> f64 {
        1_700_000_000.0 + self.now_us as f64 / 1e6
    }

    fn entropy(&mut self, buffer: &mut [u8]) {
        for (i, byte) in buffer.iter_mut().enumerate() {
            *byte = i as u8;
        }
    }

    fn files(&mut self) -> &mut dyn FileSystem {
        &mut self.files
    }

    fn machine(&mut self) -> &mut dyn Machine {
        &mut self.board
    }

    fn call(
        &mut self,
        _: RunId,
        module: &'static str,
        function: &'static str,
        args: &[HostValue],
    ) -> Result<HostValue, HostError> {
        self.calls.push(format!("{module}.{function}{args:?}"));
        match function {
            "fail" => Err(HostError::Os(Errno::Io)),
            "echo" => Ok(HostValue::List(args.to_vec())),
            _ => Ok(HostValue::None),
        }
    }
}

/// Runs until all is done; time jumps over sleeps. Returns the outcome of `run`.
pub(crate) fn drive(engine: &mut Engine, host: &mut TestHost, run: RunId, slice: u32) -> Outcome {
    let mut steps = 0_u64;
    loop {
        steps += 1;
        assert!(steps * u64::from(slice.max(16)) < 4_000_000_000, "a test that never ends");
        match engine.step(slice, host) {
            Step::Busy => {}
            Step::Idle => panic!("the run ended without a word"),
            Step::WaitUntil(ms) => host.now_us = host.now_us.max(ms * 1000),
            Step::Done(id, outcome) if id == run => return outcome,
            Step::Done(..) => {}
        }
    }
}

/// Evaluates one text in a fresh engine, as a prompt would: its value, or what it printed, and how it ended.
pub(crate) fn prompt(engine: &mut Engine, host: &mut TestHost, source: &str) -> String {
    let run = engine.spawn(source, "<stdin>", Mode::Repl).expect("a run");
    let outcome = drive(engine, host, run, 1000);
    let output = host.output.remove(&run.0).unwrap_or_default();
    match outcome {
        Outcome::Value(text) => format!("{output}{text}"),
        Outcome::Finished => output,
        Outcome::Exception(text) => format!("{output}{text}"),
        other => format!("{output}{other:?}"),
    }
}
