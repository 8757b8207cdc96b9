# A file that has the name of a built-in module extends it, where MicroPython allows that.
import sys
import os

for directory in ("lib", "lib/collections"):
    try:
        os.mkdir(directory)
    except OSError:
        pass


def write(name, text):
    with open(name, "w") as f:
        f.write(text)


# By the older way, and as a package.
write("lib/collections/__init__.py", "from ucollections import *\nfrom .more import Bag\n")
write("lib/collections/more.py", "class Bag(list):\n    pass\n")
# By the newer way.
write(
    "lib/time.py",
    "import sys\n_path = sys.path\nsys.path = ()\ntry:\n    from time import *\nfinally:\n    sys.path = _path\n\n\n"
    "def later(ms):\n    return ticks_add(5, ms)\n",
)
write("lib/math.py", "print('not reached')\n")
# Not a module at all.
os.mkdir("lib/ssl")
sys.path[:] = ["/lib"]

import collections
import ucollections

print(collections.Bag([1]), collections.namedtuple is ucollections.namedtuple, hasattr(ucollections, "Bag"))
print(collections.OrderedDict(a=1))
import time
import utime

print(time.later(3), time is utime, hasattr(utime, "later"), utime.ticks_diff(time.ticks_add(9, 1), 9))
print(sys.modules["time"] is time)
import math

print(math.floor(2.5))
import ssl

print(hasattr(ssl, "SSLContext"))
import time as again

print(again is time)
from time import later, sleep_ms

print(later(1), sys.path)
