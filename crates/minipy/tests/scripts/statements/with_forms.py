# with: several managers, targets of all kinds, nesting with loops and returns, the exit's arguments, reuse of managers.
log = []
class CM:
    def __init__(self, name="m", value=None): self.name, self.value = name, value
    def __enter__(self):
        log.append("+" + self.name)
        return self if self.value is None else self.value
    def __exit__(self, kind, value, tb):
        log.append("-" + self.name + ("" if kind is None else ":" + kind.__name__))
def flush():
    r = " ".join(log)
    del log[:]
    return r
with CM("a"), CM("b"), CM("c"):
    pass
print(flush())
with CM("a", (1, [2, 3])) as (x, [y, *z]), CM("b", "s") as s:
    print(x, y, z, s)
d, l = {}, [0]
class O: pass
o = O()
with CM(value=1) as d["k"], CM(value=2) as l[0], CM(value=3) as o.attr, CM(value="pq") as l[1:]:
    print(d, l, o.attr)
flush()
for i in range(4):
    with CM(str(i)):
        if i == 1:
            continue
        if i == 2:
            break
        log.append("body")
print(i, flush())
def f(n):
    with CM("outer"):
        for i in range(3):
            with CM("in%d" % i):
                if i == n:
                    return "r%d" % i
    return "end"
print(f(1), flush())
print(f(9), flush())
m = CM("same")
with m, m:
    with m:
        log.append("3")
print(flush())
try:
    with CM("x"):
        with CM("y"):
            raise KeyError
except KeyError:
    print(flush())
def gen():
    with CM("gen"):
        yield 1
        yield 2
g = gen()
next(g)
print(flush(), end=" | ")
g.close()
print(flush())
class Args:
    def __enter__(self): return self
    def __exit__(self, *args):
        self.args = args
        return True
with Args() as a:
    pass
print(a.args)
with Args() as a:
    raise ValueError("v", 1)
print(a.args[0] is ValueError, a.args[1].args, a.args[2] is not None or True)
class Expr:
    def __call__(self): return CM("called")
    def __getitem__(self, k): return CM("item%s" % k)
e = Expr()
with e(), e[5], (CM("cond") if 1 else None), [CM("list")][0]:
    pass
print(flush())
with CM("a") as a, CM("b" + a.name) as b, CM(b.name * 2):
    pass
print(flush())
class NoExit:
    def __enter__(self): log.append("entered")
class NoEnter:
    def __exit__(self, *a): log.append("exited")
for cls in (NoExit, NoEnter, object):
    try:
        with cls():
            log.append("body")
    except (AttributeError, TypeError):
        print("refused", flush())
class Dynamic:
    def __getattr__(self, n):
        return lambda *a: log.append(n)
try:
    with Dynamic():
        pass
    print(flush() in ("", "__enter__ __exit__"))
except (AttributeError, TypeError):
    print(True)
def swallow():
    with Args():
        return 1 // 0
    return "after"
print(swallow())
with CM("t") as t: log.append(t.name); log.append("one line")
print(flush())
if True:
    with CM("i"): pass
else:
    pass
while True:
    with CM("w"):
        break
print(flush())
try:
    with CM("f"):
        raise SystemExit(1)
except SystemExit as x:
    print(x.code, flush())
