//! Random programs that minipy and CPython must agree on. A difference is made smaller before it is shown.

use std::io::Write;
use std::process::{Command, Stdio};

use super::script_host::run_script;
use super::seeded::Random;

/// Programs in one test run; `MINIPY_PROGRAMS` asks for another number, `MINIPY_SEED` for another start.
const PROGRAMS: u64 = 2000;

/// Helpers that every program begins with: they keep values small.
const PRELUDE: &str = "\
def clip(v):
    if isinstance(v, bool) or v is None:
        return v
    if isinstance(v, int):
        return v if -10**24 < v < 10**24 else v % 10**9
    if isinstance(v, (str, list, tuple)):
        return v[:12]
    return v
a, b, c = 1, 2, 3
s, t = 'ab', 'xyz'
l, m = [1, 2], [3]
d = {1: 'x'}
";

/// Writes one program.
struct Generator {
    random: Random,
    /// Names of functions that were defined, with their number of parameters.
    functions: Vec<(String, usize)>,
    number: usize,
}

impl Generator {
    fn int(&mut self, depth: usize) -> String {
        if depth == 0 || self.random.below(4) == 0 {
            return match self.random.below(3) {
                0 => self.random.pick(&["a", "b", "c"]).into(),
                1 => self.random.below(20).to_string(),
                _ => self
                    .random
                    .pick(&[
                        "0",
                        "-1",
                        "2**30",
                        "(2**31-1)",
                        "-2**31",
                        "2**62",
                        "2**63",
                        "-2**63",
                        "10**20",
                        "255",
                        "True",
                    ])
                    .into(),
            };
        }
        let d = depth - 1;
        match self.random.below(12) {
            0..=4 => {
                let op = self.random.pick(&["+", "-", "*", "//", "%", "&", "|", "^", "+", "-"]);
                format!("({} {op} {})", self.int(d), self.int(d))
            }
            5 => format!("({} {} {})", self.int(d), self.random.pick(&["<<", ">>"]), self.random.below(40)),
            6 => format!("({}{})", self.random.pick(&["-", "~", "+"]), self.int(d)),
            7 => format!("len({})", if self.random.below(2) == 0 { self.list(d) } else { self.text(d) }),
            8 => format!("{}({}, {})", self.random.pick(&["min", "max"]), self.int(d), self.int(d)),
            9 => format!("({} if {} else {})", self.int(d), self.truth(d), self.int(d)),
            10 => format!("{}[{}]", self.list(d), self.int(d)),
            _ => match self.functions.len() {
                0 => format!("abs({})", self.int(d)),
                n => {
                    let (name, count) = self.functions[self.random.below(n)].clone();
                    let args: Vec<String> = (0..count).map(|_| self.int(d)).collect();
                    format!("{name}({})", args.join(", "))
                }
            },
        }
    }

    fn text(&mut self, depth: usize) -> String {
        if depth == 0 || self.random.below(4) == 0 {
            return self.random.pick(&["s", "t", "''", "'a'", "'hello'", "'é€'", "'x y z'", "'12'"]).into();
        }
        let d = depth - 1;
        match self.random.below(12) {
            0 | 1 => format!("({} + {})", self.text(d), self.text(d)),
            2 => format!(
                "{}[{}:{}]",
                self.text(d),
                self.random.below(5) as i64 - 2,
                self.random.below(6) as i64 - 2
            ),
            3 => format!("str({})", self.int(d)),
            4 => format!("repr({})", self.list(d)),
            5 => format!("({} * {})", self.text(d), self.random.below(3)),
            6 => format!("'%s|%5d|%x' % ({}, {}, abs({}))", self.text(d), self.int(d), self.int(d)),
            7 => format!("f'{{{}:>6}}{{{}!r}}'", self.int(0), self.random.pick(&["s", "t", "l"])),
            8 => format!("{}.{}()", self.text(d), self.random.pick(&["upper", "lower", "strip"])),
            9 => format!("','.join([str(i) for i in {}])", self.list(d)),
            10 => format!("{}.replace({}, {})", self.text(d), self.text(0), self.text(0)),
            _ => format!("'{{}}-{{:<4}}'.format({}, {})", self.int(d), self.text(d)),
        }
    }

