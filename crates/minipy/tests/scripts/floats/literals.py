# Float literals, their tokens and their neighbours.
print(1., .5, 1.5, 1e3, 1E3, 1.e2, .5e-1, 1_0.5_0, 1e1_0, 0e0, 00.5, 0.0e5, 000001.5, 1e-0, 1e+3)
print(1.5.is_integer(), 2.0.is_integer(), (0.5).is_integer(), 1e300.is_integer(), 1.0.__class__.__name__, (1.).is_integer())
print(-1.5, +1.5, --1.5, -.5, - 1e-2, 1.-1, 1.+.5, 1.*2., [1.,.5], (1.,), {1.: .5})
print(1e308, 1e309, -1e309, 1e-323, 1e-324, 123456789.123456789, 0.1e1, 100e-2, 1.0if 1.0else 2.0)
for text in ("1.e", "1e", "1_.5", "1._5", "1.5_", "1e_5", "1.5.5", "1.a", ".e5", ".", "1e5e5", "0x1.5", "1.5j5", "1__0.0"):
    try:
        print(text, eval(text))
    except (SyntaxError, AttributeError):
        print(text, "refused")
x = 3.7
print(x.__class__ is float, hasattr(x, "is_integer"), hasattr(x, "nothing"))
try:
    x.nothing
except AttributeError:
    print("AttributeError")
try:
    x.real = 5
except AttributeError:
    print("AttributeError")
try:
    x[0]
except TypeError:
    print("TypeError")
try:
    len(x)
except TypeError:
    print("TypeError")
try:
    x()
except TypeError:
    print("TypeError")
