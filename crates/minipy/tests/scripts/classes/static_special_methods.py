# Special methods wrapped as static and class methods, for operators, calls and by name.
class C:
    @staticmethod
    def __sub__(other):
        return ("sub", other)
    @classmethod
    def __add__(cls, other):
        return (cls.__name__, "add", other)
    @staticmethod
    def __getitem__(key):
        return key * 2
    @staticmethod
    def __setitem__(key, value):
        print("set", key, value)
    @staticmethod
    def __delitem__(key):
        print("del", key)
    @staticmethod
    def __len__():
        return 7
    @classmethod
    def __contains__(cls, x):
        return x is cls
    @staticmethod
    def __call__(*args, **kw):
        return args, kw
    @staticmethod
    def __iter__():
        return iter("it")
    @staticmethod
    def __bool__():
        return False
    @staticmethod
    def __str__():
        return "str"
    @classmethod
    def __eq__(cls, other):
        return other == cls.__name__
    __hash__ = staticmethod(lambda: 5)
    @staticmethod
    def __enter__():
        return "entered"
    @staticmethod
    def __exit__(*what):
        print("exit", what)
class D(C):
    pass
c, d = C(), D()
print(c - 1, c + 2, d + 3, c[4], len(c), C in c, C in d, c(1, k=2), list(c), bool(c), str(c), c == "C", d == "D", hash(c))
c[1] = 2
del c[3]
with c as x:
    print(x)
print(c.__sub__(1), C.__sub__(2), c.__add__(3), D.__add__(4), C.__getitem__(5), c.__len__(), d.__call__(6))
class E:
    __call__ = staticmethod(len)
    __repr__ = classmethod(lambda cls: "<" + cls.__name__ + ">")
print(E()("four"), E())
class New:
    def __new__(cls, *args):
        made = super().__new__(cls)
        made.args = args
        return made
n = New(1)
print(n.args, n.__new__(New, 2).args, New.__new__(New, 3).args, super(New, n).__new__(New).__class__ is New)
class Sub(New):
    pass
print(type(Sub(4)) is Sub, Sub(5).args, type(n.__new__(Sub)) is Sub)
for wrong in lambda: object.__new__(1), lambda: object.__new__(), lambda: object.__setattr__(n, 5, 5), \
        lambda: object.__delattr__(n, 5), lambda: setattr(n, 1, 1):
    try:
        print(wrong())
    except TypeError:
        print("TypeError")
print(int.__new__(int, "12"), str.__new__(str, 5), tuple.__new__(tuple, [1, 2]))
