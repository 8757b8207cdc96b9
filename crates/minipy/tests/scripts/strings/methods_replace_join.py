print("aaa".replace("a", "b"), "aaa".replace("a", "b", 2), "aaa".replace("aa", "b"), "abc".replace("", "-"), "".replace("", "x"), "abc".replace("z", "y"))
print(",".join(["a", "b", "c"]), "".join([]), "x".join(["a"]), "-".join("abc"), ", ".join(str(i) for i in range(4)))
try:
    ",".join([1, 2])
except TypeError:
    print("TypeError")
try:
    ",".join(5)
except TypeError:
    print("TypeError")
print("ab" * 3, 3 * "ab", "ab" * 0, "ab" * -1, "" * 5, "a" + "b" "c")
try:
    "a" + 1
except TypeError:
    print("TypeError")
try:
    "a" * "b"
except TypeError:
    print("TypeError")
