print(eval("1 + 2"), eval("[x for x in range(3)]"), eval("a * 2", {"a": 21}), eval("x + y", {"x": 1}, {"y": 2}))
exec("z = 5\nprint('in exec', z)")
print(z)
ns = {}
exec("def f(x):\n    return x * k\nk = 3", ns)
print(ns["f"](5), sorted(k for k in ns if not k.startswith("__")))
def scope():
    loc = {"v": 1}
    exec("v += 1\nw = v", {}, loc)
    return loc["v"], loc["w"]
print(scope())
for bad in ("1 +", "x = ", "def", "a b", "if True\n  pass", "  x", "'abc", "1 = 2", "return 1", "break", "for", "(", "f(a=1, a=2)"):
    try:
        exec(bad)
        print("accepted", bad)
    except SyntaxError:
        print("SyntaxError", repr(bad))
try:
    eval("1 / 0")
except ZeroDivisionError:
    print("ZeroDivisionError")
c = compile("3 * 4", "f", "eval")
print(eval(c))
exec(compile("print('compiled')", "f", "exec"))
