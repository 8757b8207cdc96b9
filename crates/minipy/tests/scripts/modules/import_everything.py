# `from m import *` takes constants as well as functions, of modules that are built in too.
from errno import *
from math import *
from sys import *

print(EEXIST, ENOENT, EIO, errorcode[EAGAIN])
print(pi > 3, e > 2, floor(2.5), isinstance(path, list))
import errno

print("ECONNREFUSED" in dir(errno), "errorcode" in dir(errno))
try:
    __import__("")
except ValueError:
    print("empty")
try:
    __import__("math", None, None, None, -1)
except ValueError:
    print("negative")
