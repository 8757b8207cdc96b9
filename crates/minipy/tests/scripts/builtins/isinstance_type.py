print(type(1), type("a"), type([]), type(()), type({}), type(None), type(1.5), type(True), type(b""), type(set()), type(range(1)))
print(type(1) is int, type(int) is type, isinstance(1, (str, int)), isinstance(True, int), issubclass(bool, int), issubclass(int, object), isinstance(None, object), isinstance(int, type))
for f in (lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: isinstance(1)):
    try:
        f()
    except TypeError:
        print("TypeError")
