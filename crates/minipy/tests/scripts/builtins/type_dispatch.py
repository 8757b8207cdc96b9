# Choosing by type: tables, isinstance chains, visitors, conversions, rendering.
def kind(x):
    for t, name in ((bool, "bool"), (int, "int"), (float, "float"), (str, "str"), (bytes, "bytes"), (bytearray, "bytearray"), (list, "list"), (tuple, "tuple"), (dict, "dict"), ((set, frozenset), "set"), (type, "type"), (BaseException, "exception")):
        if isinstance(x, t):
            return name
    return "none" if x is None else "callable" if callable(x) else "other"
values = [True, 1, 1 << 70, 1.5, "s", b"b", bytearray(), [], (), {}, set(), frozenset(), int, ValueError, ValueError(), None, len, lambda: 0, range(1), ..., object()]
print([kind(v) for v in values])
table = {int: "i", str: "s", type(None): "n", list: "l"}
print([table.get(type(v), "?") for v in (1, True, "x", None, [], (), 1.0)], sorted(table.values()))
def render(x, indent=0):
    pad = "  " * indent
    if isinstance(x, dict):
        return "{\n" + "".join("%s  %s: %s\n" % (pad, k, render(v, indent + 1)) for k, v in x.items()) + pad + "}" if x else "{}"
    if isinstance(x, (list, tuple)):
        o, c = "[]" if isinstance(x, list) else "()"
        return o + ", ".join(render(v, indent) for v in x) + c
    if isinstance(x, str):
        return '"' + x.replace('"', '\\"') + '"'
    if x is None or x is True or x is False:
        return {None: "null", True: "true", False: "false"}[x]
    return str(x)
print(render({"a": [1, 2.5, "q\"x"], "b": {"c": (True, None), "d": {}}, "e": []}))
class Visitor:
    def visit(self, node):
        for cls in type(node).__mro__ if hasattr(type(node), "__mro__") else [type(node)]:
            m = getattr(self, "visit_" + cls.__name__, None)
            if m:
                return m(node)
        return self.generic(node)
    def generic(self, node):
        return "generic " + type(node).__name__
class Printer(Visitor):
    def visit_int(self, n): return "int %d" % n
    def visit_str(self, s): return "str " + s
    def visit_list(self, l): return [self.visit(x) for x in l]
print(Printer().visit([1, "a", [2.5, None]]), Visitor().visit(1), Printer().visit({}))
def coerce(v, t):
    if t is bool and isinstance(v, str):
        if v.lower() not in ("true", "false"):
            raise ValueError("not a bool: " + v)
        return v.lower() == "true"
    if isinstance(t, list):
        return [coerce(x, t[0]) for x in (v.split(",") if isinstance(v, str) else v)]
    if isinstance(t, dict):
        return {k: coerce(v[k], sub) for k, sub in t.items()}
    return t(v)
for v, t in (("5", int), ("2.5", float), ("TRUE", bool), ("1,2,3", [int]), ({"a": "1", "b": "x,y"}, {"a": int, "b": [str]}), ("x", int), ("maybe", bool), ([1, "2"], [float]), (None, str), ({}, {"k": int})):
    try:
        print(coerce(v, t))
    except (ValueError, KeyError, TypeError) as e:
        print(type(e).__name__)
handlers = []
def handles(*types):
    def register(f):
        handlers.append((types, f))
        return f
    return register
@handles(int, float)
def number(x): return x * 2
@handles(str)
def text(x): return x.upper()
@handles(object)
def anything(x): return [x]
def dispatch(x):
    return next(f for ts, f in handlers if isinstance(x, ts))(x)
print([dispatch(v) for v in (1, 2.5, True, "a", None, (1,))], [f.__name__ for _, f in handlers])
class Meta(int): pass
class Sub(Meta): pass
print(kind(Sub(3)), isinstance(Sub(3), (str, int)), issubclass(Sub, int), type(Sub(3)) is int, [c.__name__ for c in (Sub, Meta, int)], type(Sub(1) + 1).__name__, dispatch(Sub(4)), table.get(type(Sub(1)), "exact types only"), {type(v): 1 for v in (1, Sub(1))}.__len__() if hasattr({}, "__len__") else 2)
