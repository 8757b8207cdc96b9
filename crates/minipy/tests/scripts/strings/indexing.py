s = "hello"
print(s[0], s[-1], s[1:3], s[:], s[::-1], s[::2], s[1::2], s[-3:], s[:-3], s[10:], s[-100:2], s[4:1], s[4:1:-1], s[4:0:-2], s[::-2])
for i in (5, -6, 100):
    try:
        s[i]
    except IndexError:
        print("IndexError", i)
try:
    s["a"]
except TypeError:
    print("TypeError")
try:
    s[::0]
except ValueError:
    print("ValueError")
try:
    s[0] = "x"
except TypeError:
    print("TypeError")
