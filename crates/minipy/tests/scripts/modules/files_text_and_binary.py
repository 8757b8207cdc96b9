# open: text and binary modes, readline and iteration, seek and tell, partial reads, writes of other types, closed files.
text = "first line\nsecond é ü €\n\nlast without newline"
with open("t.txt", "w") as f:
    print(f.write(text))
with open("t.txt") as f:
    print(repr(f.readline()), repr(f.read(6)), [repr(l) for l in f])
with open("t.txt") as f:
    print(f.readlines() == text.split("\n") if False else [len(l) for l in f.readlines()])
with open("t.txt", "rb") as f:
    data = f.read()
    print(len(data), data == text.encode(), f.read(), f.tell(), f.seek(6), f.read(4), f.seek(0, 2), f.tell(), f.seek(-7, 2) and f.read())
with open("t.txt", "rb") as f:
    print([len(l) for l in f], f.readline())
with open("b.bin", "wb") as f:
    print(f.write(b"abc"), f.write(bytearray(b"def")), f.write(b""), f.tell())
    f.seek(1)
    f.write(b"XY")
with open("b.bin", "rb") as f:
    buf = bytearray(4)
    print(f.readinto(buf), buf, f.readinto(buf), buf, f.readinto(buf))
with open("b.bin", "r+b") as f:
    f.seek(0, 2)
    f.write(b"!")
    f.seek(0)
    print(f.read())
with open("b.bin", "ab") as f:
    f.write(b"appended")
print(open("b.bin", "rb").read())
f = open("t.txt")
f.close()
f.close()
for op in (lambda: f.read(), lambda: f.readline(), lambda: list(f), lambda: open(), lambda: open(None) if False else open([])):
    try:
        op()
        print("no error")
    except (OSError, ValueError, TypeError) as e:
        print("refused")
with open("lines", "w") as f:
    for i in range(5):
        print("line", i, file=f)
    print(*"xyz", sep="\n", end="", file=f)
with open("lines") as f:
    print([l.strip() for l in f][-4:])
with open("lines") as f:
    for l in f:
        if "2" in l:
            break
    print(repr(f.readline()), repr(f.readline()))
with open("copy", "w") as out, open("lines") as src:
    for n, l in enumerate(src):
        if n % 2:
            out.write(l.upper())
print(repr(open("copy").read()))
with open("big", "wb") as f:
    for i in range(100):
        f.write(bytes([i]) * 50)
with open("big", "rb") as f:
    sizes = []
    while True:
        chunk = f.read(1024)
        if not chunk:
            break
        sizes.append(len(chunk))
print(sizes)
