# Modules as objects: attributes, setting and deleting, __name__, dir, from-imports of changed names, built-in ones.
import math, sys, json as j, time
print(math.__name__, j.__name__, sys.__name__, type(math).__name__, math is sys.modules["math"])
for bad in ("math.nothing", "json.Nope", "from math import nothing", "from json import nope, dumps", "import math.sub", "math.pi()", "sys.modules['zz']"):
    try:
        exec(bad)
        print("no error", bad)
    except (AttributeError, ImportError, TypeError, KeyError, NameError) as e:
        print(type(e).__name__ if not isinstance(e, ImportError) else "ImportError", bad)
print(all(hasattr(math, n) for n in ("sin", "floor", "pi")), hasattr(math, "nothing"), getattr(math, "nothing", "default"), getattr(math, "fl" + "oor")(2.5), "sqrt" in dir(math), callable(math.sqrt))
def write(path, text):
    with open(path, "w") as f:
        f.write(text)
write("conf.py", "HOST = 'h'\nPORT = 1\n_private = 2\nclass Options:\n    debug = False\ndef get(name, default=None):\n    return globals().get(name, default)\ndef put(name, value):\n    globals()[name] = value\n")
import conf
conf.PORT = 8883
conf.NEW = [1]
print(conf.get("PORT"), conf.get("NEW"), conf.get("missing", "d"), conf._private, conf.Options.debug)
conf.put("HOST", "changed")
print(conf.HOST, sorted(n for n in dir(conf) if not n.startswith("__")))
del conf.NEW
try:
    conf.NEW
except AttributeError:
    print("AttributeError")
setattr(conf, "via_setattr", 5)
delattr(conf, "_private")
print(conf.via_setattr, hasattr(conf, "_private"), conf.__name__, conf.__dict__["PORT"], "PORT" in conf.__dict__)
from conf import PORT, get as fetch
conf.PORT = 1
print(PORT, conf.PORT, fetch("PORT"))
class Proxy:
    def __getattr__(self, n): return getattr(conf, n)
print(Proxy().HOST, Proxy().get("PORT"))
modules = {m.__name__: m for m in (math, time, conf)}
print(sorted(modules), modules["math"].floor(1.9), [m for m in modules if hasattr(modules[m], "sleep")])
def use(module, *path):
    for p in path:
        module = getattr(module, p)
    return module
print(use(conf, "Options", "debug"), use(math, "pi") == math.pi)
conf.Options.debug = True
import conf as again
print(again.Options.debug, again is conf)
old_sqrt = math.sqrt
print(old_sqrt(9), old_sqrt is math.sqrt, math.sqrt == old_sqrt)
write("helpers.py", "import conf\nfrom conf import *\ndef host(): return HOST, conf.HOST\n")
import helpers
conf.HOST = "later"
print(helpers.host(), helpers.conf is conf, hasattr(helpers, "Options"))
print({conf: 1}[conf], conf in [conf], conf == again, bool(conf), [conf, math].index(math))
write("many.py", "\n".join("v%d = %d" % (i, i) for i in range(100)) + "\ntotal = sum(globals()['v%d' % i] for i in range(100))\n")
import many
print(many.total, many.v99, len([n for n in dir(many) if n.startswith("v")]))
