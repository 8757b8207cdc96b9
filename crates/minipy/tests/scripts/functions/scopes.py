x = "global"
def f():
    x = "local"
    def g():
        global x
        x = "changed"
        return x
    return g(), x
print(f(), x)
def unbound():
    try:
        print(y)
    except NameError:
        print("NameError")
    y = 1
    del y
    try:
        y
    except NameError:
        print("NameError again")
unbound()
def glob():
    global newname
    newname = 5
glob()
print(newname)
class C:
    x = "class"
    def m(self):
        return x
    y = [x for _ in range(1)]
print(C().m(), C.x, C.y)
def shadow(len):
    return len
print(shadow(3), len("abc"))
try:
    undefined_name
except NameError as e:
    print("NameError")
del x
try:
    x
except NameError:
    print("deleted")
