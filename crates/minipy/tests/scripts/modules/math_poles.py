# Where functions end: poles, overflow, infinities; names by `from ... import *`.
from cmath import *
from math import *

print(pi, e, inf, nan, tau, exp(1) == e, exp(0.5), exp(-0.5), exp(10), exp(-700), exp(709.5), exp(-745), exp(1e-9), exp(True))


def attempt(f, *args, **keywords):
    try:
        return f(*args, **keywords)
    except (ValueError, OverflowError, TypeError, ZeroDivisionError) as e:
        return type(e).__name__


import math

for name in (
    "acos", "acosh", "asin", "asinh", "atan", "atanh", "ceil", "cos", "cosh", "degrees", "erf", "erfc", "exp", "expm1", "fabs",
    "floor", "frexp", "gamma", "isfinite", "isinf", "isnan", "lgamma", "log", "log10", "log2", "modf", "radians", "sin", "sinh",
    "sqrt", "tan", "tanh", "trunc",
):
    f = getattr(math, name)
    results = [attempt(f, x) for x in (0, -0.0, 1, -1, 1e308, -1e308, inf, -inf, nan, "a", None, 1j)]
    print(name, [round(r, 9) if isinstance(r, float) and isfinite(r) else r for r in results], attempt(f), attempt(f, 1, 2, 3))
values = (0, -0.0, 1, -1, 2.5, -2.5, 3, inf, -inf, nan)
for name in ("atan2", "copysign", "fmod", "ldexp", "pow"):
    for x in values:
        results = [attempt(getattr(math, name), x, y) for y in values]
        print(name, x, [round(r, 9) if isinstance(r, float) and isfinite(r) else r for r in results])
print(attempt(math.pow, 0, -1), attempt(math.pow, 0.0, -inf), attempt(math.pow, -0.0, -inf), 0.0 ** -inf, (-0.0) ** -inf)
print([attempt(math.lgamma, x) for x in (0, -1, -2.0, -1000)], [attempt(math.gamma, x) for x in (0, -1, 171, 172)])
print(attempt(math.isclose, 1, 1.1, rel_tol=0.2), attempt(math.isclose, 1, 1.1, abs_tol=0.2), attempt(math.isclose, 1, 1, foo=1))
print(attempt(math.isclose, 1, 2, rel_tol=-1), attempt(math.isclose, inf, inf), attempt(math.isclose, nan, nan))
print(math.log(8, 2), attempt(math.log, 2, 1), attempt(math.log, 2, 0), math.log2(2**2000), math.log10(10**400))
print(math.ldexp(0, 10**10), attempt(math.ldexp, 1, 10**10), math.ldexp(1, -(10**10)), attempt(math.ldexp, 1, 2.0))
print(math.floor(10**30), math.floor(1e30), math.ceil(-0.5), math.trunc(-1.5), math.modf(-3.5), math.frexp(8))


class Number:
    def __float__(self):
        return 0.5


print(math.sqrt(Number() if False else 0.25), math.cos(Number()) == math.cos(0.5), math.atan2(Number(), Number()), math.floor(2.5))
