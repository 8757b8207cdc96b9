# __complex__, __float__ and __index__ in complex(); NaN parts; powers of zero.
class Z:
    def __complex__(self):
        return 10 + 1j
class F:
    def __float__(self):
        return 1.5
class I:
    def __index__(self):
        return 3
class Bad:
    def __complex__(self):
        return "1"
print(complex(Z()), complex(F()), complex(I()), complex(F(), 2), float(F()), float(I()))
for bad in lambda: complex(Bad()), lambda: complex(object()), lambda: float(Z()):
    try:
        print(bad())
    except TypeError:
        print("TypeError")
nan = float("nan")
z = complex(nan, 0)
print(z == z, z != z, z == 1j, complex(0, nan) == complex(0, nan), [z] == [z], 1j == 1j)
inf = float("inf")
print(0.0 ** -inf, pow(0, -inf), 0.0 ** inf, (-0.0) ** -inf)
try:
    0.0 ** -1
except ZeroDivisionError:
    print("ZeroDivisionError")
