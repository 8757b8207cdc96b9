# dir() asks __dir__; super() checks what it is given; sets cannot hold views.
class D:
    def __dir__(self):
        return ("c", "a", "b")
print(dir(D()), "a" in dir(D), "__dir__" in dir(D))
for args in (str, 0), (str, int), (0, int), (D, 5), (int, "x"), (D, D()), (object, 1):
    try:
        super(*args)
        print("fine")
    except TypeError:
        print("TypeError")
class A:
    def p(self):
        return str(super())
print(A().p())
for view in {}.keys(), {1: 2}.items():
    try:
        hash(view)
    except TypeError:
        print("TypeError")
print("append" in list.__dict__, "a" in int.__dict__, "to_bytes" in int.__dict__)
for base in type(None), bool, type(len), type([].append), type(iter([])), type((i for i in ())):
    try:
        type("X", (base,), {})
        print("made")
    except TypeError:
        print("TypeError")
