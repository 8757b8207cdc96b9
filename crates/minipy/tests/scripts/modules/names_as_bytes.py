# A directory whose name is given as bytes has entries whose names are bytes.
import os

os.mkdir("d")
for name in ("a", "b\u00e9"):
    with open("d/" + name, "w") as f:
        f.write(name)
print(sorted(os.listdir("d")), sorted(os.listdir(b"d")))
print(os.listdir(b".") == [b"d"])
try:
    os.listdir(b"x")
except OSError as e:
    print(e.errno)
