class A:
    def __init__(self, n):
        self.n = n
    def __add__(self, o):
        return ("A+", self.n)
    def __radd__(self, o):
        return ("+A", self.n)
class B(A):
    def __radd__(self, o):
        return ("+B", self.n)
class C:
    def __add__(self, o):
        return NotImplemented
    def __radd__(self, o):
        return "+C"
print(A(1) + A(2), A(1) + B(2), B(1) + A(2), 5 + A(1), A(1) + 5, 5 + B(2), C() + A(1), 5 + C())
try:
    C() + 5
except TypeError:
    print("TypeError")
class D:
    def __iadd__(self, o):
        return "iadd"
    def __eq__(self, o):
        return NotImplemented
d = D()
d += 1
print(d, D() == D(), D() == 5)
