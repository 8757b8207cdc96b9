class A:
    x = 1
    def m(self):
        return "m"
a = A()
print(getattr(a, "x"), getattr(a, "m")(), getattr(a, "q", None), hasattr(a, "x"), hasattr(a, "q"))
setattr(a, "q", 5)
print(a.q, "q" in dir(a), "x" in dir(A), callable(a.m), callable(len), callable(1))
delattr(a, "q")
print(hasattr(a, "q"), id(a) == id(a), a is a)
try:
    getattr(a, "nope")
except AttributeError:
    print("AttributeError")
try:
    getattr(a, 5)
except TypeError:
    print("TypeError")
