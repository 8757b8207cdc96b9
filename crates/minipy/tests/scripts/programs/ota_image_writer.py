# Writing an image in blocks with a running hash, resuming, a bad block, and the last block shorter than the rest.
import hashlib, binascii
class Flash:
    BLOCK = 64
    def __init__(self, blocks, fail_at=None):
        self.data = bytearray(b"\xff" * blocks * self.BLOCK)
        self.erased, self.writes, self.fail_at = set(range(blocks)), 0, fail_at
    def erase(self, block):
        self.data[block * self.BLOCK:(block + 1) * self.BLOCK] = b"\xff" * self.BLOCK
        self.erased.add(block)
    def write(self, block, data):
        if block not in self.erased:
            raise OSError("block %d is not erased" % block)
        if block * self.BLOCK + len(data) > len(self.data):
            raise OSError("full")
        self.writes += 1
        self.erased.discard(block)
        if self.writes == self.fail_at:
            data = bytes([data[0] ^ 1]) + data[1:]
        self.data[block * self.BLOCK:block * self.BLOCK + len(data)] = data
    def read(self, at, n):
        return bytes(self.data[at:at + n])
class Writer:
    def __init__(self, flash, size, digest):
        self.flash, self.size, self.digest = flash, size, digest
        self.buf, self.block, self.received = b"", 0, 0
        self.hash = hashlib.sha256()
    def write(self, data):
        if self.received + len(data) > self.size:
            raise ValueError("longer than announced")
        self.received += len(data)
        self.hash.update(data)
        self.buf += data
        while len(self.buf) >= Flash.BLOCK or self.buf and self.received == self.size:
            part, self.buf = self.buf[:Flash.BLOCK], self.buf[Flash.BLOCK:]
            for attempt in range(3):
                self.flash.erase(self.block)
                self.flash.write(self.block, part)
                if self.flash.read(self.block * Flash.BLOCK, len(part)) == part:
                    break
            else:
                raise OSError("block %d does not keep" % self.block)
            self.block += 1
    def finish(self):
        if self.received != self.size:
            return "short by %d" % (self.size - self.received)
        if binascii.hexlify(self.hash.digest()).decode() != self.digest:
            return "digest"
        h = hashlib.sha256()
        for at in range(0, self.size, 50):
            h.update(self.flash.read(at, min(50, self.size - at)))
        return "ok" if binascii.hexlify(h.digest()).decode() == self.digest else "verify"
def digest(data): return binascii.hexlify(hashlib.sha256(data).digest()).decode()
def install(image, chunk, blocks=8, announced=None, wrong=False, fail_at=None):
    flash = Flash(blocks, fail_at)
    w = Writer(flash, len(image) if announced is None else announced, digest(image + b"x" if wrong else image))
    try:
        for i in range(0, len(image), chunk):
            w.write(image[i:i + chunk])
        return w.finish(), w.block, flash.writes
    except (ValueError, OSError) as e:
        return type(e).__name__, str(e), w.block
image = bytes(i * i & 0xff for i in range(300))
for args in ({"chunk": 100}, {"chunk": 1}, {"chunk": 64}, {"chunk": 999}, {"chunk": 50, "announced": 400}, {"chunk": 50, "announced": 299}, {"chunk": 7, "wrong": True}, {"chunk": 30, "blocks": 3}, {"chunk": 30, "fail_at": 2}):
    print(sorted(args.items()), install(image, **args))
print(install(b"", 10), install(b"x" * 64, 64), install(b"x" * 65, 64))
