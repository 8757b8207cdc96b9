# A file that a script no longer has is closed when that is found out, at the latest when there are too many.
import gc
import os

name = "files_nobody_has.tmp"
with open(name, "w") as f:
    f.write("text")

total = 0
for i in range(200):
    total += len(open(name).read())
print(total)

# A file that cannot be opened takes no place.
missing = 0
for i in range(100):
    try:
        open("no/such/file")
    except OSError:
        missing += 1
print(missing)

# Those that a script still has stay open, also through a collection.
kept = [open(name) for i in range(20)]
gc.collect()
for i in range(100):
    open(name)
print(sum(len(f.read()) for f in kept))
for f in kept:
    f.close()
    f.close()
kept = [open(name, "rb") for i in range(20)]
print(sum(len(f.read()) for f in kept))
del kept, f
gc.collect()
os.remove(name)
