# Texts built piece by piece in every way, and left alone by their users.
s = ""
for i in range(300):
    s += str(i % 10)
print(len(s), s[:12], s[-5:], s == "0123456789" * 30)
a = b = "base"
a += "-more"
print(a, b)
parts = []
for i in range(5):
    parts.append("<%d>" % i)
    parts[-1] += "!"
print("".join(parts), parts)
d = {"k": "v"}
d["k"] += "w" * 3
d["k"] *= 2
print(d)
class C:
    text = "class"
c = C()
c.text += " instance"
print(c.text, C.text)
def f(s, suffix="x"):
    s += suffix
    return s
orig = "keep"
print(f(orig), orig, f(f(orig, "1"), "2"))
s = t = "ab"
s *= 3
print(s, t, s is t)
u = "é"
for i in range(6):
    u = u + u
print(len(u), u.count("é"), u == "é" * 64)
left = ""
for ch in "stressed":
    left = ch + left
print(left)
x = "abc"
keep = [x]
for i in range(3):
    x += x[i]
    keep.append(x)
print(keep)
big = "x" * 1000
copy = big
big += "y"
print(len(big), len(copy), copy[-1], big[-2:])
big2 = big
big2 += big2
print(len(big2), len(big), big2[1000], big2[-1])
lines = ""
for n, w in enumerate(["one", "two", "three"], 1):
    lines += "%2d: %s\n" % (n, w)
print(lines, end="")
print("-".join(str(i) for i in range(5)) + "+" + "".join(map(chr, range(97, 102))), "%s%s" % ("a" * 3, "b" * 2), "".join(["ab"] * 3) + "c" * 0)
