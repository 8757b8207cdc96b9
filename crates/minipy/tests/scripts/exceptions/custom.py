class MyError(Exception):
    pass
class Sub(MyError):
    def __str__(self):
        return "sub:" + ",".join(str(a) for a in self.args)
class Code(Exception):
    def __init__(self, code, *a):
        super().__init__(*a)
        self.code = code
for e in (MyError("m"), Sub(1, 2), Code(7, "text"), Code(8)):
    try:
        raise e
    except MyError as x:
        print("MyError", x, repr(x), x.args)
    except Code as x:
        print("Code", x.code, x.args, str(x))
try:
    raise MyError
except MyError as e:
    print(repr(e))
def choose(t):
    try:
        raise Sub("z")
    except t as e:
        return type(e).__name__
print(choose(MyError), choose((KeyError, Sub)), choose(Exception))
try:
    try:
        raise Sub()
    except "not a class":
        pass
except TypeError:
    print("TypeError")
except Sub:
    print("Sub")