    fn list(&mut self, depth: usize) -> String {
        if depth == 0 || self.random.below(4) == 0 {
            return self.random.pick(&["l", "m", "[]", "[0, 1, 2]", "[5, 3, 4, 1]"]).into();
        }
        let d = depth - 1;
        match self.random.below(9) {
            0 => format!("[{}, {}]", self.int(d), self.int(d)),
            1 => format!("({} + {})", self.list(d), self.list(d)),
            2 => format!("[x + {} for x in {} if {}]", self.int(0), self.list(d), self.truth(d)),
            3 => format!("sorted({})", self.list(d)),
            4 => format!(
                "{}[{}:{}:{}]",
                self.list(d),
                self.random.below(5) as i64 - 2,
                self.random.below(6) as i64 - 2,
                self.random.pick(&["1", "2", "-1"])
            ),
            5 => format!("list(range({} % 7))", self.int(d)),
            6 => format!("[*{}, *{}]", self.list(d), self.list(d)),
            7 => format!("list(map(lambda q: q * {}, {}))", self.random.below(5), self.list(d)),
            _ => format!("[i for i, _ in enumerate({})]", self.text(d)),
        }
    }

    fn truth(&mut self, depth: usize) -> String {
        if depth == 0 {
            return self.random.pick(&["a", "s", "l", "True", "False", "None"]).into();
        }
        let d = depth - 1;
        match self.random.below(7) {
            0 | 1 => {
                let op = self.random.pick(&["<", "<=", "==", "!=", ">", ">="]);
                format!("({} {op} {})", self.int(d), self.int(d))
            }
            2 => format!("({} < {} <= {})", self.int(d), self.int(d), self.int(d)),
            3 => format!("({} {} {})", self.truth(d), self.random.pick(&["and", "or"]), self.truth(d)),
            4 => format!("(not {})", self.truth(d)),
            5 => format!("({} {} {})", self.int(d), self.random.pick(&["in", "not in"]), self.list(d)),
            _ => format!("({} {} {})", self.text(d), self.random.pick(&["==", "<", "in"]), self.text(d)),
        }
    }

    fn block(&mut self, depth: usize, indent: usize, in_loop: bool, in_function: bool) -> String {
        let count = 1 + self.random.below(3);
        (0..count).map(|_| self.statement(depth, indent, in_loop, in_function)).collect()
    }

    fn statement(&mut self, depth: usize, indent: usize, in_loop: bool, in_function: bool) -> String {
        let pad = "    ".repeat(indent);
        if depth == 0 || self.random.below(3) == 0 {
            return format!("{pad}{}\n", self.simple(in_loop, in_function));
        }
        let d = depth - 1;
        match self.random.below(8) {
            0 | 1 => {
                let mut text = format!(
                    "{pad}if {}:\n{}",
                    self.truth(2),
                    self.block(d, indent + 1, in_loop, in_function)
                );
                if self.random.below(2) == 0 {
                    text += &format!("{pad}else:\n{}", self.block(d, indent + 1, in_loop, in_function));
                }
                text
            }
            2 => {
                let variable = self.random.pick(&["a", "b", "i"]);
                let mut text = format!("{pad}for {variable} in {}[:6]:\n", self.list(2));
                text += &self.block(d, indent + 1, true, in_function);
                if self.random.below(3) == 0 {
                    text += &format!("{pad}else:\n{}", self.block(d, indent + 1, in_loop, in_function));
                }
                text
            }
            3 => {
                self.number += 1;
                let counter = format!("w{}", self.number);
                let mut text = format!("{pad}{counter} = {}\n{pad}while {counter}:\n", self.random.below(5));
                text += &format!("{pad}    {counter} -= 1\n");
                text + &self.block(d, indent + 1, true, in_function)
            }
            4 | 5 => {
                let mut text = format!("{pad}try:\n{}", self.block(d, indent + 1, in_loop, in_function));
                let handlers = self.random.below(3);
                if handlers > 0 {
                    let class = self.random.pick(&[
                        "Exception",
                        "(ValueError, IndexError)",
                        "ZeroDivisionError",
                        "TypeError",
                    ]);
                    text += &format!("{pad}except {class} as e:\n{pad}    print(type(e).__name__)\n");
                    text += &self.block(d, indent + 1, in_loop, in_function);
                    if self.random.below(3) == 0 {
                        text += &format!("{pad}else:\n{}", self.block(d, indent + 1, in_loop, in_function));
                    }
                }
                if handlers != 1 {
                    text += &format!("{pad}finally:\n{}", self.block(d, indent + 1, in_loop, in_function));
                }
                text
            }
            6 if indent == 0 => self.definition(d),
            _ => format!("{pad}print({}, {})\n", self.int(2), self.text(2)),
        }
    }

