//! Memory that runs out at any allocation: the collection and the second try must leave no trace.
//!
//! Each program runs once to count its allocations; then it runs again and again with one allocation failing, and has to
//! print the same. This is what finds a native that changed something before its last fallible step.

use alloc::format;
use std::println;
use std::string::String;

use crate::{Config, Engine, Mode, Outcome, Step};

#[path = "../tests/it/host.rs"]
#[expect(dead_code, reason = "shared with the integration tests")]
mod host;

use host::TestHost;

/// Programs that touch what allocates: each prints what it does.
const PROGRAMS: &[(&str, &str)] = &[
    (
        "calls",
        "def f(a, b=2, *c, d=4, **e): return (a, b, c, d, e)\nprint(f(1), f(1, 2, 3, 4, d=5, z=6), f(*[1, 2, 3], **{'q': 1}))\nprint('{} {:>5} {!r}'.format(1, 'a', [2]), '%s %5.2f %r' % ('x', 1.5, (1,)), f'{1+1} {\"a\"!r:>5}')\nm = [].append\nprint(list(map(lambda x: x * 1.5, range(3))), sorted([3, 1, 2], key=lambda x: -x), m.__name__)\n",
    ),
    (
        "classes",
        "class A:\n  def __init__(self, v, *w): self.v = v; self.w = w\n  def __repr__(self): return 'A(%r)' % (self.v,)\n  def __eq__(self, o): return self.v == o.v\n  def __hash__(self): return hash(self.v)\n  def __add__(self, o): return A(self.v + o.v)\n  def __lt__(self, o): return self.v < o.v\n  @property\n  def p(self): return [self.v]\n  def __getattr__(self, n): return 'no ' + n\n  def __call__(self, *a): return (self, a)\nclass B(A):\n  def __init__(self, v): super().__init__(v, v); self.d = {v: v}\nprint(A(1) + A(2), B(3).p, B('x').zzz, B(5)(1, 2), {A(1): 2}[A(1)], A(2) in [A(1), A(2)], sorted([A(2), A(1)]), [A(1), A(2)] == [A(1), A(2)], [A(1), A(7)].index(A(7)), str(A('s')), max(A(1), A(3)), B(1).d)\n",
    ),
    (
        "iteration",
        "def g(n):\n  for i in range(n):\n    x = yield (i, str(i))\n    if x: print('sent', x)\n  return 'end'\ndef h(): r = yield from g(2); yield r\nit = g(2)\nprint(next(it), it.send('s'), list(h()), list(zip(g(2), 'ab', enumerate(range(2**40, 2**40 + 2)))), dict(zip('ab', g(2))), [*g(2)], {k: v for k, v in g(2)}, list(filter(lambda p: p[0], g(3))), sum(x for x, _ in g(5)), max(g(3)), tuple(g(1)), set(a for a, _ in g(3)))\na, *b, c = g(4)\nprint(a, b, c, list(enumerate(g(2), 10**12)), list(reversed([1, 2])), ''.join(s for _, s in g(3)))\nfor i, (j, k) in enumerate(g(2)): print(i, j, k)\n",
    ),
    (
        "long iteration",
        "class I:\n  def __init__(self, n): self.n = n\n  def __iter__(self): return self\n  def __next__(self):\n    if not self.n: raise StopIteration\n    self.n -= 1\n    return self.n + 0.5\nclass K:\n  def __init__(self, n): self.n = n\n  def __eq__(self, o): return self.n == o.n\n  def __hash__(self): return hash(self.n)\nprint(list(n + 0.5 for n in range(40)), list(I(40)), sum(I(40)), sum(n + 0.5 for n in range(40)), list(map(lambda x: x + 0.5, I(20))), list(zip(I(9), (n + 0.5 for n in range(9)))), len(set(I(40))), sorted(I(20)), max(I(20)), len(set(K(n % 7) for n in range(40))), bytes(n for n in range(40)), tuple(I(20)), ''.join(str(n) for n in range(40)))\n",
    ),
    (
        "exceptions",
        "class E(Exception):\n  def __init__(self, m, c): super().__init__(m); self.c = c\ndef f(n):\n  try:\n    if n == 0: raise E('m', 1)\n    if n == 1: return {}['k']\n    return [1, 2][n]\n  except E as e: return ('E', str(e), e.c, repr(e))\n  finally: print('f', n)\nclass C:\n  def __enter__(self): print('in'); return self\n  def __exit__(self, t, v, b): print('out', t, v); return True\nprint(f(0))\nfor n in (1, 5):\n  try: f(n)\n  except LookupError as e: print(type(e).__name__, e, e.args)\nwith C() as c: raise ValueError('x' * 30)\ntry: int('q' * 10)\nexcept ValueError as e: print(e)\ndef gen():\n  try: yield 1\n  except ValueError as e: yield 'caught ' + str(e)\n  finally: print('closed')\ng = gen(); print(next(g), g.throw(ValueError('v'))); g.close()\n",
    ),
    (
        "containers",
        "l = list(range(10)); l += [11, 12]; l[2:4] = 'abc'; l.insert(1, 1.5); l.sort(key=str); print(l, l[::-2])\nd = {str(i): i * 10**9 for i in range(20)}; del d['3']; d.update(a=1, b=[]); d.setdefault('z', {})['y'] = 1; print(d, sorted(d.items(), key=str)[:3])\ns = {1, 2, 3} | {4, (5, 6)}; s -= {1}; s.add('x'); s ^= {2, 9}; print(len(s), sorted(map(str, s)), frozenset([1]) == {1})\nb = bytearray(b'abc'); b.extend(b'def'); b[1:2] = b'XYZ'; print(b, b.hex(), bytes(b)[2:], b'%d' % 5)\nprint('a,b,c'.split(','), 'x'.join(['p' * 20, 'q' * 20]), 'abc' * 10, 'Hello'.replace('l', 'LL'), 'h\\u20ac'.upper(), 'a b c'.partition(' '), '%s' % [1.5, 'x'])\nprint(2**100, 3**50 // 7, -2**70 % 10**5, 10**20 / 3, 1 << 65, hex(2**66), int('9' * 30), float(10**18), divmod(2**70, 10**9))\nt = (1, [2, (3, 'x')]); t += (4,); print(t, t * 2, t[1:], hash((1, 2)) == hash((1, 2)), [t] * 2)\n",
    ),
    (
        "finalisers",
        "import gc\nr = []\nclass A:\n  def __init__(self, n): self.n = n\n  def __del__(self): r.append((self.n, str(self.n) * 20))\nclass B(A, list): pass\nclass E(A, Exception): pass\ndef f():\n  a = A(1); a.a = a; b = B(2); b.append(b); e = E(3); e.a = a\n  return [a, b, e]\nx = f(); gc.collect(); print(r); x = None; gc.collect(); gc.collect(); print(sorted(r)); x = f(); x = A('z'); gc.collect(); print(len(r)); x = [A(i) for i in range(20)]; x = 0; gc.collect(); print(sorted(map(str, r)))\n",
    ),
    (
        "views",
        "import array, cmath, zlib, io, deflate, binascii\na = array.array('i', range(20)); m = memoryview(a); m[3:5] = array.array('i', [70000, -1]); a.append(5); a.extend([1, 2, 3]); a.insert(2, 9); print(a, m[3], list(m[2:6]), bytes(m[:2]), a.pop(), a + a[1:3], m == a, a[::-3], a * 2, a.index(9))\nb = bytearray(b'0123456789'); v = memoryview(b)[2:8]; v[1:3] = b'xy'; b.extend(v[:2]); b.append(7); b += memoryview(b'abc'); print(b, v == b'2xy567', bytes(v), b''.join([v, v]), v.hex(), v.tolist())\nz = (1 + 2j) * 3 - 1j / 2 + 2 ** 1j; print(z, abs(3+4j), complex('1-2j'), {1j: 1}[complex(0, 1)], cmath.polar(1j), -z == z, [1j, 2.5] == [complex(0, 1), 2.5])\np = binascii.a2b_base64('eJxLTEqmIgIAJ6kNcw=='); p = bytes([1, 5, 0, 250, 255]) + b'hello'; print(zlib.decompress(p, -15), deflate.DeflateIO(io.BytesIO(p), deflate.RAW).read(3))\ntry: zlib.decompress(b'x' * 40)\nexcept zlib.error as e: print('error', e)\n",
    ),
    (
        "machine",
        "import machine, micropython, time\nfrom machine import Pin, Timer, Signal\np = Pin(1, Pin.OUT, value=1); q = Pin('LED'); s = Signal(p, invert=True); print(p, q, s.value(), p())\nr = []\np.irq(lambda p: r.append(str(p)), Pin.IRQ_FALLING); p.off(); t = Timer(-1, period=3, callback=lambda t: r.append([str(t)] * 3)); time.sleep_ms(11); t.deinit(); micropython.schedule(r.append, 'x' * 30); time.sleep_ms(1); print(r, machine.PWM(3, freq=100, duty_u16=5).freq(), machine.RTC().datetime()[:1])\n",
    ),
    (
        "keys",
        "class K:\n  def __init__(self, n): self.n = n\n  def __eq__(self, o): return self.n == (o.n if isinstance(o, K) else o)\n  def __hash__(self): return hash(self.n)\n  def __repr__(self): return 'K%d' % self.n\ndef k(*n): return [K(i) for i in n]\ns = set(k(1, 2, 1)); t = frozenset(k(2, 3))\nprint(len(s | t), s & t, s - t, len(s ^ t), s == set(k(2, 1)), s <= t, s.union(k(5), k(5, 6)) == {1, 2, 5, 6}, {K(1): [K(2)]} == {1: [2]})\nd = dict([(x, x.n) for x in k(1, 2, 1)]); d.update({K(2): 'two', K(7): 7}); d.update([(K(7), 8)])\nprint(d, d[7], {**d, K(1): 0}, {(K(1), K(2)): 'p'}[(1, 2)], hash((K(1), 'x')) == hash((1, 'x')), len({*s, *t, K(3)}), dict.fromkeys(k(4, 4)))\ns.difference_update(k(1), k(2)); s.add(K(4)); s.update(k(4, 8)); print(s.intersection(k(8, 4), {8}), 8 in s, d.keys() & s, s.isdisjoint(k(8)))\n",
    ),
    (
        "delegates and mappings",
        "class P:\n  def __init__(self, n): self.n = n\n  def __iter__(self): return self\n  def __next__(self): return self.n\n  def throw(self, w):\n    if w is KeyError: raise StopIteration('s' * 20)\n    return ('thrown', str(w))\n  def close(self): print('close', 'c' * 20)\n  def __str__(self): return 'P%d' % self.n\n  def __dir__(self): return ['b', 'a' * 9]\n  def __complex__(self): return 1.5 + 2j\n  def __int__(self): return 10 ** 12\n  def __ne__(self, o): return ['ne', o]\n  @staticmethod\n  def __len__(): return 3\n  @classmethod\n  def __getitem__(cls, k): return (cls.__name__, k)\ndef g(i):\n  try: yield ('result', (yield from i))\n  except ValueError as e: yield 'caught ' + str(e)\n  finally: print('end', 1.5)\ndef o(i): yield from g(i)\na = o(P(1)); print(next(a), a.throw(5), a.throw(OSError('x')), a.throw(KeyError)); a.close()\na = o(P(2)); next(a); a.close()\na = o(iter([1.5, 2])); next(a); print(a.throw(ValueError, ValueError('v'))); a.close()\nclass Q(Exception): pass\na = g(g(P(3))); next(a)\ntry: a.throw(Q)\nexcept Q: print('Q')\nclass M:\n  def keys(self): return (k for k in ('x', 'y' * 10))\n  def __getitem__(self, k): return [k]\ndef f(**k): return k\nprint(dict(M()), f(**M()), {**M(), 'z': 1}, dict([iter('ab'), (1, 2.5), (x for x in 'cd')]), dict({(1, 2)}, k=3))\nclass C(*[P, M], *()):\n  def who(self): return super().__len__()\nprint(C(1).who(), C(2)[3.5], len(C(3)), dir(P(1)), '%d %.1f %s' % (P(1), True, P(2)), '%.30d' % 5, complex(P(1)), (P(1) != P(1))[0])\nprint(P(4), 'text', P(5), 2.5, sep='-' * 9)\nn = {}; exec(compile('class Z: a = [1.5]\\nb = Z.a', 'f', 'exec'), {}, n); print(sorted(n), n['b'], slice(1, None).indices(5), bytes(3).center(40, b'x'), b'a\\nb'.splitlines())\nimport sys\ntry: raise ValueError('i')\nexcept ValueError: print(sys.exc_info()[1].args)\nprint(sys.exc_info(), (-5).to_bytes(3), super(C, C(1)), type('T', (C,), {'v': 1})(7).v)\n",
    ),
    (
        "modules",
        "import asyncio, collections, json, re, struct\nasync def w(n, r):\n  for i in range(n): await asyncio.sleep_ms(1); r.append((n, i))\n  return n\nasync def main():\n  r = []\n  print(await asyncio.gather(w(2, r), w(3, r)), r)\nasyncio.run(main())\nP = collections.namedtuple('P', 'x y'); print(P(1, 2), P(3, y=4).y)\nprint(json.loads(json.dumps({'a': [1, 2.5, None, 'x']})), struct.unpack('<IH', struct.pack('<IH', 70000, 7)), re.match('(a+)(b*)', 'aab').groups())\n",
    ),
];

