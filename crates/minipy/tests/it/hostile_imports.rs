//! Modules and namespaces that mean harm. Scripts write the modules that they import.

use super::hostile::{End, suffer};

/// Before each: writes a module.
const PUT: &str = "def put(name, text):\n  with open(name, 'w') as f: f.write(text)\n";

#[test]
fn imports_that_go_in_circles_end() {
    const TOO_DEEP: End = End::With("RecursionError|RuntimeError|MemoryError");
    let table = [
        (
            "put('a.py', 'import b\\nx = 1')\nput('b.py', 'import a\\na.x')\nimport a",
            End::With("AttributeError"),
        ),
        (
            "put('a.py', 'import b\\nx = 1')\nput('b.py', 'from a import x')\nimport a",
            End::With("ImportError"),
        ),
        ("put('a.py', 'import a\\na.x = 1')\nimport a\nassert a.x == 1", End::Well),
        ("put('a.py', \"import sys\\ndel sys.modules['a']\\nimport a\")\nimport a", TOO_DEEP),
        ("put('a.py', \"import sys\\ndel sys.modules['a']\\n__import__('a')\")\n__import__('a')", TOO_DEEP),
        ("put('a.py', \"exec(open('a.py').read())\")\nimport a", TOO_DEEP),
        (
            "for i in range(150): put('m%d.py' % i, 'import m%d' % (i + 1))\nimport m0",
            End::With("ImportError|RecursionError|RuntimeError"),
        ),
        ("put('a.py', 'while True: pass')\ntry: import a\nexcept BaseException: pass", End::Never),
        (
            "put('a.py', 'import b')\nput('b.py', 'while True:\\n  try: import c\\n  except ImportError: pass')\nimport a",
            End::Never,
        ),
        ("put('a.py', '1 / 0')\nwhile True:\n  try: import a\n  except ZeroDivisionError: pass", End::Never),
        ("__import__('.'.join('a' * 20000))", End::With("ImportError|ValueError|RuntimeError")),
        ("__import__('a' * 10**6)", End::With("ImportError|MemoryError|OSError|ValueError")),
        ("exec('import ' + '.'.join('a' * 5000))", End::With("ImportError|SyntaxError|MemoryError")),
        (
            "import sys\nsys.path = ['d%d' % i for i in range(5000)]\nwhile True:\n  try: import nowhere\n  except ImportError: pass",
            End::Never,
        ),
        ("import sys\nsys.path.append(sys.path)\nimport nowhere", End::With("ImportError|TypeError")),
        ("put('a.py', 'x = 1\\n' * 10**5)\nimport a", End::With("MemoryError|SyntaxError")),
    ];
    suffer(table.map(|(source, end)| (format!("{PUT}{source}"), end)));
}

#[test]
fn namespaces_that_are_turned_over_break_nothing() {
    let table = [
        ("globals().clear()\nx", End::With("NameError")),
        ("def f():\n  globals().clear()\n  return f\nf()", End::With("NameError")),
        ("while True: globals()['x%d' % len(globals())] = 0", End::With("MemoryError")),
        ("g = globals()\nfor n in g: g[n + n] = 0", End::With("RuntimeError")),
        ("def f(n):\n  locals()['n'] = 0\n  return n\nassert f(3) == 3", End::Well),
        (
            "import sys\nsys.modules.clear()\nimport sys\nsys.modules['json'] = 7\nimport json\njson.dumps",
            End::With("AttributeError"),
        ),
        ("import builtins\nbuiltins.len = builtins.print = None\nlen([])", End::With("TypeError")),
        (
            "x = 0\nclass K:\n  def __hash__(self): return 1\n  def __eq__(self, o): d.clear(); return True\nd = {K(): 1}\nd[K()] = 2\nlen(d)",
            End::Maybe("RuntimeError"),
        ),
        (
            "class K:\n  def __hash__(self): return 1\n  def __eq__(self, o): d[K()] = 0; return False\nd = {K(): 1}\nd[K()]",
            End::With("RuntimeError|RecursionError|MemoryError"),
        ),
        (
            "class K:\n  def __hash__(self): return 1\n  def __eq__(self, o): del s[:]; return False\ns = [K() for i in range(9)]\ns.index(K())",
            End::With("ValueError"),
        ),
        (
            "b = bytearray(8)\nm = memoryview(b)\ntry: b.extend(bytes(9999))\nexcept (BufferError, TypeError, ValueError): pass\nm[7]\nm[:] = m[::1]",
            End::Maybe("IndexError|ValueError|TypeError"),
        ),
        ("def g():\n  me.close()\n  yield\nme = g()\nnext(me)", End::With("ValueError")),
        ("def g():\n  next(me)\n  yield\nme = g()\nnext(me)", End::With("ValueError")),
        (
            "a = []\na.append(a)\nassert a == a\nb = []\nb.append(b)\na == b",
            End::With("RecursionError|RuntimeError"),
        ),
        ("x = int('9' * 10**6)", End::With("MemoryError|ValueError|OverflowError|RuntimeError")),
    ];
    suffer(table);
}
