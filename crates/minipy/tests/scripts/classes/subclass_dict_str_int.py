# Subclasses of dict, str, int, float, bytes and tuple: operations give the plain type, methods are added, keys mix.
class Conf(dict):
    def __missing__(self, key):
        return "missing " + key
    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name)
c = Conf(host="h", port=1)
c["x"] = 2
print(c, c.host, c["nothing"], c.get("nothing"), "nothing" in c, len(c), c.port)
c.update(y=3)
print(sorted(c), c.pop("x"), type(c.copy()).__name__ in ("dict", "Conf"), dict(c) == c, {**c})
class Text(str):
    def __new__(cls, value, lang="en"):
        self = super().__new__(cls, value)
        self.lang = lang
        return self
    def shout(self):
        return self.upper() + "!"
t = Text("hi", lang="de")
print(t, t.lang, t.shout(), len(t), t + "x", t * 2, t[0], t == "hi", hash(t) == hash("hi"), {"hi": 1}[t])
print(type(t + "x").__name__, type(t.upper()).__name__, "%s|%r" % (t, t), f"{t:>4}", "hi" in [t], t.join(["a", "b"]), "h" in t)
class Metres(int):
    def __add__(self, o):
        return Metres(int(self) + int(o))
    def __repr__(self):
        return "%dm" % int(self)
m = Metres(5)
print(repr(m + 3), m * 2, type(m * 2).__name__, m == 5, m > 4, [10, 20, 30, 40, 50, 60][m], hash(m) == 5, -m, abs(Metres(-3)), repr(m))
print(sum([m, m]), divmod(m, 2), m / 2, int(m), float(m), "%d %x" % (m, m), m & 4, range(m)[-1], "ab" * Metres(2))
class Ratio(float):
    def percent(self):
        return "%d%%" % (self * 100)
r = Ratio(0.25)
print(r.percent(), r + 1, r == 0.25, round(r, 1), int(r), r < 1)
class Packet(bytes):
    def header(self):
        return self[0]
p = Packet(b"\x01abc")
print(p.header(), p[1:], len(p), p == b"\x01abc", list(p)[:2], p + b"!")
class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))
    first = property(lambda self: self[0])
q = Pair(1, 2)
a, b = q
print(q, q.first, a, b, q == (1, 2), {(1, 2): "found"}[q], q + (3,), len(q), q < (1, 3), hash(q) == hash((1, 2)))
