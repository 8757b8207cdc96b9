# Positions in streams in memory: beyond the end, in the middle, at the end of lines, in texts of several bytes a character.
import io


def attempt(f, *args):
    try:
        return f(*args)
    except (TypeError, ValueError, OSError) as e:
        return "TypeError" if isinstance(e, TypeError) else "ValueError"


for text in ("one\ntwo\nthree", "é\n€uro\n😀", ""):
    for stream in (io.StringIO(text), io.BytesIO(text.encode())):
        print(stream.read(2), stream.tell(), stream.readline(), stream.readline(2), stream.read(0), stream.tell())
        print(stream.seek(0), list(stream), stream.tell(), stream.read(), stream.readline(), stream.seek(1), stream.readlines())
        print(stream.seek(0), stream.readline(-1), stream.readline(None), stream.read(None), stream.seek(0, 2), stream.seek(0, 1))
        print(stream.seek(0), stream.readlines(2), attempt(stream.seek, -1), attempt(stream.seek, 0, 5), stream.getvalue())
s = io.StringIO("hello")
print(s.write("JE"), s.getvalue(), s.seek(0, 2), s.write(" é"), s.getvalue(), s.tell(), s.seek(10), s.write("x"), repr(s.getvalue()))
print(s.seek(4), s.write("0123456789"), repr(s.getvalue()), s.write(""), attempt(s.write, b"x"), attempt(s.write, None))
print(s.seek(3), s.truncate(), s.getvalue(), s.tell(), s.truncate(1), s.getvalue(), s.read(), attempt(s.truncate, -1))
b = io.BytesIO(b"hello")
print(b.write(b"JE"), b.getvalue(), b.seek(0, 2), b.write(bytearray(b" x")), b.getvalue(), b.tell(), b.seek(10), b.write(b"y"))
print(b.getvalue(), b.seek(-3, 2), b.write(memoryview(b"12345")), b.getvalue(), attempt(b.write, "x"), attempt(b.write, 1))
print(b.seek(0), b.readinto(bytearray(3)), b.tell(), b.seek(-2, 1), b.seek(-100, 1), b.truncate(4), b.getvalue(), b.seek(2))
target = bytearray(10)
print(b.readinto(target), target, b.readinto(target), b.seek(0), b.readinto(memoryview(target)[4:6]), target)
for stream in (io.StringIO(None), io.BytesIO(), io.StringIO()):
    with stream as same:
        print(same is stream, stream.readable(), stream.writable(), stream.seekable(), stream.closed, stream.flush())
    print(stream.closed, stream.close())
    for name in ("read", "readline", "getvalue", "tell", "readlines", "__enter__"):
        print(attempt(getattr(stream, name)), end=" ")
    print(attempt(stream.seek, 0), attempt(stream.write, ""), attempt(list, stream))
print(attempt(io.StringIO, b"x"), attempt(io.BytesIO, "x"), attempt(io.StringIO, 1.5))
parts = [str(n) * 3 + "é" for n in range(500)]
s = io.StringIO()
for part in parts:
    s.write(part)
print(s.getvalue() == "".join(parts), s.tell() == len("".join(parts)), s.seek(100), s.read(5), s.tell(), s.read(3))
