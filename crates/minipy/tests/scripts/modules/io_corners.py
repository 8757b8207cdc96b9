# io: StringIO and BytesIO with seek, overwrite, truncating reads, lines, context, print to them, closed ones.
import io
s = io.StringIO("héllo\nwörld\n\nend")
print(repr(s.read(2)), repr(s.readline()), repr(s.readline(3)) if False else repr(s.readline()), repr(s.readline()), repr(s.readline()), repr(s.readline()), s.read())
s.seek(0)
print(s.readlines(), s.getvalue() == "héllo\nwörld\n\nend")
s = io.StringIO()
print(s.write("abc"), s.write(""), s.getvalue())
print("x", 5, sep="-", end="!", file=s)
print(s.getvalue())
s = io.StringIO("0123456789")
s.seek(3)
s.write("XY")
print(s.getvalue(), s.read(2), s.seek(0), s.read(4), s.seek(0, 2), s.read())
b = io.BytesIO(b"0123456789")
print(b.read(3), b.tell(), b.seek(-2, 2), b.read(), b.seek(2), b.seek(3, 1), b.read(2), b.write(b"##"), b.getvalue())
b.seek(12)
b.write(b"far")
print(b.getvalue(), len(b.getvalue()))
buf = bytearray(5)
b.seek(0)
print(b.readinto(buf), buf, [l for l in io.BytesIO(b"l1\nl2\n\nl4")], io.BytesIO(b"a\nb").readline())
with io.BytesIO() as w:
    for i in range(5):
        w.write(bytes([65 + i]) * i)
    data = w.getvalue()
print(data)
for f in (lambda: w.read(), lambda: w.write(b"x")):
    try:
        f()
        print("no error")
    except ValueError:
        print("ValueError closed")
class Tee:
    def __init__(self, *outs):
        self.outs = outs
    def write(self, text):
        for o in self.outs:
            o.write(text)
        return len(text)
x, y = io.StringIO(), io.StringIO()
print("to both", [1], file=Tee(x, y))
print(x.getvalue() == y.getvalue(), repr(x.getvalue()))
def copy(src, dst, size=4):
    n = 0
    while True:
        chunk = src.read(size)
        if not chunk:
            return n
        n += dst.write(chunk)
out = io.BytesIO()
print(copy(io.BytesIO(b"some longer data"), out), out.getvalue(), copy(io.StringIO("é" * 10), io.StringIO(), 3))
lines = io.StringIO("a=1\nb = 2\n# no\n\nc=x=y")
print(dict(tuple(p.strip() for p in l.split("=", 1)) for l in lines if "=" in l and not l.startswith("#")))
