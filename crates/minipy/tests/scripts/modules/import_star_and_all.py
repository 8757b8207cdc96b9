# import *: what it takes, underscore names, overwriting, later changes; __all__ where it is given; path entries.
import sys, os
def write(path, text):
    with open(path, "w") as f:
        f.write(text)
write("plain.py", "import math\npub = 1\n_private = 2\n__dunder = 3\ndef func(): return pub\nclass Cls: pass\nlower = 'plain'\n")
before = set(globals())
from plain import *
print(sorted(set(globals()) - before - {"before"}))
print(pub, func(), lower, "_private" in globals(), math.floor(1.5))
pub = "overwritten"
import plain
print(pub, plain.pub, func(), plain._private)
plain.pub = 7
print(func(), pub)
lower = "mine"
from plain import *
print(lower, pub)
os.mkdir("libs")
write("libs/only_there.py", "WHERE = 'libs'\n")
write("libs/plain2.py", "WHERE = 'libs'\n")
write("plain2.py", "WHERE = 'here'\n")
try:
    import only_there
except ImportError:
    print("not on the path")
sys.path.append("libs")
import only_there, plain2
print(only_there.WHERE, plain2.WHERE)
del sys.modules["plain2"]
sys.path.insert(0, "libs")
import plain2
print(plain2.WHERE, sys.path[0], sys.path[-1])
sys.path.remove("libs")
for src in ("def f():\n from plain import *", "from plain import *, x", "import *", "from plain import (*)", "class C:\n from plain import *", "import a as b.c", "from . import *", "import a.b as", "from a import b.c", "import (a)", "from a import ()", "from a import (b,)", "import a, b as c, d.e"):
    try:
        compile(src, "s", "exec")
        print("accepted", repr(src))
    except SyntaxError:
        print("SyntaxError", repr(src))
exec("from plain import lower as l2, func as f2", ns := {})
print(ns["l2"], ns["f2"](), sorted(k for k in ns if not k.startswith("__")))
class Holder:
    from plain import func, lower
    import plain as p
    value = lower + "!"
print(Holder.value, Holder.func(), Holder.p.__name__, Holder().lower)
