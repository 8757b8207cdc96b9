# iter and next with objects: __iter__, __next__, __getitem__, sentinels.
class Count:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n

c = Count(5)
print(next(c), list(c), list(c), next(c, "end"))
class Items:
    def __getitem__(self, i):
        if i >= 4:
            raise IndexError("end")
        return i * i
print(list(Items()), max(Items()), 9 in Items(), 5 in Items(), list(map(str, Items())), tuple(reversed(list(Items()))), [a for a in Items() if a], sum(Items()))
a, b, *c = Items()
print(a, b, c)
data = iter([3, 1, 4, 1, 5])
print(list(iter(lambda: next(data), 1)), list(data))
n = [0]
def tick():
    n[0] += 1
    return n[0]
print(list(iter(tick, 4)), n, list(iter(tick, 6)), n)
def attempt(f):
    try:
        print(f())
    except (TypeError, StopIteration, KeyError) as e:
        print(type(e).__name__)

attempt(lambda: iter(5))
attempt(lambda: iter(None))
attempt(lambda: iter())
attempt(lambda: iter([], 1))
attempt(lambda: next([]))
attempt(lambda: next(5))
attempt(lambda: next())
attempt(lambda: next(iter([])))
attempt(lambda: next(iter([]), None))
attempt(lambda: next(iter([1]), 2, 3))
class Raises:
    def __getitem__(self, i):
        if i == 2:
            raise KeyError(i)
        return i
attempt(lambda: list(Raises()))
i = iter([1, 2])
print(iter(i) is i, next(i), list(i), list(i), [x for x in iter("ab")], next(iter({"k": 1})), next(iter((9,))), next(iter(b"A")), next(iter({5})))
class Empty:
    def __iter__(self):
        return iter(())
print(list(Empty()), [*Empty()], dict(Empty()), set(Empty()), "".join(Empty()), sum(Empty()), any(Empty()), all(Empty()), sorted(Empty()), list(zip(Empty(), [1])))
