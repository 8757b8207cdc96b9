//! What things cost in the heap, pinned: the arena is the same on every target.

use minipy::{Config, Engine};

use crate::host::{TestHost, prompt};

/// Bytes that evaluating `make` into a list of 100 adds for each item, the list's own word not counted.
fn cost(make: &str) -> usize {
    let mut engine = Engine::new(Config::default(), &[]);
    let mut host = TestHost::default();
    let source = format!(
        "import gc\nclass C:\n  def __init__(self): self.a = self.b = self.c = self.d = None\nasync def co(): pass\n\
         def f():\n  l = [None] * 100\n  gc.collect()\n  a = gc.mem_alloc()\n  for i in range(100): l[i] = {make}\n  \
         gc.collect()\n  return gc.mem_alloc() - a\nf()\nprint(f() // 100)"
    );
    prompt(&mut engine, &mut host, &source).trim().parse().expect("a number")
}

#[test]
fn objects_cost_what_the_documentation_says() {
    for (make, bytes) in [
        ("i", 0),
        ("2**30 + i", 12),
        ("i + 0.5", 12),
        ("'%010d' % i", 24),
        ("[None] * 10", 56),
        ("dict([(k, k) for k in range(10)])", 284),
        ("C()", 60),
        ("lambda: 0", 28),
        ("(i, 2)", 12),
    ] {
        assert_eq!(cost(make), bytes, "{make}");
    }
}

#[test]
fn an_empty_engine_leaves_the_heap_to_the_scripts() {
    let engine = Engine::new(Config::default(), &[]);
    assert!(engine.mem_alloc() <= 800, "{}", engine.mem_alloc());
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
