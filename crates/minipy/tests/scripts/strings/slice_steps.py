# Slices of text with every combination of start, stop and step.
s = "0123456789"
for step in (1, 2, 3, -1, -2, -3, 10, -10, 11, -11):
    print(step, [s[a:b:step] for a, b in ((None, None), (2, 8), (8, 2), (-3, None), (None, -3), (20, -20), (-20, 20), (5, 5))])
u = "aé日😀z"
print(len(u), u[::-1], u[1:4], u[-2], u[::2], u[3], u[-1:-4:-1], u[4:1:-2], [u[i] for i in range(-5, 5)])
for a in (-6, -5, -1, 0, 1, 5, 6, 1 << 40, -(1 << 40)):
    print(a, repr(u[a:]), repr(u[:a]), repr(u[a::-1]), repr(u[:a:-1]))
print(s[True:], s[:True], s[None:], s[:None:None], "a"[0:0] == "", ""[:], ""[::-1], ""[5:9:2])
sl = slice(1, 8, 3)
print(s[sl], s[slice(4)], s[slice(None, None, -4)], sl.start, sl.stop, sl.step)
for f in (lambda: s[::0], lambda: s["a":], lambda: s[:1.5], lambda: s[:: "x"], lambda: s[10], lambda: s[-11], lambda: s[1, 2], lambda: ""[0], lambda: s[None], lambda: u[5]):
    try:
        print(f())
    except (ValueError, TypeError, IndexError) as e:
        print(type(e).__name__)
def delete():
    del s[0]
def store():
    s[0:2] = "xx"
for f in (delete, store):
    try:
        f()
    except TypeError:
        print("TypeError")

# Steps beyond any length.
for step in (-2**63, 2**63 - 1, -2**64, 2**64):
    print('abc'[::step], [1, 2, 3][::step], b'abc'[::step], (1, 2, 3)[1::step])
