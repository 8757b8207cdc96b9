# Items, slices and steps of bytes and bytearray; what they refuse.
for b in (b"0123456789", bytearray(b"0123456789")):
    print(b[0], b[-1], b[3:7], b[:], b[::-1], b[::3], b[8:2:-2], b[-3:], b[20:], b[-20:3], b[5:5], type(b[1:2]).__name__)
    print([x for x in b][:3], list(reversed(b))[:3], max(b), min(b), sum(b), len(b), sorted(b, reverse=True)[:2], b[True], tuple(b[:2]))
    for bad in (10, -11, 1 << 70, "a", None, 1.0, (1,)):
        try:
            print(b[bad])
        except (IndexError, TypeError) as e:
            print(type(e).__name__, end=" ")
    print()
    try:
        b[::0]
    except ValueError:
        print("ValueError")
def attempt(f):
    try:
        f()
        print("done")
    except TypeError:
        print("TypeError")
frozen = b"abc"
def store():
    frozen[0] = 1
def store_slice():
    frozen[0:1] = b"x"
def delete():
    del frozen[0]
for f in (store, store_slice, delete):
    attempt(f)
print(all(b"abcdef"[i:j:k] == bytes(list(b"abcdef")[i:j:k]) for i in range(-7, 8) for j in range(-7, 8) for k in (-2, -1, 1, 2)))
