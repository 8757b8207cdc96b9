//! Hostile code in the language itself: loops that catch everything, recursion by any road, source without end.

use crate::hostile::{End, suffer};

const DEEP: End = End::With("RecursionError|RuntimeError");
const REFUSED: End = End::With("SyntaxError|MemoryError|IndentationError|RecursionError|RuntimeError");

#[test]
fn loops_that_catch_everything_are_stopped() {
    suffer(
        [
            "while True: pass",
            "while 1: 1",
            "while True:\n  try:\n    while True: pass\n  except BaseException: pass",
            "while True:\n  try: pass\n  finally: continue",
            "while True:\n  try: raise ValueError\n  except: pass",
            "def f():\n  while True:\n    try: return 1\n    finally: continue\nf()",
            "def f():\n  while True:\n    try: yield\n    except BaseException: pass\nfor x in f(): pass",
            "def g():\n  try: yield\n  finally:\n    while True: pass\nx = g()\nnext(x)\nx.close()",
            "def g():\n  while True:\n    try: yield 1\n    except GeneratorExit: pass\nwhile True:\n  x = g()\n  next(x)\n  try: x.close()\n  except RuntimeError: pass",
            "def f(): yield from f2()\ndef f2():\n  while True: yield 1\nfor x in f(): pass",
            "for x in range(10**15): pass",
            "for x in iter(int, 1): pass",
            "class A:\n  while True: pass",
            "@(lambda f: [0 for _ in iter(int, 1) if _])\ndef f(): pass",
            "def f(x=any(iter(int, 1))): pass",
            "assert not any(iter(int, 1)), 'x'",
            "class C:\n  def __enter__(self): return self\n  def __exit__(self, *a):\n    while True: pass\nwith C(): pass",
            "exec('while True: pass')",
            "eval('any(iter(int, 1))')",
            "f'{any(iter(int, 1))}'",
            "x = [a for a in iter(int, 1) if a]",
            "x = (lambda: (yield))()\nwhile True:\n  try: next(x)\n  except StopIteration: pass",
            "import asyncio\nasync def t():\n  while True: await asyncio.sleep(0)\nasyncio.run(t())",
            "import asyncio\nasync def t():\n  while True:\n    try:\n      while True: pass\n    except BaseException: pass\nasyncio.run(t())",
            "import asyncio\nasync def t():\n  while True:\n    try: await asyncio.sleep(10)\n    except BaseException: pass\nasyncio.run(t())",
            "import time\nwhile True:\n  try: time.sleep(10**6)\n  except BaseException: pass",
            "import gc\nwhile True: gc.collect()",
            "import gc\nx = [[] for i in range(9000)]\nwhile True: gc.collect()",
            "import sys\nwhile True:\n  try: sys.exit\n  except: pass",
            "def f():\n  global f\n  f = lambda: f\nwhile True: f()",
        ]
        .map(|source| (source, End::Never)),
    );
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of snippets")]
fn special_methods_that_do_not_return_are_stopped() {
    // The method and what calls it; `a` is an instance.
    let uses: &[(&str, &[&str])] = &[
        (
            "__bool__(self)",
            &["not a", "a and 1", "bool(a)", "[x for x in [1] if a]", "list(filter(None, [a]))", "any([a])"],
        ),
        ("__len__(self)", &["len(a)", "bool(a)"]),
        (
            "__eq__(self, o)",
            &[
                "a == 1",
                "1 == a",
                "a in [1, 2]",
                "[a].index(3)",
                "[a].count(1)",
                "[a].remove(1)",
                "(a,) == (1,)",
                "{1: a} == {1: 2}",
                "a != 2",
            ],
        ),
        (
            "__lt__(self, o)",
            &[
                "a < 1",
                "sorted([a, a])",
                "min(a, a)",
                "[a, a].sort()",
                "(a, 1) < (a.__class__(), 2)",
                "max([a, a])",
                "import heapq; heapq.heapify([a, a])",
            ],
        ),
        (
            "__hash__(self)",
            &[
                "hash(a)",
                "{a}",
                "{a: 1}",
                "set([a])",
                "dict([(a, 1)])",
                "{}.get(a)",
                "a in {1}",
                "dict.fromkeys([a])",
                "{1: 2}.pop(a, 0)",
                "frozenset([a])",
                "hash((1, a))",
                "{*[a]}",
            ],
        ),
        ("__getattr__(self, n)", &["a.x", "getattr(a, 'x', 1)", "hasattr(a, 'x')", "a.x()"]),
        ("__setattr__(self, n, v)", &["a.x = 1", "setattr(a, 'x', 1)"]),
        ("__delattr__(self, n)", &["del a.x", "delattr(a, 'x')"]),
        ("__getitem__(self, i)", &["a[0]", "list(a)", "for x in a: pass", "1 in a", "x, y = a", "a[0] += 1"]),
        ("__setitem__(self, i, v)", &["a[0] = 1"]),
        ("__delitem__(self, i)", &["del a[0]"]),
        ("__contains__(self, i)", &["1 in a", "1 not in a"]),
        (
            "__iter__(self)",
            &[
                "iter(a)",
                "for x in a: pass",
                "list(a)",
                "x, *y = a",
                "print(*a)",
                "sum(a)",
                "[*a]",
                "''.join(a)",
                "dict(a)",
                "zip(a)",
                "map(int, a)",
                "bytes(a)",
                "[].extend(a)",
                "sorted(a)",
                "enumerate(a)",
                "min(a)",
            ],
        ),
        ("__call__(self)", &["a()", "sorted([1, 2], key=lambda x: a())", "iter(a, 1).__next__()"]),
        (
            "__repr__(self)",
            &[
                "repr(a)",
                "print([a])",
                "'%r' % a",
                "'{!r}'.format(a)",
                "f'{a!r}'",
                "str({1: a})",
                "'%s' % (a,)",
            ],
        ),
        ("__str__(self)", &["str(a)", "print(a)", "'%s' % a", "f'{a}'", "'{}'.format(a)"]),
        ("__format__(self, s)", &["format(a, 'x')", "f'{a:x}'", "'{:x}'.format(a)"]),
        ("__add__(self, o)", &["a + 1", "sum([a, 1], a)"]),
        ("__radd__(self, o)", &["1 + a", "sum([a])"]),
        ("__iadd__(self, o)", &["a += 1"]),
        ("__neg__(self)", &["-a"]),
        ("__invert__(self)", &["~a"]),
        ("__abs__(self)", &["abs(a)"]),
        ("__int__(self)", &["int(a)"]),
        ("__float__(self)", &["float(a)"]),
        ("__index__(self)", &["[1][a]", "range(a)", "hex(a)"]),
        ("__divmod__(self, o)", &["divmod(a, 1)"]),
        ("__reversed__(self)", &["reversed(a)"]),
        ("__instancecheck__(self, o)", &["while True: isinstance(1, int)"]),
    ];
    let mut table = Vec::new();
    for (method, expressions) in uses {
        for expression in *expressions {
            let class = format!(
                "class A:\n  def {method}:\n    while True:\n      try:\n        while True: pass\n      except BaseException: pass\na = A()\n"
            );
            table.push((format!("{class}{expression}"), End::Never));
        }
    }
    // Descriptors, properties, iterators and class construction.
    for source in [
        "class A:\n  @property\n  def p(self):\n    while True: pass\nA().p",
        "class A:\n  @property\n  def p(self): pass\n  @p.setter\n  def p(self, v):\n    while True: pass\nA().p = 1",
        "class D:\n  def __get__(self, i, o):\n    while True: pass\nclass A: d = D()\nA().d",
        "class D:\n  def __set__(self, i, v):\n    while True: pass\nclass A: d = D()\nA().d = 1",
        "class A:\n  def __init__(self):\n    while True: pass\nA()",
        "class A:\n  def __new__(cls):\n    while True: pass\nA()",
        "class I:\n  def __iter__(self): return self\n  def __next__(self):\n    while True: pass\nlist(I())",
        "class I:\n  def __iter__(self): return self\n  def __next__(self):\n    while True: pass\nfor x in zip(I(), I()): pass",
        "class E(Exception):\n  def __str__(self):\n    while True: pass\nraise E",
        "class E(Exception):\n  def __init__(self):\n    while True: pass\nraise E",
        "class E(Exception):\n  def __repr__(self):\n    while True: pass\nprint([E()])",
        "class M(dict):\n  def __missing__(self, k):\n    while True: pass\nM()[1]",
        "class A:\n  def __await__(self):\n    while True: pass\n    yield\nimport asyncio\nasync def f(): await A()\nasyncio.run(f())",
        "class A:\n  def __enter__(self):\n    while True: pass\n  def __exit__(self, *a): pass\nwith A(): pass",
        "class W:\n  def write(self, s):\n    while True: pass\nprint('x', file=W())",
    ] {
        table.push((source.into(), End::Never));
    }
    suffer(table);
}

#[test]
fn recursion_is_limited_wherever_it_goes() {
    let mut table: Vec<(String, End)> = [
        "def f(): return f()\nf()",
        "class A:\n  def __getattr__(self, n): return getattr(self, n + 'x')\nA().a",
        "class A:\n  def __repr__(self): return repr(self)\nrepr(A())",
        "class A:\n  def __str__(self): return f'{self}'\nprint(A())",
        "class A:\n  def __eq__(self, o): return self == o\nA() == A()",
        "class A:\n  def __eq__(self, o): return [self] == [o]\nA() == A()",
        "class A:\n  def __lt__(self, o): return sorted([self, o])\nA() < A()",
        "class A:\n  def __hash__(self): return hash(self)\n{A()}",
        "class A:\n  def __hash__(self): return hash((self,))\nset([A()])",
        "class A:\n  def __bool__(self): return bool(self)\nnot A()",
        "class A:\n  def __call__(self): return self()\nA()()",
        "class A:\n  def __add__(self, o): return self + o\nA() + 1",
        "class A:\n  def __radd__(self, o): return o + self\n1 + A()",
        "class A:\n  def __iter__(self): return iter(self)\nlist(A())",
        "class A:\n  def __init__(self): A()\nA()",
        "class A:\n  def __new__(cls): return A()\nA()",
        "class A:\n  def __len__(self): return len(self)\nlen(A())",
        "class A:\n  def __index__(self): return [1][self]\n[1][A()]",
        "class A:\n  def __format__(self, s): return format(self, s)\nf'{A()}'",
        "class A:\n  @property\n  def p(self): return self.p\nA().p",
        "class A:\n  def __setattr__(self, n, v): self.x = v\nA().y = 1",
        "class A:\n  def __contains__(self, x): return x in self\n1 in A()",
        "class A:\n  def __getitem__(self, x): return self[x]\nA()[1]",
        "class A:\n  def __enter__(self):\n    with self: pass\n  def __exit__(self, *a): pass\nwith A(): pass",
        "def g():\n  yield from g()\nlist(g())",
        "def g():\n  for x in g(): yield x\nlist(g())",
        "exec(\"exec('1')\")\ndef f(): exec('f()')\nf()",
        "def f(): eval('f()')\nf()",
        "s = 'eval(s)'\neval(s)",
        "f = lambda: sorted([1, 2], key=lambda x: f())\nf()",
        "f = lambda x=1: list(map(f, [1]))\nf()",
        "async def f(): await f()\nimport asyncio\nasyncio.run(f())",
        "x = []\nfor i in range(500): x = [x]\nrepr(x)",
        "x = {}\nfor i in range(500): x = {1: x}\nstr(x)",
        "x = ()\nfor i in range(5000): x = (x,)\nprint(x)",
        "x = []\nx.append(x)\ny = []\ny.append(y)\nx == y",
        "x = [1]\nfor i in range(500): x = [x]\ny = [1]\nfor i in range(500): y = [y]\nx == y",
        "x = [1]\ny = [1]\nfor i in range(5000): x, y = [x], [y]\nx < y",
        "import json\nx = []\nfor i in range(5000): x = [x]\njson.dumps(x)",
        "import json\nx = []\nx.append(x)\njson.dumps(x)",
        "import json\nx = {}\nx['a'] = x\njson.dumps(x)",
        "import sys\nclass A:\n  def __getattr__(self, n): return self.x.y\nsys.modules['a'] = A()\nimport a\na.b",
        "class C:\n  pass\nC.__call__ = C()\nc = C()\nC.__call__ = c\nc()",
    ]
    .into_iter()
    .map(|source| (source.to_string(), DEEP))
    .collect();
    table.push((
        "import json\njson.loads('[' * 100000)".into(),
        End::With("ValueError|RecursionError|RuntimeError"),
    ));
    table.push((
        "import json\njson.loads('{\"a\":' * 20000)".into(),
        End::With("ValueError|RecursionError|RuntimeError"),
    ));
    suffer(table);
}

/// Values that hold values that hold values: no operation may follow them on the processor's stack.
#[test]
fn deep_values_break_nothing() {
    let n = 6000;
    let builds = [
        "x = []\nfor i in range(@N): x = [x]",
        "x = ()\nfor i in range(@N): x = (x,)",
        "x = {}\nfor i in range(@N): x = {1: x}",
        "x = frozenset()\nfor i in range(@N): x = frozenset([x])",
        "x = []\nx.append(x)",
        "x = {}\nx[1] = x",
        "x = int\nfor i in range(@N): x = (x, x)",
        "x = slice(1)\nfor i in range(@N): x = slice(x, x)",
        "x = 'a'\nfor i in range(@N): x = ('b', x)",
        "x = Exception()\nfor i in range(@N): x = Exception(x)",
        "x = [1]\nfor i in range(@N): x = map(abs, x)",
        "x = [1]\nfor i in range(@N): x = zip(x)",
        "x = [1]\nfor i in range(@N): x = enumerate(x)",
        "x = [1]\nfor i in range(@N): x = filter(None, x)",
        "x = [1]\nfor i in range(@N): x = iter(x)",
        "x = [1]\nfor i in range(300): x = (i for i in x)",
        "x = int\nfor i in range(@N): x = staticmethod(x)",
        "x = int\nfor i in range(@N): x = classmethod(x)",
        "x = property(int)\nfor i in range(@N): x = property(x)",
        "def d(f): return lambda *a: f(*a)\nx = int\nfor i in range(@N): x = d(x)",
        "class A: pass\nx = A\nfor i in range(100):\n  class B(x): pass\n  x = B",
        "class A: pass\nx = A()\nfor i in range(@N):\n  y = A()\n  y.a = x\n  x = y",
        "class L(list): pass\nx = L()\nfor i in range(@N): x = L([x])",
        "class A: pass\nx = A()\nfor i in range(60):\n  class B: __call__ = x\n  x = B()",
        "class A: pass\nx = A()\nfor i in range(60):\n  class B: __getattr__ = x\n  x = B()",
        "async def c(x): await x\nx = c(1)\nfor i in range(300): x = c(x)",
        "def g(x): yield from x\nx = [1]\nfor i in range(300): x = g(x)",
    ];
    let uses = [
        "repr(x)",
        "str(x)",
        "print(x)",
        "hash(x)",
        "x == x",
        "x == [x]",
        "bool(x)",
        "list(x)",
        "x()",
        "x.a",
        "next(x)",
        "len(x)",
        "{x: 1}[x]",
        "{x}",
        "x in [x, 1]",
        "sorted([x, x])",
        "isinstance(1, x)",
        "issubclass(int, x)",
        "'%s' % x",
        "f'{x!r}'",
        "import json; json.dumps(x)",
        "x + x",
        "''.join(x)",
        "'a'.startswith(x)",
        "sum(x)",
        "max(x)",
        "dict(x)",
        "set(x)",
        "bytes(x)",
        "raise x",
        "[1, 2][x]",
        "x[0]",
        "x < x",
        "iter(x)",
        "callable(x)",
        "type(x)",
        "dir(x)",
        "print(*x)",
        "x.send(None)",
        "import gc; gc.collect()",
        "try: 1 / 0\nexcept x: pass",
        "memoryview(x)",
        "int(x)",
        "range(x)",
        "del x",
        "for i in x: pass",
        "class C(x): pass",
        "class C: y = x\nC().y",
        "[1, 2].sort(key=x)",
        "import struct; struct.pack('i', x)",
        "x.__class__.__name__",
        "x.close()",
    ];
    let mut table = Vec::new();
    for build in builds {
        let mut source = build.replace("@N", &n.to_string()) + "\n";
        for text in uses {
            let indented = text.replace("; ", "\n").replace('\n', "\n  ");
            source += &format!("try:\n  {indented}\nexcept Exception: pass\n");
            if text == "del x" {
                source.truncate(source.len() - format!("try:\n  {indented}\nexcept Exception: pass\n").len());
            }
        }
        table.push((source, End::Well));
    }
    suffer(table);
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of snippets")]
fn source_without_end_is_refused() {
    let mut table = Vec::new();
    for unit in [
        "(",
        "[",
        "{",
        "-",
        "~",
        "not ",
        "lambda: ",
        "f(",
        "if 1:",
        "await ",
        "yield (",
        "*",
        "a if b else ",
        "x = ",
        "{1:",
        "a[",
        "(a,",
        "f'{",
        "print(f\"{'",
        "@",
        "def f(",
        "class C(",
        "for x in ",
        "while ",
        "with a as ",
        "[x for x in ",
        "lambda x=",
        "(yield ",
        "x: ",
        "'%s' % (",
        "a or (",
    ] {
        table.push((unit.repeat(200_000 / unit.len()), REFUSED));
    }
    for (head, unit, tail) in [
        ("", "(", ")"),
        ("x = ", "[", "]"),
        ("", "{1:", "}"),
        ("f", "(f", ")"),
        ("", "a[", "]"),
        ("", "(lambda: ", ")"),
        ("", "[x for x in ", "]"),
    ] {
        let n = 60_000;
        table.push((
            format!("{head}{}1{}", unit.repeat(n / unit.len()), tail.repeat(n / unit.len())),
            REFUSED,
        ));
    }
    // Flat ones may run, or be too much memory, or too long for a function.
    let flat = End::Maybe(
        "SyntaxError|MemoryError|OverflowError|ImportError|NameError|RecursionError|RuntimeError|TypeError|AttributeError|IndentationError",
    );
    for source in [
        "a".to_string() + &".b".repeat(100_000),
        "a".to_string() + &"()".repeat(100_000),
        "a".to_string() + &"[0]".repeat(60_000),
        "1".to_string() + &"+1".repeat(100_000),
        "1".to_string() + &"**1".repeat(60_000),
        "1".to_string() + &"<1".repeat(100_000),
        "1".to_string() + &" and 1".repeat(30_000),
        "1".to_string() + &" if 1 else 1".repeat(20_000),
        "x=".repeat(100_000) + "1",
        "x,".repeat(100_000) + "=1",
        "'a'".repeat(80_000),
        "pass;".repeat(50_000),
        "pass\n".repeat(50_000),
        "\n".repeat(250_000),
        " ".repeat(250_000) + "pass",
        "\\\n".repeat(120_000),
        "#".repeat(250_000),
        "if 1: pass\n".to_string() + &"elif 1: pass\n".repeat(15_000),
        "try: pass\n".to_string() + &"except A: pass\n".repeat(15_000),
        format!("def f({}): pass", (0..20_000).map(|i| format!("a{i},")).collect::<String>()),
        format!("f({})", "1,".repeat(100_000)),
        format!("f({})", (0..20_000).map(|i| format!("a{i}=1,")).collect::<String>()),
        (0..20_000).map(|i| format!("v{i}=1\n")).collect::<String>(),
        format!("def f():\n{}", (0..15_000).map(|i| format!("  v{i}=1\n")).collect::<String>()),
        (0..5000).map(|i| format!("def f{i}(): pass\n")).collect::<String>(),
        (0..300).map(|i| " ".repeat(i) + "if 1:\n").collect::<String>(),
        (0..300).map(|i| " ".repeat(i) + "def f():\n").collect::<String>() + &" ".repeat(300) + "pass",
        (0..120).map(|i| " ".repeat(i) + "for i in x:\n").collect::<String>() + &" ".repeat(120) + "pass",
        (0..120).map(|i| " ".repeat(i) + "with x:\n").collect::<String>() + &" ".repeat(120) + "pass",
        (0..100).map(|i| " ".repeat(i) + "try:\n").collect::<String>() + &" ".repeat(100) + "pass",
        "9".repeat(250_000),
        "0x".to_string() + &"f".repeat(250_000),
        "1e".to_string() + &"9".repeat(200_000),
        "'".to_string() + &"\\x41".repeat(50_000) + "'",
        "'".to_string() + &"a".repeat(250_000),
        "f'".to_string() + &"{1}".repeat(60_000) + "'",
        "b'".to_string() + &"a".repeat(200_000) + "'",
        "x = 2 ** 2 ** 2 ** 2 ** 2 ** 2 ** 2".to_string(),
        "x = 'a' * 10000 * 10000 * 10000".to_string(),
        "x = (1,) * 10000 * 10000 * 10000".to_string(),
        "x = 1 << 9999999999".to_string(),
        "@a\n".repeat(80_000) + "def f(): pass",
        "global x\n".repeat(25_000),
        "import a.".to_string() + &"b.".repeat(100_000) + "c",
        "from ".to_string() + &".".repeat(200_000) + " import x",
        "del ".to_string() + &"(".repeat(200) + "x" + &")".repeat(200),
        "[".repeat(90) + "x" + &"]".repeat(90) + " = y",
        "return\n".repeat(1000),
        "\u{feff}".repeat(50_000),
        "\0".repeat(100_000),
        "é = 1\n".repeat(20_000),
        "\t \t ".repeat(50_000) + "pass",
    ] {
        table.push((source, flat));
    }
    suffer(table);
}

#[test]
fn a_program_that_compiles_programs_is_stopped() {
    suffer([
        ("s = 'x = 1\\n' * 9000\nwhile True:\n  try: exec(s)\n  except MemoryError: pass", End::Never),
        (
            "s = '(' * 100000\nwhile True:\n  try: eval(s)\n  except (SyntaxError, RuntimeError, MemoryError): pass",
            End::Never,
        ),
        ("while True: exec('def f(): pass')", End::Never),
        ("i = 0\nwhile True:\n  exec('v%d = %d' % (i, i))\n  i += 1", End::With("MemoryError")),
        ("l = []\nwhile True: l.append(compile('1', 'f', 'eval'))", End::With("MemoryError")),
        ("l = []\nwhile True: l.append(eval('lambda: 0'))", End::With("MemoryError")),
        ("s = '1'\nwhile True: s = 'eval(' + repr(s) + ')'\n", End::With("MemoryError")),
        (
            "s = '1'\nfor i in range(8): s = 'eval(' + repr(s) + ')'\neval(s)",
            End::Maybe("RecursionError|RuntimeError|MemoryError"),
        ),
        ("i = 0\nwhile True:\n  getattr(1, 'a%d' % i, 0)\n  i += 1", End::Never),
        (
            "class A: pass\na = A()\ni = 0\nwhile True:\n  setattr(a, 'a%d' % i, 0)\n  i += 1",
            End::With("MemoryError"),
        ),
    ]);
}

/// `__del__` is called by nobody's wish, in a run of its own: that must cost the others nothing but its stated fuel.
#[test]
fn finalisers_that_mean_harm_are_stopped() {
    let class = "import gc\nclass A:\n  def __del__(self):\n    ";
    let table = [
        ("while True: pass\na = [A() for i in range(4)]\na = 0\ngc.collect()", End::Well),
        ("while True: pass\nfor i in range(20000): A()", End::Well),
        (
            "x = []\n    while True: x.append(bytes(99))\na = [A(), A()]\na = 0\ngc.collect()\n[0] * 9000",
            End::Well,
        ),
        ("raise MemoryError('x' * 9999)\na = [A() for i in range(400)]\na = 0\ngc.collect()", End::Well),
        ("A()\n    gc.collect()\nA()\ngc.collect()\n[[] for i in range(9000)]", End::Well),
        ("A(), A()\n    gc.collect()\nA()\ngc.collect()\n[[] for i in range(9000)]", End::Well),
        ("keep.append(self)\nkeep = []\nwhile True: A()", End::Never),
        ("pass\nkeep = []\nwhile True: keep.append(A())", End::With("MemoryError")),
        ("self.__del__()\nA()\ngc.collect()", End::Well),
        ("import sys\n    sys.exit(3)\nA()\ngc.collect()\nA()\ngc.collect()", End::Well),
        ("del A.__del__\na = [A(), A()]\na = 0\ngc.collect()", End::Well),
        ("pass\nA.__del__ = 5\nA()\ngc.collect()\nA.__del__ = gc.collect\nA()\ngc.collect()", End::Well),
        ("yield\nA()\ngc.collect()", End::Well),
        ("pass\nwhile True: A()", End::Never),
        ("pass\nwhile True:\n  A()\n  gc.collect()", End::Never),
        ("while True: pass\nwhile True:\n  A()\n  gc.collect()", End::Never),
    ];
    suffer(table.map(|(rest, end)| (format!("{class}{rest}"), end)));
}

/// A frame's values are counted in a byte: one that is full to the last has to work, one more is refused.
#[test]
fn frames_at_their_limit_break_nothing() {
    let mut table = Vec::new();
    for locals in 244..258 {
        let names: Vec<String> = (0..locals).map(|i| format!("v{i}")).collect();
        for operands in [1, 3, 8, 11] {
            let sum = vec!["v0"; operands].join(", ");
            table.push((
                format!(
                    "def f():\n  {} = 1\n  return [{sum}]\nassert len(f()) == {operands}",
                    names.join(" = ")
                ),
                End::Maybe("SyntaxError"),
            ));
        }
    }
    suffer(table);
}
