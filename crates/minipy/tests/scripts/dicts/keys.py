d = {1: "int", "1": "str", (1,): "tuple", None: "none", True: "bool", 1.5: "float", b"1": "bytes", frozenset([1]): "fs"}
print(len(d), d[1], d["1"], d[(1,)], d[None], d[1.5], d[b"1"], d[frozenset([1])], d[1.0])
class H:
    def __init__(self, v):
        self.v = v
    def __hash__(self):
        return self.v % 3
    def __eq__(self, o):
        return isinstance(o, H) and self.v == o.v
    def __repr__(self):
        return "H%d" % self.v
m = {H(i): i for i in range(10)}
print(m, m[H(4)], H(7) in m, H(11) in m, len({H(1), H(1), H(4)}))
class N:
    pass
n = N()
print({n: 1}[n], N() in {n: 1})
for bad in ([], {}, set(), [1]):
    try:
        {}[bad]
    except TypeError:
        print("TypeError")
