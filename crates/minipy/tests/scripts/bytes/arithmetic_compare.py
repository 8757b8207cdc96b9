# Concatenation, repetition, order and equality of bytes and bytearray.
a, b = b"abc", bytearray(b"abd")
print(a + a, a + b, type(a + b).__name__, b + a, type(b + a).__name__, a * 3, 2 * a, a * 0, a * -1, b * 2, b"" * 5, a + b"")
print(a == b"abc", a == bytearray(b"abc"), bytearray(b"abc") == a, a != b, a < b, a <= a, b > a, b"" < a, b"ab" < a, b"\xff" > b"\x7f", b"a" == "a", b"a" != "a", b"" == "", b"a" == [97], b"a" == (97,))
print(sorted([b"b", b"a", b"", b"aa", b"\xff"]), max(b"a", b"b"), min([b"z", bytearray(b"y")]), b"a" in [b"a"], [bytearray(b"a")].index(b"a"), {b"a": 1}[b"a"], hash(b"ab") == hash(b"a" + b"b"))
def attempt(f):
    try:
        print(f())
    except TypeError:
        print("TypeError")

attempt(lambda: a + "x")
attempt(lambda: "x" + a)
attempt(lambda: a + 1)
attempt(lambda: a + [1])
attempt(lambda: a * a)
attempt(lambda: a * 1.0)
attempt(lambda: a * "2")
attempt(lambda: a < "x")
attempt(lambda: a < 5)
attempt(lambda: a > [1])
attempt(lambda: a - a)
attempt(lambda: -a)
attempt(lambda: hash(b))
attempt(lambda: {b: 1})
attempt(lambda: {b})
attempt(lambda: a < None)
x = y = b"alias"
x += b"!"
print(x, y)
p = q = bytearray(b"alias")
p += b"!"
p *= 2
print(p, q, p is q)
