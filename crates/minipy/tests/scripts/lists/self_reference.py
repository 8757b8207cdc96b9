a = []
a.append(a)
print(a)
d = {}
d["d"] = d
print(d)
b = [a, [1, d]]
print(b)
t = ([],)
t[0].append(t)
try:
    print(t)
except RuntimeError:
    print("RuntimeError")
