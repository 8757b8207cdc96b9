# eval and exec with and without namespaces.
x = "global"
def f():
    x = "local"
    return eval("x"), eval("1 + 1")
print(eval("x"), eval("  1 +  2  "), eval("[i * i for i in range(4)]"), eval("'a' 'b'"), eval("(1,)"), eval("lambda: 5")(), eval("None"), eval("{'k': [1]}['k'][0]"))
g = {"x": 10, "y": 2}
print(eval("x * y", g), eval("x", {"x": "given"}), eval("len('abc')", {}), eval("z", {}, {"z": 1}), eval("x + w", {"x": 1}, {"w": 2}))
exec("x = 5\ny = x + 1", g)
print(g["x"], g["y"], x)
ns = {}
exec("def h(n):\n    return n * factor\nfactor = 3\nresult = h(4)\n", ns)
print(ns["result"], ns["h"](5))
ns["factor"] = 100
print(ns["h"](2))
exec("for i in range(3):\n    total = total + i", ns.update(total=0) or ns)
print(ns["total"], ns["i"])
exec("made = 'by exec'")
print(made, exec("1 + 1"), exec(""), exec("# comment"), exec("\n\n"), eval("exec('q = 1', d)", {"d": (d := {})}), d["q"])
code = compile("a * 2", "<c>", "eval")
print(eval(code, {"a": 4}), eval(code, {"a": "s"}))
code = compile("a = a + 1\nb = a * 2", "<c>", "exec")
n = {"a": 1}
exec(code, n)
exec(code, n)
print(n["a"], n["b"])
def attempt(fn):
    try:
        print(fn())
    except Exception as e:
        print(type(e).__name__)

for source in ("", "1 +", "x = 1", "if 1: pass", "1; 2", "nope", "1/0", ")", "'abc", "1 2", "def f(): pass", "return 1", "yield 1"):
    attempt(lambda: eval(source, {}))
for source in ("1 +", "x = ", "if 1:", "  x = 1\n y = 2", "return 1", "break", "continue", "def f(:", "class", "f(", "nope", "raise KeyError(1)", "x = 1 if 2", "for", "1 = x", "f() = 1", "'a", "x = = 2", "import", "a b"):
    attempt(lambda: exec(source, {}))
attempt(lambda: eval(5))
attempt(lambda: exec(None))
attempt(lambda: eval("1", 5))
attempt(lambda: compile("1", "f", "what"))
