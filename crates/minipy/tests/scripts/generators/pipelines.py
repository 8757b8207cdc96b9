def read(lines):
    for l in lines:
        yield l.strip()
def grep(p, it):
    return (l for l in it if p in l)
def numbered(it):
    n = 0
    for l in it:
        n += 1
        yield n, l
def tee(it, out):
    for x in it:
        out.append(x)
        yield x
seen = []
src = ["a one\n", "b two\n", " a three ", "c"]
for n, l in numbered(tee(grep("a", read(src)), seen)):
    print(n, l)
    if n == 2:
        break
print(seen)
def window(it, n):
    buf = []
    for x in it:
        buf.append(x)
        if len(buf) == n:
            yield tuple(buf)
            del buf[0]
print(list(window(range(5), 3)), list(window([], 2)))
def chain(*its):
    for it in its:
        yield from it
def take(n, it):
    return [x for x, _ in zip(it, range(n))]
def count(n=0):
    while True:
        yield n
        n += 1
print(list(chain([1], "ab", (2,))), take(3, count(5)), take(4, (x * x for x in count())))
