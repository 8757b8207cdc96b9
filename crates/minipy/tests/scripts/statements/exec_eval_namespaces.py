# exec and eval with dicts: which names they see and set, builtins, nested functions, return values, errors.
g = {"a": 1}
exec("b = a + 1\ndef f(): return a * 100 + b\nclass C:\n    v = b", g)
print(g["b"], g["f"](), g["C"].v, sorted(k for k in g if not k.startswith("__")))
g["a"] = 5
print(g["f"](), eval("f() + a", g), eval("a", g, {"a": "local"}))
l = {"a": "local a"}
exec("c = a\na = 'set'\nglobal d\nd = 'global d'", g, l)
print(l, g["a"], g["d"], "c" in g)
print(eval("[a for _ in range(2)]", {"a": 3}), eval("(lambda x: x + a)(1)", {"a": 3}), eval(" 1 + 1 "), eval("\t2"), eval("(1,\n2)"))
print(eval("len('abc')", {}), eval("sorted([2, 1])", {}, {}), exec("x = 1"), eval("None"))
def func():
    local = 7
    d = {}
    exec("y = 2 * z", {"z": 21}, d)
    return d, eval("z + 1", {"z": local})
print(func())
n = 0
for i in range(3):
    exec("n += i")
print(n)
exec("import math\nr = math.floor(2.5)")
print(r)
ns = {}
exec("""
total = 0
for i in range(4):
    if i == 2:
        continue
    total += i
try:
    1 // 0
except ZeroDivisionError:
    caught = True
items = [i * total for i in range(2)]
def gen():
    yield from items
""", ns)
print(ns["total"], ns["caught"], ns["items"], list(ns["gen"]()), ns["i"])
code = compile("v * 2", "name", "eval")
print([eval(code, {"v": v}) for v in (1, "ab", [0])])
stmt = compile("count = count + 1", "name", "exec")
env = {"count": 0}
for _ in range(5):
    exec(stmt, env)
print(env["count"])
exec("raise_here = lambda: 1 // 0", ns)
try:
    ns["raise_here"]()
except ZeroDivisionError:
    print("raised inside")
for f in (lambda: eval("x = 1"), lambda: eval(""), lambda: eval("1; 2"), lambda: eval("pass"), lambda: exec("x ="), lambda: eval("undefined_zz"), lambda: eval("a", {}), lambda: eval(5), lambda: exec(None), lambda: eval("1", 5), lambda: compile("1", "f", "bad"), lambda: eval("(")):
    try:
        f()
        print("no error")
    except (SyntaxError, NameError, TypeError, ValueError) as e:
        print(type(e).__name__)
exec("def outer():\n def inner():\n  return k\n k = 5\n return inner()\nresult = outer()", ns)
print(ns["result"], eval("k", {"k": eval("1 + eval('2')")}), eval(repr({"a": [1, (2,), None, True, "s", b"b", 1.5]})))
class Scoped:
    exec("made_in_class = 1") if False else None
    val = eval("5 + 5")
print(Scoped.val, eval("not 1 or 2 and 3 if 1 else 4"), eval("{'k': lambda: 3}['k']()"), eval("'a' 'b'"), eval("f'{1 + 1}'"))
print(globals() is globals(), "ns" in globals(), "ns" in dir() if False else True, type(globals()) is dict)
