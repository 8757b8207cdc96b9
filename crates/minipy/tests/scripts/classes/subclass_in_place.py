# In-place operators on subclasses of built-in containers keep the object; on numbers and texts they make new ones.
class L(list): pass
class S(set): pass
class D(dict): pass
class B(bytearray): pass
class T(tuple): pass
class I(int): pass
class St(str): pass
l = alias = L([1])
l += [2]
l += (3,)
l *= 2
print(type(l).__name__, l, l is alias, len(alias))
s = alias = S({1})
s |= {2, 3}
s -= {1}
s &= {2, 3, 4}
s ^= {9}
print(type(s).__name__, sorted(s), s is alias)
d = alias = D(a=1)
d |= {"b": 2}
d["c"] = 3
print(type(d).__name__, sorted(d.items()), d is alias)
b = alias = B(b"x")
b += b"yz"
b *= 2
print(type(b).__name__, bytes(b), b is alias)
t = alias = T((1,))
t += (2,)
i = I(5)
i += 0
q = St("a")
q += ""
print(type(t).__name__, t, alias, type(i).__name__, i, type(q).__name__, q)
class Own(list):
    def __iadd__(self, o):
        self.append(("iadd", o))
        return self
    def __mul__(self, n): return ("mul", n)
o = Own()
o += [1]
print(o, type(o).__name__)
o *= 3
print(o)
class Holder: items = L()
h = Holder()
h.items += [1]
print(h.items, Holder.items, h.items is Holder.items, "items" in h.__dict__)
x = [L([1]), S({1})]
x[0] += "ab"
x[1] |= {2}
print([type(v).__name__ for v in x], x[0], sorted(x[1]))
