//! Scripts that minipy and CPython must agree on: `tests/scripts/<topic>/*.py`.
//!
//! Where minipy differs on purpose, a file `<script>.expected` beside the script holds its output; its first line
//! is the reason.

use core::sync::atomic::{AtomicUsize, Ordering};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::script_host::run_script;

/// Runs every file named on its input, each in an empty directory of its own, and prints each one's output, framed by
/// its length. Event loops live in virtual time: what asyncio does must not depend on how busy the machine is.
const DRIVER: &str = r#"
import sys, io, os, shutil, tempfile, asyncio, selectors
class Selector(selectors.DefaultSelector):
    now = 0
    def select(self, timeout=None):
        self.now += max(0, timeout or 0)
        return super().select(0)
class Loop(asyncio.SelectorEventLoop):
    def __init__(self):
        super().__init__(Selector())
    def time(self):
        return self._selector.now
class Policy(asyncio.DefaultEventLoopPolicy):
    _loop_factory = Loop
asyncio.set_event_loop_policy(Policy())
out = sys.stdout.buffer
sys.dont_write_bytecode = True
for path in sys.stdin.read().splitlines():
    sys.stdout = io.StringIO()
    place = os.path.realpath(tempfile.mkdtemp())
    os.chdir(place)
    search = list(sys.path)
    try:
        with open(path, encoding='utf-8') as f:
            source = f.read()
        exec(compile(source, path, 'exec'), {'__name__': '__main__'})
    except SystemExit as e:
        code = e.code
        print('exit', 0 if code is None else code if isinstance(code, int) else 1)
    except BaseException as e:
        text = str(e)
        print('uncaught ' + type(e).__name__ + (': ' + text if text else ''))
    data = sys.stdout.getvalue().encode('utf-8', 'replace')
    out.write(b'%d\n' % len(data) + data)
    out.flush()
    sys.path[:] = search
    for name, module in list(sys.modules.items()):
        if (getattr(module, '__file__', None) or '').startswith(place):
            del sys.modules[name]
    os.chdir('/')
    shutil.rmtree(place)
"#;

fn scripts() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scripts");
    let mut found = Vec::new();
    let mut folders = vec![root];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "py") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The outputs of CPython, in the order of the scripts. None: there is no CPython.
fn reference(scripts: &[PathBuf]) -> Option<Vec<String>> {
    let mut child = Command::new("python3")
        .args(["-W", "ignore", "-c", DRIVER])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .env("PYTHONHASHSEED", "0")
        .spawn()
        .ok()?;
    let mut stdin = child.stdin.take().unwrap();
    for script in scripts {
        writeln!(stdin, "{}", script.display()).unwrap();
    }
    drop(stdin);
    let output = child.wait_with_output().unwrap().stdout;
    let mut rest = &output[..];
    let mut texts = Vec::new();
    while let Some(end) = rest.iter().position(|&byte| byte == b'\n') {
        let len: usize = core::str::from_utf8(&rest[..end]).unwrap().parse().unwrap();
        texts.push(String::from_utf8(rest[end + 1..end + 1 + len].to_vec()).unwrap());
        rest = &rest[end + 1 + len..];
    }
    assert_eq!(texts.len(), scripts.len(), "CPython stopped at {:?}", scripts.get(texts.len()));
    Some(texts)
}

fn first_difference(ours: &str, theirs: &str) -> String {
    let mut lines = theirs.lines();
    for (number, line) in ours.lines().enumerate() {
        let expected = lines.next();
        if expected != Some(line) {
            return format!("line {}: ours {line:?}, expected {expected:?}", number + 1);
        }
    }
    format!("ours ends before {:?}", lines.next())
}

#[test]
fn minipy_and_cpython_agree() {
    let scripts = scripts();
    let filter = std::env::var("MINIPY_SCRIPTS").unwrap_or_default();
    let scripts: Vec<PathBuf> =
        scripts.into_iter().filter(|path| path.to_str().is_some_and(|path| path.contains(&filter))).collect();
    let Some(theirs) = reference(&scripts) else {
        assert!(std::env::var_os("MQBOARD_REQUIRE_PYTHON").is_none(), "python3 not found");
        // Past the harness, which keeps what a passing test prints.
        let _ = writeln!(std::io::stderr(), "skipped: minipy_and_cpython_agree: python3 not found");
        return;
    };
    let next = AtomicUsize::new(0);
    let failures = std::sync::Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let (Some(path), Some(theirs)) = (scripts.get(index), theirs.get(index)) else { break };
                    let source = std::fs::read_to_string(path).unwrap();
                    let known = std::fs::read_to_string(path.with_extension("expected")).ok();
                    let expected = match &known {
                        Some(text) => text.split_once('\n').map_or("", |(_, rest)| rest),
                        None => theirs.as_str(),
                    };
                    let run = std::panic::catch_unwind(|| run_script(&source, &path.display().to_string()));
                    let ours = run.unwrap_or_else(|_| "panicked\n".into());
                    if ours != expected {
                        let message = format!("{}: {}", path.display(), first_difference(&ours, expected));
                        failures.lock().unwrap().push(message);
                    }
                }
            });
        }
    });
    let mut failures = failures.into_inner().unwrap();
    failures.sort();
    assert!(failures.is_empty(), "{} of {} differ:\n{}", failures.len(), scripts.len(), failures.join("\n"));
}
