# list.sort and sorted: keys, reverse, stability, decorated records.
words = "banana Apple cherry apple Banana fig kiwi Fig".split()
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=len, reverse=True))
print(sorted(words, key=lambda w: (len(w), w.lower())), sorted(words, key=lambda w: w[-1]), sorted(words, key=lambda w: -ord(w[0])))
recs = [(i % 3, i) for i in range(12)]
print(sorted(recs, key=lambda r: r[0]), sorted(recs, key=lambda r: r[0], reverse=True))
l = [3, 1, 2]
print(l.sort(), l, sorted(l, reverse=True), l.sort(reverse=True), l, l.sort(key=lambda x: -x), l)
calls = []
def key(x):
    calls.append(x)
    return x % 5
print(sorted(range(10), key=key), calls == list(range(10)))
print(sorted([True, False, 2, -1, 0.5]), sorted([]), sorted([5]), sorted("hello"), sorted({3: "a", 1: "b"}), sorted({9, 4, 7}), sorted((2, 1)), sorted(range(5), reverse=1), sorted(b"cab"))
print(sorted([[2, 1], [1, 9], [1]]), sorted([(1, "b"), (1, "a"), (0, "z")]), sorted(["é", "z", "a", "日"]), sorted([1 << 70, -(1 << 70), 0, 1 << 31]))
def attempt(f):
    try:
        print(f())
    except (TypeError, KeyError, ZeroDivisionError) as e:
        print(type(e).__name__)

attempt(lambda: sorted([1, "a"]))
attempt(lambda: sorted([None, None]))
attempt(lambda: sorted([None]))
attempt(lambda: sorted([{}, {}]))
attempt(lambda: sorted([1, 2], key=5))
attempt(lambda: sorted([1, 0], key=lambda x: 1 // x))
attempt(lambda: sorted(5))
attempt(lambda: sorted())
attempt(lambda: sorted([1], lambda x: x))
attempt(lambda: [1].sort(lambda x: x))
attempt(lambda: [2, 1].sort(nope=1))
attempt(lambda: sorted([2, 1], key=None, reverse=False))
attempt(lambda: sorted(["b", "a"], key={"a": 1, "b": 0}.get))
attempt(lambda: sorted(["b", "q"], key={"a": 1, "b": 0}.__getitem__))
