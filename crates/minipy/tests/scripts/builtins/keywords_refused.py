# Built-in types that take no keywords say so, instead of leaving them out.
calls = [
    lambda: list(x=1), lambda: tuple(iterable=[1]), lambda: set(a=1), lambda: frozenset(a=1), lambda: float(x=1),
    lambda: bool(x=1), lambda: range(stop=3), lambda: range(0, 3, step=1), lambda: slice(stop=1),
    lambda: map(f=str, x=[]), lambda: filter(f=None), lambda: reversed(x=[]), lambda: object(a=1),
    lambda: memoryview(b"", x=1), lambda: staticmethod(len, x=1), lambda: enumerate(), lambda: enumerate([], step=2),
    lambda: enumerate([], 1, 2), lambda: int(x="1"), lambda: len(obj=[]), lambda: abs(x=1), lambda: type(1, x=2),
]
for i, call in enumerate(calls):
    try:
        print(i, call())
    except TypeError:
        print(i, "TypeError")
print(list(enumerate(iterable="ab")), list(enumerate("ab", start=3)), list(enumerate(start=-1, iterable=[5])))
class Seq:
    def __iter__(self):
        return iter([7, 8])
print(list(enumerate(iterable=Seq(), start=1)))
print(dict(a=1), int("ff", base=16), str(b"x", encoding="utf-8"), bytes("y", encoding="utf-8"))
for wrong in (1 << 65, -1):
    for make in bytes, bytearray:
        try:
            make(wrong)
        except (OverflowError, ValueError) as e:
            print(type(e).__name__)
