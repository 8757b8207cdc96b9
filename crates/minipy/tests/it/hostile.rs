//! Code that means harm, or does it: each ends as stated within a bounded fuel, and the next eval answers.

use core::time::Duration;
use std::time::Instant;

use minipy::{Config, Engine, Mode, Outcome, Step};

use crate::host::{TestHost, prompt};

/// What stops a snippet that does not end by itself.
#[derive(Clone, Copy, PartialEq)]
enum By {
    Interrupt,
    Abort,
}

/// The longest that one slice may take. Debug builds are slow and the machine is shared, hence the slack.
const SLICE_MAX: Duration = Duration::from_secs(2);

/// Runs the snippet; stops it after a while as told; returns how it ended. Then the engine has to answer.
#[expect(clippy::disallowed_methods, reason = "measures how long a slice takes")]
fn suffer(source: &str, by: By) -> Outcome {
    let config = Config { heap_bytes: 512 * 1024, ..Config::default() };
    let mut engine = Engine::new(config, &[]);
    let mut host = TestHost::default();
    let run = engine.spawn(source, "<stdin>", Mode::Exec).expect("a run");
    let mut slices = 0;
    let outcome = loop {
        let begun = Instant::now();
        let step = engine.step(10_000, &mut host);
        assert!(begun.elapsed() < SLICE_MAX, "a slice of {source:?} took {:?}", begun.elapsed());
        slices += 1;
        match step {
            Step::Done(id, outcome) if id == run => break outcome,
            Step::Busy => {}
            Step::WaitUntil(ms) => host.now_us = ms * 1000,
            other => panic!("{other:?}"),
        }
        if slices == 200 && by == By::Interrupt {
            assert!(engine.interrupt(run));
        }
        if slices == 200 && by == By::Abort {
            assert!(engine.abort(run));
        }
        assert!(slices < 100_000, "{source:?} did not end");
    };
    assert_eq!(prompt(&mut engine, &mut host, "45+876"), "921", "after {source:?}");
    outcome
}

/// The last line of the traceback.
fn exception(outcome: &Outcome) -> &str {
    match outcome {
        Outcome::Exception(text) => text.trim_end().lines().last().unwrap_or(""),
        other => panic!("{other:?}"),
    }
}

#[test]
fn endless_loops_are_interrupted_and_aborted() {
    let interrupted = suffer("while True: pass", By::Interrupt);
    assert!(exception(&interrupted).starts_with("KeyboardInterrupt"));
    for source in [
        "while True: pass",
        "while True:\n  try:\n    while True: pass\n  except BaseException: pass",
        "def f():\n  while True:\n    try:\n      yield\n    except BaseException:\n      pass\ng = f()\nfor x in g: pass",
        "class A:\n  def __eq__(self, o):\n    while True: pass\nA() == A()",
        "class A:\n  def __hash__(self):\n    while True: pass\n{A(): 1}",
        "[1, 2].sort(key=lambda x: sum(0 for _ in iter(int, 1)))",
        "def g():\n  try: yield\n  finally:\n    while True: pass\nx = g()\nnext(x)\nx.close()",
        "sum(range(10**12))",
        "for x in range(10**15): pass",
        "any(x < 0 for x in range(10**12))",
        "max(range(10**12))",
        "import asyncio\nasync def t():\n  while True: await asyncio.sleep(0)\nasyncio.run(t())",
    ] {
        assert_eq!(suffer(source, By::Abort), Outcome::Aborted, "{source}");
    }
}

