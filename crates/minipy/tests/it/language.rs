//! What the language has, each claim with the code that shows it, and that the differences are as described;
//! `docs/python.md` lists them.

use minipy::{Config, Engine};

use crate::differences::DIFFERENCES;
use crate::host::{TestHost, prompt};

/// A feature, and code that prints `True` when it is there.
pub(crate) const FEATURES: &[(&str, &str)] = &[
    (
        "all expressions and statements of Python 3.4",
        "a, *b = [1, 2, 3]\nprint([a, b] == [1, [2, 3]] and (lambda x=1, *y, z: z)(z=True))",
    ),
    (
        "f-strings with specifications, nested fields and `=`",
        "f'{1+1=} {3.14159:.{2}f} {\"a\"!r:>4}' == \"1+1=2 3.14  'a'\"",
    ),
    ("assignment expressions, `:=`", "[y := 1, y + 1] == [1, 2]"),
    (
        "positional-only and keyword-only parameters",
        "def f(a, /, b, *, c): return (a, b, c)\nprint(f(1, b=2, c=3) == (1, 2, 3))",
    ),
    (
        "unpacking in calls and displays",
        "[*range(2), *(2,)] == [0, 1, 2] and {**{'a': 1}, 'b': 2} == {'a': 1, 'b': 2}",
    ),
    ("comprehensions with their own scope", "i = 5\nprint([i for i in range(3)] == [0, 1, 2] and i == 5)"),
    (
        "closures, `nonlocal` and `global`",
        "def f():\n  n = 0\n  def g():\n    nonlocal n\n    n += 1\n    return n\n  return g\ng = f()\ng()\nprint(g() == 2)",
    ),
    (
        "decorators of functions and classes",
        "def twice(f): return lambda x: f(f(x))\n@twice\ndef inc(x): return x + 1\nprint(inc(1) == 3)",
    ),
    (
        "classes with multiple inheritance in C3 order, `super()`",
        "class A:\n  def f(self): return 'A'\nclass B(A):\n  def f(self): return 'B' + super().f()\nclass C(A):\n  def f(self): return 'C' + super().f()\nclass D(B, C): pass\nprint(D().f() == 'BCA')",
    ),
    (
        "special methods: arithmetic with reflected and in-place forms, comparison, containers, calls, attributes, iteration",
        "class N:\n  def __radd__(self, o): return o + 1\n  def __contains__(self, o): return o == 3\n  def __getattr__(self, n): return n\n  def __call__(self, x): return x\nn = N()\nprint(1 + n == 2 and 3 in n and n.x == 'x' and n(4) == 4)",
    ),
    (
        "properties, static methods, class methods, descriptors",
        "class A:\n  @property\n  def p(self): return 1\n  @staticmethod\n  def s(): return 2\n  @classmethod\n  def c(cls): return cls\nprint(A().p == 1 and A.s() == 2 and A.c() is A)",
    ),
    (
        "subclasses of built-in types",
        "class L(list):\n  def last(self): return self[-1]\nprint(L([1, 2]).last() == 2 and isinstance(L(), list))",
    ),
    (
        "exceptions with `else`, `finally` and `raise ... from`",
        "log = []\ntry:\n  try: raise KeyError(1)\n  except KeyError as e: raise ValueError from e\n  finally: log.append('f')\nexcept ValueError as e: print(log == ['f'] and isinstance(e.__cause__, KeyError))",
    ),
    (
        "context managers",
        "class M:\n  def __enter__(self): return 7\n  def __exit__(self, *e): return True\nwith M() as m: 1 / 0\nprint(m == 7)",
    ),
    (
        "generators with `send`, `throw`, `close`, `yield from`",
        "def g():\n  x = yield 1\n  yield from [x, x]\ni = g()\nprint([next(i), i.send(5), next(i)] == [1, 5, 5])",
    ),
    (
        "`async def`, `await`, `async for`, `async with`",
        "import asyncio\nasync def f():\n  await asyncio.sleep_ms(1)\n  return True\nprint(asyncio.run(f()))",
    ),
    ("integers of any size up to the limit below", "2 ** 200 // 3 ** 100 == 3117982410207"),
    (
        "floats of 64 bits, printed as CPython prints them",
        "repr(0.1 + 0.2) == '0.30000000000000004' and str(1e22) == '1e+22'",
    ),
    ("str as Unicode", "'h\\u00e9llo'[1].upper() == '\\u00c9' and len('\\U0001f600') == 1"),
    (
        "slices with steps, slice assignment and deletion",
        "a = [0, 1, 2, 3, 4]\na[::2] = 'abc'\ndel a[1:3]\nprint(a == ['a', 3, 'c'])",
    ),
    (
        "dicts that keep their order, views, `|`",
        "list({'b': 1, 'a': 2}) == ['b', 'a'] and {1: 2} | {3: 4} == {1: 2, 3: 4} and {1: 2}.keys() & {1} == {1}",
    ),
    (
        "`%`, `str.format` and format specifications",
        "'%05.1f|%-3s|' % (2.25, 'a') == '002.2|a  |' and '{:,} {}'.format(1234567, 'x') == '1,234,567 x'",
    ),
    (
        "annotations, which are parsed and dropped",
        "def f(a: int = 1) -> str: return a\nx: int = 1\nprint(f() == x)",
    ),
    ("`exec`, `eval`, `compile`, with namespaces", "d = {}\nexec('a = 1', d)\nprint(eval('a + 1', d) == 2)"),
];

fn answer(code: &str) -> String {
    let mut engine = Engine::new(Config::default(), &[]);
    prompt(&mut engine, &mut TestHost::default(), code).trim_end().into()
}

/// A claim in the documentation that nobody runs is a claim that nobody keeps.
#[test]
fn every_feature_is_there() {
    for (feature, code) in FEATURES {
        assert_eq!(answer(code), "True", "{feature}");
    }
}

#[test]
fn every_difference_is_as_described() {
    for (difference, _, code, printed) in DIFFERENCES.iter().flat_map(|(_, lines)| *lines) {
        assert_eq!(answer(code), *printed, "{difference}");
    }
}
