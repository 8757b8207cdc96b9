import math
print(math.pi, math.e, math.sqrt(16), math.sqrt(2), math.pow(2, 10), math.exp(0), math.log(1), math.log(8, 2), math.log10(1000), math.log2(8))
print(math.floor(1.7), math.floor(-1.7), math.ceil(1.2), math.ceil(-1.2), math.trunc(-1.9), math.fabs(-2), math.floor(5), math.ceil(10**20))
print(math.sin(0), math.cos(0), math.tan(0), math.atan2(1, 1), math.asin(1), math.acos(1), math.degrees(math.pi), math.radians(180))
print(math.fmod(7, 3), math.fmod(-7, 3), math.modf(3.25), math.frexp(8.0), math.ldexp(0.5, 4), math.copysign(1, -0.0), math.hypot(3, 4))
print(math.isnan(float("nan")), math.isinf(float("-inf")), math.isfinite(1.0), math.isclose(1, 1 + 1e-12), math.factorial(20), math.gcd(12, 18), math.isqrt(99))
print(math.inf, -math.inf, math.nan != math.nan)
for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.log(-1), lambda: math.acos(2), lambda: math.factorial(-1), lambda: math.exp(1000), lambda: math.floor(math.inf), lambda: math.sin(math.inf), lambda: math.sqrt("a")):
    try:
        print(f())
    except (ValueError, OverflowError, TypeError) as e:
        print(type(e).__name__)
