class C:
    def __call__(self, *a, **k):
        return a, k
    def __hash__(self):
        return 42
    def __index__(self):
        return 2
c = C()
print(c(1, x=2), hash(c), [10, 20, 30][c], callable(c), {c: 1}[c], "abc"[c])
class I:
    def __int__(self):
        return 7
    def __float__(self):
        return 7.5
print(int(I()), float(I()))
class H:
    def __hash__(self):
        raise ValueError("hash")
try:
    {H(): 1}
except ValueError:
    print("ValueError")
