s = "abc"
for i, c in enumerate(s):
    print(i, c)
print(list(s), tuple(s), set("aab") == {"a", "b"}, dict(zip("ab", "xy")), list(reversed(s)), "".join(sorted("hello")))
a, b, c = "xyz"
print(a, b, c)
a, *b = "hello"
print(a, b)
it = iter("ab")
print(next(it), next(it), next(it, "end"))
try:
    a, b = "xyz"
except ValueError:
    print("ValueError")
