# __int__, __float__, __index__, __abs__, __neg__, __pos__, __invert__, __divmod__, __round__-free: conversions of objects.
class N:
    def __init__(self, v):
        self.v = v
    def __int__(self):
        return int(self.v)
    def __float__(self):
        return float(self.v)
    def __abs__(self):
        return ("abs", self.v)
    def __neg__(self):
        return N(-self.v)
    def __pos__(self):
        return "positive"
    def __invert__(self):
        return "inverted"
n = N(7)
print(int(n), float(n), abs(n), (-n).v, (- - n).v, +n, ~n, int(-n))
class I:
    def __index__(self):
        return 2
print([10, 20, 30][I()], "abc"[I()], (1, 2, 3)[I()])
for f in (lambda: [1, 2][N(0)], lambda: int(object()), lambda: float(object()), lambda: abs(object()), lambda: -object(), lambda: ~I(), lambda: +[]):
    try:
        f()
        print("no error")
    except TypeError:
        print("TypeError")
class Bad:
    def __int__(self):
        return "1"
    def __float__(self):
        return 1
    def __index__(self):
        return None
for f in (int, float, lambda b: [1][b]):
    try:
        f(Bad())
        print("no error")
    except TypeError:
        print("TypeError")
class D:
    def __divmod__(self, o):
        return ("divmod", o)
    def __rdivmod__(self, o):
        return ("rdivmod", o)
    def __pow__(self, o, m=None):
        return ("pow", o, m)
    def __lshift__(self, o):
        return ("lshift", o)
    def __matmul__(self, o):
        return ("matmul", o)
print(divmod(D(), 3), D() ** 2, pow(D(), 4), D() << 1, D() @ "m")
class B:
    def __bytes__(self):
        return b"made"
    def __len__(self):
        return 4
    def __iter__(self):
        return iter([1, 2])
print(list(B()), tuple(B()), sum(B()))
