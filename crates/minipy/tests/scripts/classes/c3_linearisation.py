# C3: the order of bases in diamonds, chains and refused hierarchies.
class Root:
    def who(self):
        return ["Root"]
class A(Root):
    def who(self):
        return ["A"] + super().who()
class B(Root):
    def who(self):
        return ["B"] + super().who()
class C(Root):
    def who(self):
        return ["C"] + super().who()
class D(A, B):
    def who(self):
        return ["D"] + super().who()
class E(B, C):
    def who(self):
        return ["E"] + super().who()
class F(D, E):
    def who(self):
        return ["F"] + super().who()
class G(C, A):
    pass
class H(E, A):
    pass
for cls in (Root, A, D, E, F, G, H):
    print(cls.__name__, [c.__name__ for c in cls.__mro__][:-1], cls().who())
print(F.__mro__[-1] is object, F.__bases__ == (D, E))
def refuse(*bases):
    try:
        print([c.__name__ for c in type("T", bases, {}).__mro__][:-1])
    except TypeError:
        print("TypeError", [b.__name__ for b in bases])
refuse(Root, A)
refuse(A, Root)
refuse(D, E, A)
refuse(D, type("R", (B, A), {}))
refuse(A, B, Root)
refuse(B, A, Root)
refuse(Root, Root)
try:
    class Twice(A, A):
        pass
    print("accepted")
except TypeError:
    print("TypeError twice")
print(issubclass(F, C), issubclass(D, C), issubclass(F, (int, C)), isinstance(F(), Root))
