# Objects that stand for complex numbers; zeros with a sign.
import cmath


class Both:
    def __complex__(self):
        return 10 + 1j

    def __float__(self):
        return 3.0


class Float:
    def __float__(self):
        return 0.5


class Wrong:
    def __complex__(self):
        return 6


def attempt(f, *args):
    try:
        return f(*args)
    except (TypeError, ValueError) as e:
        return type(e).__name__


print(complex(Both()), complex(Float()), complex(Both(), 1), attempt(complex, Wrong()), attempt(complex, object()))
print(attempt(cmath.phase, Float()), cmath.polar(Float()), attempt(cmath.exp, Wrong()), cmath.sqrt(Both()) ** 2 - (10 + 1j) == 0)
for re in (0.0, -0.0, 1, -1.0):
    for im in (0.0, -0.0, 1, -1.0):
        z = complex(re, im)
        print(repr(z), z.real, z.imag, cmath.phase(z), cmath.sqrt(z), complex(z), -z)
print(complex(1 + 2j, 3 + 4j), complex(1, 2j), complex(1j, 2), complex("-1-0j"), complex(-0.0), complex(real=-1, imag=-0.0))
print(attempt(cmath.log, 0), attempt(cmath.log, 8, 1), cmath.log(8, 2), attempt(cmath.log10, 0))
n = complex(float("nan"), 1)
print(n == n, n != n, n in [n], [n] == [n], n == 1j, complex(0, float("nan")) == 0)
