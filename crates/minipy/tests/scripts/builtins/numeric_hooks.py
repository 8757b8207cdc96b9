# Special methods of numbers: every operator, reflected, in place, refused.
log = []
class N:
    def __init__(self, v): self.v = v
    def __repr__(self): return "N(%r)" % (self.v,)
def make(name):
    def f(self, *args):
        log.append(name)
        return (name, self.v) + args
    return f
names = "add sub mul truediv floordiv mod pow lshift rshift and or xor matmul".split()
for n in names:
    for prefix in ("", "r"):
        setattr(N, "__%s%s__" % (prefix, n), make(prefix + n))
for n in ("neg", "pos", "invert", "abs"):
    setattr(N, "__%s__" % n, make(n))
ops = dict(zip(names, "+ - * / // % ** << >> & | ^ @".split()))
a = N(1)
for n in names:
    print(n, eval("a %s 5" % ops[n]), eval("5 %s a" % ops[n]), eval("a %s a" % ops[n])[0], eval("2.5 %s a" % ops[n])[0], eval("None %s a" % ops[n])[0])
print(-a, +a, ~a, abs(a), len(log))
x = N(2)
x += 3
print(x)
class I(N):
    def __iadd__(self, o):
        self.v += o
        return self
    def __isub__(self, o): return "replaced"
    def __imul__(self, o): return NotImplemented
i = j = I(10)
i += 5
print(i, i is j)
i -= 1
print(i, j)
j *= 2
print(j)
class Ref:
    def __add__(self, o): return NotImplemented
    def __radd__(self, o): return ("radd", o)
    def __lt__(self, o): return NotImplemented
    def __eq__(self, o): return NotImplemented
    __hash__ = None
r = Ref()
for f in (lambda: r + 1, lambda: 1 + r, lambda: "s" + r, lambda: [1] + r if False else (1,) + r, lambda: r < 1, lambda: r < r, lambda: r == 1, lambda: r == r, lambda: r != 1, lambda: r - 1, lambda: -r, lambda: r & 1):
    try:
        print(f())
    except TypeError:
        print("TypeError")
class Base:
    def __add__(self, o): return "base add"
    def __radd__(self, o): return "base radd"
class Derived(Base):
    def __radd__(self, o): return "derived radd"
print(Base() + Base(), Base() + Derived(), Derived() + Base(), Derived() + Derived(), 1 + Derived(), Derived() + 1)
class Chain:
    def __init__(self, s): self.s = s
    def __add__(self, o): return Chain("(%s+%s)" % (self.s, getattr(o, "s", o)))
    def __mul__(self, o): return Chain("(%s*%s)" % (self.s, getattr(o, "s", o)))
    def __pow__(self, o): return Chain("(%s^%s)" % (self.s, getattr(o, "s", o)))
    def __neg__(self): return Chain("-" + self.s)
a, b, c = map(Chain, "abc")
print((a + b * c ** a ** b + -c * 2).s, (-a ** b).s, ((a + b) * c).s)
