# __index__ where an int is wanted.
class I:
    def __init__(self, n):
        self.n = n
    def __index__(self):
        return self.n

a = [10, 20, 30, 40]
print(a[True], a[False:2], "abcd"[1:True + 2], list(range(True, 3)))
for f in (lambda: a[1.0], lambda: a["1"], lambda: a[None], lambda: a[1.0:2], lambda: range(1.0), lambda: "ab" * 1.0, lambda: a * None, lambda: a[[]], lambda: a[()], lambda: chr(65.0), lambda: bytes([1.0]), lambda: a.insert(1.5, 0), lambda: a.pop("0"), lambda: [1] * "a"):
    try:
        print(f())
    except TypeError:
        print("TypeError")
class Bad:
    pass
for f in (lambda: a[Bad()], lambda: range(Bad()), lambda: a[Bad():], lambda: "a" * Bad(), lambda: hex(Bad()), lambda: int(Bad()), lambda: float(Bad())):
    try:
        print(f())
    except TypeError:
        print("TypeError")
class Num:
    def __int__(self):
        return 7
    def __float__(self):
        return 2.5
print(int(Num()), float(Num()))
for big in (1 << 40, 1 << 70, -(1 << 70)):
    for f in (lambda: a[big], lambda: "abc"[big], lambda: (1,)[big], lambda: b"a"[big], lambda: range(3)[big]):
        try:
            print(f())
        except IndexError:
            print("IndexError", end=" ")
    print(a[:big], a[big:], a[-big:], "abc"[:big], (1, 2)[big:])
