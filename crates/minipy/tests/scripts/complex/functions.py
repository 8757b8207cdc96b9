import cmath


def show(z):
    if isinstance(z, complex):
        return (round(z.real, 10) + 0.0, round(z.imag, 10) + 0.0)
    return round(z, 10)


print(round(cmath.pi, 12), round(cmath.e, 12))
points = (1, -1, 1j, -1j, 2 + 3j, -2 - 3j, 0.5, 1e-3j, 1.0000001, 100, -7.5 + 0.25j)
for name in ("exp", "cos", "sin", "sqrt", "log", "log10", "phase"):
    f = getattr(cmath, name)
    print(name, [show(f(z)) for z in points if abs(z) < 50 or name not in ("exp", "cos", "sin")])
for z in points:
    r, phi = cmath.polar(z)
    print(show(r), show(phi), show(cmath.rect(r, phi)))
print(show(cmath.rect(2, 0)), show(cmath.sqrt(0)), show(cmath.log(8, 2)), show(cmath.exp(0)), cmath.phase(-1.0) > 3)
for attempt in (lambda: cmath.log(0), lambda: cmath.log10(0j), lambda: cmath.sqrt("a"), lambda: cmath.rect(1j, 1), lambda: cmath.exp()):
    try:
        print(attempt())
    except (ValueError, TypeError) as e:
        print(type(e).__name__)
