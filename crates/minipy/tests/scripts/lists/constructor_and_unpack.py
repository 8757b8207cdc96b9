# list(), displays and unpacking, with their refusals.
print(list(), list([]), list("héy"), list((1, 2)), list({"a": 1}), list({7}), list(range(3)), list(x for x in "ab"), list(map(abs, [-1])), list(zip([1], "a")), list(b"ab"), list(enumerate("x")), list(reversed([1, 2])), list({"k": "v"}.items()))
def attempt(f):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__)

for bad in (5, None, 1.5, len, list):
    attempt(lambda: list(bad))
attempt(lambda: list(1, 2))
attempt(lambda: list([1], [2]))
def unpack(n, v):
    if n == 1:
        (a,) = v
        return a
    if n == 2:
        a, b = v
        return [a, b]
    if n == 3:
        a, *b = v
        return [a, b]
    if n == 4:
        *a, b, c = v
        return [a, b, c]
    (a, b), c = v
    return [a, b, c]
for n in (1, 2, 3, 4, 5):
    for v in ([], [1], [1, 2], "abc", ["xy", "z"], {"p": 1, "q": 2}, range(4), 5, None):
        try:
            print(n, unpack(n, v))
        except (TypeError, ValueError) as e:
            print(n, type(e).__name__)
[a, [b, *c], d] = 1, "xyz", {}
print(a, b, c, d)
x = [0, 1, 2]
i = 0
i, x[i] = 2, "set"
print(i, x)
x[0], x[1] = x[1], x[0]
print(x, [*range(2), *"ab", *[], *{"k": 1}], (*[1], 2), {*"aa"} == {"a"})
for a, (b, c) in [(1, (2, 3)), (4, "56")]:
    print(a, b, c, end=" ")
print()
