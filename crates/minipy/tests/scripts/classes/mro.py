class O:
    def who(self):
        return ["O"]
class A(O):
    def who(self):
        return ["A"] + super().who()
class B(O):
    def who(self):
        return ["B"] + super().who()
class C(A, B):
    def who(self):
        return ["C"] + super().who()
class D(B):
    def who(self):
        return ["D"] + super().who()
class E(C, D):
    def who(self):
        return ["E"] + super().who()
print(C().who(), E().who())
try:
    class Bad(O, A):
        pass
except TypeError:
    print("TypeError")
