//! Hostile use of what is native: endless iterators into every function, huge operands, and loops over costly operations.

use crate::hostile::{End, suffer};

/// What takes an endless iterator `e` (of zeros) and never has enough memory, or never comes to an end.
#[test]
#[expect(clippy::too_many_lines, reason = "a table of snippets")]
fn endless_iterators_end_in_memory_or_are_stopped() {
    let full = End::With("MemoryError");
    let mut table = Vec::new();
    for source in [
        "list(e)",
        "tuple(e)",
        "set(e)",
        "frozenset(e)",
        "bytes(e)",
        "bytearray(e)",
        "sorted(e)",
        "[*e]",
        "(*e,)",
        "print(*e)",
        "a, *b = e",
        "x = []; x += e",
        "[].extend(e)",
        "x = []; x[:] = e",
        "''.join(str(i) for i in e)",
        "b''.join(b'a' for i in e)",
        "dict((i, i) for i in e)",
        "dict.fromkeys(e)",
        "{}.update((i, i) for i in e)",
        "set().update(e)",
        "{1} | set(e)",
        "[x for x in e]",
        "list(map(abs, e))",
        "list(zip(e))",
        "list(enumerate(e))",
        "list(filter(lambda x: True, e))",
        "(lambda *a: a)(*e)",
        "import array; array.array('i', e)",
        "'%s %s' % tuple(e)",
        "max(*e)",
        "min(e, *e)",
        "{*e}",
        "x = bytearray(); x.extend(e)",
        "{}.update(dict(e))",
        "import heapq; heapq.heapify(list(e))",
        "str(list(e))",
        "set(e) & set(e)",
        "{1}.issubset(e)",
        "while True: x = [] if 0 else [e, x] if 'x' in globals() else []",
    ] {
        table.push((format!("e = iter(int, 1)\n{source}"), End::Maybe("MemoryError|TypeError|ValueError")));
    }
    for source in [
        "1 in e",
        "any(e)",
        "all(not x for x in e)",
        "sum(e)",
        "min(e)",
        "max(e)",
        "for x in zip(e, e): pass",
        "for x in enumerate(e): pass",
        "for x in map(abs, e): pass",
        "next(filter(None, e))",
        "next(x for x in e if x)",
        "for x in filter(None, e): pass",
        "sum(x for x in e)",
        "max(e, key=lambda x: x)",
        "from collections import deque; deque(e, 3)",
        "from collections import deque; deque((), 2).extend(e)",
        "for a, b in zip(e, range(10**12)): pass",
        "sum(map(lambda x: x, e))",
        "any(map(lambda x: x, e))",
        "any(x for y in e for x in (y,))",
        "min(map(abs, e))",
        "all(map(lambda x: 1, e))",
        "sum(enumerate(e), ()) if 0 else sum(x for _, x in enumerate(e))",
        "for x in iter(lambda: next(e), 1): pass",
    ] {
        table.push((format!("e = iter(int, 1)\n{source}"), End::Never));
    }
    for source in [
        "sum(range(10**12))",
        "max(range(10**12))",
        "min(range(10**15))",
        "any(x < 0 for x in range(10**12))",
        "all(range(1, 10**12))",
        "for i in reversed(range(10**15)): pass",
        "min(range(10**15), key=lambda x: x)",
        "sum(i for i in range(10**12))",
        "for i in enumerate(range(10**15)): pass",
        "max(map(abs, range(10**12)))",
        "sum(reversed(range(10**12)))",
        "any(filter(lambda x: x < 0, range(10**12)))",
        "for i in zip(range(10**12), range(10**12)): pass",
    ] {
        table.push((source.to_string(), End::Never));
    }
    for source in [
        "list(range(10**12))",
        "tuple(range(10**12))",
        "[*range(10**12)]",
        "set(range(10**12))",
        "sorted(range(10**12))",
        "dict.fromkeys(range(10**12))",
    ] {
        table.push((source.to_string(), full));
    }
    for source in [
        "a, b = [1, 2, 3]",
        "def f(a): pass\nf(*(1 for _ in range(1000)))",
        "dict(e for e in [0])",
        "list(map(int, iter(str, 1)))",
    ] {
        table.push((source.to_string(), End::With("ValueError|TypeError")));
    }
    suffer(table);
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of snippets")]
fn what_is_too_large_is_an_error_at_once() {
    let refused = End::With("MemoryError|OverflowError|ValueError|RecursionError|RuntimeError");
    let mut table: Vec<(String, End)> = [
        "x = 'x' * 10**10",
        "x = 10**10 * 'x'",
        "x = b'x' * 10**10",
        "x = [0] * 10**10",
        "x = (0,) * 10**10",
        "x = [[]] * 10**8",
        "x = bytearray(10**10)",
        "x = bytes(10**12)",
        "x = bytearray(b'a') * 10**9",
        "x = 'x' * 2**62",
        "x = [0] * 2**62",
        "x = 'x' * 2**31",
        "x = [1, 2] * 2**30",
        "x = bytes(2**63 - 1)",
        "x = 10**10**8",
        "x = 2 ** 2**40",
        "x = 1 << 10**9",
        "x = 1 << 2**63",
        "x = (10**60) ** 10**6",
        "x = int('9' * 10**5)",
        "x = int('9' * 400000)",
        "x = int('f' * 400000, 16)",
        "x = pow(3, 10**5 * 10**10)",
        "x = pow(2**200000 - 1, 2**200000 - 1, 2**200000 - 3)",
        "x = '{:1000000000}'.format(1)",
        "x = '%1000000000d' % 1",
        "x = '{:.1000000000f}'.format(1.5)",
        "x = '%.1000000000f' % 1.5",
        "x = '%1000000000s' % 'a'",
        "x = f'{1:>1000000000}'",
        "x = format(1, '01000000000d')",
        "x = '{:,.999999999f}'.format(1e9)",
        "x = '{:99999999999999999999}'.format(1)",
        "x = '%99999999999999999999d' % 1",
        "x = format(1.5, '.999999999e')",
        "x = 'a'.center(10**9)",
        "x = 'a'.ljust(10**10)",
        "x = 'a'.rjust(2**62)",
        "x = '1'.zfill(10**9)",
        "x = (1).to_bytes(10**9, 'big')",
        "x = 'a'.join(['b' * 1000] * 100000)",
        "x = b'a'.join([b'x' * 1000] * 50000)",
        "x = ('a' * 100000).join('b' * 1000)",
        "x = ('a' * 200000).replace('a', 'bb' * 100)",
        "x = ('a' * 100000).replace('', 'bbbb')",
        "x = b'a' * 100000; x = x.replace(b'a', b'b' * 1000)",
        "x = ('a,' * 90000).split(',')",
        "x = list('a' * 250000)",
        "x = ('a' * 250000).encode() + b'a' * 250000",
        "x = ('a\\n' * 90000).splitlines()",
        "import struct; x = struct.pack('1000000000x')",
        "import struct; x = struct.pack('99999999999999999999i', 1)",
        "import struct; x = struct.pack('9' * 1000 + 's', b'')",
        "import math; x = math.factorial(10**9)",
        "import math; x = math.factorial(10**5)",
        "x = 'ab' * 1000\nwhile True: x += x",
        "x = [1]\nwhile True: x += x",
        "x = (1,)\nwhile True: x += x",
        "x = b'a'\nwhile True: x += x",
        "x = bytearray(b'a')\nwhile True: x += x",
        "x = []\nwhile True: x.append(x)",
        "x = []\nwhile True: x.append(x[:])",
        "x = {}\ni = 0\nwhile True:\n  x[i] = str(i)\n  i += 1",
        "x = None\nwhile True: x = (x,)",
        "x = set()\ni = 0\nwhile True:\n  x.add(i)\n  i += 1",
        "x = []\nfor i in range(50): x = [x, x]\nstr(x)",
        "x = 'a,' * 50000\nwhile True: x = x.replace(',', ',,')",
        "x = 3\nwhile True: x *= x",
        "x = 3\nwhile True: x = x ** 3",
        "x = 1\nwhile True: x <<= 1000",
        "x = [0] * 1000\nwhile True: x *= 2",
        "from array import array; x = array('i', [0]) * 10**10",
        "from io import BytesIO\nx = BytesIO()\nwhile True: x.write(b'a' * 1000)",
        "from io import StringIO\nx = StringIO()\nwhile True: x.write('a' * 1000)",
        "from collections import deque\nx = deque((), 10**9)\nwhile True: x.append('a' * 100)",
        "import json; json.dumps([['a' * 1000] * 1000] * 1000)",
        "x = repr(['a' * 1000] * 100000)",
        "x = str([[1] * 1000] * 1000)",
        "x = '%s' % (['a' * 10000] * 1000,)",
        "import re; re.sub('a', 'b' * 1000, 'a' * 9000)",
        "import re; re.compile('a{1000000000}')",
        "import re; re.compile('(' * 100000)",
        "import re; re.compile('((((a{99}){99}){99}){99})')",
        "import random; x = random.getrandbits(10**9)",
        "import os; x = os.urandom(10**9)",
        "print(*range(20000), sep='x' * 10000)",
        "print('a' * 100, end='x' * 10**9)",
        "print(*['a' * 10000] * 1000)",
        "def f():\n  x = []\n  while True: x = [x, x]\nf()",
        "class A: pass\nl = []\nwhile True: l.append(A())",
        "l = []\nwhile True: l.append(lambda: l)",
        "l = []\nwhile True: l.append(object())",
        "l = []\nwhile True: l.append(1.5 + len(l))",
        "l = []\nwhile True: l.append(iter(l))",
        "def g(): yield\nl = []\nwhile True: l.append(g())",
        "l = []\nwhile True:\n  class A: pass\n  l.append(A)",
        "l = []\nwhile True: l.append(Exception(l))",
        "x = memoryview(bytearray(10**10))",
    ]
    .into_iter()
    .map(|source| (source.to_string(), refused))
    .collect();
    table.push((
        "x = ()\nfor i in range(100): x = (x, x)\nhash(x)".into(),
        End::Maybe("RecursionError|RuntimeError"),
    ));
    table.push((
        "x = ()\ny = ()\nfor i in range(50):\n  x = (x, x)\n  y = (y, y)\nx == y".into(),
        End::With("RecursionError|RuntimeError"),
    ));
    table.push((
        "x = ()\ny = ()\nfor i in range(50):\n  x = (x, x)\n  y = (y, y)\n{x: 1}.get(y)".into(),
        End::Maybe("RecursionError|RuntimeError"),
    ));
    table.push(("x = frozenset()\ny = frozenset()\nfor i in range(50):\n  x = frozenset([x, (x,)])\n  y = frozenset([y, (y,)])\nx == y\n{x}.add(y)".into(), End::Maybe("RecursionError|RuntimeError")));
    table.push((
        "e = None\nfor i in range(10**6):\n  n = ValueError(i)\n  n.__cause__ = e\n  e = n".into(),
        refused,
    ));
    table.push((
        "e = None\nfor i in range(10**6):\n  try: raise ValueError from e\n  except ValueError as x: e = x"
            .into(),
        refused,
    ));
    table.push(("def f(n):\n  try:\n    if n: f(n - 1)\n    raise KeyError\n  except KeyError: raise ValueError\nf(350)".into(), End::With("ValueError|RecursionError|RuntimeError")));
    table.push(("import asyncio\nasync def t(): await asyncio.sleep(1)\nasync def main():\n  for i in range(10**6): asyncio.create_task(t())\nasyncio.run(main())".into(), refused));
    table.push(("import asyncio\nasync def t(): pass\nasync def main():\n  while True: await asyncio.gather(*[t() for i in range(10**6)])\nasyncio.run(main())".into(), refused));
    table.push(("import asyncio\nasync def t():\n  asyncio.create_task(t())\n  asyncio.create_task(t())\n  await asyncio.sleep(0)\nasyncio.run(t())\nasyncio.get_event_loop().run_forever()".into(), refused));
    suffer(table);
}

#[test]
fn patterns_are_not_catastrophic() {
    let mut table = Vec::new();
    for (pattern, text) in [
        ("(a+)+b", "'a' * 5000"),
        ("(a*)*b", "'a' * 5000"),
        ("(a|a)*b", "'a' * 5000"),
        ("(a|aa)+$", "'a' * 5000 + 'b'"),
        ("(.*)*x", "'a' * 5000"),
        ("(.*)(.*)(.*)(.*)(.*)x", "'a' * 3000"),
        ("(a?){50}a{50}", "'a' * 50"),
        ("(?:a?){99}a{99}", "'a' * 99"),
        ("([a-z]+)*[0-9]", "'a' * 5000"),
        ("(x+x+)+y", "'x' * 5000"),
        ("^(([a-z])+.)+[A-Z]([a-z])+$", "'a' * 5000"),
        ("(a*)*(a|aa)+b", "'a' * 2000"),
        ("(.+)+=", "'x' * 5000"),
        ("((((a*)*)*)*)*b", "'a' * 2000"),
        ("(|a)*b", "'a' * 2000"),
        ("(a*?)*?b", "'a' * 2000"),
        ("(?:(?:a*)*)*$", "'a' * 2000 + 'b'"),
        (r"\\b(\\w+\\s*)+$", "'ab ' * 2000 + '!'"),
    ] {
        for call in ["match", "search"] {
            table.push((
                format!("import re\nre.{call}({pattern:?}, {text})"),
                End::Maybe("RuntimeError|RecursionError|MemoryError|ValueError|error"),
            ));
        }
        table.push((format!("import re\nwhile True:\n  try: re.search({pattern:?}, {text})\n  except (RuntimeError, MemoryError, ValueError): pass"), End::Never));
    }
    suffer(table);
}

/// Keys chosen to fall on each other, and a graph chosen to make the collector look again and again.
#[test]
fn hashing_and_collecting_stay_charged() {
    suffer([
        (
            "class H:\n  def __init__(self, n): self.n = n\n  def __hash__(self): return 1\n  def __eq__(self, o): return self.n == o.n\nd = {}\nfor i in range(10**6): d[H(i)] = i",
            End::Never,
        ),
        ("class H:\n  def __hash__(self): return 1\nd = set()\nwhile True: d.add(H())", End::Never),
        ("class H:\n  def __hash__(self): return 1\nwhile True: set([H() for i in range(300)])", End::Never),
        // The inverse of the hash's factor makes integers whose hashes are as wanted.
        (
            "inv = 0xf1de83e19937733d\nd = {}\ni = 0\nwhile True:\n  k = ((i << 46) * inv) % 2**64\n  if k >= 2**63: k -= 2**64\n  d[k] = 1\n  i += 1\n  if i > 3000: i = 0",
            End::Never,
        ),
        (
            "x = [[[] for i in range(150)] for j in range(60)]\nx = x[::-1]\nimport gc\nwhile True: gc.collect()",
            End::Never,
        ),
        (
            "l = None\nfor i in range(40):\n  l = (l,) + tuple([] for j in range(200))\nimport gc\nwhile True: gc.collect()",
            End::Never,
        ),
        ("l = None\nfor i in range(15000): l = [l]\nimport gc\nwhile True: gc.collect()", End::Never),
    ]);
}
