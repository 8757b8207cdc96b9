# The bases of a class are arguments like any other's.
class A:
    name = "A"
class B:
    other = "B"
def pair():
    print("bases are evaluated once")
    return A, B
class C(*pair()):
    here = __name__
    def who(self):
        return super().name
print(C.__bases__ == (A, B), C().name, C().other, C().who(), C.__name__)
class D(A, *(), *[B]):
    pass
print(D.__bases__ == (A, B))
class E(*[], **{}):
    x = 1
print(E.__bases__ == (object,), E.x)
class F(*(c for c in [dict])):
    pass
print(F(a=1))
def make(*bases):
    class Made(*bases):
        def mine(self):
            return __class__ is Made
    return Made
print(make(A)().mine(), make()().mine(), make(B, A).__mro__ == (make, 0)[:0] or [c.__name__ for c in make(B, A).__mro__])
for wrong in (5, 6), [A, A], "ab":
    try:
        class G(*wrong):
            pass
        print("made")
    except TypeError:
        print("TypeError")
try:
    class H(*5):
        pass
except TypeError:
    print("TypeError")
try:
    class I(A, nonsense=1):
        pass
except TypeError:
    print("TypeError")
@(lambda cls: (cls.__name__, cls.x))
class J(*[E]):
    pass
print(J)
