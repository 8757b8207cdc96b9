# min and max: arguments, keys, defaults, ties, refusals.
print(min(3, 1, 2), max(3, 1, 2), min([4]), max("hello"), min("b", "a"), max([1.5, 2]), min((2, 1), (1, 9)), max({"a": 1, "b": 0}), min({5, 3, 4}), max(range(5)), min(b"ba"), max(1, 1.0), max(1.0, 1), min(True, 1), max([1, 2], [1, 2, 0]))
print(max("aa", "b", key=len), min("aaa", "bb", "c", key=len), max([3, -7, 5], key=abs), min([3, -7, 5], key=lambda x: -x), max(["a", "B"], key=str.lower), max({"x": 3, "y": 9}.items(), key=lambda kv: kv[1]), min([(1, "b"), (1, "a")], key=lambda p: p[0]), max([(1, "b"), (1, "a")], key=lambda p: p[0]))
print(min([], default=None), max([], default="d"), min([5], default=0), max((), default=[]), min([], default=0, key=abs), max([1, -2], key=abs, default=7), min(iter([]), default=-1), max((x for x in [2, 8]), default=0))
def attempt(f):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__)

attempt(lambda: min())
attempt(lambda: min([]))
attempt(lambda: max(()))
attempt(lambda: max(5))
attempt(lambda: min(None))
attempt(lambda: min(1, "a"))
attempt(lambda: max(["a", 1]))
attempt(lambda: max([None, None]))
attempt(lambda: max([None]))
attempt(lambda: min({}, {}))
attempt(lambda: min([1, 2], key=5))
attempt(lambda: max([1, 2], key=lambda: 0))
attempt(lambda: max("", key=len))
attempt(lambda: min([1], nope=2))
attempt(lambda: max(x for x in ()))
calls = []
def key(x):
    calls.append(x)
    return x % 4
print(max([5, 3, 8, 7], key=key), calls, min(9, 4, 6, key=key))
class K:
    def __init__(self, n):
        self.n = n
    def __lt__(self, o):
        return self.n < o.n
    def __gt__(self, o):
        return self.n > o.n
print(min([K(3), K(1), K(2)]).n, max(K(3), K(7)).n, max([1, 2, 3], [4], key=len), min([float("inf"), -1]), max([-(1 << 70), -1e30]))
