# dir(builtins) names what a script finds without importing anything.
import builtins
names = dir(builtins)
for name in ("len", "print", "int", "ValueError", "RecursionError", "NotImplemented", "Ellipsis", "format", "IOError"):
    print(name, name in names, hasattr(builtins, name))
print(names == sorted(names), "os" in names, "append" in names, all(hasattr(builtins, n) for n in names))
