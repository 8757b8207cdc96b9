# What is set in the module builtins is found by every name that nothing else defines.
import builtins
kept = abs
print(abs(-1))
builtins.abs = lambda x: "my abs"
def f():
    return abs(-1)
print(abs(-1), f(), builtins.abs(2))
builtins.added = 5
print(added, f(), eval("added + 1"))
class C:
    print(added)
def g():
    added = 6
    return added
print(g())
del builtins.added
try:
    added
except NameError:
    print("NameError")
saved, builtins.len = len, lambda x: 42
print(len([]), [len(x) for x in ("a", "bc")])
builtins.len = saved
print(len([]))
builtins.abs = kept
print(abs(-3))
