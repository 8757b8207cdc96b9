# % asks objects for their numbers, and fills integers up with zeros to a precision.
class Int:
    def __int__(self):
        print("int", end=" ")
        return 123
class Index:
    def __index__(self):
        print("index", end=" ")
        return 26
class Float:
    def __float__(self):
        print("float", end=" ")
        return 2.5
print("%d" % Int(), "%5d|%i" % (Int(), Int()), "%d %x %#o %c" % (Index(), Index(), Index(), Index()))
print("%.2f %e %g" % (Float(), Float(), Index()))
for code, value in ("x", Int()), ("d", Float()), ("f", Int()), ("d", "1"), ("d", object()), ("c", Int()), ("x", 1.5):
    try:
        print(("%" + code) % value)
    except TypeError:
        print("TypeError", code)
class Bad:
    def __int__(self):
        return "1"
    def __float__(self):
        return 1
for code in "df":
    try:
        print(("%" + code) % Bad())
    except TypeError:
        print("TypeError")
for value in -12, 0, 12, 1 << 70:
    for spec in "%.4d", "%8.4d", "% 8.4d", "%+8.4d", "%08.4d", "%-8.4d|", "%-+8.4d|", "%.0d", "%.d", "%.30d":
        print(repr(spec % value), end=" ")
    print()
for spec in "%.4x", "%#.4x", "%#10.4x", "%.5o", "%#.5o", "%.4X", "%#.6X", "%*.*d", "%-*.*d|":
    args = (10, 4, 171) if "*" in spec else 171
    print(repr(spec % args), end=" ")
print("%c%c" % (False, True) == "\0\1", b"%.3d" % 5)
print("%s %(k)s" % {"k": 1} if False else "%(k)s %(k)d" % {"k": 1}, "%s|%(k)s" % {"k": 1})
try:
    print("%(k)s %s" % {"k": 1})
except TypeError:
    print("TypeError")
class Dict(dict):
    pass
print(type("T", (), Dict(a=1)).a)
