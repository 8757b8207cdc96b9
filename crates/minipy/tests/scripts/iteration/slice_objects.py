# slice as a value: fields, use as an index, in user classes.
for s in (slice(5), slice(1, 5), slice(1, 10, 2), slice(None), slice(None, None, -1), slice("a", "b"), slice(-3, None)):
    print(s, s.start, s.stop, s.step)
class Show:
    def __getitem__(self, k):
        return k
    def __setitem__(self, k, v):
        print("set", k, v)
    def __delitem__(self, k):
        print("del", k)
s = Show()
print(s[1], s[1:2], s[:], s[::2], s[1:2:3], s["a":"b"], s[1, 2], s[1:2, 3], s[..., 0] if False else s[...], s[:, :], s[()], s[None], s[-1:], s[s[0] : s[1]], s[(1, 2)], s[1:2,])
s[1:2] = "x"
s[::] = 1
s[0, 1:] = 2
del s[3:]
del s["k"]
s[0] = s[1:] = "chain"
data = list(range(10))
third = slice(None, None, 3)
print(data[third], "abcdefghij"[third], tuple(data)[third], bytes(data)[third], range(10)[third], data[slice(2)], data[slice(-2, None)])
data[slice(0, 2)] = "AB"
del data[slice(4, None)]
print(data)
def attempt(f):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__)

attempt(lambda: slice())
attempt(lambda: slice(1, 2, 3, 4))
attempt(lambda: data[slice("a")])
attempt(lambda: data[slice(1, 2, 0)])
attempt(lambda: data[slice(1.0)])
attempt(lambda: {1: 2}[1:2])
attempt(lambda: {1, 2}[0:1])
attempt(lambda: (5)[0:1])
attempt(lambda: [1, 2, 3][slice(0, 3), ])
print(slice(1, 2) == slice(1, 2), slice(1) == slice(2), type(slice(1)).__name__, isinstance(slice(0), slice))
