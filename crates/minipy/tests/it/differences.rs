//! Where minipy does what another Python does not, each claim with the code that shows it; `docs/python.md` lists them.

/// A difference: what is so here, of whom it is not true, code, and what it prints here.
pub(crate) type Difference = (&'static str, Other, &'static str, &'static str);

/// Who does it otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Other {
    CPython,
    MicroPython,
    Both,
}

use Other::{Both, CPython, MicroPython};

impl Other {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            CPython => "CPython",
            MicroPython => "MicroPython",
            Both => "both",
        }
    }
}

/// By subject.
pub(crate) const DIFFERENCES: &[(&str, &[Difference])] = &[
    (
        "Syntax and names",
        &[
            (
                "`[*a]`, `{**d}`, `def f(a, /)`, decorators of any kind, and `await` and `async for` in \
                 comprehensions work.",
                MicroPython,
                "@(lambda f: f)\ndef f(a, /, *b): return [a, *b]\nprint(f(1, 2), {**{'k': 1}})",
                "[1, 2] {'k': 1}",
            ),
            (
                "No `match`, no `type` statement, no exception groups, no parentheses around the items of \
                 `with`, no `\\N{...}`.",
                CPython,
                "def wrong(text):\n  try: compile(text, '', 'exec')\n  except SyntaxError: return True\nprint(wrong('match 1:\\n case 1: pass'), wrong('type X = int'), wrong('try: pass\\nexcept* E: pass'), wrong('with (a as b, c): pass'), wrong('\"\\\\N{DIGIT ONE}\"'))",
                "True True True True True",
            ),
            (
                "What is wrong in an f-string or a number (`1__0`), a keyword given twice, `await` \
                 outside `async def` and `:=` to the variable of a comprehension are SyntaxErrors before \
                 anything runs.",
                MicroPython,
                "def wrong(text):\n  try: compile(text, '', 'exec')\n  except SyntaxError: return True\nprint(wrong('f\"{}\"'), wrong('1__0'), wrong('f(a=1, a=2)'), wrong('def f(): await x'), wrong('[[(j := 0) for i in x] for j in x]'))",
                "True True True True True",
            ),
            (
                "Everything is evaluated from left to right, also the key of a pair before its value.",
                MicroPython,
                "def say(x): print(x, end=' ')\nd = {say('key'): say('value')}",
                "key value",
            ),
            (
                "`__x` in a class is `__x`: names are not changed.",
                CPython,
                "class A: __x = 1\nprint(hasattr(A, '_A__x'), hasattr(A, '__x'))",
                "False True",
            ),
            (
                "`eval` and `exec` in a function see the globals only.",
                CPython,
                "x = 'global'\ndef f():\n  x = 'local'\n  return eval('x')\nprint(f())",
                "global",
            ),
            (
                "`locals()` in a function is empty.",
                Both,
                "def f():\n  x = 1\n  return locals()\nprint(f())",
                "{}",
            ),
            (
                "No docstrings, no `__annotations__`, no `__code__`, and functions have no `__module__`.",
                CPython,
                "def f(a: int):\n  'doc'\nprint([n for n in ('__doc__', '__annotations__', '__code__', '__module__') if hasattr(f, n)])",
                "[]",
            ),
        ],
    ),
    (
        "Functions, generators and coroutines",
        &[
            (
                "A function has no attributes of a script's own.",
                CPython,
                "def f(): pass\ntry: f.x = 1\nexcept AttributeError: print('AttributeError')",
                "AttributeError",
            ),
            (
                "`int.to_bytes`, `sum`, `print`, `json.dumps` and others take the keywords that CPython \
                 gives them.",
                MicroPython,
                "print((5).to_bytes(2, 'big', signed=True), sum([1], start=2), sep=' ', flush=True)",
                "b'\\x00\\x05' 3\nNone",
            ),
            (
                "A coroutine is a generator by type, and there are no asynchronous generators.",
                CPython,
                "async def f(): pass\nasync def g(): yield 1\nprint(type(f()).__name__, hasattr(g(), '__aiter__'))",
                "generator False",
            ),
            (
                "A generator that is forgotten before its end is not closed: its `finally` and `with` do \
                 not run.",
                CPython,
                "def g():\n  try: yield 1\n  finally: print('closed')\ni = g()\nnext(i)\ni = None\nimport gc\ngc.collect()\nprint('end')",
                "end",
            ),
            (
                "What has `__await__` can be awaited.",
                MicroPython,
                "import asyncio\nclass A:\n  def __await__(self):\n    yield from asyncio.sleep(0).__await__()\n    return 'awaited'\nasync def main(): return await A()\nprint(asyncio.run(main()))",
                "awaited",
            ),
        ],
    ),
    (
        "Classes and objects",
        &[
            (
                "The order of bases is C3's, and `super()` follows it through all of them, to properties \
                 too.",
                MicroPython,
                "class O:\n  def f(self): return 'O'\nclass A(O):\n  def f(self): return 'A' + super().f()\nclass B(O):\n  def f(self): return 'B' + super().f()\nclass D(A, B): pass\nprint(D().f(), [c.__name__ for c in D.__mro__])",
                "ABO ['D', 'A', 'B', 'O', 'object']",
            ),
            (
                "A comparison that one side does not know asks the other (`a > b` asks `b < a`). \
                 `__missing__`, `__format__`, `__round__` and the in-place forms of all operators are \
                 asked.",
                MicroPython,
                "class A:\n  def __lt__(self, o): return 'lt'\n  def __format__(self, s): return s\n  def __itruediv__(self, o): return 'in place'\nclass D(dict):\n  def __missing__(self, k): return k\na = A()\nprint(A() > A(), f'{a:spec}', D()['key'])\na /= 2\nprint(a)",
                "lt spec key\nin place",
            ),
            (
                "Subclasses of built-in types can be used before their `__init__` has run, reach the methods of those by `super()`, and stay what they are under `+=`.",
                MicroPython,
                "class L(list):\n  def __init__(self): self.append(1)\n  def __setitem__(self, i, x): super().__setitem__(i, 2 * x)\nl = L()\nl[0] = 5\nl += [1]\nprint(l, type(l).__name__)",
                "[10, 1] L",
            ),
            (
                "What `__len__`, `__bool__`, `__str__`, `__hash__` and `__int__` return is checked.",
                MicroPython,
                "class A:\n  def __str__(self): return None\n  def __len__(self): return 'many'\nfor f in (str, len):\n  try: print(f(A()))\n  except TypeError: print('TypeError')",
                "TypeError\nTypeError",
            ),
            (
                "`True` is an int; `&`, `|` and `^` of bools are bools.",
                MicroPython,
                "isinstance(True, int), True & False",
                "(True, False)",
            ),
            (
                "A class takes no keywords: no metaclasses.",
                CPython,
                "class M(type): pass\ntry:\n  class A(metaclass=M): pass\nexcept TypeError as e: print(e)",
                "class doesn't take keyword arguments",
            ),
            (
                "`__slots__`, `__init_subclass__`, `__set_name__`, `__class_getitem__`, \
                 `__getattribute__` and `__bytes__` have no effect; nor has setting `__class__`.",
                CPython,
                "class A:\n  __slots__ = ('a',)\n  def __getattribute__(self, name): return 'asked'\na = A()\na.b = 1\na.__class__ = int\nprint(a.b, type(a).__name__)",
                "1 A",
            ),
            (
                "`__dict__` of an object is a copy.",
                Both,
                "class A: pass\na = A()\na.__dict__['x'] = 1\nprint(hasattr(a, 'x'))",
                "False",
            ),
            (
                "`object.__setattr__` sets an attribute of the object where the class has a property.",
                CPython,
                "class B:\n  p = property(lambda self: 2)\n  def __setattr__(self, n, x): super().__setattr__(n, x)\nb = B()\nb.p = 3\nprint(b.p)",
                "3",
            ),
            (
                "The type of a type is `type`, which has no `mro()` or `__subclasses__()`. A class is \
                 shown without its module, `<class 'A'>`.",
                CPython,
                "class A: pass\nprint(hasattr(type, 'mro'), hasattr(A, '__subclasses__'), A)",
                "False False <class 'A'>",
            ),
            (
                "`__del__` is called when a collection has found the object dead (`gc.collect()` waits \
                 for that), not when its last reference goes.",
                Both,
                "n = []\nclass A:\n  def __del__(self): n.append(1)\na = A()\na = None\nimport gc\nprint(n)\ngc.collect()\nprint(n)",
                "[]\n[1]",
            ),
            (
                "`__del__` is called as a timer's callback is: what it prints belongs to no run, and it \
                 is stopped after 10 million instructions. Who waits for it does so for as many. It is \
                 not called for what is left at a soft reset, nor for what cannot be kept until then \
                 because memory is short.",
                Both,
                "class A:\n  def __del__(self): print('del')\na = A()\na = None\nimport gc\ngc.collect()\nprint('end')",
                "end",
            ),
        ],
    ),
    (
        "Exceptions",
        &[
            (
                "Messages are short: mostly MicroPython's, in places CPython's or our own. Only the class \
                 of an exception is promised.",
                Both,
                "for code in ('1 / 0', 'int(\"x\")', 'float(\"x\")'):\n  try: eval(code)\n  except Exception as e: print(e)",
                "divide by zero\ninvalid syntax for integer with base 10: 'x'\ncould not convert string to float: 'x'",
            ),
            (
                "`repr` and `str` of an exception are CPython's: no comma behind a single argument, \
                 quotes around a missing key. A traceback shows what `str` gives.",
                MicroPython,
                "repr(ValueError('a')), str(KeyError('k'))",
                "(\"ValueError('a')\", \"'k'\")",
            ),
            (
                "Exceptions have `__cause__`, `__traceback__`, attributes of their own, `args` that can \
                 be set, and `SystemExit` has `code`; only StopIteration has `value` and only OSError \
                 `errno`.",
                MicroPython,
                "e = ValueError('a')\ne.args = ('b',)\ne.extra = 1\nprint(e, e.extra, e.__cause__, hasattr(e, 'value'), SystemExit(3).code)",
                "b 1 None False 3",
            ),
            (
                "RecursionError, UnboundLocalError, ConnectionError, TimeoutError, BufferError and Warning exist.",
                MicroPython,
                "issubclass(RecursionError, RuntimeError), issubclass(UnboundLocalError, NameError), issubclass(ConnectionError, OSError), issubclass(TimeoutError, OSError), issubclass(BufferError, Exception), issubclass(Warning, Exception)",
                "(True, True, True, True, True, True)",
            ),
            (
                "No FileNotFoundError, ModuleNotFoundError, UnicodeDecodeError and the like: their bases \
                 are raised.",
                CPython,
                "import builtins\nprint([n for n in ('FileNotFoundError', 'ModuleNotFoundError', 'UnicodeDecodeError', 'CancelledError') if hasattr(builtins, n)])\ntry: open('missing')\nexcept OSError as e: print(type(e).__name__, e.errno)",
                "[]\nOSError 2",
            ),
            (
                "`__context__` is not kept, and a traceback does not show the `__cause__`, which is.",
                CPython,
                "try:\n  try: 1 / 0\n  except ZeroDivisionError: raise ValueError\nexcept ValueError as e: print(e.__context__)",
                "None",
            ),
            (
                "`raise` alone sees the handlers of its own function only.",
                CPython,
                "def again(): raise\ntry:\n  try: 1 / 0\n  except ZeroDivisionError: again()\nexcept RuntimeError: print('RuntimeError')",
                "RuntimeError",
            ),
            (
                "An OSError of one argument has it as `errno`.",
                CPython,
                "OSError(2).errno, OSError(2, 'text').errno",
                "(2, 2)",
            ),
            (
                "`with` of what is no context manager is an AttributeError.",
                CPython,
                "try:\n  with 1: pass\nexcept AttributeError: print('AttributeError')",
                "AttributeError",
            ),
            (
                "A traceback names the line where the condition of a loop or a call in a chain stands.",
                MicroPython,
                "import sys\ni = 0\ntry:\n  while [1][i]:\n    i += 1\nexcept IndexError as e: sys.print_exception(e)",
                "Traceback (most recent call last):\n  File \"<stdin>\", line 4, in <module>\nIndexError: list index out of range",
            ),
        ],
    ),
    (
        "Numbers",
        &[
            (
                "An int is as large on a 32-bit board as on a computer: `sys.maxsize` is 2^63 - 1 \
                 everywhere.",
                MicroPython,
                "import sys\nprint(sys.maxsize)",
                "9223372036854775807",
            ),
            (
                "Floats have 64 bits on every target. They are shown with the digits that it takes to \
                 read them back, and rounded exactly.",
                MicroPython,
                "0.1 + 0.2, round(2.675, 2), '%.1f' % 2.25",
                "(0.30000000000000004, 2.67, '2.2')",
            ),
            (
                "A float that is too large is an OverflowError where CPython has one, not `inf`.",
                MicroPython,
                "for code in ('10.0 ** 400', 'float(10 ** 400)', '2 ** 2000 / 3'):\n  try: print(eval(code))\n  except OverflowError as e: print('OverflowError')",
                "OverflowError\nOverflowError\nOverflowError",
            ),
            (
                "What does not fit is an error: 256 as a byte, 300 in an `array('b')`, a \
                 number too many for `struct.pack`.",
                MicroPython,
                "import array, struct\nfor f in (lambda: bytearray().append(256), lambda: array.array('b', [300]), lambda: struct.pack('B', 1, 2)):\n  try: f()\n  except (OverflowError, ValueError) as e: print(type(e).__name__)",
                "ValueError\nOverflowError\nValueError",
            ),
            (
                "`sum` refuses texts.",
                MicroPython,
                "try: sum(['a', 'b'], '')\nexcept TypeError: print('TypeError')",
                "TypeError",
            ),
            (
                "There is no `struct.error`: too few bytes are a ValueError, a number that has no room is an \
                 OverflowError, and a float that has none in 32 bits is `inf`.",
                CPython,
                "import struct\nfor f in (lambda: struct.unpack('H', b'a'), lambda: struct.pack('B', 256), lambda: struct.unpack('f', struct.pack('f', 1e300))):\n  try: print(f())\n  except (OverflowError, ValueError) as e: print(type(e).__name__)",
                "ValueError\nOverflowError\n(inf,)",
            ),
            (
                "The numbers of a range have 64 bits.",
                CPython,
                "try: range(2 ** 64)\nexcept OverflowError: print('OverflowError')",
                "OverflowError",
            ),
            (
                "Operators do not ask `__float__` of an operand.",
                MicroPython,
                "class A:\n  def __float__(self): return 0.5\ntry: 2.0 * A()\nexcept TypeError: print('TypeError')",
                "TypeError",
            ),
            (
                "A negative int becomes bytes in two's complement where `signed` is not given.",
                CPython,
                "(-2).to_bytes(2, 'big')",
                "b'\\xff\\xfe'",
            ),
            ("Complex numbers keep the sign of a zero.", MicroPython, "-1j", "(-0-1j)"),
        ],
    ),
    (
        "Text and bytes",
        &[
            (
                "Text knows Unicode: `repr` shows what can be printed, `upper`, `isalpha`, `strip` and \
                 others know its letters and spaces, widths count characters.",
                MicroPython,
                "'Straße é', 'é'.upper(), 'é'.isalpha(), '%3s|' % 'é'",
                "('Straße é', 'É', True, '  é|')",
            ),
            (
                "`find`, `count` and others find nothing beyond the end, not even an empty text.",
                MicroPython,
                "'abc'.find('', 5), 'abc'.count('', 5)",
                "(-1, 0)",
            ),
            (
                "`isdigit` knows ASCII only. There is no `casefold`, `expandtabs`, `format_map`, \
                 `isdecimal`, `isnumeric`, `isprintable`, `istitle`, `translate`.",
                CPython,
                "'\\u0661'.isdigit(), [n for n in ('casefold', 'expandtabs', 'format_map', 'isdecimal', 'isnumeric', 'isprintable', 'istitle', 'translate') if hasattr('', n)]",
                "(False, [])",
            ),
            ("Encodings are UTF-8 whatever their name.", CPython, "'abc'.encode('utf-16')", "b'abc'"),
            (
                "str and bytes do not mix: `+`, `<` and methods refuse the other, and `==` is False \
                 without a warning. A str is a buffer for few functions only.",
                MicroPython,
                "for f in (lambda: b'a' + 'b', lambda: b'a' < 'b', lambda: b'abc'.startswith('a'), lambda: bytearray().extend('a')):\n  try: print(f())\n  except TypeError: print('TypeError')",
                "TypeError\nTypeError\nTypeError\nTypeError",
            ),
            (
                "`int.from_bytes` and few others take a str for its UTF-8.",
                CPython,
                "int.from_bytes('A', 'big')",
                "65",
            ),
            ("Bytes have no `format`.", MicroPython, "hasattr(b'', 'format')", "False"),
            (
                "Formats know `,`, `_`, `!a`, attributes and subscripts.",
                MicroPython,
                "'{:,} {:_} {!a}'.format(1234, 5678, 'é'), '{0.real} {1[k]}'.format(5, {'k': 6})",
                "(\"1,234 5_678 '\\\\xe9'\", '5 6')",
            ),
            (
                "`%` of a text that wants nothing takes an empty tuple or a dict only.",
                CPython,
                "for v in ((), {}, []):\n  try: print('text' % v)\n  except TypeError: print('TypeError')",
                "text\ntext\nTypeError",
            ),
            (
                "`hash()` of a string is the same in every process.",
                CPython,
                "hash('abc') == hash('ab' + 'c')",
                "True",
            ),
        ],
    ),
    (
        "Containers",
        &[
            (
                "Dicts, and with them keyword arguments and `globals()`, keep the order of insertion; \
                 `popitem` takes the last.",
                MicroPython,
                "d = {}\nfor c in 'hello world': d[c] = 1\nprint(''.join(d), d.popitem())",
                "helo wrd ('d', 1)",
            ),
            ("Sets keep the order of insertion, too.", Both, "''.join(set('a day in may'))", "'a dyinm'"),
            (
                "Slices with steps can be read, set and deleted, in all sequences.",
                MicroPython,
                "a = [0, 1, 2, 3, 4]\na[::2] = 'abc'\ndel a[1::2]\nprint(a, 'abc'[::-1], bytearray(b'abcd')[::2])",
                "['a', 'b', 'c'] cba bytearray(b'ac')",
            ),
            (
                "A dict that grows or shrinks while it is iterated over is a RuntimeError.",
                MicroPython,
                "d = {1: 1}\ntry:\n  for k in d: d[k + 1] = 1\nexcept RuntimeError: print('RuntimeError')",
                "RuntimeError",
            ),
            (
                "Views of dicts have a length and are sets, ranges compare by their numbers and have a \
                 hash, `slice` can be called.",
                MicroPython,
                "len({1: 2}.keys()), {1: 2}.keys() & {1}, range(0) == range(1, 1), slice(2)",
                "(1, {1}, True, slice(None, 2, None))",
            ),
            (
                "A list or dict that contains itself is shown with `...`.",
                MicroPython,
                "l = []\nl.append(l)\nprint(l)",
                "[[...]]",
            ),
            (
                "A cycle of more than one container is a RuntimeError when it is shown.",
                CPython,
                "l = []\nl.append((l,))\ntry: print(l)\nexcept RuntimeError: print('RuntimeError')",
                "RuntimeError",
            ),
            (
                "Arrays are compared, searched, multiplied and changed like lists, and bytearrays, too.",
                MicroPython,
                "import array\na = array.array('i', [1, 2, 3])\ndel a[1]\nb = bytearray(b'abcd')\nb[1:3] = b'xyz'\nprint(a, 3 in a, a == array.array('b', [1, 3]), b * 2)",
                "array('i', [1, 3]) True True bytearray(b'axyzdaxyzd')",
            ),
            (
                "What replaces a part of a bytearray is bytes or another buffer.",
                CPython,
                "b = bytearray(b'ab')\ntry: b[0:1] = [48, 49]\nexcept TypeError: print('TypeError')",
                "TypeError",
            ),
            (
                "The index of an item that is stored in a bytearray is looked at before the item.",
                CPython,
                "try: bytearray()[5] = 256\nexcept IndexError: print('IndexError')",
                "IndexError",
            ),
            (
                "A bytearray is shown with the quotes that bytes have.",
                CPython,
                "bytearray(b\"'\"), b\"'\"",
                "(bytearray(b\"'\"), b\"'\")",
            ),
            (
                "`list.extend`, and `+=` of a list, take all items of an iterable or, when it fails, none.",
                Both,
                "def g():\n  yield 1\n  raise ValueError\na = []\ntry: a.extend(g())\nexcept ValueError: print(a)",
                "[]",
            ),
            (
                "`zip`, `map`, `filter` and `enumerate` take an object that has `__next__` and no `__iter__`.",
                Both,
                "class N:\n  def __next__(self): raise StopIteration\nprint(list(zip(N())))",
                "[]",
            ),
            (
                "A memoryview has no steps and no hash. What it shows may change its size: the view has \
                 what is left of its part.",
                CPython,
                "b = bytearray(b'abcdef')\nm = memoryview(b)[2:]\nb[3:] = b''\nprint(len(m), bytes(m))",
                "1 b'c'",
            ),
        ],
    ),
    (
        "Modules",
        &[
            (
                "A built-in module goes before a file of its name, except those that MicroPython lets a \
                 file extend.",
                CPython,
                "for name in ('json', 'math'): open(name + '.py', 'w').write('extra = 1')\nimport json, math\nprint(hasattr(json, 'extra'), hasattr(math, 'extra'))",
                "True False",
            ),
            (
                "`@micropython.native` and `@micropython.viper` make the same code as everything else, which \
                 knows no `ptr8` and no `uint`.",
                MicroPython,
                "@micropython.viper\ndef f(x):\n  return uint(x)\ntry: f(1)\nexcept NameError as e: print(e)",
                "name 'uint' isn't defined",
            ),
            (
                "`gc.disable` and `gc.threshold` change nothing: a collection comes when memory is used up, and \
                 `gc.isenabled()` is True.",
                Both,
                "import gc\ngc.disable()\nprint(gc.isenabled())",
                "True",
            ),
            (
                "`const` is a function that gives its argument: `_X = const(1)` is a variable as others are.",
                MicroPython,
                "from micropython import const\n_X = const(1)\nprint('_X' in globals())",
                "True",
            ),
            (
                "`ssl` works on sockets only, not on streams that are written in Python.",
                MicroPython,
                "import io, ssl\ntry: ssl.wrap_socket(io.BytesIO())\nexcept (TypeError, OSError) as e: print('no')",
                "no",
            ),
            (
                "`from m import *` keeps to the module's `__all__`.",
                MicroPython,
                "open('m.py', 'w').write('__all__ = [\"a\"]\\na = b = 1')\nfrom m import *\nprint('b' in globals())",
                "False",
            ),
            (
                "A package is one directory, and its `__path__` a text.",
                CPython,
                "import os\nos.mkdir('pack')\nimport pack\nprint(type(pack.__path__).__name__)",
                "str",
            ),
            (
                "The standard library is MicroPython's: no `itertools`, `functools`, `datetime`, \
                 `traceback`, `typing`, `os.path`, `os.environ`.",
                CPython,
                "for name in ('itertools', 'functools', 'datetime', 'traceback', 'typing', 'os.path'):\n  try: __import__(name)\n  except ImportError: print('no', name)",
                "no itertools\nno functools\nno datetime\nno traceback\nno typing\nno os.path",
            ),
            (
                "`sys.version_info` says 3.4 and `sys.implementation.name` micropython.",
                CPython,
                "import sys\nprint(sys.version_info[:2], sys.implementation.name)",
                "(3, 4) micropython",
            ),
            (
                "A script may set attributes of built-in modules.",
                MicroPython,
                "import sys\nsys.mine = 1\nprint(sys.mine)",
                "1",
            ),
            (
                "`__import__` and `__build_class__` can be called; statements do not look whether a script has replaced \
                 them.",
                Both,
                "import builtins\nbuiltins.__import__ = None\nimport sys\nprint(__import__)",
                "None",
            ),
            (
                "On a board nobody types: `input` is a RuntimeError, and `sys.stdin` is at its end.",
                Both,
                "import sys\ntry: input()\nexcept RuntimeError: print('no input', repr(sys.stdin.read()))",
                "no input ''",
            ),
            (
                "`sys.stdout` and `sys.stderr` can be set, but `print` goes on writing to the run's own \
                 output.",
                Both,
                "import sys, io\nout, sys.stdout = sys.stdout, io.StringIO()\nprint('caught')\nsys.stdout, out = out, sys.stdout\nprint(repr(out.getvalue()))",
                "caught\n''",
            ),
            ("`time.localtime()` has 8 fields.", CPython, "import time\nprint(len(time.localtime(0)))", "8"),
            (
                "`time.time()` counts from 1970 on every target, not from 2000.",
                MicroPython,
                "import time\nprint(time.gmtime(0)[:3])",
                "(1970, 1, 1)",
            ),
            (
                "`asyncio` has `Task.result`, `exception` and `cancelled`, `sleep(seconds, result)`, and \
                 `wait_for` of all that can be awaited. `asyncio.run` within a task is a RuntimeError.",
                MicroPython,
                "import asyncio\nasync def f(): return 5\nasync def main():\n  t = asyncio.create_task(f())\n  await t\n  try: asyncio.run(f())\n  except RuntimeError: print(t.result(), t.cancelled(), await asyncio.wait_for(asyncio.sleep(0, 'slept'), 1))\nasyncio.run(main())",
                "5 False slept",
            ),
            (
                "`asyncio` has milliseconds, as `sleep_ms`, and `ThreadSafeFlag`. It has no `Queue`, \
                 `Semaphore`, `Condition`, `TaskGroup`, `timeout` or `to_thread`, and one loop for all.",
                CPython,
                "import asyncio\nprint([n for n in ('Queue', 'Semaphore', 'Condition', 'TaskGroup', 'timeout', 'to_thread') if hasattr(asyncio, n)], asyncio.get_event_loop() is asyncio.new_event_loop())",
                "[] True",
            ),
            (
                "`re` has `findall`, `finditer`, `split`, `fullmatch`, flags, `{2,3}` and named groups, and a match `groups`, `span`, `start`, `end`, `groupdict`.",
                MicroPython,
                "import re\nprint(re.findall('(?P<k>.)b{2}', 'abbcbb'), re.match('a', 'A', re.I).span())",
                "['a', 'c'] (0, 1)",
            ),
            (
                "`re` has no look-ahead or look-behind, and no reference to a group in a pattern.",
                CPython,
                "import re\nfor p in ('a(?=b)', '(a)\\\\1'):\n  try: re.compile(p)\n  except ValueError: print('ValueError')",
                "ValueError\nValueError",
            ),
            (
                "`json` refuses what is no JSON, and what it cannot write; NaN and infinities are CPython's \
                 `NaN` and `Infinity`.",
                MicroPython,
                "import json\nfor f in (lambda: json.loads('[1,]'), lambda: json.dumps(object())):\n  try: print(f())\n  except (TypeError, ValueError) as e: print(type(e).__name__)",
                "ValueError\nTypeError",
            ),
            (
                "`json.dumps` escapes control characters only; what is beyond ASCII stays as it is.",
                CPython,
                "import json\nprint(json.dumps('\\xe9\\n'))",
                "\"é\\n\"",
            ),
            (
                "A hash goes on after `digest`, and has `hexdigest`.",
                MicroPython,
                "import hashlib\nh = hashlib.sha256(b'a')\nh.digest()\nh.update(b'b')\nprint(h.hexdigest()[:8])",
                "fb8e20fc",
            ),
            (
                "In a pattern `.` is no line feed, `\\n` is one, `\\w` knows Unicode; an empty match splits.",
                MicroPython,
                "import re\nprint(re.match('.', '\\n'), re.match(r'\\n', 'n'), bool(re.match(r'\\w', 'é')), re.compile('x*').split('axb'))",
                "None None True ['', 'a', '', 'b', '']",
            ),
            (
                "A group that repeats takes no part in a last, empty round: `(a*)*` leaves it its last text.",
                CPython,
                "import re\nprint(re.match('(a*)*', 'aa').group(1))",
                "aa",
            ),
            (
                "Native sizes of `struct` and `array` are those of a 32-bit board everywhere: `l` has 4 bytes.",
                Both,
                "import struct\nprint(struct.calcsize('l'))",
                "4",
            ),
            (
                "`random.getrandbits` gives any number of bits, `randint` numbers of any size.",
                MicroPython,
                "import random\nprint(random.getrandbits(100) < 2 ** 100)",
                "True",
            ),
        ],
    ),
];
