# Attributes of built-in values: missing ones, ones that cannot be set or deleted.
def f(): pass
values = [1, 1.5, True, "s", b"b", [], (), {}, {1}, None, ..., range(3), len, int, f, (lambda: 0), slice(1), NotImplemented, f.__class__]
for v in values:
    row = []
    for op in (lambda: v.nothing_here, lambda: setattr(v, "nothing_here", 1), lambda: delattr(v, "nothing_here")):
        try:
            op()
            row.append("ok")
        except (AttributeError, TypeError) as e:
            row.append("refused")
    if not (callable(v) and v is not len and v is not int):
        print(type(v).__name__, *row)
    print(type(v).__name__, hasattr(v, "nothing_here2"), getattr(v, "nothing_here2", "default"))
for expr in ("'a'.upper.nope", "[].append.nope", "(1).real.nope", "None.x.y", "{}.get.zz", "len.zz", "'x'.y = 5" if False else "'x'.y", "().append", "''.append", "[].add", "{}.append", "set().append", "(1).append", "None()", "None[0]", "None.a", "''.sort()", "().sort()", "[].keys()", "{1}.keys()", "range(3).append(1)", "b''.append(1)", "f.nope", "int.nope", "int.nope()", "ValueError.nope", "ValueError().nope", "type.nope", "object.nope"):
    try:
        print(expr, eval(expr))
    except (AttributeError, TypeError) as e:
        print(expr, type(e).__name__)
class C:
    x = 1
    def m(self): pass
c = C()
for source in ("c.y", "C.y", "c.m.y", "del c.x", "del c.y", "del C.y", "c.m.z = 1", "c.x.y = 2", "c.x = 5", "del c.x", "c.x", "C.x = 7", "c.x", "del C.x", "c.x", "c.m()", "C.m()", "C.m(c)", "c.m(1)"):
    try:
        print(source, eval(source) if " " not in source or "(" in source else exec(source))
    except (AttributeError, TypeError) as e:
        print(source, type(e).__name__)
class Slots:
    def __setattr__(self, name, value):
        if name not in ("a", "b"):
            raise AttributeError("no " + name)
        super().__setattr__(name, value)
    def __delattr__(self, name):
        raise AttributeError("keep " + name)
s = Slots()
s.a = 1
for source in ("s.b = 2", "s.c = 3", "del s.a", "s.a", "s.d"):
    try:
        print(source, eval(source) if "=" not in source and "del" not in source else exec(source))
    except AttributeError as e:
        print(source, "AttributeError", str(e) if "no " in str(e) or "keep" in str(e) else "")
