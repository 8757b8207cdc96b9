from array import array

a = array("i", [3, 1, 2])
print(a, len(a), a[0], a[-1], a[1:], a[::-1], a.typecode, a.itemsize)
a.append(7)
a.extend([8, 9])
a.extend(array("i", [10]))
print(a, 7 in a, 70 in a, a.index(8), a.count(9))
a[0] = -3
a[1:3] = array("i", [0, 0, 0])
print(a, a.pop(), a.pop(0), a)
del a[0]
del a[1:3]
print(a)
a.insert(0, 5)
a.insert(-1, 6)
a.insert(100, 4)
a.remove(5)
print(a, a.tolist(), a.tobytes() == bytes(a))
print(a + array("i", [1]), a * 2, 0 * a, sum(a), max(a), sorted(a))
a += array("i", [1])
a *= 2
print(a, array("i"), array("B", b"ab"), array("f", [1.5, 2]), array("d", (0.1,)))
print(array("i", [1, 2]) == array("i", [1, 2]), array("i", [1]) == array("b", [1]), array("i", [1]) == [1])
print(array("i", [1, 2]) < array("i", [1, 3]), array("B", b"a") == b"a", bool(array("i")))
b = array("h")
b.frombytes(b"\1\0\2\0")
print(b, list(b), [x for x in b], list(reversed(b)), array("i", (x * x for x in range(4))), array("I", range(3)))
for code in "bBhHiIqQ":
    signed = code.islower()
    n = 8 * array(code).itemsize
    low, high = (-(1 << n - 1), (1 << n - 1) - 1) if signed else (0, (1 << n) - 1)
    x = array(code, [low, high])
    print(code, x)
    for bad in (low - 1, high + 1):
        try:
            x.append(bad)
            print("?")
        except OverflowError:
            pass
for attempt in (
    lambda: array("x"),
    lambda: array("ii"),
    lambda: array(),
    lambda: array("i", 5),
    lambda: array("i", ["a"]),
    lambda: array("i", [1.5]),
    lambda: a[100],
    lambda: array("i").pop(),
    lambda: array("i", [1]).index(2),
    lambda: array("i", [1]).remove(2),
    lambda: array("i", b"abc"),
    lambda: array("i", [1]) + [1],
    lambda: hash(array("i")),
    lambda: a.append("x"),
):
    try:
        print(attempt())
    except (TypeError, ValueError, IndexError) as e:
        print(type(e).__name__)
x = array("i", range(6))
x[::2] = array("i", [10, 20, 30])
del x[1::2]
print(x)
try:
    x[::2] = array("i", [1])
except ValueError:
    print("ValueError")
try:
    x[0:1] = [1]
except TypeError:
    print("TypeError")


class Readings(array):
    def mean(self):
        return sum(self) / len(self)


r = Readings("i", [1, 2, 3])
print(r.mean(), len(r), r[1], list(r))
