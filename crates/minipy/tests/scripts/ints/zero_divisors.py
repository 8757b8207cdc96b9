# Every way to divide an int by zero.
big = 1 << 70
tests = (
    lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: divmod(1, 0), lambda: 0 // 0, lambda: 0 % 0, lambda: 0 / 0,
    lambda: big // 0, lambda: big % 0, lambda: big / 0, lambda: divmod(big, 0), lambda: 1 // False, lambda: True % False,
    lambda: 1 // 0.0, lambda: 1 % 0.0, lambda: 1 / 0.0, lambda: divmod(1, 0.0), lambda: big // 0.0, lambda: 0 ** -1,
    lambda: 0.0 ** -1, lambda: 0 ** -5, lambda: pow(0, -1), lambda: -big // 0, lambda: big % 0.0,
)
for i, f in enumerate(tests):
    try:
        print(i, f())
    except ZeroDivisionError as e:
        print(i, type(e).__name__, isinstance(e, ArithmeticError), len(e.args))
x = 5
for op in ("//=", "%=", "/="):
    ns = {"x": 5}
    try:
        exec("x " + op + " 0", ns)
    except ZeroDivisionError:
        print(op, ns["x"])
print(0 // 5, 0 % 5, 0 / 5, 0 // big, 0 % big, 0 / big, 0 ** 0, 0 ** 5, 0.0 ** 0)
