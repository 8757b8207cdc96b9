from array import array
a = array("i", [1, 2, 3])
a.append(4)
a[0] = -5
print(a, len(a), a[1:3], list(a), sum(a), 4 in a)
b = array("B", b"abc")
print(b, b[1], list(b))
f = array("d", [1.5])
f.extend([2.5])
print(f, array("H"))
for bad in (lambda: array("B", [256]), lambda: array("z"), lambda: a.append("x"), lambda: a[10]):
    try:
        bad()
        print("no error")
    except Exception as e:
        print("error")
