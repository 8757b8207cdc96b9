//! CPython, started once and given one program after the other.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// Reads a length and what all programs begin with, then a length and the rest of a program, again and again, and answers with a length and what the program printed. A program that
/// takes a second of the processor's time says so.
const DRIVER: &str = r#"
import sys, io, functools, signal
sys.setrecursionlimit(250)
if hasattr(sys, 'set_int_max_str_digits'):
    sys.set_int_max_str_digits(0)
out = sys.stdout.buffer
class Late(BaseException):
    pass
def late(*_):
    global endless
    if running:
        endless = True
        raise Late
signal.signal(signal.SIGVTALRM, late)
def source():
    return sys.stdin.buffer.read(int(sys.stdin.buffer.readline() or sys.exit())).decode('utf-8')
prelude = compile(source(), 'prelude', 'exec')
while True:
    text = source()
    sys.stdout = io.StringIO()
    running = endless = False
    # What a generator prints that is dropped later goes to the text of its own program.
    names = {'__name__': '__main__', 'dropped': [], 'print': functools.partial(print, file=sys.stdout)}
    try:
        try:
            code = compile(text, 'p', 'exec')
        except SyntaxError:
            print('does not compile')
        else:
            exec(prelude, names)
            running = True
            # Again and again, because a program may catch it.
            signal.setitimer(signal.ITIMER_VIRTUAL, 1, 0.2)
            try:
                exec(code, names)
            finally:
                running = False
    except Late:
        pass
    except BaseException as e:
        name = type(e).__name__
        print('uncaught', names.get('NAMES', {}).get(name, name))
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    data = b'did not end' if endless else sys.stdout.getvalue().encode('utf-8', 'replace')
    out.write(b'%d\n' % len(data) + data)
    out.flush()
"#;

pub(super) struct Reference {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Reference {
    /// None: there is no CPython.
    pub(super) fn start(prelude: &str) -> Option<Self> {
        let mut child = Command::new("python3")
            .args(["-W", "ignore", "-c", DRIVER])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .env("PYTHONHASHSEED", "0")
            .spawn()
            .ok()?;
        let input = child.stdin.take()?;
        let output = BufReader::new(child.stdout.take()?);
        let mut reference = Self { child, input, output };
        reference.begin(prelude);
        Some(reference)
    }

    /// Gives it a program without what all begin with; it runs while we do something else.
    pub(super) fn begin(&mut self, source: &str) {
        write!(self.input, "{}\n{source}", source.len()).unwrap();
        self.input.flush().unwrap();
    }

    /// What the program printed that was begun last.
    pub(super) fn end(&mut self) -> String {
        let mut line = String::new();
        self.output.read_line(&mut line).unwrap();
        let mut text = vec![0; line.trim().parse().unwrap()];
        self.output.read_exact(&mut text).unwrap();
        String::from_utf8(text).unwrap()
    }

    pub(super) fn run(&mut self, source: &str) -> String {
        self.begin(source);
        self.end()
    }
}

impl Drop for Reference {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
