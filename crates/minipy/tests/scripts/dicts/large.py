d = {}
for i in range(2000):
    d[i * 7] = i
for i in range(0, 2000, 2):
    del d[i * 7]
print(len(d), d[7], 0 in d, list(d)[:5], sum(d.values()))
for i in range(2000):
    d["k%d" % i] = i
print(len(d), d["k1999"], list(d)[1000:1003])
