# Packing of records into bits by a schema: unsigned, signed, scaled, flags, enums, arrays; errors of range.
class Field:
    def __init__(self, name, bits, signed=False, scale=1, offset=0, names=None, count=None):
        self.name, self.bits, self.signed, self.scale, self.offset, self.names, self.count = name, bits, signed, scale, offset, names, count
    def encode(self, v):
        if self.names:
            v = self.names.index(v)
        raw = round((v - self.offset) / self.scale) if self.scale != 1 or self.offset else int(v)
        low, high = (-(1 << self.bits - 1), (1 << self.bits - 1) - 1) if self.signed else (0, (1 << self.bits) - 1)
        if not low <= raw <= high:
            raise ValueError("%s: %r" % (self.name, v))
        return raw & (1 << self.bits) - 1
    def decode(self, raw):
        if self.signed and raw >> self.bits - 1:
            raw -= 1 << self.bits
        if self.names:
            return self.names[raw] if raw < len(self.names) else "?%d" % raw
        return round(raw * self.scale + self.offset, 6) if self.scale != 1 or self.offset else raw
class Schema:
    def __init__(self, *fields):
        self.fields = fields
        self.bits = sum(f.bits * (f.count or 1) for f in fields)
        self.size = (self.bits + 7) // 8
    def pack(self, **values):
        acc = 0
        for f in self.fields:
            for v in values.pop(f.name) if f.count else [values.pop(f.name)]:
                acc = acc << f.bits | f.encode(v)
        if values:
            raise TypeError("unknown: " + ", ".join(sorted(values)))
        return (acc << self.size * 8 - self.bits).to_bytes(self.size, "big")
    def unpack(self, data):
        acc = int.from_bytes(data, "big") >> self.size * 8 - self.bits
        left, out = self.bits, {}
        for f in self.fields:
            vs = []
            for _ in range(f.count or 1):
                left -= f.bits
                vs.append(f.decode(acc >> left & (1 << f.bits) - 1))
            out[f.name] = vs if f.count else vs[0]
        return out
s = Schema(Field("kind", 3, names=["temp", "hum", "door"]), Field("battery", 5, scale=0.1, offset=0.5), Field("value", 12, signed=True, scale=0.25), Field("alarm", 1), Field("history", 4, count=3))
print(s.bits, s.size)
for r in ({"kind": "hum", "battery": 3.3, "value": -511.75, "alarm": 1, "history": [0, 15, 7]}, {"kind": "temp", "battery": 0.5, "value": 0, "alarm": False, "history": (1, 2, 3)}):
    p = s.pack(**r)
    print(p, [s.unpack(p)[f.name] for f in s.fields])
print([s.unpack(b"\xff" * 4)[f.name] for f in s.fields])
good = {"kind": "door", "battery": 1, "value": 1, "alarm": 0, "history": [0, 0, 0]}
for change in ({"value": 600}, {"battery": 9}, {"kind": "x"}, {"history": [1, 16, 0]}, {"alarm": 2}, {"extra": 1}, {"value": None}):
    try:
        s.pack(**{**good, **change})
        print("accepted", change)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e if "value: 600" in str(e) or "unknown" in str(e) else "", end="; ")
print()
try:
    s.pack(kind="door")
except KeyError as e:
    print("KeyError", e)
