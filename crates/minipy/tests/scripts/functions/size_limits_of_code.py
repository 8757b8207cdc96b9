# Large pieces of code: many parameters, locals, literals, branches, nesting, long expressions and strings.
n = 60
params = ", ".join("p%d" % i for i in range(n))
exec("def many(%s):\n    return %s" % (params, " + ".join("p%d" % i for i in range(n))))
print(many(*range(n)) == sum(range(n)), many(**{"p%d" % i: i for i in range(n)}) == sum(range(n)))
body = "\n".join("    v%d = %s" % (i, "v%d + 1" % (i - 1) if i else "x") for i in range(200))
exec("def locals_(x):\n%s\n    return v199, v100, v0" % body)
print(locals_(1))
chain = "\n".join("    elif x == %d:\n        r = 'branch %d'" % (i, i) for i in range(1, 150))
exec("def branches(x):\n    if x == 0:\n        r = 'zero'\n%s\n    else:\n        r = 'else'\n    return r" % chain)
print(branches(0), branches(77), branches(149), branches(150))
big = eval("[" + ", ".join(str(i * i) for i in range(1000)) + "]")
print(len(big), big[999], sum(big))
d = eval("{" + ", ".join("'k%d': %d" % (i, i) for i in range(500)) + "}")
print(len(d), d["k0"], d["k499"], sum(d.values()))
t = eval("(" + ",".join("'%s'" % chr(97 + i % 26) for i in range(300)) + ")")
print(len(t), t[25], "".join(t[:30]))
print(eval("+".join(["1"] * 400)), eval("-".join(["1"] * 100)), eval(" and ".join(["1"] * 100)), eval(" or ".join(["0"] * 99 + ["7"])), eval("'a'" + " 'b'" * 50) == "a" + "b" * 50)
depth = 30
print(eval("(" * depth + "5" + ")" * depth), eval("[" * depth + "]" * depth) != [], len(str(eval("[" * depth + "]" * depth))), eval("-" * 40 + "3"), eval("not " * 31 + "0"))
src = "x = 0\n"
for i in range(15):
    src += "    " * i + "if x == %d:\n" % i + "    " * (i + 1) + "x += 1\n"
exec(src)
print(x)
src = "out = []\n"
for i in range(8):
    src += "    " * i + "for i%d in range(2):\n" % i
src += "    " * 8 + "out.append(i0 + i7)\n"
exec(src)
print(len(out), sum(out))
src = "def f0(): return 'inner'\n"
exec("def f():\n" + "".join("    " * (i + 1) + "def f():\n" for i in range(12)) + "    " * 13 + "return 'deep'\n" + "".join("    " * (i + 1) + "return f()\n" for i in range(11, -1, -1)))
print(f())
text = "abc\u00e9" * 500
print(len(eval(repr(text))), eval(repr(text)) == text, len(eval("'''" + "line\n" * 300 + "'''")))
def star(*a, **k):
    return len(a), len(k)
print(star(*range(300)), star(**{"k%d" % i: i for i in range(100)}), eval("star(%s)" % ",".join("1" for _ in range(120))), eval("star(%s)" % ",".join("a%d=1" % i for i in range(80))))
class_src = "class Big:\n" + "".join("    def m%d(self):\n        return %d\n" % (i, i) for i in range(150))
exec(class_src)
print(Big().m149(), Big().m0(), sum(getattr(Big(), "m%d" % i)() for i in range(150)))
while_src = "n = 0\nwhile n < 3:\n" + "".join("    if n == 10%d: n += 5\n" % i for i in range(100)) + "    n += 1\n"
exec(while_src)
print(n)
try_src = "r = []\n" + "".join("    " * i + "try:\n" for i in range(10)) + "    " * 10 + "1 // 0\n" + "".join("    " * i + "except KeyError:\n" + "    " * (i + 1) + "r.append(%d)\n" % i for i in range(9, 0, -1)) + "except ZeroDivisionError:\n    r.append('outermost')\n"
exec(try_src)
print(r)
