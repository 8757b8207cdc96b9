# array: type codes, overflow, slices, equality, append and extend, as a buffer, iteration, errors.
from array import array
for code, values in (("b", [-128, 127]), ("B", [0, 255]), ("h", [-32768, 32767]), ("H", [0, 65535]), ("i", [-2 ** 31, 2 ** 31 - 1]), ("I", [0, 2 ** 32 - 1]), ("q", [-2 ** 63, 2 ** 63 - 1]), ("Q", [0, 2 ** 64 - 1]), ("f", [1.5, -0.25]), ("d", [0.1, 1e300])):
    a = array(code, values)
    print(code, list(a) == values, len(a), a[0] == values[0], a[-1] == values[1])
a = array("H", [1, 2, 3])
a.append(4)
a.extend([5, 6])
a.extend(array("H", [7]))
print(a, list(a[1:4]), a[1:3], sum(a), max(a), 3 in a, 9 in a, [x * 2 for x in a])
a[0] = 100
a[-1] += 1
print(list(a), len(a), a == array("H", [100, 2, 3, 4, 5, 6, 8]), a == array("H", [1]), a != array("H"))
b = array("H", [1]) + array("H", [2])
b += array("H", [3])
print(b, list(reversed(list(b))), list(b[::-1]) if False else b[0])
print(bytes(array("B", [1, 2, 255])), bytearray(array("B", b"xy")), array("B", b"abc")[1], list(array("b", bytearray(b"\x01\xff"))))
for f in (lambda: array("B", [1])[5], lambda: array("Z", [1]), lambda: array("B", ["x"]), lambda: array("B", 5), lambda: array("B").append("x"), lambda: array("i", [1.5]), lambda: array("B", [1]).append(), lambda: array()):
    try:
        f()
        print("no error")
    except (IndexError, ValueError, TypeError):
        print("refused")
print(array("B"), array("i", range(3)), repr(array("d", [1.0])), array("b", [1, -1]), bool(array("B")), bool(array("B", [0])), len(array("I", [0] * 100)))
def ring(size):
    data, at = array("h", [0] * size), 0
    def push(x):
        nonlocal at
        data[at] = x
        at = (at + 1) % size
        return sum(data) // size
    return push
avg = ring(4)
print([avg(x) for x in (4, 8, 12, 16, 20, -100)])
def histogram(data, bins):
    counts = array("I", [0] * bins)
    for d in data:
        counts[d * bins // 256] += 1
    return list(counts)
print(histogram(bytes(range(0, 256, 3)), 8))
