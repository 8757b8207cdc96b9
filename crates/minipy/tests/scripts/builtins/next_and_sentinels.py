# next with defaults, StopIteration values, and callables with sentinels.
it = iter([1])
print(next(it), next(it, "default"), next(it, None), next(iter(""), ""), next(iter({}), {}), next(iter("x")))
def attempt(f):
    try:
        print(f())
    except StopIteration as e:
        print("StopIteration", e.args, e.value)
    except (TypeError, ValueError) as e:
        print(type(e).__name__)

attempt(lambda: next(it))
attempt(lambda: next(x for x in []))
def ret():
    yield 1
    return "value"
g = ret()
attempt(lambda: next(g))
attempt(lambda: next(g))
attempt(lambda: next(g))
attempt(lambda: next(g, "after"))
class Stops:
    def __next__(self):
        raise StopIteration("payload")
    def __iter__(self):
        return self
attempt(lambda: next(Stops()))
attempt(lambda: next(Stops(), "d"))
attempt(lambda: list(Stops()))
class Fails:
    def __next__(self):
        raise ValueError
attempt(lambda: next(Fails()))
attempt(lambda: next(Fails(), "not used"))
attempt(lambda: next("abc"))
attempt(lambda: next([1]))
attempt(lambda: next(5, 6))
counter = [0]
def count():
    counter[0] += 1
    if counter[0] == 9:
        raise StopIteration
    return counter[0]
print(list(iter(count, 3)), list(iter(count, 6)), list(iter(count, 100)), counter)
data = ["line 1", "line 2", "", "line 4"]
print(list(iter(iter(data).__next__, "")), [x for x in iter(lambda: data.pop(), "line 1")], data)
z = zip([1, 2], [3, 4])
e = enumerate("ab")
m = map(str, [5])
f = filter(None, [0, 7])
print(next(z), next(e), next(m), next(f), next(z), next(e), next(m, "m"), next(f, "f"), next(z, "z"), next(e, "e"))
print(next(reversed([1, 2])), next(iter(range(5, 6))), next(iter(b"a")), next(iter({3: 4}.items())), next(iter((1,) * 2)))
