//! What things cost in the heap, pinned: the arena is the same on every target.

use minipy::{Config, Engine, Mode, Outcome};

use crate::host::{TestHost, drive, prompt};

/// What is made, the expression that makes one (`i` is its number), and the bytes of heap that it takes, all that it
/// refers to included. `docs/python.md` shows these. Words of 32 bits are the same on every target, and so are the figures.
pub(crate) const COSTS: &[(&str, &str, usize)] = &[
    ("int below 2^30, None, bool, a string of one character", "i", 0),
    ("int below 2^63", "2**30 + i", 12),
    ("float", "i + 0.5", 12),
    ("str of 10 characters", "'%010d' % i", 24),
    ("bytes of 10", "bytes([i]) * 10", 24),
    ("tuple of 2", "(i, 2)", 12),
    ("list of 10", "[None] * 10", 56),
    ("dict of 10", "dict([(k, k) for k in range(10)])", 284),
    ("set of 10", "set(range(10))", 220),
    ("function", "lambda: 0", 28),
    ("closure over one variable", "(lambda n: lambda: n)(i)", 44),
    ("instance with no attributes", "E()", 24),
    ("instance with 4 attributes", "C()", 60),
    ("bound method", "c.m", 12),
    ("generator, one local, suspended", "g()", 28),
    ("coroutine, not started", "co()", 24),
    ("task of asyncio", "asyncio.create_task(co())", 130),
    ("exception with one argument", "ValueError(i)", 48),
];

/// What runs, and the most bytes of heap in use after it.
pub(crate) const STARTS: &[(&str, &str, usize)] = &[
    ("an empty script", "", 800),
    ("import asyncio", "import asyncio", 28_000),
    ("import json", "import json", 2_000),
    ("import logging", "import logging", 16_000),
    ("import re", "import re", 14_000),
];

/// Bytes that evaluating `make` into a list of 100 adds for each item, the list's own word not counted.
fn cost(make: &str) -> usize {
    let mut engine = Engine::new(Config::default(), &[]);
    let mut host = TestHost::default();
    let source = format!(
        "import gc, asyncio\nclass C:\n  def __init__(self): self.a = self.b = self.c = self.d = None\n  def m(self): pass\n\
         class E: pass\nasync def co(): pass\ndef gen():\n  x = 1\n  yield x\n\
         def g():\n  made = gen()\n  next(made)\n  return made\nc = C()\n\
         def f():\n  l = [None] * 100\n  gc.collect()\n  a = gc.mem_alloc()\n  for i in range(100): l[i] = {make}\n  \
         gc.collect()\n  return gc.mem_alloc() - a\nf()\nprint(f() // 100)"
    );
    prompt(&mut engine, &mut host, &source).trim().parse().expect("a number")
}

#[test]
fn objects_cost_what_the_documentation_says() {
    let found: Vec<_> = COSTS.iter().map(|(what, make, _)| (*what, *make, cost(make))).collect();
    assert_eq!(found, COSTS);
}

/// What runs on a board is in the heap before the first line of an application is.
#[test]
fn a_new_engine_leaves_the_heap_to_the_scripts() {
    let used = |source: &str| {
        let mut engine = Engine::new(Config::default(), &[]);
        let mut host = TestHost::default();
        let source = format!("import gc\n{source}\ngc.collect()");
        let run = engine.spawn(&source, "main.py", Mode::Exec).expect("a run");
        assert_eq!(drive(&mut engine, &mut host, run, 1000), Outcome::Finished);
        engine.mem_alloc()
    };
    for (what, source, most) in STARTS {
        let used = used(source);
        assert!((most / 2..=*most).contains(&used), "{what}: {used}");
    }
}

#[test]
fn asyncio_and_three_tasks_fit_in_64_kilobytes() {
    let config = Config { heap_bytes: 64 * 1024, reserve_bytes: 4 * 1024, ..Config::default() };
    let mut engine = Engine::new(config, &[]);
    let mut host = TestHost::default();
    let source = "import asyncio\nasync def t(n):\n  await asyncio.sleep_ms(n)\n  return n\n\
                  async def main(): return await asyncio.gather(t(1), t(2), t(3))\nprint(asyncio.run(main()))";
    assert_eq!(prompt(&mut engine, &mut host, source), "[1, 2, 3]\n");
}
