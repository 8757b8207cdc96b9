# center, ljust, rjust and zfill.
for s in ("", "a", "ab", "日本", "-5", "+5", "-", "+-5"):
    for w in (-1, 0, 1, 2, 3, 4, 7):
        print([s.center(w), s.ljust(w, "*") if hasattr(s, "ljust") else None, s.rjust(w, "."), s.zfill(w)], end=" ")
    print()
print("ab".center(5, "*"), "abc".center(6, "*"), "ab".center(7, "-"), "a".center(4, "日"), "x".center(10) + "|")
def attempt(f):
    try:
        print(f())
    except TypeError:
        print("TypeError")

attempt(lambda: "a".center())
attempt(lambda: "a".center("5"))
attempt(lambda: "a".center(5, ""))
attempt(lambda: "a".center(5, "ab"))
attempt(lambda: "a".center(5, 1))
attempt(lambda: "a".center(None))
attempt(lambda: "a".ljust(3.0))
attempt(lambda: "a".zfill())
attempt(lambda: "a".zfill("3"))
rows = [("name", "qty", "price"), ("apple", 3, 1.5), ("fig", 120, 0.25)]
for a, b, c in rows:
    print(a.ljust(8) + str(b).rjust(5) + str(c).center(9, "~"))
print("3.14".zfill(8), "-3.14".zfill(8), "".zfill(3), "--1".zfill(5), "é".zfill(3))
