# In-place operators: own method, fallback to the binary one, results of another type, on attributes and items.
class Acc:
    def __init__(self, v):
        self.v = list(v)
    def __iadd__(self, o):
        self.v.append(("iadd", o))
        return self
    def __isub__(self, o):
        return "replaced by %r" % o
    def __imul__(self, o):
        return NotImplemented
    def __mul__(self, o):
        return ("mul", o)
    def __add__(self, o):
        return "add"
    def __floordiv__(self, o):
        return ("floordiv", o)
a = b = Acc([])
a += 1
a += 2
print(a is b, a.v)
a -= 3
print(a, b.v)
c = Acc([])
c *= 4
print(c)
c = Acc([])
c //= 5
print(c)
class All:
    def __init__(self):
        self.log = []
    def note(self, name, o):
        self.log.append((name, o))
        return self
    def __itruediv__(self, o): return self.note("/=", o)
    def __ifloordiv__(self, o): return self.note("//=", o)
    def __imod__(self, o): return self.note("%=", o)
    def __ipow__(self, o): return self.note("**=", o)
    def __ilshift__(self, o): return self.note("<<=", o)
    def __irshift__(self, o): return self.note(">>=", o)
    def __iand__(self, o): return self.note("&=", o)
    def __ior__(self, o): return self.note("|=", o)
    def __ixor__(self, o): return self.note("^=", o)
    def __imatmul__(self, o): return self.note("@=", o)
x = first = All()
x /= 1; x //= 2; x %= 3; x **= 4; x <<= 5; x >>= 6; x &= 7; x |= 8; x ^= 9; x @= 10
print(x is first, x.log)
class Holder:
    pass
h = Holder()
h.acc = Acc([])
h.d = {"k": h.acc}
h.acc += "attr"
h.d["k"] += "item"
print(h.acc.v, h.d["k"] is h.acc)
h.acc -= 0
print(h.acc)
def side(log=[]):
    log.append(1)
    return len(log) - 1
l = [1, 2, 3]
l[side()] += 10
print(l, side())
t = ([1], 2)
try:
    t[0] += [5]
except TypeError:
    print("TypeError", t)
