class A:
    def __repr__(self):
        return "A!"
class B:
    def __str__(self):
        return "B str"
    def __repr__(self):
        return "B repr"
class C(A):
    def __str__(self):
        return "C " + super().__repr__()
print(A(), str(A()), repr(A()), [A()], B(), [B()], {1: B()}, (B(),), "%s %r" % (B(), B()), "{} {!r}".format(B(), B()), f"{B()} {B()!r}", C(), [C()])
class F:
    def __format__(self, spec):
        return "<" + spec + ">"
print("{:abc}".format(F()), f"{F():x}", f"{F()}", format(F(), "q"))
class Bad:
    def __repr__(self):
        return 5
try:
    repr(Bad())
except TypeError:
    print("TypeError")
class Raises:
    def __str__(self):
        raise ValueError("in str")
try:
    str(Raises())
except ValueError as e:
    print(e)
