//! Hostile code: each ends as stated, and the next evaluation answers.

use minipy::{Config, Engine, Mode, Outcome, Step};

use super::script_host::{TestHost, run_in};

/// Instructions after which a run that does not end by itself is stopped.
const FUEL: u64 = 2_000_000;

/// Runs `source` and then `1+1` in the same engine. `None`: it was still running and was aborted.
fn survives(source: &str) -> Option<Outcome> {
    let mut engine = Engine::new(Config { heap_bytes: 256 * 1024, ..Config::default() }, &[]);
    let mut host = TestHost::default();
    let run = engine.spawn(source, "h.py", Mode::Exec).unwrap();
    let mut fuel = 0;
    let outcome = loop {
        match engine.step(10_000, &mut host) {
            Step::Busy => {
                fuel += 10_000;
                if fuel > FUEL {
                    assert!(engine.abort(run));
                }
            }
            Step::WaitUntil(at) => host.now = host.now.max(at * 1000),
            Step::Done(done, Outcome::Aborted) if done == run => break None,
            Step::Done(done, outcome) if done == run => break Some(outcome),
            Step::Done(..) => {}
            Step::Idle => panic!("the run is gone"),
        }
    };
    let next = run_in(&mut engine, &mut host, "1+1", "next", Mode::Repl);
    assert_eq!(next, Some(Outcome::Value("2".into())), "after:\n{source}");
    outcome
}

#[track_caller]
fn assert_raises(source: &str, exception: &str) {
    match survives(source) {
        Some(Outcome::Exception(text)) if text.contains(exception) => {}
        other => panic!("{other:?} for:\n{source}"),
    }
}

#[track_caller]
fn assert_endless(source: &str) {
    assert_eq!(survives(source), None, "ended:\n{source}");
}

#[test]
fn loops_that_catch_everything_are_stopped() {
    for source in [
        "while True: pass",
        "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
        "while True:\n    try:\n        pass\n    finally:\n        continue",
        "class A:\n    def __eq__(self, o):\n        while True: pass\nA() == 1",
        "class A:\n    def __hash__(self):\n        while True: pass\n{A(): 1}",
        "def key(x):\n    while True: pass\nsorted([2, 1], key=key)",
        "def g():\n    try:\n        yield\n    finally:\n        while True: pass\nx = g()\nnext(x)\nx.close()",
        "sum(range(10**12))",
        "for x in iter(int, 1): pass",
        "def f(): yield from f2()\ndef f2():\n    while True: yield 1\nfor x in f(): pass",
        "max(x for x in iter(int, 1))",
        "class A:\n    def __repr__(self):\n        while True: pass\nstr([A()])",
    ] {
        assert_endless(source);
    }
}

#[test]
fn memory_has_an_end() {
    for source in [
        "list(range(10**12))",
        "'x' * 10**10",
        "[0] * 10**10",
        "b'x' * 10**10",
        "bytearray(10**10)",
        "x = []\nwhile True: x.append(x[:])",
        "x = 'ab'\nwhile True: x += x",
        "d = {}\ni = 0\nwhile True:\n    d[i] = str(i)\n    i += 1",
        "def f():\n    x = []\n    while True: x = [x, x]\nf()",
        "'%60000000d' % 1",
        "'{:60000000}'.format(1)",
    ] {
        assert_raises(source, "MemoryError");
    }
}

#[test]
fn numbers_have_an_end() {
    for source in ["10**10**8", "int('9' * 10**6)", "1 << 10**9", "x = 3\nwhile True: x *= x"] {
        match survives(source) {
            Some(Outcome::Exception(_)) => {}
            other => panic!("{other:?} for {source}"),
        }
    }
}

#[test]
fn recursion_has_an_end() {
    for source in [
        "def f(): f()\nf()",
        "class A:\n    def __getattr__(self, n): return getattr(self, n + 'x')\nA().q",
        "class A:\n    def __repr__(self): return repr(self)\nrepr(A())",
        "class A:\n    def __eq__(self, o): return self == o\nA() == 1",
        "class A:\n    def __call__(self): return self()\nA()()",
        "def g(): yield from g()\nlist(g())",
        "x = []\nfor i in range(5000): x = [x]\nrepr(x)",
        "x = []\ny = []\nfor i in range(5000): x, y = [x], [y]\nx == y",
        "import json\nx = []\nfor i in range(5000): x = [x]\njson.dumps(x)",
        "import json\njson.loads('[' * 100000)",
    ] {
        match survives(source) {
            Some(Outcome::Exception(text))
                if text.contains("RecursionError")
                    || text.contains("RuntimeError")
                    || text.contains("JSON") => {}
            other => panic!("{other:?} for:\n{source}"),
        }
    }
}

#[test]
fn sources_without_end_are_refused() {
    for unit in ["(", "[", "{", "-", "not ", "lambda: ", "f(", "if 1:"] {
        assert_raises(&unit.repeat(200_000 / unit.len()), "Error");
    }
    assert_raises(&("a".to_owned() + &".b".repeat(100_000)), "Error");
}

#[test]
fn patterns_are_not_catastrophic() {
    let source = "import re\nprint(re.match('(a*)*(a|aa)+b', 'a' * 2000))";
    assert_eq!(survives(source), Some(Outcome::Finished));
}

#[test]
fn many_tasks_and_many_exceptions() {
    assert_raises(
        "import asyncio\nasync def t():\n    await asyncio.sleep(1)\nasync def main():\n    while True: asyncio.create_task(t())\nasyncio.run(main())",
        "MemoryError",
    );
    let source = "e = None\nfor i in range(20000):\n    try:\n        raise ValueError from e\n    except ValueError as x:\n        e = x\n";
    match survives(source) {
        Some(Outcome::Exception(text)) if text.contains("MemoryError") => {}
        other => panic!("{other:?}"),
    }
}
