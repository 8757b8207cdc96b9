# __setattr__ and __delattr__: intercepting, storing through object, read-only objects, counting, with augmented assignment.
class Watch:
    def __init__(self):
        object.__setattr__(self, "log", [])
        self.x = 1
    def __setattr__(self, name, value):
        self.log.append(("set", name, value))
        object.__setattr__(self, name, value)
    def __delattr__(self, name):
        self.log.append(("del", name))
        object.__delattr__(self, name)
w = Watch()
w.x += 4
w.y = w.z = 7
del w.y
setattr(w, "q", 0)
delattr(w, "q")
print(w.x, w.z, w.log)
try:
    del w.nothing
except AttributeError:
    print("AttributeError", w.log[-1])
class Frozen:
    def __init__(self, **kw):
        for k, v in kw.items():
            object.__setattr__(self, k, v)
    def __setattr__(self, name, value):
        raise AttributeError("read only: " + name)
    __delattr__ = lambda self, name: self.__setattr__(name, None)
f = Frozen(a=1, b=[2])
f.b.append(3)
for code in ("f.a = 2", "f.c = 1", "del f.a", "f.a += 1"):
    try:
        exec(code)
    except AttributeError as e:
        print(e, f.a, f.b)
class Caps(Watch):
    def __setattr__(self, name, value):
        super().__setattr__(name.upper(), value)
c = Caps()
c.name = "n"
print(c.NAME, hasattr(c, "name"), c.log)
class Typed:
    fields = {"n": int, "s": str}
    def __setattr__(self, name, value):
        if name not in self.fields:
            raise AttributeError("no field " + name)
        if not isinstance(value, self.fields[name]):
            raise TypeError("%s must be %s" % (name, self.fields[name].__name__))
        super().__setattr__(name, value)
t = Typed()
for name, value in (("n", 1), ("s", "x"), ("n", "1"), ("z", 0), ("s", None), ("n", True)):
    try:
        setattr(t, name, value)
        print("ok", getattr(t, name))
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
for f in (w.y if hasattr(w, "y") else 0,):
    print(f)