#[test]
fn what_is_too_large_is_an_error_at_once() {
    for (source, expected) in [
        ("x = 'x' * 10**10", "MemoryError"),
        ("x = [0] * 10**10", "MemoryError"),
        ("x = bytearray(10**10)", "MemoryError"),
        ("x = list(range(10**12))", "MemoryError"),
        ("x = 10**10**8", "OverflowError"),
        ("x = 1 << 10**9", "OverflowError"),
        ("x = int('9' * 10**5)", "ValueError"),
        ("x = '{:1000000000}'.format(1)", "ValueError"),
        ("x = '%1000000000d' % 1", "ValueError"),
        ("x = b'a'.join([b'x' * 1000] * 10**6)", "MemoryError"),
        ("x = 'a' * 1000\nwhile True: x += x", "MemoryError"),
        ("x = []\nwhile True: x.append(x)", "MemoryError"),
        ("x = {}\ni = 0\nwhile True:\n  x[i] = str(i)\n  i += 1", "MemoryError"),
        ("x = None\nwhile True: x = (x,)", "MemoryError"),
        ("x = ()\nfor i in range(100): x = (x, x)\nhash(x)", ""),
        ("x = ()\ny = ()\nfor i in range(50):\n  x = (x, x)\n  y = (y, y)\nx == y", "RecursionError"),
        ("x = []\nfor i in range(50): x = [x, x]\nstr(x)", "MemoryError"),
        ("x = 'a,' * 50000\nwhile True: x = x.replace(',', ',,')", "MemoryError"),
    ] {
        let outcome = suffer(source, By::Abort);
        if !expected.is_empty() {
            assert!(exception(&outcome).starts_with(expected), "{source}: {outcome:?}");
        }
    }
}

#[test]
fn recursion_is_limited_wherever_it_goes() {
    for source in [
        "def f(): return f()\nf()",
        "class A:\n  def __getattr__(self, n): return getattr(self, n + 'x')\nA().a",
        "class A:\n  def __repr__(self): return repr(self)\nrepr(A())",
        "class A:\n  def __eq__(self, o): return self == o\nA() == A()",
        "x = []\nfor i in range(500): x = [x]\nrepr(x)",
        "x = []\nx.append(x)\ny = []\ny.append(y)\nx == y",
        "x = [1]\nfor i in range(500): x = [x]\ny = [1]\nfor i in range(500): y = [y]\nx == y",
        "def g():\n  yield from g()\nlist(g())",
        "class A:\n  def __add__(self, o): return self + o\nA() + 1",
        "class A:\n  def __iter__(self): return iter(self)\nlist(A())",
        "class A:\n  def __init__(self): A()\nA()",
        "exec(\"exec('1')\")\ndef f(): exec('f()')\nf()",
        "f = lambda: sorted([1, 2], key=lambda x: f())\nf()",
    ] {
        let outcome = suffer(source, By::Abort);
        assert!(exception(&outcome).starts_with("RecursionError"), "{source}: {outcome:?}");
    }
}

#[test]
fn source_that_nests_too_deeply_is_a_syntax_error() {
    for source in
        ["(".repeat(100_000), "-".repeat(100_000) + "1", "[".repeat(50_000), "x = not ".repeat(20_000)]
    {
        let outcome = suffer(&source, By::Abort);
        let last = exception(&outcome);
        assert!(last.starts_with("SyntaxError") || last.starts_with("MemoryError"), "{last}");
    }
    // Attribute dots and calls are flat: they may run, or be too much memory.
    suffer(&("a".to_string() + &".b".repeat(100_000)), By::Abort);
}

