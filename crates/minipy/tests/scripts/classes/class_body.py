class A:
    x = 1
    y = x + 1
    l = [i * 2 for i in range(3)]
    for k in range(2):
        pass
    if x:
        z = "cond"
    def f(self):
        return self.y
    g = f
    class Inner:
        v = "inner"
    def make(self):
        return self.Inner()
print(A.y, A.l, A.k, A.z, A().g(), A.Inner.v, A().make().v)
def maker(n):
    class L:
        val = n
        def get(self):
            return n, self.val
    return L
L1, L2 = maker(1), maker(2)
print(L1().get(), L2().get(), L1 is L2)
X = type("X", (A,), {"attr": 5, "m": lambda self: self.attr * 2})
print(X().m(), X().f(), X.__name__, isinstance(X(), A))
