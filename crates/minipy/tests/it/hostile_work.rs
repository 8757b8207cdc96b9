//! Native operations whose work the heap's size does not bound: values that share their parts, and keys, texts and patterns
//! that are chosen so that each look at them is long. None may go on for longer than a run may take to stop.

use minipy::Config;

use crate::hostile::{CONFIG, End, suffer_in};

const ROOMY: Config = Config { heap_bytes: 1024 * 1024, ..CONFIG };
/// Work that is refused as too much for one operation.
const TOO_MUCH: End = End::With("RuntimeError|RecursionError");

#[track_caller]
fn endure<S: AsRef<str>>(table: impl IntoIterator<Item = (S, End)>) {
    suffer_in(ROOMY, 6_000_000, table);
}

/// A sort of long keys went on for seconds; now it is done in steps, and can be stopped between them.
#[test]
fn sorting_long_keys_can_be_stopped() {
    endure([
        ("l = [(1,) * 5000 + (2,), (1,) * 5000 + (3,)] * 20000\nl.sort()", End::Never),
        ("l = [(1,) * 5000 + (2,), (1,) * 5000 + (3,)] * 9000\nsorted(l, key=lambda x: x)", End::Never),
        ("l = ['a' * 100000 + c for c in 'bc'] * 9000\nsorted(l, reverse=True)", End::Never),
        ("x = 'a' * 30000\nl = []\nfor i in range(9000):\n  x += 'b'\n  l.append(x)\nl.sort()", End::Well),
        ("l = ['a' * 100000] * 20000\nl.sort()", End::Well),
        ("x = 1 << 262000\nl = [x + i for i in range(9)]\nsorted(l * 200)", End::Well),
        ("l = [(1,) * 3000 + (i,) for i in range(20)] * 400\nmin(l)\nmax(l)", End::Well),
        ("import heapq\nheapq.heapify([(1,) * 3000 + (i,) for i in range(20)] * 300)", End::Well),
    ]);
}

/// The library's sort panics when it finds that "less than" is no order.
#[test]
fn sorting_what_has_no_order_panics_nowhere() {
    let rest = "for i in range(300):\n  l = [choice(of)() for i in range(randint(2, 90))]\n  try: l.sort()\n  \
                except TypeError: pass\n  try: sorted(l, reverse=True, key=lambda x: x)\n  except TypeError: pass";
    endure(
        [
            "float, lambda: 1.0, lambda: 2.5, lambda: float('nan')",
            "set, lambda: {1}, lambda: {2}, lambda: {1, 2}, lambda: {3}",
            "int, str, lambda: 2, lambda: 7",
            "lambda: (float('nan'), 1), lambda: (1.0, 2), lambda: (0.5, 'a')",
            "R, R, R",
        ]
        .map(|of| {
            let class = "class R:\n  def __lt__(self, o): return randint(0, 1)";
            (format!("from random import choice, randint\n{class}\nof = [{of}]\n{rest}"), End::Well)
        }),
    );
}

#[test]
fn comparing_what_shares_its_parts_is_bounded() {
    endure([
        ("a = [(1,) * 5000] * 50000\nb = [(1,) * 5000] * 50000\na == b", TOO_MUCH),
        ("a = ['a' * 250000] * 60000\nb = ['a' * 249999 + 'a'] * 60000\na == b", TOO_MUCH),
        ("a = [1 << 200000] * 60000\nb = [1 << 200000] * 60000\na == b", TOO_MUCH),
        ("a = [b'a' * 250000] * 60000\nb = [b'a' * 249999 + b'a'] * 60000\na < b", TOO_MUCH),
        ("a = ['a' * 249999 + 'b'] * 60000\n('a' * 249999 + 'a') in a", TOO_MUCH),
        ("a = ['a' * 249999 + 'b'] * 60000\na.index('a' * 249999 + 'a')", TOO_MUCH),
        ("a = ['a' * 249999 + 'b'] * 60000\na.count('a' * 249999 + 'a')", TOO_MUCH),
        ("x = [(1,) * 3000 + (i,) for i in range(20)] * 1000\nx.count((1,) * 3000 + (99,))", TOO_MUCH),
        (
            "from collections import deque\ndeque([(1,) * 3000] * 9000) == deque([(1,) * 3000] * 9000)",
            TOO_MUCH,
        ),
        (
            "a = {i: (1,) * 3000 for i in range(9)}\nb = {i: (1,) * 3000 for i in range(9)}\n[a] * 9000 == [b] * 9000",
            TOO_MUCH,
        ),
        ("s = 'a' * 100000\ns.startswith(((s[1:] + 'c'),) * 60000)", End::Maybe("RuntimeError")),
        ("s = b'a' * 100000\ns.endswith(((b'c' + s[1:]),) * 60000)", End::Maybe("RuntimeError")),
        ("isinstance(1, ((str,) * 100000,) * 900)", TOO_MUCH),
        (
            "t = (ValueError,) * 50000\ntry: 1 / 0\nexcept (t,) * 5000: pass",
            End::Maybe("TypeError|ZeroDivisionError|RuntimeError"),
        ),
        ("t = (1,) * 1000\nt = (t,) * 1000\nhash((t,) * 1000)", End::Well),
        // What fits into the heap is compared as it should be.
        ("a = [(i, str(i)) for i in range(5000)]\nassert a == [(i, str(i)) for i in range(5000)]", End::Well),
        ("a = ['a' * 99 + str(i) for i in range(3000)]\nassert 'a' * 99 + '2999' in a", End::Well),
        ("a = [(0,) * 9] * 50000\nassert a == [(0,) * 9] * 50000 and a <= a[:]", End::Well),
    ]);
}