    /// A function, a generator or a class, and its use.
    fn definition(&mut self, depth: usize) -> String {
        self.number += 1;
        let n = self.number;
        // Functions do not call each other: loops that call loops that call loops would not end in this life.
        let functions = core::mem::take(&mut self.functions);
        let text = self.definition_text(depth, n);
        self.functions.splice(0..0, functions);
        text
    }

    fn definition_text(&mut self, depth: usize, n: usize) -> String {
        match self.random.below(3) {
            0 => {
                let mut text = format!("def f{n}(a, b={}, *rest):\n    c = a\n", self.int(0));
                text += &self.block(depth, 1, false, true);
                text += &format!("    return {}\n", self.int(2));
                self.functions.push((format!("f{n}"), 1 + self.random.below(3)));
                text
            }
            1 => {
                let mut text =
                    format!("def g{n}(a, b=1):\n    for i in range(3):\n        yield {}\n", self.int(1));
                text += "        try:\n";
                text += &format!("            got = yield {}\n            print('got', got)\n", self.text(1));
                text += &format!("        finally:\n            print({})\n", self.int(1));
                text + &format!(
                    "print(list(g{n}({})))\nh = g{n}(2)\nnext(h)\nprint(next(h), h.send(7))\nh.close()\n",
                    self.int(1)
                )
            }
            _ => {
                let mut text = format!(
                    "class C{n}:\n    v = {}\n    def __init__(self, a):\n        self.a = a\n",
                    self.int(1)
                );
                text +=
                    &format!("    def __add__(self, b):\n        return clip(self.a + {})\n", self.int(1));
                text += &format!(
                    "    def __getitem__(self, i):\n        if i > 3: raise IndexError\n        return {}\n",
                    self.int(1)
                );
                text += &format!("    def __eq__(self, o):\n        return {}\n", self.truth(1));
                text += &format!("o = C{n}({})\n", self.int(1));
                text + &format!("print(o + {}, list(o), o == 1, o.v, {} in o)\n", self.int(1), self.int(0))
            }
        }
    }

    fn simple(&mut self, in_loop: bool, in_function: bool) -> String {
        match self.random.below(16) {
            0..=2 => format!("{} = clip({})", self.random.pick(&["a", "b", "c"]), self.int(3)),
            3 => format!("{} = clip({})", self.random.pick(&["s", "t"]), self.text(3)),
            4 => format!("{} = clip({})", self.random.pick(&["l", "m"]), self.list(3)),
            5 => format!("a, b = {}, {}", self.int(1), self.int(1)),
            6 => format!(
                "{} {} clip({})",
                self.random.pick(&["a", "b"]),
                self.random.pick(&["+=", "-=", "^=", "|="]),
                self.int(1)
            ),
            7 => format!("a, *l = clip({})", self.list(2)),
            8 => format!("d[clip({})] = clip({})", self.int(1), self.text(1)),
            9 => format!("print(sorted(d.items())[:3], {})", self.list(2)),
            10 if in_loop => self.random.pick(&["break", "continue"]).into(),
            11 if in_function => format!("return {}", self.int(2)),
            12 => format!("raise {}('r')", self.random.pick(&["ValueError", "KeyError", "TypeError"])),
            13 => format!("l.append(clip({}))", self.int(1)),
            _ => format!("print({}, {}, {})", self.int(2), self.text(2), self.truth(2)),
        }
    }
}

/// The pieces of a program; each runs by itself, so that one can be left out.
fn program(seed: u64) -> Vec<String> {
    let random = Random::new(seed);
    let mut generator = Generator { random, functions: Vec::new(), number: 0 };
    for _ in 0..8 {
        generator.random.below(2);
    }
    let count = 3 + generator.random.below(6);
    (0..count)
        .map(|_| {
            let before = generator.functions.len();
            let text = generator.statement(3, 0, false, false);
            if generator.functions.len() > before {
                return text;
            }
            let body: String = text.lines().map(|line| format!("    {line}\n")).collect();
            format!("try:\n{body}except Exception as e:\n    print('!', type(e).__name__)\n")
        })
        .collect()
}

