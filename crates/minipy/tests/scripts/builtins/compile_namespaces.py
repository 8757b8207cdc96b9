# Compiled code works in the namespaces that exec gives it, as source text does.
def names(d):
    return sorted(k for k in d if not k.startswith("__"))
c = compile("y = x\ndef f():\n    return x\nz = [x for _ in 'ab']", "file", "exec")
x = "global"
exec(c)
print(y, f(), z)
g = {"x": 1}
exec(c, g)
print(names(g), g["y"], g["f"]())
g, l = {"x": 2}, {"x": 3}
exec(c, g, l)
print(names(g), names(l), l["y"], l["f"]())
l = {}
exec("import math\nclass K: pass\nfor i in range(2): pass\ndel i", g, l)
print(names(l))
print(eval(compile("x", "f", "eval")), eval(compile("x", "f", "eval"), {"x": 4}), eval(compile("x + y", "f", "eval"), {"x": 4}, {"y": 5}))
print(eval(compile("w = 6", "f", "exec")), w)
def inside():
    x = "local"
    exec(c)
    return y
print(inside())
d = {}
exec(compile("global q\nq = 1\nr = 2", "f", "exec"), d, e := {})
print(names(d), names(e))
for bad in lambda: exec("1", 5), lambda: exec("1", {}, 5), lambda: exec("1", None, 5), lambda: eval("1", {}, 5):
    try:
        bad()
    except TypeError:
        print("TypeError")
try:
    exec(compile("missing", "f", "exec"))
except NameError as e:
    print(type(e).__name__)
