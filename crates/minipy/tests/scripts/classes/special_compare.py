class N:
    def __init__(self, n):
        self.n = n
    def __eq__(self, o):
        return isinstance(o, N) and self.n == o.n
    def __lt__(self, o):
        return self.n < o.n
    def __le__(self, o):
        return self.n <= o.n
    def __repr__(self):
        return "N%d" % self.n
a, b = N(1), N(2)
print(a == N(1), a != N(1), a == b, a != b, a < b, a <= b, a > b, a >= b, a == 1, 1 == a)
print(sorted([N(3), N(1), N(2)]), min(N(3), N(1)), max([N(3), N(5)]), N(1) in [N(0), N(1)], [N(1)] == [N(1)], [N(1), N(3)].index(N(3)))
try:
    {N(1)}
    print("hashable")
except TypeError:
    print("unhashable")
class Refl:
    def __gt__(self, o):
        return "reflected gt"
class Plain:
    pass
print(Plain() < Refl())
try:
    Plain() < Plain()
except TypeError:
    print("TypeError")
print(Plain() == Plain(), Plain() != Plain())
class Weird:
    def __eq__(self, o):
        return "not a bool"
print(Weird() == 1, bool(Weird() == 1), Weird() != 1)