fn source(pieces: &[String]) -> String {
    format!("{PRELUDE}{}print(a, b, c, s, t, l, m)\n", pieces.concat())
}

const DRIVER: &str = r#"
import sys, io
sys.setrecursionlimit(200)
out = sys.stdout.buffer
for source in sys.stdin.buffer.read().decode('utf-8').split('\0'):
    sys.stdout = io.StringIO()
    try:
        exec(compile(source, 'p', 'exec'), {'__name__': '__main__'})
    except BaseException as e:
        print('uncaught', type(e).__name__)
    data = sys.stdout.getvalue().encode('utf-8', 'replace')
    out.write(b'%d\n' % len(data) + data)
"#;

fn reference(sources: &[String]) -> Option<Vec<String>> {
    let mut child = Command::new("python3")
        .args(["-W", "ignore", "-c", DRIVER])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    let mut stdin = child.stdin.take().unwrap();
    let all = sources.join("\0");
    let feeder = std::thread::spawn(move || stdin.write_all(all.as_bytes()));
    let output = child.wait_with_output().unwrap().stdout;
    feeder.join().unwrap().unwrap();
    let mut rest = &output[..];
    let mut texts = Vec::new();
    while let Some(end) = rest.iter().position(|&byte| byte == b'\n') {
        let len: usize = core::str::from_utf8(&rest[..end]).unwrap().parse().unwrap();
        texts.push(String::from_utf8(rest[end + 1..end + 1 + len].to_vec()).unwrap());
        rest = &rest[end + 1 + len..];
    }
    Some(texts)
}

/// Our output, in the form of the driver's.
fn ours(source: &str) -> String {
    let run = std::panic::catch_unwind(|| run_script(source, "p"));
    let text = run.unwrap_or_else(|_| "panicked\n".into());
    match text.rfind("uncaught ") {
        Some(at) => {
            let (before, line) = text.split_at(at);
            let name = line.trim_end().split(':').next().unwrap_or(line);
            format!("{before}{name}\n")
        }
        None => text,
    }
}

fn differs(pieces: &[String]) -> bool {
    let source = source(pieces);
    reference(core::slice::from_ref(&source)).is_some_and(|theirs| theirs.first() != Some(&ours(&source)))
}

/// Leaves out pieces as long as the difference stays.
fn minimise(mut pieces: Vec<String>) -> Vec<String> {
    let mut index = 0;
    while index < pieces.len() {
        let mut fewer = pieces.clone();
        fewer.remove(index);
        if differs(&fewer) {
            pieces = fewer;
        } else {
            index += 1;
        }
    }
    pieces
}

#[test]
fn random_programs_agree_with_cpython() {
    let setting = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let first = setting("MINIPY_SEED").unwrap_or(1);
    let count = setting("MINIPY_PROGRAMS").unwrap_or(PROGRAMS);
    let programs: Vec<Vec<String>> = (first..first + count).map(program).collect();
    let sources: Vec<String> = programs.iter().map(|pieces| source(pieces)).collect();
    if std::env::var_os("MINIPY_DUMP").is_some() {
        println!("{}", sources.join("\0"));
        return;
    }
    let Some(theirs) = reference(&sources) else {
        assert!(std::env::var_os("MQBOARD_REQUIRE_PYTHON").is_none(), "python3 not found");
        // Past the harness, which keeps what a passing test prints.
        let _ = writeln!(std::io::stderr(), "skipped: random_programs_agree_with_cpython: python3 not found");
        return;
    };
    assert_eq!(theirs.len(), sources.len());
    let mut shown = 0;
    let mut failed = 0;
    for (index, (source, theirs)) in sources.iter().zip(&theirs).enumerate() {
        if ours(source) == *theirs {
            continue;
        }
        failed += 1;
        if shown < 3 {
            shown += 1;
            let pieces = minimise(programs[index].clone());
            let text = self::source(&pieces);
            let expected = reference(core::slice::from_ref(&text)).unwrap_or_default().concat();
            println!(
                "seed {}:\n{text}--- ours\n{}--- CPython\n{expected}",
                first + index as u64,
                ours(&text)
            );
        }
    }
    assert_eq!(failed, 0, "programs that differ, of {count}");
}
