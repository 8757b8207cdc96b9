//! Every function and method with odd arguments: whatever they do, they panic nowhere, and they can be stopped.

use core::panic::AssertUnwindSafe;
use core::time::Duration;
use std::panic::catch_unwind;

use minipy::{Config, Engine, Mode, Step};

use crate::host::{TestHost, prompt};
use crate::hostile::{CONFIG, processor_time};

const HEAP: Config = Config { heap_bytes: 512 * 1024, reserve_bytes: 32 * 1024, ..CONFIG };
/// Fuel after which whatever runs is interrupted: one call may never end.
const PATIENCE: u64 = 2_000;
const SLICE: u32 = 1_000;
/// The longest that 32 slices may take on the processor, one of which may be a long one.
const SLICES_MAX: Duration = Duration::from_millis(600);
/// Of the pairs of arguments one in so many is tried; `MINIPY_FUZZ=all` tries all.
const PAIRS: usize = 150;

/// Classes, values and what is called; `go()` calls all of it, and can be called again to go on.
const SCRIPT: &str = r#"
import sys, _minipy
class Odd:
  def __init__(self, *a): pass
  def __eq__(self, o): return 7
  def __hash__(self): return 3
  def __lt__(self, o): return None
  def __getattr__(self, n): return self
  def __getitem__(self, i): return i
  def __len__(self): return 2**40
  def __index__(self): return 2**70
  def __iter__(self): return self
  def __next__(self): return self
  def __call__(self, *a): return self
  def __enter__(self): return self
  def __repr__(self): return 'odd' * 50
class Bad:
  def __eq__(self, o): raise ValueError
  def __hash__(self): return 'x'
  def __bool__(self): return 5
  def __len__(self): return -1
  def __index__(self): return 'x'
  def __iter__(self): return 5
  def __repr__(self): return 5
  def __lt__(self, o): raise KeyError(self)
  def __del__(self): raise ValueError
class L(list): pass
class S(str): pass
class I(int): pass
class D(dict): pass
class E(Exception): pass
def gen():
  while True: yield 1
def loop():
  x = [1]
  x.append(x)
  return x
async def co(): await co()
import array, asyncio, binascii, cmath, collections, deflate, errno, gc, hashlib, heapq, io, json, logging, machine, math
import micropython, network, os, platform, random, re, select, socket, ssl, struct, time, zlib, builtins
V = [lambda: None, lambda: 0, lambda: -1, lambda: 2**31, lambda: -2**63, lambda: 2**300, lambda: 1.5, lambda: float('inf'),
  lambda: float('nan'), lambda: 2j, lambda: True, lambda: '', lambda: 'a', lambda: 'é€' * 20, lambda: '(a*)*b',
  lambda: '%99d{:>9}', lambda: '9999999999s', lambda: b'', lambda: b'ab\xff' * 9, lambda: bytearray(b'abc'),
  lambda: memoryview(bytearray(9)), lambda: [], lambda: [1, 'a', None], loop, lambda: (1, 2), lambda: ('a',) * 9, lambda: {},
  lambda: {1: 2, 'a': 3}, lambda: {1, 2}, lambda: range(10**9), lambda: slice(1, -1, 2), lambda: iter(int, 1), gen, Odd, Bad,
  lambda: len, lambda: (lambda *a: 1), lambda: int, lambda: E, lambda: ValueError(1), lambda: array.array('i', [1, 2]),
  lambda: L([1]), lambda: S('ab'), lambda: I(5), lambda: D(a=1), lambda: io.BytesIO(b'ab'), lambda: re.compile('a'), lambda: Odd]
R = ["0", "1.5", "True", "2**200", "1j", "'ab c'", "'é€x'", "b'ab c'", "bytearray(b'ab c')", "[3, 1, 2]", "(3, 1, 2)",
  "{1: 2, 'a': 3}", "{1, 2}", "frozenset((1, 2))", "range(10)", "gen()", "iter([1, 2])", "memoryview(bytearray(b'abcd'))",
  "array.array('i', [1, 2])", "collections.deque((1, 2), 5)", "collections.OrderedDict()", "re.compile('a(b)')",
  "re.match('a(b)', 'ab')", "hashlib.sha256(b'')", "io.StringIO('abc')", "io.BytesIO(b'abc')", "open('/f', 'wb+')",
  "ValueError(1)", "OSError(2)", "property(len)", "L([1])", "S('a')", "I(3)", "D()", "E()", "type", "int", "str", "bytes",
  "list", "dict", "object", "(lambda: 0)", "{}.keys()", "{1: 2}.items()", "zip()", "map(int, [])", "enumerate('a')",
  "reversed([1])", "sys.stdout", "sys.stdin", "sys.implementation", "collections.namedtuple('P', 'a b')(1, 2)",
  "machine.Pin(1)", "machine.ADC(1)", "machine.PWM(machine.Pin(1))", "machine.Timer(-1)", "machine.RTC()", "machine.WDT()",
  "machine.Signal(machine.Pin(1))", "asyncio.Event()", "asyncio.Lock()", "asyncio.get_event_loop()", "co()",
  "compile('1', 'f', 'eval')", "deflate.DeflateIO(io.BytesIO(b'abc'))", "logging.getLogger('a')", "select.poll()", "super"]
