# Negative zero: how it is made, printed, compared and lost.
z = -0.0
print(z, 0.0, -z, +z, z == 0, z == 0.0, z is not None, [z], (z, 0.0), {z: 1}, str(z), repr(z))
print(z + 0, z + z, z - 0.0, 0.0 - z, z * 5, z * -5, z / 3, -1 * 0.0, 0 * -1.0, 0.0 * -1, -0 * 1.0)
print("%f %g %e %.0f %s" % (z, z, z, z, z), "{:.2f} {} {:+} {: }".format(z, z, z, z), f"{z:.0f} {z:g} {z!r}")
print(abs(z), round(z), round(z, 1), round(-0.4), round(-0.4, 0), int(z), bool(z), float(-0), float("-0"), float("-0.0"), float("-0e5"))
print(max(0.0, z), max(z, 0.0), min(0.0, z), min(z, 0.0), sorted([0.0, z, 0]), sum([z, z]), sum([z], z))
print(-5.0 % 5, 5.0 % -5, -0.0 % 3, -0.0 // 3, 0.0 // -3, divmod(-0.0, 2), -1e-320 * 1e-320)
print(z ** 3, z ** 2, z ** 0, (-0.0) ** 1, hash(z) == hash(0), {0: "a"}[z], z in [0], [0].index(z))
import math
print(math.copysign(1, z), math.copysign(1, -z), math.copysign(3, 0.0), math.floor(z), math.ceil(-0.5), math.sqrt(z), math.fabs(z))
for text in ("-0", "-0.0", "-0.000e10", "0", "+0.0"):
    print(text, float(text), math.copysign(1, float(text)))
print([x == 0 for x in (z, 0, 0.0, False)], z < 0.0, z <= 0.0, z > -1e-300)
x = -1e-200
for i in range(3):
    x *= 1e-100
    print(x)
