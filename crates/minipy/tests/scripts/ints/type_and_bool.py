# bool is an int: arithmetic, comparison, containers, text.
print(True + True, True - 3, True * 5, -True, +True, abs(True), True / 2, True // 2, True % 2, divmod(True, 2), True ** 3)
print(True == 1, True == 1.0, False == 0, True is 1 or False, True != 2, True > False, 2 > True, hash(True) == hash(1))
print({True: "a", 1: "b", 1.0: "c"}, {0: "x", False: "y"}, [1, 0, True].count(True), [1, 0, True].index(True), (0, 1).index(True))
print([10, 20][True], "ab"[False], (1, 2, 3)[True:], list(range(True, 4)), "ab" * True, [1] * False)
print(isinstance(True, int), issubclass(bool, int), isinstance(1, bool), type(True).__name__, bool.__name__, type(True + 0).__name__)
print(bool(), bool(0), bool(-1), bool(""), bool(" "), bool([]), bool([0]), bool({}), bool(None), bool(0.0), bool(-0.0), bool(1e-300), bool(()), bool(range(0)), bool(b""), bool(bytearray(1)))
print(str(True), repr(False), "%d" % True, "%s" % True, "{}".format(True), "{:d}".format(True), f"{True:>6}", f"{True!r}", "%5d|%-5d|" % (True, False))
print(int(True), float(True), int("1") is not None, True & 6, True | 6, True ^ 1, ~True, True << 3, not True, not 0)
print(sum([True, True, False]), max(True, 2), min(False, 0), sorted([True, False, 2, -1]), any([0, False]), all([1, True]))
for f in (lambda: bool(1, 2), lambda: True(), lambda: True.x, lambda: True[0], lambda: len(True), lambda: iter(True)):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__)
try:
    class B(bool):
        pass
    print("made")
except TypeError:
    print("TypeError")
