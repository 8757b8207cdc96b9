class MyList(list):
    def total(self):
        return sum(self)
    def append(self, x):
        super().append(x * 10)
m = MyList([1, 2])
m.append(3)
print(m, m.total(), len(m), m[0], m == [1, 2, 30], isinstance(m, list), m + [1], sorted(m, reverse=True), 30 in m)
class MyStr(str):
    def shout(self):
        return self.upper() + "!"
s = MyStr("abc")
print(s.shout(), s + "d", len(s), s == "abc", s[1], {"abc": 1}[s], isinstance(s, str))
class MyInt(int):
    def double(self):
        return self * 2
i = MyInt(21)
print(i.double(), i + 1, i == 21, int(i), isinstance(i, int))
class MyTuple(tuple):
    pass
print(MyTuple([1, 2])[1], len(MyTuple("abc")), MyTuple([1]) == (1,))
class MyDict(dict):
    def __getitem__(self, k):
        return "got " + str(dict.__getitem__(self, k))
d = MyDict(a=1)
print(d["a"], len(d), list(d.items()), d.get("a"))
class E(Exception):
    def __init__(self, code):
        super().__init__("code %d" % code)
        self.code = code
try:
    raise E(5)
except E as e:
    print(e, e.code, e.args)
