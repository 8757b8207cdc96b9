//! A host for tests: output in memory, a clock that moves when asked, files in memory.

use std::collections::BTreeMap;

use minipy::{
    Config, DirEntry, Engine, Errno, FileId, FileKind, FileSystem, Host, HostError, HostValue, Machine, Mode,
    OpenMode, Outcome, Pins, ResetKind, RunId, SeekFrom, Space, Stat, Step, Stream, VirtualPins,
};

/// Everything a script can reach in a test.
#[derive(Debug, Default)]
pub(crate) struct TestHost {
    /// Output of all runs, both streams.
    pub output: Vec<u8>,
    /// Microseconds.
    pub now: u64,
    pub files: MemoryFiles,
    machine: TestMachine,
    entropy: u64,
}

#[derive(Debug, Default)]
struct TestMachine {
    pins: VirtualPins,
}

/// Files by absolute path; a directory has no content.
#[derive(Debug, Default)]
pub(crate) struct MemoryFiles {
    pub entries: BTreeMap<String, Option<Vec<u8>>>,
    open: BTreeMap<u32, (String, usize, OpenMode)>,
    next: u32,
}

impl Host for TestHost {
    fn write(&mut self, _run: RunId, _stream: Stream, data: &[u8]) {
        self.output.extend_from_slice(data);
    }

    fn ticks_us(&mut self) -> u64 {
        self.now += 1;
        self.now
    }

    fn unix_time(&mut self) -> f64 {
        1.7e9 + self.now as f64 / 1e6
    }

    fn entropy(&mut self, buffer: &mut [u8]) {
        for byte in buffer {
            self.entropy = self.entropy.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            *byte = (self.entropy >> 33) as u8;
        }
    }

    fn files(&mut self) -> &mut dyn FileSystem {
        &mut self.files
    }

    fn machine(&mut self) -> &mut dyn Machine {
        &mut self.machine
    }

    fn call(
        &mut self,
        _run: RunId,
        _module: &'static str,
        _function: &'static str,
        args: &[HostValue],
    ) -> Result<HostValue, HostError> {
        Ok(HostValue::List(args.to_vec()))
    }
}

impl Machine for TestMachine {
    fn reset(&mut self, _kind: ResetKind) {}

    fn unique_id(&self) -> Vec<u8> {
        b"test".to_vec()
    }

    fn reset_cause(&self) -> u8 {
        1
    }

    fn platform(&self) -> &'static str {
        "test"
    }

    fn pins(&mut self) -> Option<&mut dyn Pins> {
        Some(&mut self.pins)
    }
}

impl MemoryFiles {
    fn parent_is_there(&self, path: &str) -> bool {
        match path.rsplit_once('/') {
            Some(("", _)) => true,
            Some((parent, _)) => matches!(self.entries.get(parent), Some(None)),
            None => false,
        }
    }
}

impl FileSystem for MemoryFiles {
    fn open(&mut self, path: &str, mode: OpenMode) -> Result<FileId, Errno> {
        match self.entries.get_mut(path) {
            Some(None) => return Err(Errno::IsDirectory),
            Some(Some(_)) if mode.exclusive => return Err(Errno::Exists),
            Some(Some(data)) if mode.truncate => data.clear(),
            Some(Some(_)) => {}
            None if mode.create || mode.exclusive => {
                if !self.parent_is_there(path) {
                    return Err(Errno::NotFound);
                }
                self.entries.insert(path.into(), Some(Vec::new()));
            }
            None => return Err(Errno::NotFound),
        }
        let id = self.next;
        self.next += 1;
        self.open.insert(id, (path.into(), 0, mode));
        Ok(FileId(id))
    }

    fn read(&mut self, file: FileId, buffer: &mut [u8]) -> Result<usize, Errno> {
        let (path, at, _) = self.open.get_mut(&file.0).ok_or(Errno::BadFile)?;
        let Some(Some(data)) = self.entries.get(path) else { return Err(Errno::Io) };
        let rest = data.get(*at..).unwrap_or_default();
        let count = rest.len().min(buffer.len());
        buffer[..count].copy_from_slice(&rest[..count]);
        *at += count;
        Ok(count)
    }

    fn write(&mut self, file: FileId, data: &[u8]) -> Result<usize, Errno> {
        let (path, at, mode) = self.open.get_mut(&file.0).ok_or(Errno::BadFile)?;
        let Some(Some(content)) = self.entries.get_mut(path) else { return Err(Errno::Io) };
        if mode.append {
            *at = content.len();
        }
        if content.len() < *at + data.len() {
            content.resize(*at + data.len(), 0);
        }
        content[*at..*at + data.len()].copy_from_slice(data);
        *at += data.len();
        Ok(data.len())
    }

    fn seek(&mut self, file: FileId, to: SeekFrom) -> Result<u64, Errno> {
        let (path, at, _) = self.open.get_mut(&file.0).ok_or(Errno::BadFile)?;
        let Some(Some(content)) = self.entries.get(path) else { return Err(Errno::Io) };
        let target = match to {
            SeekFrom::Start(offset) => offset as i64,
            SeekFrom::Current(offset) => *at as i64 + offset,
            SeekFrom::End(offset) => content.len() as i64 + offset,
        };
        *at = usize::try_from(target).map_err(|_| Errno::Invalid)?;
        Ok(*at as u64)
    }

