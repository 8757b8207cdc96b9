# Rich comparison: NotImplemented, reflection, identity at the end, __ne__ from __eq__, what chaining evaluates.
log = []
class V:
    def __init__(self, n):
        self.n = n
    def __eq__(self, o):
        log.append("eq%s" % self.n)
        return NotImplemented if not isinstance(o, V) else self.n == o.n
    def __lt__(self, o):
        log.append("lt%s" % self.n)
        return NotImplemented if not isinstance(o, V) else self.n < o.n
    def __ge__(self, o):
        log.append("ge%s" % self.n)
        return "ge result"
def show(f):
    del log[:]
    try:
        print(f(), log)
    except TypeError:
        print("TypeError", log)
a, b = V(1), V(2)
show(lambda: a == b)
show(lambda: a != b)
show(lambda: a == 5)
show(lambda: 5 == a)
show(lambda: a != 5)
show(lambda: a < b)
show(lambda: b > a)
show(lambda: a < 5)
show(lambda: 5 > a)
show(lambda: a >= 5)
show(lambda: 5 <= a)
show(lambda: a <= b)
show(lambda: a < b < V(3))
show(lambda: b < a < V(3))
show(lambda: a == a == V(1))
class Only:
    def __gt__(self, o):
        return ("gt", type(o).__name__)
    def __le__(self, o):
        return ("le", type(o).__name__)
show(lambda: 3 < Only())
show(lambda: "s" >= Only())
show(lambda: Only() >= 3)
show(lambda: None < Only())
class Ne:
    def __eq__(self, o):
        return True
    def __ne__(self, o):
        return "own ne"
show(lambda: (Ne() == 1, Ne() != 1, 1 != Ne()))
class Nothing:
    pass
n = Nothing()
show(lambda: (n == n, n != n, n == Nothing(), n in [Nothing(), n], [n] == [n]))
class Never:
    def __eq__(self, o):
        return False
x = Never()
show(lambda: (x == x, x in [x], [x] == [x], (x,) != (x,), [x].count(x), [x].index(x)))
