# The walrus: in conditions, comprehensions, arguments, subscripts, f-strings, defaults, lambdas; where it binds.
data = [1, 5, 2, 8, 3]
if (n := len(data)) > 3:
    print(n)
while (item := data.pop()) != 5:
    print("popped", item)
print(item, data)
print([y := 10, y ** 2, (y := y + 1)], y, (a := 1, b := 2), a, b)
print([last := x * x for x in range(4)], last, [z for x in range(5) if (z := x % 3)], z)
print({k: v for k in "ab" if (v := k.upper())}, {(s := c) for c in "q"}, s, list((g := i) for i in range(3)), g)
def f(*args, **kw):
    return args, kw
print(f(p := 3, (q := 4), k=(r := 5)), p, q, r)
l = [10, 20, 30]
print(l[(i := 1)], l[(j := 0):(k := 2)], i, j, k, l[i := 2], i)
print(f"{(w := 5)} {w:03} {(w := w + 1)!r}", w)
def deflt(d=(e := 7)):
    return d
print(deflt(), e)
fn = lambda x: (t := x + 1) * t
print(fn(2), (lambda: (u := 5))())
try:
    u
except NameError:
    print("u is the lambda's own")
def scope():
    total = 0
    out = [total := total + v for v in range(5)]
    return out, total
print(scope())
def cond(v):
    return "big" if (m := v * 2) > 10 else m
print(cond(4), cond(9))
def g2():
    global made
    [made := x for x in "xyz"]
g2()
print(made)
def nl():
    c = 0
    def inner():
        nonlocal c
        return [c := c + 1 for _ in range(3)]
    return inner(), c
print(nl())
print(not (h := 0), h, (m1 := 5) + (m2 := m1 * 2), m2, (x1 := (y1 := 3)), x1 is y1)
