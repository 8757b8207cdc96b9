print(1j, 2 + 3j, -1j, 1 - 2j, 0j, 1.5j, 1e30j, (1 + 0j), complex(0, -1), complex(-0.0, 1))
print(complex(), complex(1), complex(1, 2), complex(1.5, -2), complex(1j), complex(1j, 1j), complex(True))
print(complex(real=1, imag=2), complex(imag=3))
for text in ("1", "1+2j", " (1-2j) ", "j", "-j", "+1.5J", "1e3-2e-2j", "-1.5", "nan", "inf", "1_000j"):
    print(text, complex(text))
for text in ("", "1+", "1 + 2j", "a", "(1", "1j2", "j1", "1+2k", "()"):
    try:
        print(complex(text))
    except ValueError as e:
        print(e)
z = 3 + 4j
print(z.real, z.imag, abs(z), z.conjugate(), -z, +z, bool(z), bool(0j), type(z).__name__)
print(z + 1, 1 + z, z - 1.5, 1 - z, z * 2, 2 * z, z * z, z / 2, 10 / z, z / (1 + 1j))
print(z**2, z**0, z**-1, (1j) ** 2, 2 ** (1 + 0j), 0j**2, 0j**0, z**3)
print(z == 3 + 4j, z == 3, 3 + 0j == 3, 3 == 3 + 0j, 1.5 == 1.5 + 0j, z != 4, 2**70 == complex(2**70))
print(2**53 + 1 == complex(2**53), z in [1, 3 + 4j], {1: "one"}[1 + 0j], {1j: 2}[complex(0, 1)], hash(5 + 0j) == hash(5))
x = 1j
x += 1
x *= 2
x -= 1j
x /= 2
print(x, str(1j), repr(2j), f"{1+2j}", "%s" % (1 - 1j,), [1j, (2j,)])
print(sum([1j, 2, 3.5]), isinstance(1j, complex), complex.__name__, 1j is not None)
print(complex(float("nan"), float("inf")), complex(float("-inf"), float("-inf")), complex(1e-7, 1e22))
r = (-8) ** (1 / 3)
print(round(r.real, 9), round(r.imag, 9), type((-8) ** 0.5).__name__)
for attempt in (
    lambda: 1j < 2j,
    lambda: 1j > 1,
    lambda: 1j // 1,
    lambda: 1j % 2,
    lambda: 1j / 0,
    lambda: 1 / 0j,
    lambda: 0j**-1,
    lambda: 0j ** (1j),
    lambda: int(1j),
    lambda: float(1j),
    lambda: complex("1", 2),
    lambda: complex(1, "2"),
    lambda: complex([]),
    lambda: complex(1, 2, 3),
    lambda: ~1j,
    lambda: 1j << 1,
    lambda: 1j + "a",
    lambda: [1][0j],
    lambda: range(1j),
    lambda: min(1j, 2j),
    lambda: sorted([1j, 2j]),
):
    try:
        print(attempt())
    except (TypeError, ZeroDivisionError, ValueError) as e:
        print(type(e).__name__)


class F:
    def __float__(self):
        return 2.5


print(complex(F()), complex(1, F()))
