//! A board that runs the original, as far as the wire shows: streams of 2,800 bytes with an empty frame at the end,
//! errors without a header, answers with `ff ff`, no status, no acknowledgements, and one upload at a time.
//!
//! Its Python is CPython, with MicroPython's module names in front.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc;

use mqtt_async::session::{Clean, Config, Limits};
use mqtt_async::{Client, Publish, QoS};
use tempfile::TempDir;

use crate::broker::{Broker, find};

/// A board under `PREFIX/mqb` at a broker, until it is dropped.
pub(crate) struct OldBoard {
    flash: TempDir,
    stop: Option<tokio::sync::oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl OldBoard {
    /// Starts one and waits until it has subscribed. None if there is no Python on this machine.
    pub(crate) fn start(test: &str, broker: &Broker, prefix: &str) -> Option<Self> {
        let Some(python) = find("python3") else {
            assert!(std::env::var("MQBOARD_REQUIRE_PYTHON").as_deref() != Ok("1"), "python3 not found");
            // Past the harness, which keeps what a passing test prints.
            let _ = writeln!(std::io::stderr(), "skipped: {test}: python3 not found");
            return None;
        };
        let flash = tempfile::tempdir().unwrap();
        let script = tempfile::Builder::new().suffix(".py").tempfile().unwrap();
        script.as_file().write_all(SHIM.as_bytes()).unwrap();
        let (tell, told) = mpsc::channel();
        let (stop, stopped) = tokio::sync::oneshot::channel();
        let mut state = State {
            root: flash.path().to_owned(),
            python,
            script,
            topics: format!("{prefix}/mqb/"),
            upload: None,
        };
        let url = broker.url();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let mut config = Config::new(format!("old-{}", std::process::id()));
                config.clean = Clean::Always;
                config.limits = Limits { receive_buffer: 1024 * 1024, ..Limits::default() };
                let (client, runner) = Client::new(url.parse().unwrap(), config).unwrap();
                tokio::spawn(runner.run());
                client.connected().await.unwrap();
                let filter = format!("{}cmd/#", state.topics);
                let mut commands = client.subscribe(&filter, QoS::AtLeastOnce).await.unwrap();
                tell.send(()).unwrap();
                let serve = async {
                    while let Some(message) = commands.recv().await {
                        state.serve(&client, message.topic(), message.payload()).await;
                    }
                };
                tokio::select! { () = serve => {}, _ = stopped => {} }
            });
        });
        told.recv().unwrap();
        Some(Self { flash, stop: Some(stop), thread: Some(thread) })
    }

    pub(crate) fn flash(&self) -> &Path {
        self.flash.path()
    }
}

impl Drop for OldBoard {
    fn drop(&mut self) {
        drop(self.stop.take());
        let _ = self.thread.take().unwrap().join();
    }
}

struct State {
    root: PathBuf,
    python: PathBuf,
    script: tempfile::NamedTempFile,
    topics: String,
    /// One for all, keyed by nothing.
    upload: Option<(fs::File, u16)>,
}

