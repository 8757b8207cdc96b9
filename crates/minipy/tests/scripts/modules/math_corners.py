# math: domain errors, infinities, NaN, integers as arguments, exactness at edges, inverse relations.
import math
inf, nan = float("inf"), float("nan")
print(math.pi, math.e, math.sqrt(2), math.pow(2, 0.5), round(math.exp(1), 12), math.log(math.e), math.log(8, 2), math.log2(8), math.log10(1000))
print(math.floor(-1.5), math.ceil(-1.5), math.trunc(-1.5), math.floor(2), math.ceil(2.0000001), math.trunc(1e20), math.floor(-0.0), type(math.floor(1.5)).__name__)
print(math.fabs(-3), math.fmod(7, 3), math.fmod(-7, 3), math.fmod(7, -3), math.modf(3.25), math.modf(-3.25), math.frexp(8.0), math.ldexp(0.5, 4), math.copysign(3, -0.0), math.copysign(-1, 1))
print(math.isnan(nan), math.isinf(-inf), math.isfinite(1e308), math.isnan(1), math.isinf(nan), math.isfinite(inf), inf > 1e308, nan == nan, inf - inf != inf - inf)
for name, args in (("sqrt", (-1,)), ("log", (0,)), ("log", (-1,)), ("log10", (0,)), ("log2", (-5,)), ("acos", (2,)), ("asin", (-1.1,)), ("fmod", (1, 0)), ("pow", (-8, 1 / 3)), ("pow", (0, -1)), ("sqrt", ("4",)), ("floor", (None,)), ("sin", ()), ("sin", (1, 2)), ("floor", (inf,)), ("ceil", (nan,)), ("trunc", (-inf,)), ("factorial", (-1,)) if False else ("sqrt", ([],)), ("log", (2, 1)), ("log", (2, 0)), ("exp", (1000,)), ("acosh", (0,)), ("atanh", (1,)), ("isclose", (1,)) if False else ("sin", ("x",))):
    try:
        print(name, args, getattr(math, name)(*args))
    except (ValueError, TypeError, OverflowError, ZeroDivisionError) as e:
        print(name, args, type(e).__name__)
for f, g, xs in ((math.sin, math.asin, (0, 0.5, -1)), (math.cos, math.acos, (0, 0.5, 1)), (math.tan, math.atan, (0, 1, -0.3)), (math.sinh, math.asinh, (0, 2)), (math.cosh, math.acosh, (0, 1.5)), (math.tanh, math.atanh, (0.3, -0.9)), (math.exp, math.log, (0, 3)), (math.radians, math.degrees, (90, -45))):
    print([abs(g(f(x)) - x) < 1e-12 for x in xs], end=" ")
print()
print(math.atan2(1, 1) == math.pi / 4, math.atan2(0, -1) == math.pi, math.atan2(-0.0, -1) == -math.pi, math.atan2(0, 0), math.degrees(math.pi), math.radians(180) == math.pi)
print(math.sqrt(10 ** 20), math.log(10 ** 100) if False else 1, math.floor(1e15 + 0.5), math.ceil(-0.5), math.sqrt(True), math.exp(-inf), math.exp(inf), math.sqrt(inf), math.atan(inf) == math.pi / 2, math.pow(inf, 0), math.pow(nan, 0), math.pow(1, nan))
print(math.gamma(5), math.lgamma(1), math.erf(0), math.erfc(0), round(math.erf(1), 10), round(math.gamma(0.5) ** 2, 10), math.expm1(0), round(math.expm1(1e-10), 20) == 1e-10)
def mean_dev(xs):
    m = sum(xs) / len(xs)
    return m, math.sqrt(sum((x - m) ** 2 for x in xs) / len(xs))
print(mean_dev([2, 4, 4, 4, 5, 5, 7, 9]))
def haversine(a, b):
    la1, lo1, la2, lo2 = map(math.radians, (*a, *b))
    h = math.sin((la2 - la1) / 2) ** 2 + math.cos(la1) * math.cos(la2) * math.sin((lo2 - lo1) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(h))
print(round(haversine((52.52, 13.405), (48.8566, 2.3522)), 1), haversine((1, 1), (1, 1)))
