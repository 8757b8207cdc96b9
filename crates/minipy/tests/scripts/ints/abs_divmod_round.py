# abs, divmod, round and the integer-valued builtins on ints.
for n in (0, -1, 1, -(1 << 30), -(1 << 31), -(1 << 62), -(1 << 63), -(10 ** 25)):
    print(abs(n), abs(-n), -abs(n), round(n), divmod(n, 7), divmod(n, -7))
print(round(5), round(1234567), round(-25), type(round(5)).__name__, round(True), type(round(True)).__name__)
print(round(1234, 0), round(1234, 2), round(1 << 70), round(1 << 70, 3))
for f in (lambda: abs("a"), lambda: abs(None), lambda: abs(), lambda: abs(1, 2), lambda: divmod(1), lambda: divmod(1, "a"), lambda: divmod("a", 1), lambda: round("a"), lambda: round(), lambda: divmod(1, 2, 3), lambda: round(None)):
    try:
        print(f())
    except TypeError:
        print("TypeError")
print(divmod(True, True), divmod(7.5, 2), divmod(-7.5, 2), divmod(7, -2.0), divmod(1 << 70, 1 << 35))
class N:
    def __abs__(self):
        return "abs"
    def __divmod__(self, o):
        return ("dm", o)
    def __neg__(self):
        return "neg"
    def __pos__(self):
        return "pos"
    def __invert__(self):
        return "inv"
print(abs(N()), divmod(N(), 3), -N(), +N(), ~N())
