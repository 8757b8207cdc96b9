# Circular imports: what is there halfway, names looked up late, and the error when it is too early.
import sys
def write(path, text):
    with open(path, "w") as f:
        f.write(text)
write("ping.py", "print('ping begins')\nA = 1\nimport pong\nB = 2\ndef get():\n    return pong.total()\nprint('ping ends', pong.SEEN)\n")
write("pong.py", "print('pong begins')\nimport ping\nSEEN = (hasattr(ping, 'A'), hasattr(ping, 'B'))\ndef total():\n    return ping.A + ping.B\nprint('pong ends')\n")
import ping
print(ping.get(), ping.pong.SEEN, sys.modules["pong"] is ping.pong)
write("early.py", "from late import thing\nother = 1\n")
write("late.py", "from early import other\nthing = 2\n")
try:
    import early
    print("no error")
except ImportError:
    print("ImportError", "late" in sys.modules and hasattr(sys.modules["late"], "thing"))
write("lazy_a.py", "def f():\n    from lazy_b import g\n    return g() + 'a'\ndef base():\n    return 'base'\n")
write("lazy_b.py", "from lazy_a import base\ndef g():\n    return base() + 'b'\n")
import lazy_b, lazy_a
print(lazy_a.f(), lazy_b.g())
write("selfish.py", "import selfish\nX = 5\ndef me():\n    return selfish.X\n")
import selfish
print(selfish.me(), selfish.selfish is selfish)
import os
os.mkdir("ring")
write("ring/__init__.py", "print('ring', __name__)\nfrom . import one\nDONE = True\n")
write("ring/one.py", "from . import two\nNAME = 'one'\n")
write("ring/two.py", "import ring\nfrom . import one\nNAME = 'two'\ndef late():\n    return ring.one.NAME, ring.DONE, one.NAME\n")
import ring.two
print(ring.two.late(), ring.one.two is ring.two)
