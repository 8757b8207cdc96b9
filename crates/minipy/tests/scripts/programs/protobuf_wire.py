# A wire format of tagged fields: varints, zigzag, lengths, nested messages, unknown fields kept, damage refused.
def varint(n):
    out = bytearray()
    while True:
        out.append(n & 0x7f | (0x80 if n > 0x7f else 0))
        n >>= 7
        if not n:
            return bytes(out)
def read_varint(data, at):
    n = shift = 0
    while True:
        if at >= len(data) or shift > 63:
            raise ValueError("varint at %d" % at)
        b = data[at]
        n |= (b & 0x7f) << shift
        at += 1
        shift += 7
        if b < 0x80:
            return n, at
def zigzag(n): return n << 1 ^ n >> 63 if n < 0 else n << 1
def unzigzag(n): return n >> 1 ^ -(n & 1)
print([varint(n) for n in (0, 1, 127, 128, 300, 1 << 32)], [unzigzag(zigzag(n) & (1 << 64) - 1) for n in (0, -1, 1, -64, 2 ** 31, -2 ** 31)])
class Message:
    fields = {}
    def __init__(self, **kw):
        self.unknown = []
        for num, (name, kind) in self.fields.items():
            setattr(self, name, kw.pop(name, [] if kind[0] == "*" else None))
        if kw:
            raise TypeError("no field " + ", ".join(sorted(kw)))
    def encode(self):
        out = b""
        for num, (name, kind) in sorted(self.fields.items()):
            v = getattr(self, name)
            for x in v if kind[0] == "*" else [] if v is None else [v]:
                out += self._one(num, kind.lstrip("*"), x)
        return out + b"".join(raw for _, raw in self.unknown)
    def _one(self, num, kind, x):
        if kind in ("int", "sint", "bool"):
            return varint(num << 3) + varint(zigzag(x) if kind == "sint" else int(x))
        body = x.encode() if isinstance(x, (str, Message)) else x
        return varint(num << 3 | 2) + varint(len(body)) + body
    @classmethod
    def decode(cls, data):
        m, at = cls(), 0
        while at < len(data):
            start = at
            tag, at = read_varint(data, at)
            num, wire = tag >> 3, tag & 7
            if wire == 0:
                v, at = read_varint(data, at)
            elif wire == 2:
                n, at = read_varint(data, at)
                if at + n > len(data):
                    raise ValueError("field %d is cut off" % num)
                v, at = data[at:at + n], at + n
            else:
                raise ValueError("wire type %d" % wire)
            if num not in cls.fields:
                m.unknown.append((num, data[start:at]))
                continue
            name, kind = cls.fields[num]
            base = kind.lstrip("*")
            if (base in ("int", "sint", "bool")) != (wire == 0):
                raise ValueError("type of %s" % name)
            v = {"sint": unzigzag, "bool": bool, "str": lambda b: b.decode(), "int": int, "bytes": bytes}.get(base, lambda b: TYPES[base].decode(b))(v)
            if kind[0] == "*":
                getattr(m, name).append(v)
            else:
                setattr(m, name, v)
        return m
    def __eq__(self, o): return type(self) is type(o) and self.encode() == o.encode()
    def __repr__(self): return "%s(%s)" % (type(self).__name__, ", ".join("%s=%r" % (n, getattr(self, n)) for n, _ in self.fields.values() if getattr(self, n) not in (None, [])))
class Reading(Message):
    fields = {1: ("sensor", "str"), 2: ("value", "sint"), 3: ("valid", "bool")}
class Report(Message):
    fields = {1: ("id", "int"), 2: ("readings", "*Reading"), 4: ("tags", "*str"), 7: ("blob", "bytes")}
class OldReport(Message):
    fields = {1: ("id", "int"), 4: ("tags", "*str")}
TYPES = {"Reading": Reading}
r = Report(id=300, readings=[Reading(sensor="t", value=-215, valid=True), Reading(sensor="é")], tags=["a", ""], blob=b"\0\xff")
data = r.encode()
print(len(data), data[:12], Report.decode(data) == r)
print(Report.decode(data))
old = OldReport.decode(data)
old.id = 301
print(old, [n for n, _ in old.unknown], Report.decode(old.encode()).readings == r.readings)
bad = sum(1 for n in range(len(data)) if not isinstance(_try := (lambda d: Report.decode(d))(data[:n]) if False else n, str) and (lambda d: any(True for _ in [0]) and not ok(d))(data[:n])) if False else 0
def ok(d):
    try:
        Report.decode(d)
        return True
    except (ValueError, UnicodeError):
        return False
print(sum(ok(data[:n]) for n in range(len(data))), ok(b""), ok(b"\x08"), ok(b"\x0a\x05a"), ok(b"\x0b\x01"), ok(b"\xff" * 12), ok(b"\x08\x96\x01"))
try:
    Report(name="x")
except TypeError as e:
    print(e)
