# Jobs over a file tree: copying, sizes, finding by suffix, removing all, rotating logs, writing beside and renaming.
import os
def put(path, data=b""):
    parts = path.split("/")
    for i in range(1, len(parts)):
        try:
            os.mkdir("/".join(parts[:i]))
        except OSError:
            pass
    with open(path, "wb") as f:
        f.write(data)
def is_dir(path): return os.stat(path)[0] & 0xf000 == 0x4000
def walk(path):
    for name in sorted(os.listdir(path)):
        full = path + "/" + name
        if is_dir(full):
            yield full + "/"
            yield from walk(full)
        else:
            yield full
def size(path): return sum(os.stat(p)[6] for p in walk(path) if not p.endswith("/"))
def copy(a, b):
    os.mkdir(b)
    for name in os.listdir(a):
        if is_dir(a + "/" + name):
            copy(a + "/" + name, b + "/" + name)
        else:
            with open(a + "/" + name, "rb") as src, open(b + "/" + name, "wb") as dst:
                while True:
                    part = src.read(3)
                    if not part:
                        break
                    dst.write(part)
def remove(path):
    if is_dir(path):
        for name in os.listdir(path):
            remove(path + "/" + name)
        os.rmdir(path)
    else:
        os.remove(path)
for p, n in (("app/main.py", 10), ("app/lib/a.py", 20), ("app/lib/b.mpy", 5), ("app/data/empty", 0), ("app/data/deep/er/x.py", 7)):
    put(p, b"x" * n)
print(list(walk("app")), size("app"))
print([p for p in walk("app") if p.endswith(".py")], max((os.stat(p)[6], p) for p in walk("app") if not p.endswith("/")))
copy("app", "backup")
print([p.replace("backup", "app") for p in walk("backup")] == list(walk("app")), size("backup") == size("app"))
remove("app/lib")
print(list(walk("app")), size("app"))
remove("app")
print(sorted(os.listdir()), size("backup"))
def rotate(name, keep):
    for i in range(keep - 1, -1, -1):
        old = name + (".%d" % i if i else "")
        try:
            os.rename(old, name + ".%d" % (i + 1))
        except OSError:
            pass
    try:
        os.remove(name + ".%d" % (keep + 1))
    except OSError:
        pass
for i in range(5):
    put("log", b"run %d" % i)
    rotate("log", 3) if i < 4 else None
print([(n, open(n).read()) for n in sorted(os.listdir()) if n.startswith("log")])
def save(path, data, fail=False):
    with open(path + ".tmp", "w") as f:
        f.write(data)
        if fail:
            raise OSError("power cut")
    os.rename(path + ".tmp", path)
save("conf", "v1")
try:
    save("conf", "v2 half", True)
except OSError as e:
    print(e, open("conf").read(), "conf.tmp" in os.listdir())
save("conf", "v2")
print(open("conf").read(), sorted(n for n in os.listdir() if "conf" in n))
def unique(prefix):
    n = 0
    while prefix + str(n) in os.listdir():
        n += 1
    return prefix + str(n)
for _ in range(3):
    put(unique("f"))
print(unique("f"), unique("g"))
