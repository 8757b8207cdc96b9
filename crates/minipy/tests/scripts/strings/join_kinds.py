# str.join with every kind of iterable, and what it refuses.
sep = "·"
def gen(n):
    for i in range(n):
        yield "g%d" % i

for items in ([], ["a"], ["a", "b"], ("x",), (), "abc", "", {"k": 1}, {}, {"only"}, gen(3), gen(0), map(str, range(4)), reversed("xyz"), (c.upper() for c in "ab"), {"b": 1, "a": 2}.keys(), {1: "v"}.values(), iter(["q"]), filter(None, ["", "f", ""]), sorted({"z", "y"}), enumerate([]), zip()):
    print(repr(sep.join(items)))
def attempt(f):
    try:
        print(repr(f()))
    except TypeError:
        print("TypeError")

attempt(lambda: ",".join([1]))
attempt(lambda: ",".join(["a", None]))
attempt(lambda: ",".join(["a", b"b"]))
attempt(lambda: ",".join(5))
attempt(lambda: ",".join(None))
attempt(lambda: ",".join())
attempt(lambda: ",".join("a", "b"))
attempt(lambda: ",".join([["a"]]))
attempt(lambda: ",".join(range(3)))
attempt(lambda: ",".join(b"ab"))
attempt(lambda: b",".join(["a"]))
def failing():
    yield "a"
    raise KeyError("inside")
try:
    "-".join(failing())
except KeyError as e:
    print("KeyError", e)
print("".join(["é", "日", "😀"]), len("".join(["é"] * 5)), "é".join("abc"), "--".join(["a" * 3] * 3), "".join(str(i) for i in range(20)))
class L:
    def __iter__(self):
        return iter(["from", "iter"])
print(" ".join(L()))
class G:
    def __getitem__(self, i):
        return "item"[i]
print(" ".join(G()))
class S(str):
    pass
print(S(",").join(["a", S("b")]), type(S(",").join(["a"])).__name__)
