s = {3, 1, 2}
s.add(2)
s.add(9)
print(sorted(s), len(s), 1 in s, 7 in s)
s.remove(9)
s.discard(100)
print(sorted(s), set(), set("aab") == {"a", "b"}, bool(set()), sorted(set([1, 1, 2])))
try:
    s.remove(100)
except KeyError:
    print("KeyError")
x = s.pop()
print(x not in s, len(s))
s.clear()
print(s, s == set())
try:
    s.pop()
except KeyError:
    print("KeyError")
try:
    {[]}
except TypeError:
    print("TypeError")
