# super(): without arguments, with two, with a class, in class methods, in nested functions, stored in a variable.
class A:
    tag = "A"
    def m(self, x=0):
        return ("A.m", x)
    @classmethod
    def c(cls):
        return ("A.c", cls.__name__)
    @staticmethod
    def s(x):
        return ("A.s", x)
    def __len__(self):
        return 7
    def __getitem__(self, i):
        return ("A item", i)
    def __call__(self, *a):
        return ("A call", a)
class B(A):
    tag = "B"
    def m(self, x=0):
        return ("B.m", super().m(x + 1), super(B, self).m(x + 2))
    @classmethod
    def c(cls):
        return ("B.c", super().c())
    @staticmethod
    def s(x):
        return ("B.s", super(B, B).s(x))
    def tags(self):
        return self.tag, super().tag
    def __len__(self):
        return super().__len__() + 1
    def __getitem__(self, i):
        return super().__getitem__(i + 1)
    def __call__(self, *a):
        return super().__call__(*a, "more")
    def inner(self):
        return [super(B, self).m(i) for i in range(2)]
    def closure(self):
        def f(n):
            return super(B, self).m(n)
        return f
    def kept(self):
        up = super()
        return lambda n: up.m(n * 10)
class C(B):
    def m(self, x=0):
        return ("C.m", super(C, self).m(x), super(B, self).m("skip"))
b, c = B(), C()
print(b.m(), c.m(5))
print(B.c(), C.c(), C().c(), B.s(3))
print(b.tags(), c.tags(), len(c), c[1], c(1, 2))
print(b.inner(), b.closure()(8), c.kept()(4))
print(super(B, c).m(1), super(C, c).tag, super(B, C).c())
for bad in (lambda: super().m, lambda: super(B, b).nothing):
    try:
        bad()
        print("no error")
    except (TypeError, AttributeError, RuntimeError) as e:
        print(isinstance(e, (TypeError, RuntimeError)) or type(e).__name__)
