# Cooperative __init__ with keyword arguments through a diamond.
log = []
class Base:
    def __init__(self, **kw):
        log.append("Base")
        if kw:
            raise TypeError("left over: " + ", ".join(sorted(kw)))
class Named(Base):
    def __init__(self, name="none", **kw):
        log.append("Named>")
        super().__init__(**kw)
        self.name = name
        log.append("<Named")
class Sized(Base):
    def __init__(self, size=0, **kw):
        log.append("Sized>")
        super().__init__(**kw)
        self.size = size
        log.append("<Sized")
class Both(Named, Sized):
    def __init__(self, *args, extra=(), **kw):
        super().__init__(*args, **kw)
        self.extra = list(extra)
b = Both("n", size=3, extra="ab")
print(log, b.name, b.size, b.extra)
del log[:]
print(Both().name, log)
try:
    Both(colour=1, shape=2)
except TypeError as e:
    print(e, log[-3:])
try:
    Both("a", "b")
except TypeError:
    print("TypeError two positional")
class Forgetful(Named):
    def __init__(self):
        pass
f = Forgetful()
try:
    f.name
except AttributeError:
    print("no name", hasattr(f, "name"))
class Returns:
    def __init__(self):
        return 5
try:
    Returns()
except TypeError:
    print("TypeError __init__ returns")
class NoneOk:
    def __init__(self):
        return None
print(NoneOk().__class__.__name__)
for bad in (lambda: object(1), lambda: Forgetful(1), lambda: Named(1, name=2), lambda: Base(1)):
    try:
        bad()
        print("no error")
    except TypeError:
        print("TypeError")