impl State {
    async fn serve(&mut self, client: &Client, topic: &str, payload: &[u8]) {
        let rest = topic.strip_prefix(&self.topics).unwrap().strip_prefix("cmd/").unwrap();
        let parts: Vec<&str> = rest.splitn(3, '/').collect();
        let (Some(&command), Some(&id)) = (parts.first(), parts.get(1)) else { return };
        if payload.len() < 2 {
            return;
        }
        let name = parts.get(2).copied().unwrap_or("");
        let header = u16::from_be_bytes([payload[0], payload[1]]);
        let (seq, last, data) = (header & 0x7fff, header & 0x8000 != 0, &payload[2..]);
        let answer = match command {
            "eval" if seq == 0 && last => Some(self.eval(data)),
            "eval" => Some(Err("MQRepl protocol error eval: only single message supported".into())),
            "get" => self.get(client, id, name).await,
            // It acknowledges frames of firmware, from the first on.
            "ota" => match self.put(name, seq, last, data) {
                None if seq % 8 == 0 => Some(Ok(format!("SEQ {seq}").into_bytes())),
                answer => answer,
            },
            "put" => self.put(name, seq, last, data),
            other => Some(Err(format!("Command '{other}' not supported"))),
        };
        let (out, err) = (format!("{}reply/out/{id}", self.topics), format!("{}reply/err/{id}", self.topics));
        match answer {
            Some(Ok(data)) => {
                client.publish(Publish::new(&out, &[&[0xff, 0xff], &data[..]].concat())).await.unwrap()
            }
            Some(Err(text)) => client.publish(Publish::new(&err, &text)).await.unwrap(),
            None => {}
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.join(name.trim_start_matches('/'))
    }

    fn eval(&self, source: &[u8]) -> Result<Vec<u8>, String> {
        let mut command = Command::new(&self.python);
        let command = command.args(["-I", "-S"]).arg(self.script.path()).current_dir(&self.root);
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(source).unwrap();
        let output = child.wait_with_output().unwrap();
        if output.status.success() {
            // As an ESP32's console writes them.
            return Ok(String::from_utf8(output.stdout).unwrap().replace('\n', "\r\n").into_bytes());
        }
        Err(String::from_utf8(output.stderr).unwrap())
    }

    async fn get(&self, client: &Client, id: &str, name: &str) -> Option<Result<Vec<u8>, String>> {
        let Ok(content) = fs::read(self.path(name)) else {
            return Some(Err("Traceback (most recent call last):\r\nOSError: [Errno 2] ENOENT\r\n".into()));
        };
        let out = format!("{}reply/out/{id}", self.topics);
        let mut seq = 0_u16;
        for chunk in content.chunks(2800) {
            client.publish(Publish::new(&out, &[&seq.to_be_bytes(), chunk].concat())).await.unwrap();
            seq += 1;
        }
        client.publish(Publish::new(&out, &(seq | 0x8000).to_be_bytes())).await.unwrap();
        None
    }

    fn put(&mut self, name: &str, seq: u16, last: bool, data: &[u8]) -> Option<Result<Vec<u8>, String>> {
        if seq == 0 {
            match fs::File::create(self.path(name)) {
                Ok(file) => self.upload = Some((file, 0)),
                Err(_) => return Some(Err("Traceback:\r\nOSError: [Errno 2] ENOENT\r\n".into())),
            }
        }
        let Some((file, expected)) = &mut self.upload else {
            return Some(Err("MQRepl protocol error put: missing first message".into()));
        };
        if seq < *expected {
            return None;
        }
        if seq > *expected {
            return Some(Err(format!("MQRepl protocol error put: message missing: {seq} vs. {expected}")));
        }
        file.write_all(data).unwrap();
        *expected += 1;
        if last {
            self.upload = None;
            return Some(Ok(b"OK".to_vec()));
        }
        None
    }
}

/// CPython with the names that boards have; `/` is the working directory.
const SHIM: &str = r#"
import binascii, builtins, hashlib, os, sys, traceback, types
def local(path):
    return path.lstrip('/') or '.' if isinstance(path, str) else path
uos = types.ModuleType('uos')
for name in ('mkdir', 'remove', 'rmdir', 'stat', 'listdir'):
    setattr(uos, name, lambda path='.', f=getattr(os, name): f(local(path)))
def ilistdir(path='.'):
    for entry in sorted(os.listdir(local(path))):
        stat = os.stat(os.path.join(local(path), entry))
        kind = 0x4000 if stat.st_mode & 0o170000 == 0o040000 else 0x8000
        # Sizes are missing where MicroPython's Unix port has none.
        yield (entry, kind, 0) if 'nosize' in entry else (entry, kind, 0, stat.st_size)
uos.ilistdir = ilistdir
watchdog = types.ModuleType('watchdog')
watchdog.reset = lambda mode: print('C 1 watchdog: reset', mode)
sys.modules.update(uos=uos, uhashlib=hashlib, ubinascii=binascii, watchdog=watchdog)
source = sys.stdin.buffer.read().decode()
scope = {'__name__': '__main__', 'open': lambda path, mode='r': builtins.open(local(path), mode)}
try:
    try:
        code = compile(source, '<stdin>', 'eval')
    except SyntaxError:
        exec(compile(source, '<stdin>', 'exec'), scope)
    else:
        sys.stdout.write(repr(eval(code, scope)))
except BaseException:
    traceback.print_exc()
    sys.exit(1)
"#;
