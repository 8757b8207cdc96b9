print()
print(1, 2, 3)
print(1, 2, sep="-")
print(1, end="|\n")
print("a", "b", sep="", end="\n\n")
print(None, True, 1.5, "s", b"b", [1, "a"], (1,), {1: "x"}, {1}, ...)
print(*[1, 2, 3], sep="\n")
print("", "", sep="x")
print("no newline", end="")
print()
print(sep="a")
print("tab\tnew\\n", 'q"uote', repr("a\nb"))
try:
    print(1, sep=5)
except TypeError:
    print("TypeError")
try:
    print(1, foo=2)
except TypeError:
    print("TypeError")
