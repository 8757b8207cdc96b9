# Decorators of MicroPython that choose the code to make need no import, and change nothing here.
@micropython.native
def add(a, b):
    return a + b


@micropython.viper
def double(x: int) -> int:
    return x * 2


def twice(f):
    return lambda *args: (f(*args), f(*args))


@twice
@micropython.bytecode
def plain(*args):
    return args


print(add(1, 2), double(21), plain(1, 2))


class C:
    @micropython.native
    def method(self):
        yield self.__class__.__name__


print(list(C().method()))
for source in ("@micropython.asm_thumb\ndef f(): pass", "@micropython.nothing\ndef f(): pass"):
    try:
        exec(source)
    except SyntaxError as e:
        print(e)
try:
    exec("@micropython.native.more\ndef f(): pass")
except NameError as e:
    print(e)