#[test]
fn formatting_to_nothing_is_bounded() {
    endure([
        ("'%.0r' * 20000 % (([0] * 50000,) * 20000)", TOO_MUCH),
        ("'%.0s' * 30000 % (('a' * 250000,) * 30000)", TOO_MUCH),
        ("('{0!r:.0}' * 20000).format([0] * 50000)", TOO_MUCH),
        ("('{0:.0}' * 20000).format('a' * 250000)", TOO_MUCH),
        ("x = 7**78000\nstr([x] * 9)", End::Maybe("MemoryError")),
        ("x = 7**78000\n'%d %d' % (x, x)", End::Well),
        ("'%s' * 20000 % tuple(range(20000))", End::Well),
        ("('{[0]}' * 9000).format(*[[1]] * 9000)", End::Maybe("MemoryError|RuntimeError")),
        ("l = []\nl.append(l)\n('{0' + '[0]' * 50000 + '}').format(l)", End::Well),
    ]);
}

#[test]
fn stripping_takes_one_look_at_each_character() {
    endure([
        ("assert ('a' * 250000).strip('b' * 249999 + 'a') == ''", End::Well),
        ("assert ('é' * 90000).strip('€' * 90000 + 'é') == ''", End::Well),
        ("assert (b'a' * 250000).strip(b'b' * 249999 + b'a') == b''", End::Well),
    ]);
}

/// Keys whose hashes fall on the same few places of a table: integers whose lower bits are all zero.
#[test]
fn keys_in_each_others_way_are_bounded() {
    let keys = "l = [i << 46 for i in range(9000)]\n";
    let outcomes = End::Maybe("RuntimeError|RecursionError");
    let mut table: Vec<(String, End)> = [
        "set(l)",
        "dict.fromkeys(l)",
        "dict([(k, 1) for k in l])",
        "s = set(l[:4000])\nfor i in range(9): s & s; s <= s; s ^ {1}; s | {2}; s.isdisjoint({3})",
        "d = dict.fromkeys(l[:4000])\ndict(d) == d\nd | d\n{**d}",
        "s = set()\nfor k in l: s.add(k)",
    ]
    .map(|rest| (format!("{keys}{rest}"), outcomes))
    .into();
    for source in [
        // Large integers near each other had one hash.
        "s = set()\nfor i in range(9000): s.add(2**100 + i)\nassert 2**100 + 7 in s and len(s) == 9000",
        "s = {2**2000 + i for i in range(500)}\nassert 2**2000 + 7 in s and 2**2000 + 501 not in s",
        "assert hash(2**100) == hash(float(2**100)) and {2**100: 1}[float(2**100)] == 1",
        "x = 'a' * 30000\nl = []\nfor i in range(9000):\n  x += 'b'\n  l.append(x)\nassert x in {x[:]: 1}",
    ] {
        table.push((source.into(), End::Well));
    }
    let texts = "x = 'a' * 30000\nl = []\nfor i in range(9000):\n  x += 'b'\n  l.append(x)\n";
    for rest in ["set(l)", "dict.fromkeys(l)", "hash((l[-1],) * 60000)", "x.startswith(tuple(l))"] {
        table.push((format!("{texts}{rest}"), End::Maybe("RuntimeError|MemoryError")));
    }
    endure(table);
}

