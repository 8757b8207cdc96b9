# Packages: __init__, submodules, relative imports at several levels, __name__, names that a package exports.
import os
def write(path, text):
    with open(path, "w") as f:
        f.write(text)
os.mkdir("shapes")
os.mkdir("shapes/round")
write("shapes/__init__.py", "print('init', __name__)\nfrom .base import Shape, make\nVERSION = 3\nfrom . import util\n")
write("shapes/base.py", "print('base', __name__)\nclass Shape:\n    sides = 0\n    def name(self):\n        return type(self).__name__\ndef make(cls):\n    return cls()\n_hidden = 1\n")
write("shapes/util.py", "from .base import Shape as S\nfrom . import base\ndef same():\n    return S is base.Shape\n")
write("shapes/round/__init__.py", "from ..base import Shape\nfrom .. import VERSION\nclass Round(Shape):\n    v = VERSION\n")
write("shapes/round/circle.py", "from . import Round\nfrom ..util import same\nfrom .. import base as b\nfrom ..base import make as _make\nclass Circle(Round):\n    pass\ndef build():\n    return _make(Circle), same(), b.__name__\nprint('circle', __name__)\n")
import shapes
print(shapes.VERSION, shapes.__name__, shapes.base.__name__, shapes.util.same(), hasattr(shapes, "round"))
import shapes.round.circle
print(shapes.round.circle.build()[0].name(), shapes.round.circle.build()[1:], hasattr(shapes, "round"), shapes.round.Round.v)
import shapes.round.circle as c
from shapes.round.circle import Circle, build as b2
from shapes import round as r, VERSION as v, make
print(c.Circle is Circle, b2 is c.build, r.circle is c, v, make(Circle).sides)
import sys
print(sorted(n for n in sys.modules if n.startswith("shapes")), sys.modules["shapes"] is shapes)
def inside():
    import shapes.base as sb
    from shapes.util import same
    return sb is shapes.base, same()
print(inside(), "sb" in globals())
for code in ("import shapes.nothing", "from shapes import nothing", "from shapes.round import missing", "import shapes.base.deeper", "from .x import y", "import nopackage.sub", "from shapes.nothing import a"):
    try:
        exec(code)
        print("no error", code)
    except ImportError:
        print("ImportError", code)
try:
    shapes.nothing
except AttributeError:
    print("AttributeError")
shapes.VERSION = 9
from shapes import VERSION
print(VERSION, shapes.round.Round.v, v)