    fn flush(&mut self, _file: FileId) -> Result<(), Errno> {
        Ok(())
    }

    fn close(&mut self, file: FileId) {
        self.open.remove(&file.0);
    }

    fn list(&mut self, path: &str) -> Result<Vec<DirEntry>, Errno> {
        if path != "/" && !matches!(self.entries.get(path), Some(None)) {
            return Err(Errno::NotFound);
        }
        let prefix = if path == "/" { String::from("/") } else { format!("{path}/") };
        let entries = self.entries.iter().filter_map(|(name, content)| {
            let name = name.strip_prefix(&prefix)?;
            let kind = if content.is_some() { FileKind::File } else { FileKind::Directory };
            let size = content.as_ref().map_or(0, |data| data.len() as u64);
            (!name.is_empty() && !name.contains('/')).then(|| DirEntry { name: name.into(), kind, size })
        });
        Ok(entries.collect())
    }

    fn stat(&mut self, path: &str) -> Result<Stat, Errno> {
        if path == "/" {
            return Ok(Stat { kind: FileKind::Directory, size: 0, modified: 0 });
        }
        match self.entries.get(path) {
            Some(Some(data)) => Ok(Stat { kind: FileKind::File, size: data.len() as u64, modified: 1 }),
            Some(None) => Ok(Stat { kind: FileKind::Directory, size: 0, modified: 1 }),
            None => Err(Errno::NotFound),
        }
    }

    fn make_dir(&mut self, path: &str) -> Result<(), Errno> {
        if self.entries.contains_key(path) {
            return Err(Errno::Exists);
        }
        if !self.parent_is_there(path) {
            return Err(Errno::NotFound);
        }
        self.entries.insert(path.into(), None);
        Ok(())
    }

    fn remove_dir(&mut self, path: &str) -> Result<(), Errno> {
        if !self.list(path)?.is_empty() {
            return Err(Errno::NotEmpty);
        }
        self.entries.remove(path).map(|_| ()).ok_or(Errno::NotFound)
    }

    fn remove(&mut self, path: &str) -> Result<(), Errno> {
        match self.entries.get(path) {
            Some(Some(_)) => {
                self.entries.remove(path);
                Ok(())
            }
            Some(None) => Err(Errno::IsDirectory),
            None => Err(Errno::NotFound),
        }
    }

    fn rename(&mut self, from: &str, to: &str) -> Result<(), Errno> {
        let moved = self.entries.remove(from).ok_or(Errno::NotFound)?;
        self.entries.insert(to.into(), moved);
        Ok(())
    }

    fn space(&mut self) -> Result<Space, Errno> {
        Ok(Space { block_size: 4096, blocks: 256, free_blocks: 128 })
    }
}

/// Instructions that a test script may take.
pub(crate) const FUEL_MAX: u64 = 200_000_000;

/// Runs a source text in a new engine. Gives its output; an uncaught exception adds the last line of its traceback.
pub(crate) fn run_script(source: &str, file: &str) -> String {
    let config =
        Config { heap_bytes: 4 << 20, max_source: 1 << 20, compile_bytes: 64 << 20, ..Config::default() };
    run_within(config, FUEL_MAX, source, file)
}

/// The same in an engine of this size, with as much fuel.
pub(crate) fn run_within(config: Config, fuel: u64, source: &str, file: &str) -> String {
    let mut engine = Engine::new(config, &[]);
    let mut host = TestHost::default();
    let outcome = run_fuelled(&mut engine, &mut host, fuel, source, file, Mode::Exec);
    let mut output = String::from_utf8_lossy(&host.output).into_owned();
    match outcome {
        Some(Outcome::Finished) => {}
        Some(Outcome::Value(value)) => output += &value,
        Some(Outcome::Exception(traceback)) => {
            output += "uncaught ";
            output += traceback.trim_end().lines().last().unwrap_or("");
            output.push('\n');
        }
        Some(Outcome::Exit(code)) => output += &format!("exit {code}\n"),
        Some(Outcome::Aborted) => output += "aborted\n",
        None => output += "did not end\n",
    }
    output
}

/// Runs a source text in an engine. None: it took more than [`FUEL_MAX`].
pub(crate) fn run_in(
    engine: &mut Engine,
    host: &mut TestHost,
    source: &str,
    file: &str,
    mode: Mode,
) -> Option<Outcome> {
    run_fuelled(engine, host, FUEL_MAX, source, file, mode)
}

fn run_fuelled(
    engine: &mut Engine,
    host: &mut TestHost,
    fuel_max: u64,
    source: &str,
    file: &str,
    mode: Mode,
) -> Option<Outcome> {
    let run = engine.spawn(source, file, mode).unwrap();
    let mut fuel = 0;
    loop {
        match engine.step(10_000, host) {
            Step::Busy => {
                fuel += 10_000;
                if fuel > fuel_max {
                    engine.abort(run);
                    return None;
                }
            }
            Step::WaitUntil(at) => host.now = host.now.max(at * 1000),
            Step::Done(done, outcome) if done == run => return Some(outcome),
            Step::Done(..) => {}
            Step::Idle => panic!("the run is gone"),
        }
    }
}
