# enumerate and reversed: starts, kinds of sequences, refusals.
print(list(enumerate("ab")), list(enumerate([], 5)), list(enumerate("ab", 1)), list(enumerate("ab", start=-1)), list(enumerate((x for x in "pq"), 1 << 30)), list(enumerate({"k": 1})), list(enumerate("a", 1 << 70)))
for i, (j, c) in enumerate(enumerate("xy", 10), 100):
    print(i, j, c, end=";")
print()
print(list(reversed([1, 2, 3])), list(reversed("héy")), list(reversed((1,))), list(reversed(range(0, 10, 4))), list(reversed(b"ab")), list(reversed([])), list(reversed(bytearray(b"xy"))), "".join(reversed("abc")))
class Seq:
    def __len__(self):
        return 3
    def __getitem__(self, i):
        return "item%d" % i
print(list(reversed(Seq())))
class Rev:
    def __reversed__(self):
        return iter(["from", "reversed"])
print(list(reversed(Rev())))
def attempt(f):
    try:
        print(f())
    except TypeError:
        print("TypeError")

attempt(lambda: reversed(5))
attempt(lambda: reversed({1, 2}))
attempt(lambda: reversed(x for x in "a"))
attempt(lambda: reversed())
attempt(lambda: reversed([1], [2]))
attempt(lambda: enumerate())
attempt(lambda: enumerate(5))
attempt(lambda: enumerate([1], "a"))
attempt(lambda: next(enumerate([1], 1.5)))
attempt(lambda: reversed(None))
l = [1, 2, 3]
r = reversed(l)
print(next(r), next(r), list(r), list(r))
r = reversed(l)
l[0] = "changed"
print(list(r))
e = enumerate(l)
print(next(e), iter(e) is e, list(e), next(e, "end"))
l = [3, 4]
for i, x in enumerate(l):
    if i < 3:
        l.append(x * 10)
print(l)
print([i for i, _ in enumerate("abcd") if i % 2], dict(enumerate("ab")), max(enumerate([3, 9, 4]), key=lambda p: p[1]), sorted(enumerate("ba"), key=lambda p: p[1]))
