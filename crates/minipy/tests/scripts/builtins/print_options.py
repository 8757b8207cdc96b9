# print: sep, end, file, flush, odd values, refusals.
print()
print("")
print(1, "a", None, [1, "b"], (1,), {"k": 1}, 1.5, b"x", True, ...)
print("a", "b", sep="")
print("a", "b", "c", sep="--")
print("a", "b", sep="\n")
print("a", sep="never")
print(sep="x")
print("no newline", end="|")
print("x", end="")
print("y", end="\n\n")
print("a", "b", sep=None, end=None)
print(*[1, 2, 3], sep=", ")
print(*"abc", *(), *{"k": 1}, sep="/", end=".\n")
print("tab\there", "nl\nin", repr("nl\n"), "é日😀", "\\")
print("flushed", flush=True)
class S:
    def __str__(self):
        return "S.str"
    def __repr__(self):
        return "S.repr"
print(S(), [S()], {S.__name__: S()}, (S(),))
class R:
    def __repr__(self):
        return "R.repr"
print(R(), str(R()), "%s" % R(), f"{R()}", "{}".format(R()))
class Bad:
    def __str__(self):
        return 5
class Raises:
    def __str__(self):
        raise KeyError("inside")
for f in (lambda: print(Bad()), lambda: print(Raises()), lambda: print("a", sep=1), lambda: print("a", end=5), lambda: print("a", nope=1)):
    try:
        f()
        print("printed")
    except (TypeError, KeyError) as e:
        print(type(e).__name__)
print(print("inner"), [print(i, end=" ") for i in range(3)])
