print(True + True, True * 5, False - 1, True / 2, -True, ~True, True << 3)
print(True & False, True | False, True ^ True, type(True & False) is bool, type(True & 1) is int)
print(bool(0), bool(-1), bool(10**30), bool(""), bool("0"), bool([]), bool([0]), bool(()), bool({}), bool(None), bool(0.0), bool(0.1))
print(int(True), str(True), repr(False), isinstance(True, int), issubclass(bool, int))
