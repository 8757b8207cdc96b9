# The order of evaluation: operands, arguments, subscripts, assignments, displays, comparisons, defaults of dicts.
log = []
def t(x):
    log.append(x)
    return x
def done():
    print(log)
    del log[:]
t(1) + t(2) * t(3) - t(4)
done()
f = lambda *a, **k: None
t(f)and f(t("a"), *t(["b"]), k=t("c"), **t({"d": 1}))
log[0] = "f"
done()
d = {}
d[t("key")] = t("value")
done()
d[t("key")] += t("x")
done()
l = [0] * 5
l[t(0)], l[t(1)] = t(2), t(3)
done()
a = b = l[t(2)] = t("chain")
done()
{t("k1"): t("v1"), t("k2"): t("v2")}
done()
[t(1), t(2), *t([3]), t(4)]
done()
t(1) < t(2) < t(3) > t(5) < t(6)
done()
t(0) and t(1) or t(2) and t(3)
done()
t("then") if t("cond") else t("else")
done()
t([1, 2, 3, 4])[t(0):t(3):t(2)]
done()
class C:
    def __init__(self):
        self.x = 0
    def m(self, *a):
        return self
c = C()
c.m(t(1)).m(t(2)).m(t(3), t(4))
done()
t(c).x = t("stored")
log = [x if x != c else "obj" for x in log]
done()
def g(a=t("default a"), *, b=t("default b")):
    pass
done()
lambda q=t("lambda default"): t("never")
done()
"%s %s" % (t("p1"), t("p2"))
f"{t('f1')}{t('f2')!r:{t(5)}}"
done()
[t((i, j)) for i in t([0, 1]) for j in t([2, 3]) if t(i + j > 2)]
done()
assert t(True), t("never evaluated")
del d[t("key")]
done()
x, l[t(0)], *y = t([1, 2, 3])
done()
print(not t(0), -t(5), t(2) ** -t(1), t(3) in t([3]), t(None) is t(None))
done()
(y := t(5)) + t(y)
done()