/// Runs a program; returns what it printed and how it ended.
fn run(source: &str, fail_in: u64) -> (String, bool) {
    let mut engine = Engine::new(Config::default(), &[]);
    let mut host = TestHost::default();
    let id = engine.spawn(source, "main.py", Mode::Exec).unwrap();
    engine.fail_in(fail_in);
    loop {
        match engine.step(5000, &mut host) {
            Step::Done(done, outcome) if done == id => {
                let mut text = host.output.remove(&id.0).unwrap_or_default();
                if outcome != Outcome::Finished {
                    text.push_str(&format!("{outcome:?}"));
                }
                return (text, engine.failure_pending());
            }
            Step::WaitUntil(ms) => host.now_us = host.now_us.max(ms * 1000),
            Step::Busy | Step::Done(..) => {}
            Step::Idle => panic!("the run is lost"),
        }
    }
}

#[test]
fn memory_may_run_out_at_any_allocation() {
    let mut bad = 0;
    for (name, source) in PROGRAMS {
        let (expected, _) = run(source, u64::MAX);
        let mut at = 0;
        loop {
            let (got, pending) = run(source, at);
            if pending {
                break;
            }
            if got != expected {
                bad += 1;
                let line = expected.lines().zip(got.lines()).find(|(a, b)| a != b);
                println!("{name}: allocation {at}: {line:?} {}", got.lines().last().unwrap_or(""));
            }
            at += 1;
        }
        assert!(at > 30, "{name} allocates {at} times only");
        println!("{name}: {at} allocations");
    }
    assert_eq!(bad, 0);
}
