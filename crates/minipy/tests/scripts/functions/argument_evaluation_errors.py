# Errors while arguments are made: what has run before, that the function is not entered, nested calls, defaults.
log = []
def t(x):
    log.append(x)
    return x
def boom(x="boom"):
    log.append(x)
    raise ValueError(x)
def f(*a, **k):
    log.append("entered")
    return a, k
def attempt(g):
    del log[:]
    try:
        r = g()
    except (ValueError, TypeError, KeyError, NameError, AttributeError) as e:
        r = type(e).__name__
    print(r, log)
attempt(lambda: f(t(1), boom(), t(2)))
attempt(lambda: f(t(1), k=boom(), m=t(2)))
attempt(lambda: f(*t([1]), *boom()))
attempt(lambda: f(*t(5)))
attempt(lambda: f(**t({"a": 1}), **boom()))
attempt(lambda: f(t(1), **t({"k": 1}), k=t(2)))
attempt(lambda: boom("callee")(t(1)))
attempt(lambda: undefined(t(1)))
attempt(lambda: t(None)(t(1)))
attempt(lambda: t("s").nothing(t(1)))
attempt(lambda: f(f(boom("inner")), t(1)))
attempt(lambda: [t(1), boom(), t(2)])
attempt(lambda: {t("k"): boom("v"), t("k2"): 1})
attempt(lambda: {t("k"): 1, boom("key"): t(2)})
attempt(lambda: (t(1), *boom("star")))
attempt(lambda: t(1) + boom("right") + t(3))
attempt(lambda: t(1) < boom("mid") < t(3))
attempt(lambda: t({})[boom("index")])
attempt(lambda: t([1])[t(0):boom("slice")])
attempt(lambda: "%s %s" % (t(1), boom("fmt")))
attempt(lambda: f"{t(1)}{boom('fstr')}{t(2)}")
attempt(lambda: t(0) or boom("or"))
attempt(lambda: t(1) or boom("never"))
attempt(lambda: boom("cond") if t(1) else t(2))
attempt(lambda: [boom(x) for x in t([1, 2])])
attempt(lambda: sorted([t(3), t(1)], key=boom))
attempt(lambda: (lambda a=t("default"), b=boom("default2"): a)())
def target():
    d = {}
    d[t("k")] = boom("value")
def target2():
    d = {}
    d[boom("key")] = t("value")
def target3():
    x, y = t(1), boom("second")
def target4():
    o = []
    o.append(boom("arg"))
    return o
def target5():
    for i in boom("iterable"):
        t(i)
def target6():
    with boom("manager"):
        t("body")
def target7():
    assert t(0), boom("message")
def target8():
    class C(boom("base")):
        t("class body")
def target9():
    @t
    @boom
    def g():
        pass
def target10():
    d = {"a": 1}
    d[t("a")] += boom("right")
def target11():
    del t([1])[boom("del index")]
def target12():
    return t(1), boom("return")
for g in (target, target2, target3, target4, target5, target6, target7, target8, target10, target11, target12):
    attempt(g)
