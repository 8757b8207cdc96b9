class A:
    def f(self):
        return "A.f"
    def g(self):
        return "A.g " + self.f()
class B(A):
    def f(self):
        return "B.f " + super().f()
class C(B):
    def __init__(self):
        super().__init__()
        self.made = True
print(A().g(), B().g(), C().g(), C().made, isinstance(C(), A), issubclass(C, A), issubclass(A, C), isinstance(C(), (int, B)))
class D:
    def f(self):
        return "D.f"
class E(A, D):
    pass
class F(D, A):
    pass
print(E().f(), F().f(), F().g(), E.__bases__ == (A, D))
class Base:
    def __init__(self, *a, **k):
        self.a = a
        self.k = k
class Sub(Base):
    def __init__(self, x, *a, **k):
        super().__init__(*a, **k)
        self.x = x
s = Sub(1, 2, 3, z=4)
print(s.x, s.a, s.k)
