import math, sys as system
import collections as c
from math import sqrt as root, pi
from collections import *
print(root(4), round(pi, 2), system is __import__("sys"), math is __import__("math"))
for bad in ("nosuchmodule", "math.nothing", "a.b.c"):
    try:
        __import__(bad)
    except ImportError:
        print("ImportError", bad)
try:
    from math import nosuchname
except ImportError:
    print("ImportError name")
def f():
    import sys
    from math import floor
    return floor(2.5), sys is system
print(f())
