# __enter__ and __exit__: order, what __exit__ is told, suppression by truth, errors in either.
log = []
class CM:
    def __init__(self, name, suppress=False, fail=None):
        self.name, self.suppress, self.fail = name, suppress, fail
    def __enter__(self):
        log.append("enter " + self.name)
        if self.fail == "enter":
            raise OSError("enter " + self.name)
        return self.name.upper()
    def __exit__(self, kind, value, tb):
        log.append("exit %s %s" % (self.name, None if kind is None else kind.__name__))
        if self.fail == "exit":
            raise RuntimeError("exit " + self.name)
        return self.suppress
def run(*cms, body=lambda: None):
    del log[:]
    try:
        if len(cms) == 1:
            with cms[0] as x:
                log.append(x)
                body()
        else:
            with cms[0] as x, cms[1] as y:
                log.append(x + y)
                body()
        log.append("after")
    except Exception as e:
        log.append("%s(%s)" % (type(e).__name__, e))
    print(log)
def boom():
    raise ValueError("body")
run(CM("a"))
run(CM("a"), body=boom)
run(CM("a", True), body=boom)
run(CM("a", "truthy"), body=boom)
run(CM("a", [], None), body=boom)
run(CM("a"), CM("b"))
run(CM("a", True), CM("b"), body=boom)
run(CM("a"), CM("b", True), body=boom)
run(CM("a", fail="enter"))
run(CM("a"), CM("b", fail="enter"))
run(CM("a", True), CM("b", fail="enter"))
run(CM("a", fail="exit"))
run(CM("a", fail="exit"), body=boom)
run(CM("a", True), CM("b", fail="exit"), body=boom)
def early():
    for i in range(3):
        with CM(str(i)):
            if i == 0:
                continue
            if i == 1:
                return "returned"
del log[:]
print(early(), log)
class Missing:
    def __enter__(self):
        return 1
class Missing2:
    def __exit__(self, *a):
        return True
for cls in (Missing, Missing2):
    try:
        with cls():
            print("inside")
    except (AttributeError, TypeError) as e:
        print("refused", cls.__name__)
with CM("t") as (a), CM("uv") as (b, c):
    print(a, b, c)
class Store:
    pass
s = Store()
with CM("attr") as s.x, CM("w") as log[0:1]:
    print(s.x, log[0])
