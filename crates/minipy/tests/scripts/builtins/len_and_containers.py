# len, `in`, and iteration of objects that offer only some protocols.
class Len:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
class Get:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * 10
class Cont:
    def __contains__(self, x): return x == "yes"
class It:
    def __iter__(self): return iter([1, 2, 3])
print(len(Len(0)), len(Len(5)), bool(Len(0)), bool(Len(1)), "yes" in Cont(), "no" in Cont(), 20 in Get(), 25 in Get(), 2 in It(), 9 in It(), "yes" not in Cont())
print(len(""), len("é日😀"), len(b"\xff\x00"), len([]), len(()), len({}), len(set()), len(range(0, 10, 3)), len({1: 2}.items()), len(bytearray(5)), len([[]] * 4))
def attempt(f):
    try:
        print(f())
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__)

for bad in (5, None, 1.5, len, It(), Get(), iter([]), (x for x in [])):
    attempt(lambda: len(bad))
attempt(lambda: len(Len("a")))
attempt(lambda: len(Len(1.5)))
attempt(lambda: len(Len(None)))
attempt(lambda: 1 in 5)
attempt(lambda: 1 in None)
attempt(lambda: 1 in Len(2))
attempt(lambda: 1 in "1")
attempt(lambda: "1" in "123")
attempt(lambda: None in "x")
attempt(lambda: [1] in [[1]])
attempt(lambda: {} in [{}])
attempt(lambda: [] in {1: 2})
attempt(lambda: [] in {1, 2})
attempt(lambda: [] in (1, []))
class Odd:
    def __contains__(self, x): return [x]
    def __len__(self): return True
print(1 in Odd(), (1 in Odd()) is True, len(Odd()), 0 not in Odd())
g = (x for x in range(5))
print(2 in g, list(g), 3 in iter([1, 2, 3, 4]), 7 in (x for x in ()))
