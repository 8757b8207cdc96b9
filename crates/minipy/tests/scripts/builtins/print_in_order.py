# print writes an argument before it asks the next one for its text.
class Loud:
    def __init__(self, name):
        self.name = name
    def __str__(self):
        print("[" + self.name + "]", end="")
        return self.name
class Bad:
    def __str__(self):
        raise ValueError("bad")
print(Loud("a"))
print(Loud("a"), Loud("b"))
print(1, "x", Loud("c"), None, Loud("d"), 2.5, sep="-", end="!\n")
print("", Loud("e"), "", sep="|")
print("", "", Loud("f"))
class Shown:
    def __repr__(self):
        print("[shown]", end="")
        return "shown"
print([1, Shown(), 2], (Shown(),), {3: Shown()}, {4, 5}, [])
for args in ("one", Bad(), "two"), (Bad(), "x"), ("p", "q", Bad()), (Loud("h"), Bad(), Loud("i")):
    try:
        print(*args)
    except ValueError as e:
        print("<", e, ">")
    try:
        print(*args, sep="", end="?")
    except ValueError as e:
        print("<", e, ">")
for wrong in {"sep": 1}, {"end": 2}, {"nonsense": 3}:
    try:
        print("never", **wrong)
    except TypeError:
        print("TypeError")
class Nested:
    def __init__(self, depth):
        self.depth = depth
    def __str__(self):
        if self.depth:
            print("<", Nested(self.depth - 1), ">")
        return str(self.depth)
print("top", Nested(3), "end")
