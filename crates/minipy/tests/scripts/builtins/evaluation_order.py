# The order in which parts of expressions and statements are evaluated.
log = []
def e(name, value=None):
    log.append(name)
    return name if value is None else value
class O:
    def __getattr__(self, name):
        log.append("get " + name)
        return self
    def __setattr__(self, name, v):
        log.append("set " + name)
    def __getitem__(self, k):
        log.append("getitem")
        return 1
    def __setitem__(self, k, v):
        log.append("setitem")
    def __call__(self, *a, **k):
        log.append("call")
        return self
    def __delitem__(self, k):
        log.append("delitem")
o = O()
def show(title):
    print(title, *log)
    log.clear()
e("a", 1) + e("b", 2) * e("c", 3)
show("arithmetic")
[e("x"), e("y")], {e("k1"): e("v1"), e("k2"): e("v2")}, (e("t1"), e("t2"))
show("displays")
(e("f", o))(e("p1"), *[e("p2")], k=e("kw"), **{"z": e("star")})
show("call")
o.first.second(e("arg"))
show("chain")
e("obj", o)[e("key")] = e("value")
show("store item")
e("obj", o).attr = e("value")
show("store attribute")
e("obj", o)[e("key")] += e("plus", 1)
show("augmented item")
del e("obj", o)[e("key")]
show("delete")
x, y = e("one"), e("two")
show("tuple")
e("t1", o)[e("k1")], e("t2", o).name = e("v1"), e("v2")
show("targets")
e("c1", 1) < e("c2", 2) < e("c3", 0) < e("c4", 9)
show("comparison")
e("yes") if e("test", 0) else e("no")
show("conditional")
[e("item%d" % i) for i in e("iterable", range(2)) if e("cond", True)]
show("comprehension")
def f(a=e("default a"), *, b=e("default b")): pass
show("defaults")
@(lambda fn: e("decorated", fn))
class C(e("base", object)):
    e("body")
show("class")
print(e("p1"), e("p2"), sep=e("sep", " "), end=e("end", "\n"))
show("print")
a = b = e("once")
show("chained")
"%s %s" % (e("m1"), e("m2")), f"{e('f1')}{e('f2')!r:>{e('width', 3)}}", "{} {}".format(e("g1"), e("g2"))
show("formatting")
o[e("start", 1) : e("stop", 2) : e("step", 3)]
show("slice")
