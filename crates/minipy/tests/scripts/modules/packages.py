import os
import sys

files = {
    "/lib/plain.py": "value = 1\nprint('plain runs', __name__, __file__)\n",
    "/pack/__init__.py": "print('pack runs', __name__, __path__)\nfrom .inner import name\nfrom . import other\n",
    "/pack/inner.py": "name = __name__\n",
    "/pack/other.py": "from .inner import name as n\nfrom .deep.leaf import up\nfrom .deep import leaf\n",
    "/pack/deep/__init__.py": "",
    "/pack/deep/leaf.py": "from ..inner import name as up\nfrom ... import nothing\n" if False else "from ..inner import name as up\n",
    "/pack/bad.py": "from ....too.far import x\n",
    "/pack/broken.py": "import this is wrong\n",
    "/pack/failing.py": "x = 1\n1 / 0\n",
    "/circle_a.py": "import circle_b\nfrom circle_b import b\na = 1\n",
    "/circle_b.py": "import circle_a\nb = hasattr(circle_a, 'a')\n",
    "/stars.py": "_hidden = 1\nshown = 2\n",
    "/stars_all.py": "__all__ = ['_hidden']\n_hidden = 1\nshown = 2\n",
    "/old.mpy": "M\x06\x00\x1f",
    "/elsewhere/far.py": "where = 'elsewhere'\n",
    "/shadow.py": "x = 'file'\n",
}
for path, text in files.items():
    parts = path.split("/")[1:-1]
    for i in range(len(parts)):
        try:
            os.mkdir("/" + "/".join(parts[: i + 1]))
        except OSError:
            pass
    with open(path, "w") as f:
        f.write(text)

import plain

print(plain.value, plain is sys.modules["plain"])
import plain
import pack

print(pack.name, pack.other.n, pack.other.up, pack.other.leaf.__name__)
import pack.deep.leaf as leaf

print(leaf is pack.deep.leaf, leaf.up)
from pack.deep import leaf as again

print(again is leaf)
import circle_a

print(circle_a.circle_b.b)
from stars import *

print("shown" in globals(), "_hidden" in globals())
from stars_all import *

print(_hidden)
for name in ("old", "missing", "pack.missing", "pack.bad", "pack.broken", "pack.failing", "far", "plain.sub"):
    try:
        __import__(name)
        print(name, "?")
    except Exception as e:
        print(name, type(e).__name__, e)
print("pack.failing" in sys.modules)
try:
    from plain import nothing
except ImportError as e:
    print(e)
sys.path.append("/elsewhere")
import far

print(far.where, sys.path)
os.chdir("/elsewhere")
sys.path[:] = [""]
del sys.modules["far"]
import far

print(far.where)
sys.modules["fake"] = far
import fake

print(fake is far)
