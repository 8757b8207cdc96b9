class D:
    def __init__(self, v):
        self.v = v
    def __get__(self, obj, cls):
        return ("get", obj is not None, self.v)
class A:
    d = D(5)
print(A().d)
class Data:
    def __get__(self, obj, cls):
        return getattr(obj, "_x", "unset")
    def __set__(self, obj, v):
        obj._x = v * 2
class B:
    x = Data()
b = B()
print(b.x)
b.x = 21
print(b.x)
