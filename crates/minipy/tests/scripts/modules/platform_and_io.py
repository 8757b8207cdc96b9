import io
import platform
import sys

print(platform.platform().startswith("MicroPython-1."), sys.platform in platform.platform(), platform.python_compiler(), platform.libc_ver())
print(sys.implementation.name, sys.implementation.version, sys.version_info, sys.byteorder, sys.maxsize > 2**30)
sys.stdout.buffer.write(b"bytes\n")
out = io.BytesIO()
w = io.BufferedWriter(out, 8)
print(w.write(b"12345"), out.getvalue(), w.write(b"6789"), out.getvalue(), w.write(b"x"))
w.flush()
print(out.getvalue())
import os

u = os.uname()
print(len(u), u[0] == u.sysname, u.sysname == sys.platform, list(u)[-1] == u.machine, u[1:2] == (u.nodename,))
print(sys.implementation[0], len(sys.implementation), str(sys.implementation)[:40], isinstance(u, tuple))
try:
    u.nothing
except AttributeError as e:
    print(e)
a, *rest = u
print(a == u.sysname, len(rest), u == os.uname(), "" in u)