M = "array asyncio binascii builtins cmath collections deflate errno gc hashlib heapq io json logging machine math " \
  "micropython network os platform random re select socket ssl struct sys time zlib _minipy"
O = """x + y;x - y;x * y;x / y;x // y;x % y;x ** y;x << y;x >> y;x & y;x | y;x ^ y;x @ y;x == y;x < y;x in y;x[y];x[y:];x[:y]
x[::y];-x;~x;not x;[*x];(*x, *y);{**x};{x: y};{x, y};(lambda *a: 0)(*x);(lambda **a: 0)(**x);f'{x!r:{y}}';f'{x:{y}}'
'%s %r' % (x, y);'{:{}}'.format(x, y);x.y;sorted(x, key=y);sorted(x, reverse=y);min(x, key=y);max(x, default=y);dict(x, z=y)
print(x, end=y, sep=x);exec('z = 1', x);exec('x[y] = x');exec('del x[y]');exec('x += y');exec('x *= y');exec('raise x from y')
exec('with x as z: pass');exec('class C(x): z = y');exec('a, *b = x');exec('x[:] = y');exec('for z in x: break')
[z for z in x if y];x if y else x;type('A', (x,), {1: y});[].sort(key=x);[1, 2].sort(key=x);asyncio.run(x)""".replace("\n", ";")
C = []
for m in M.split(): C += [m + '.' + n for n in dir(__import__(m)) if n not in ('sys', 'exit')]
for r in R:
  try: C += ['(' + r + ').' + n for n in dir(eval(r)) if n != '__class__']
  except Exception as e: print(r, e)
C += ['lambda x=None, y=None: ' + o for o in O.split(';')]
"#;

const GO: &str = r#"
while c < len(C):
  name = C[c]
  if k == 0:
    print(name)
  i, j = k % (len(V) + 1), k // (len(V) + 1)
  k += 1
  if j > len(V):
    k = 0
    c += 1
  elif (i < len(V) or j == len(V)) and (j == len(V) or (i + 5 * j + c) % pairs == 0):
    try:
      f = eval(name)
      f(*[V[n]() for n in (i, j) if n < len(V)])
    except BaseException: pass
    f = x = y = z = None
"#;

#[test]
fn odd_arguments_panic_nowhere_and_cost_what_they_are_charged() {
    let mut host = TestHost::default();
    let mut engine = Engine::new(HEAP, &[]);
    let pairs = if std::env::var("MINIPY_FUZZ").is_ok_and(|text| text == "all") { 1 } else { PAIRS };
    let whole =
        prompt(&mut engine, &mut host, &format!("{SCRIPT}\nc = k = 0\npairs = {pairs}\nprint(len(C))"));
    // A watchdog needs a device.
    let whole = whole.trim_start_matches("machine.WDT() [Errno 95] EOPNOTSUPP\n").trim();
    assert!(whole.parse::<usize>().is_ok_and(|n| n > 1000), "{whole}");
    let mut at = String::new();
    // Every run goes on where the one before was ended, by an exit or by an interrupt that came at the wrong moment.
    for _ in 0..100_000 {
        let run = engine.spawn(GO, "<odd>", Mode::Exec).expect("room for the run");
        let mut since = 0;
        let mut begun = processor_time();
        for count in 1.. {
            let used = engine.fuel_used();
            let step = catch_unwind(AssertUnwindSafe(|| engine.step(SLICE, &mut host)));
            let printed = host.output.get(&run.0).and_then(|text| text.lines().last());
            if let Some(name) = printed {
                name.clone_into(&mut at);
            }
            let Ok(step) = step else { panic!("panicked in or after {at}") };
            let fuel = engine.fuel_used() - used;
            assert!(
                fuel <= u64::from(SLICE) + HEAP.stop_within(),
                "{fuel} units in one slice, in or after {at}"
            );
            // To ask for the time takes longer than most slices.
            if count % 32 == 0 {
                let now = processor_time();
                let taken = now.zip(begun).map(|(now, begun)| now - begun).unwrap_or_default();
                assert!(taken < SLICES_MAX, "{taken:?} for 32 slices, in or before {at}");
                begun = now;
            }
            // What sleeps uses nothing, and may wait for what never comes while a timer ticks.
            since += fuel + u64::from(matches!(step, Step::WaitUntil(_))) * PATIENCE / 8;
            if since > PATIENCE {
                engine.interrupt(run);
                since = 0;
            }
            match step {
                Step::Done(id, _) if id == run => break,
                Step::WaitUntil(ms) => host.now_us = host.now_us.max(ms.saturating_mul(1000)),
                Step::Idle => break,
                Step::Busy | Step::Done(..) => host.now_us = host.now_us.saturating_add(1000),
            }
        }
        assert_eq!(prompt(&mut engine, &mut host, "45+876"), "921");
        if prompt(&mut engine, &mut host, "c == len(C)") == "True" {
            return;
        }
    }
    panic!("does not come to an end");
}