#[test]
fn a_full_heap_leaves_room_for_a_remote_command() {
    // The application fills the heap and keeps it; the prompt's reserve still answers.
    let config = Config { heap_bytes: 256 * 1024, reserve_bytes: 32 * 1024, ..Config::default() };
    let mut engine = Engine::new(config, &[]);
    let mut host = TestHost::default();
    let run = engine
        .spawn(
            "keep = []\ntry:\n  while True: keep.append('x' * 50 + str(len(keep)))\nexcept MemoryError: pass\n\
             import time\nwhile True: time.sleep(1)",
            "app.py",
            Mode::Exec,
        )
        .expect("a run");
    loop {
        match engine.step(10_000, &mut host) {
            Step::WaitUntil(_) => break,
            Step::Busy => {}
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(prompt(&mut engine, &mut host, "sum([i for i in range(100)])"), "4950");
    assert_eq!(prompt(&mut engine, &mut host, "len(keep) > 500"), "True");
    assert_eq!(prompt(&mut engine, &mut host, "keep.clear()"), "None");
    assert!(engine.abort(run));
}

#[test]
fn a_million_exceptions_chained_end_in_memory() {
    let outcome = suffer(
        "e = None\nfor i in range(10**6):\n  n = ValueError(i)\n  n.__cause__ = e\n  e = n",
        By::Abort,
    );
    assert!(exception(&outcome).starts_with("MemoryError"), "{outcome:?}");
}

#[test]
fn runs_share_the_machine_fairly_and_have_outputs_of_their_own() {
    let mut engine = Engine::new(Config::default(), &[]);
    let mut host = TestHost::default();
    let endless = engine.spawn("n = 0\nwhile True: n += 1", "app.py", Mode::Exec).expect("a run");
    let mut steps = 0;
    let one = engine
        .spawn("print('one')\nfor i in range(1000): pass\nprint(n > 0)", "<stdin>", Mode::Exec)
        .expect("a run");
    let two = engine.spawn("1 + 1", "<stdin>", Mode::Repl).expect("a run");
    let mut outcomes = Vec::new();
    while outcomes.len() < 2 {
        steps += 1;
        assert!(steps < 1000);
        if let Step::Done(run, outcome) = engine.step(1000, &mut host) {
            outcomes.push((run, outcome));
        }
    }
    outcomes.sort_by_key(|(run, _)| *run);
    assert_eq!(outcomes, [(one, Outcome::Finished), (two, Outcome::Value("2".into()))]);
    assert_eq!(host.output.get(&one.0).map(String::as_str), Some("one\nTrue\n"));
    assert_eq!(host.output.get(&two.0), None);
    assert!(engine.abort(endless));
    assert_eq!(engine.step(1000, &mut host), Step::Done(endless, Outcome::Aborted));
    assert_eq!(engine.step(1000, &mut host), Step::Idle);
    assert!(!engine.interrupt(endless));
}

#[test]
fn integers_at_their_boundaries_panic_nowhere() {
    // Overflow checks are on in test builds: any unchecked sum would end the test.
    let numbers = "[0, 1, -1, 2, -2, 2**30, -2**30, 2**31, -2**31, 2**62, -2**62, 2**63-1, -2**63, 2**63, 2**64, -2**64]";
    let source = format!(
        "n = {numbers}\nc = 0\nimport time\n\
         def t(f, *a):\n  global c\n  try: f(*a)\n  except (ArithmeticError, ValueError, LookupError, MemoryError, TypeError): c += 1\n\
         def r(a, b, s):\n  x = range(a, b, s)\n  x[0]; x[-1]; x[::-1]; x[1:3]; a in x; b in x; len(x); reversed(x); next(reversed(x), 0); next(iter(x), 0); hash(x); x == x[:]\n\
         for a in n:\n  for f in (abs, hash, hex, round, chr, str, float, bytes, time.sleep_ms if a <= 0 else abs, time.localtime, time.ticks_add if 0 else abs): t(f, a)\n  \
         t(lambda: 'ab'[a:]); t(lambda: [1, 2][:a:a]); t(lambda: 'x' * a if a < 9 or a > 2**40 else 0); t(lambda: [1, 2].pop(a)); t(lambda: b'abc'[a]); t(lambda: 'abc'.find('c', a)); t(lambda: [].insert(a, 1)); t(lambda: 'a'.center(a) if a < 99 or a > 2**40 else 0); t(lambda: '%*d' % (a, 1)); t(lambda: a.to_bytes(9, 'big')); t(lambda: time.mktime((a,) * 8)); t(lambda: time.ticks_diff(a, -a)); t(lambda: list(zip(range(a, a + 2), 'ab'))); t(lambda: list(enumerate('ab', a)))\n  \
         for b in n:\n    for f in (lambda: a + b, lambda: a - b, lambda: a * b, lambda: a // b, lambda: a % b, lambda: a / b, lambda: a >> b, lambda: a << b if b < 99 else 0, lambda: a & b, lambda: a ** b if b < 9 else 0, lambda: divmod(a, b), lambda: round(a, b), lambda: 'abcd'[a:b], lambda: [0, 1, 2][a:b:2], lambda: a < b, lambda: pow(a, 3, b), lambda: time.ticks_add(a, b)): t(f)\n    \
         for s in (1, -1, 3, a): t(r, a, b, s)\nprint(c > 0)"
    );
    let mut engine = Engine::new(Config::default(), &[]);
    let mut host = TestHost::default();
    assert_eq!(prompt(&mut engine, &mut host, &source), "True\n");
}
