# Augmented assignment on names, attributes, items, slices, globals, nonlocals; evaluated once; unbound names.
log = []
class Box:
    def __init__(self, **kw):
        object.__setattr__(self, "d", dict(kw))
    def __getattr__(self, n):
        log.append("get " + n)
        return self.d[n]
    def __setattr__(self, n, v):
        log.append("set " + n)
        self.d[n] = v
    def __getitem__(self, k):
        log.append("getitem %r" % (k,))
        return self.d.get(k, 0)
    def __setitem__(self, k, v):
        log.append("setitem %r" % (k,))
        self.d[k] = v
b = Box(x=5, l=[1])
def box():
    log.append("box()")
    return b
def key():
    log.append("key()")
    return "k"
box().x += 1
box()[key()] -= 7
b.l += [2]
b[1, 2] |= 8
b[0:1] if False else None
print(b.d, log)
x = 10
x += 1; x -= 2; x *= 3; x //= 2; x **= 2; x %= 100; x <<= 2; x >>= 1; x |= 1; x &= 0xff; x ^= 0x0f
print(x)
x = 7
x /= 2
print(x)
s = "a"; s += "b"; s *= 2
t = (1,); t += 2, 3; t *= 2
l = m = [1]; l += (2,); l += "xy"; l *= 2; l += {9}
print(s, t, l is m, l)
st = {1, 2, 3}; st |= {4}; st -= {1}; st &= {2, 4}; st ^= {2, 5}
print(st)
l = [0, 1, 2, 3]
l[1:3] += [9, 9]
l[0] += 5
l[-1] **= 2
l[::2] += []
print(l)
def outer():
    n = 1
    def inner():
        nonlocal n
        n += 5
        n *= 2
    inner()
    return n
g = 1
def use_global():
    global g
    g += 1
    g <<= 3
use_global()
print(outer(), g)
def unbound():
    try:
        missing += 1
    except NameError:
        return "NameError"
    missing = 0
print(unbound())
for code in ("undefined_name += 1", "x += 'a'", "l += 5", "t[0] += 1", "s[0] += 'b'", "b.nothing += 1", "l[99] += 1", "d = {}\nd['k'] += 1", "None += 1"):
    try:
        exec(code)
        print("no error", repr(code))
    except (NameError, TypeError, KeyError, IndexError, SyntaxError) as e:
        print(type(e).__name__, repr(code))
x = 5
x += (x := 3)
print(x)
for src in ("x += y += 1", "x += y = 1", "(a, b) += 1", "[a] += 1", "f() += 1", "x += *y", "a + b += 1", "x =+ 1", "x !+= 1", "(x) += 1", "x += yield"):
    try:
        compile(src, "s", "exec")
        print("accepted", src)
    except SyntaxError:
        print("SyntaxError", src)
