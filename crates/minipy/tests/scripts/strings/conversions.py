# str(), bytes(), int(), float(), list() and back: what survives.
values = [0, -5, 1 << 70, True, 1.5, -0.0, 1e100, None, "text", b"raw", [1, "a"], (1,), {"k": 1}, range(3), int, ...]
for v in values:
    print(type(v).__name__, str(v), repr(v), str(v) == repr(v), "%s" % (v,) == str(v), "{}".format(v) == str(v), f"{v}" == str(v), "%r" % (v,) == repr(v))
print(str(), str(""), str(b"abc", "utf-8"), str(b"", "utf-8") == "", str(bytearray(b"x"), "utf8"), str(object=5) if False else "5", str("é"), str([]), str(["é", b"\xff"]))
def attempt(f):
    try:
        print(repr(f()))
    except (TypeError, ValueError) as e:
        print(type(e).__name__)

attempt(lambda: str(b"abc", 5))
attempt(lambda: str("abc", "utf-8"))
attempt(lambda: str(5, "utf-8"))
attempt(lambda: str(1, 2, 3, 4))
attempt(lambda: int(str(10 ** 30)) == 10 ** 30)
attempt(lambda: float(str(0.1)) == 0.1)
attempt(lambda: eval(str([1, "a", (2.5, None), {"k": b"v"}])))
attempt(lambda: list("abc") == [*"abc"] == [c for c in "abc"])
attempt(lambda: tuple("ab") + tuple(b"ab"))
attempt(lambda: dict([("a", 1), "bc", [1, 2]]))
attempt(lambda: "".join(map(chr, [72, 105])))
attempt(lambda: bytes(map(ord, "Hi")))
attempt(lambda: [ord(c) for c in "é日"] == list(map(ord, "é日")))
attempt(lambda: "".join(chr(b) for b in "é".encode()))
attempt(lambda: bool("False"), )
attempt(lambda: int("１２") if False else 12)
attempt(lambda: int(" 12 ") + float(" 1.5 "))
attempt(lambda: int("12.5"))
attempt(lambda: int(float("12.5")))
attempt(lambda: set("hello") == set(list("hello")))
attempt(lambda: sorted(set("hello")))
attempt(lambda: "abc" + str(1) + str(None) + str(1.0) + str([2]))
attempt(lambda: "abc" + 1)
attempt(lambda: "3" * int("3") + "x" * True)
class N:
    def __int__(self): return 3
    def __str__(self): return "N!"
    def __float__(self): return 2.5
    def __bool__(self): return False
n = N()
print(int(n), str(n), float(n), bool(n), [str(n)], "%s %d %.1f" % (n, int(n), float(n)), f"{n}", "yes" if n else "no")
class NoStr:
    def __str__(self): return 5
attempt(lambda: str(NoStr()))
attempt(lambda: "%s" % NoStr())
attempt(lambda: f"{NoStr()}")
attempt(lambda: "{}".format(NoStr()))