/// Compiling is one operation too.
#[test]
fn compiling_takes_time_in_proportion_to_the_source() {
    let sources = [
        "''.join('v%d = %d\\n' % (i, i) for i in range(9000))",
        "''.join('def f%d(): pass\\n' % i for i in range(4000))",
        "'def f():\\n global ' + ','.join('a%d' % i for i in range(15000)) + '\\n'",
        "('x = ' + '9' * 4000 + '\\n') * 60",
        "'x=' + '1+' * 100000 + '1'",
        "'[' + '1,' * 100000 + ']'",
        "'(' * 80 + 'x' + ')' * 80 + '\\n' + '((((((((((x))))))))))\\n' * 10000",
        "'class A:\\n  x = 1\\n' * 9000",
        "'a.b.c.d.e.f\\n' * 15000",
        "'if 1: pass\\n' + 'elif a: pass\\n' * 15000",
        "'f\"{a}{b}{c}\"\\n' * 15000",
        "'def f():\\n' + ''.join(' v%d = 1\\n' % i for i in range(200)) + ' v1 = v2\\n' * 15000",
    ];
    endure(sources.map(|source| {
        (format!("compile({source}, 'f', 'exec')"), End::Maybe("SyntaxError|MemoryError|RuntimeError"))
    }));
}

#[test]
fn patterns_and_paths_are_bounded() {
    endure([
        (
            "import re\nwide = ''.join(chr(0x4e00 + 2 * i) for i in range(3000))\nre.match('(?:[' + wide + '])*x', wide * 4)",
            End::Maybe("RuntimeError|MemoryError|error"),
        ),
        (
            "import re\nre.compile('[' + '\\\\W' * 20000 + ']')",
            End::Maybe("ValueError|error|MemoryError|RuntimeError"),
        ),
        (
            "import re\nre.compile('[' + 'Ā-˿' * 20000 + ']', re.I)",
            End::Maybe("ValueError|error|MemoryError|RuntimeError|AttributeError"),
        ),
        ("import re\nre.match('.*' * 300 + 'b', 'a' * 30000)", End::Maybe("RuntimeError")),
        (
            "import sys\nsys.path.extend(['/' + 'x' * 200] * 50000)\nimport nope",
            End::With("ImportError|RuntimeError"),
        ),
        ("import os\nos.listdir('/' + 'a/' * 100000)", End::With("OSError|MemoryError")),
        ("import os\nos.chdir('/' + '../' * 100000)", End::Maybe("OSError|MemoryError")),
        ("pow(3**5000, 3**900, 2**9000 + 1)", End::Maybe("OverflowError")),
        ("pow(2**4096 - 9, 2**4096 - 1, 2**4096 - 3)", End::Well),
    ]);
}

/// Loops over operations that copy much, which cost little for a while: their fuel has to pay for the copies.
#[test]
fn copies_are_paid_for() {
    let table = [
        ("x = [0] * 100000", "x.copy()"),
        ("x = bytearray(300000)", "x[:] = x"),
        ("x = bytearray(300000)", "x[0:1] = b'ab'; x[0:1] = b''"),
        ("x = bytearray(b'a' * 300000)", "x += b'a'; del x[-1]"),
        ("x = b'a' * 400000", "bytearray(x)"),
        ("x = b'a' * 400000", "x + b'a'"),
        ("x = {i for i in range(15000)}", "x.copy()"),
        ("x = {i: 1 for i in range(9000)}", "x.copy()"),
        ("x = [0] * 100000", "del x[0]; x.append(1)"),
        ("x = [0] * 100000", "x[1:1] = [1]; del x[-1]"),
        ("x = [0] * 100000", "x[::2] = x[1::2]"),
        ("x = 'abc' * 100000", "x[::-1]"),
        ("x = 'é' * 100000", "x[50000:50009]"),
        ("x = 'é' * 100000", "x[::-1]"),
        ("x = 'a\\n' * 20000", "x.splitlines()"),
        ("x = 'a,' * 20000", "x.split(',')"),
        ("x = 'ab' * 100000", "x.replace('a', '')"),
        ("x = 'ab' * 100000", "x.title(); x.swapcase()"),
        ("x = 1 << 262000", "'{:,}'.format(x)"),
        ("x = 1 << 262000", "'%x' % x; hex(x)"),
        ("x = [1.5] * 100000", "x == x[:]"),
        ("x = 'a'", "'{:>400000}'.format(x)"),
        ("f = open('/a', 'w'); f.write('a' * 200000); f.close(); f = open('/a')", "f.seek(0); f.readline()"),
    ];
    endure(
        table.map(|(first, rest)| {
            (format!("{}\nwhile True:\n  {rest}", first.replace("; ", "\n")), End::Never)
        }),
    );
}
