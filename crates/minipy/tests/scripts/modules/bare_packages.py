# A directory without __init__.py is a package of its files; a file or a real package of its name goes before it.
import os, sys
def write(path, text):
    with open(path, "w") as f:
        f.write(text)
for name in ("tools", "tools/deep", "both", "full"):
    os.mkdir(name)
write("tools/one.py", "print('one', __name__)\nfrom . import two\nVALUE = two.VALUE + 1\n")
write("tools/two.py", "print('two', __name__)\nVALUE = 1\n")
write("tools/deep/three.py", "print('three', __name__)\nfrom ..one import VALUE\n")
write("both.py", "print('the file')\nx = 1\n")
write("both/inner.py", "print('never')\n")
write("full/__init__.py", "print('the package')\n")
write("full.py", "print('never')\n")
import tools
print(tools.__name__, hasattr(tools, "one"), hasattr(tools, "__path__"), tools is sys.modules["tools"])
import tools.deep.three
print(tools.deep.three.VALUE, tools.one.VALUE, tools.two.VALUE, tools.deep.__name__)
from tools import one, deep
from tools.deep import three
print(one is tools.one, deep is tools.deep, three is tools.deep.three)
import both, full
print(both.x)
for code in ("import both.inner", "import tools.nothing", "from tools import nothing", "import tools.one.deeper"):
    try:
        exec(code)
        print("no error")
    except ImportError:
        print("ImportError")
# A script that is run in a package's name finds its neighbours.
__package__ = "tools"
from . import one as again
from .deep.three import VALUE
print(again is one, VALUE)
__package__ = "tools.deep"
from ..two import VALUE
print(VALUE)
