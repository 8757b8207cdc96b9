# And, or, xor and not on two's complement of any width.
values = (0, 1, -1, 2, -2, 0x55, -0x56, (1 << 30), -(1 << 30), (1 << 62) - 1, -(1 << 62), (1 << 64), -(1 << 64), (1 << 64) - 1, -(1 << 64) + 1, 0x123456789ABCDEF0123)
broken = 0
for a in values:
    for b in values:
        # Identities that hold in two's complement.
        broken += (a & b) + (a | b) != a + b
        broken += (a ^ b) != (a | b) - (a & b)
        broken += ~(a & b) != (~a | ~b)
        broken += a - b != a + ~b + 1
print("broken", broken)
for a in values:
    print(a, ~a, a & -1, a | -1, a ^ -1, a & 0, a & 0xFF, a | 0x100, a ^ a)
for a, b in ((-1, 1 << 70), (-(1 << 70), 1 << 69), (-(1 << 70) + 1, (1 << 70) - 1), (-5, -(1 << 90)), (6, -(1 << 32))):
    print(a & b, a | b, a ^ b)
for op in ("&", "|", "^"):
    for right in ("1.0", "'a'", "None", "[]"):
        try:
            print(eval("1 " + op + " " + right))
        except TypeError:
            print(op, right, "TypeError")
print(True & True, True & 1, True | 2, True ^ True, False | False, ~True, ~False, type(True & False).__name__, type(True & 1).__name__)
