words = ["", "a", "A", "aa", "ab", "b", "é", "日", "z", "😀"]
for a in words:
    print([a < b for b in words], [a == b for b in words])
print(sorted(["b", "a", "C", "ä", "aa", ""]), max("abc"), min("abc"))
print("a" == 1, "a" != 1, "1" == 1)
try:
    "a" < 1
except TypeError:
    print("TypeError")
