# os on files: mkdir, listdir, rename, remove, rmdir, stat, chdir, getcwd and their errors.
import os
def write(path, data):
    with open(path, "wb") as f:
        return f.write(data)
def attempt(f, *a):
    try:
        r = f(*a)
        return "ok" if r is None else r
    except OSError as e:
        return "OSError %d" % e.args[0]
print(sorted(os.listdir()), attempt(os.mkdir, "d"), attempt(os.mkdir, "d"), attempt(os.mkdir, "no/such/parent"))
print(write("d/a.txt", b"hello"), write("d/b.bin", bytes(range(256))), write("top", b""))
print(sorted(os.listdir()), sorted(os.listdir("d")), sorted(os.listdir("/") if False else os.listdir(".")))
print(os.stat("d/a.txt")[6], os.stat("d/b.bin")[6], os.stat("top")[6], os.stat("d")[0] & 0xf000 == 0x4000, os.stat("top")[0] & 0xf000 == 0x8000)
print(attempt(os.rename, "d/a.txt", "d/c.txt"), sorted(os.listdir("d")), attempt(os.rename, "d/c.txt", "moved"), sorted(os.listdir("d")), sorted(os.listdir()))
write("target", b"old content")
print(attempt(os.rename, "moved", "target"), open("target").read(), attempt(os.stat, "moved"))
print(attempt(os.rmdir, "d"), attempt(os.remove, "d/b.bin"), attempt(os.rmdir, "d"), attempt(os.rmdir, "d"))
for f, *a in ((os.remove, "gone"), (os.rename, "gone", "x"), (os.stat, "gone"), (os.listdir, "gone"), (os.rmdir, "gone"), (open, "gone"), (open, "gone/x", "w")):
    print(f.__name__, attempt(f, *a))
with open("log", "w") as f:
    f.write("1\n")
with open("log", "a") as f:
    f.write("2\n")
with open("log") as f:
    print(f.read().split(), attempt(os.stat, "log")[6])
with open("log", "r+") as f:
    f.write("X")
    f.seek(0)
    print(repr(f.read()))
with open("log", "w") as f:
    pass
print(os.stat("log")[6])
os.mkdir("deep")
os.mkdir("deep/er")
os.chdir("deep/er")
write("inner", b"x")
os.chdir("..")
print(sorted(os.listdir("er")), os.getcwd().endswith("deep"))
os.chdir("..")
print(attempt(os.chdir, "nowhere"), sorted(os.listdir("deep")), os.sep)
def tree(path):
    out = []
    for name in sorted(os.listdir(path)):
        full = path + "/" + name
        if os.stat(full)[0] & 0x4000:
            out.append(name + "/")
            out.extend("  " + x for x in tree(full))
        else:
            out.append("%s %d" % (name, os.stat(full)[6]))
    return out
print("\n".join(tree(".")))
