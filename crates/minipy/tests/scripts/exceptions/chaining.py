# __cause__ and __context__: raise from, from None, automatic context in except, finally and nested handlers.
def chain(e):
    out = []
    while e is not None:
        out.append("%s(%s)" % (type(e).__name__, e))
        e = e.__cause__
    return " <- ".join(out)
def convert():
    try:
        {}["k"]
    except KeyError as e:
        raise ValueError("bad") from e
try:
    convert()
except ValueError as e:
    print(chain(e), type(e.__cause__).__name__)
def deep(n):
    try:
        if n == 0:
            raise OSError("bottom")
        deep(n - 1)
    except Exception as e:
        raise RuntimeError("level %d" % n) from e
try:
    deep(3)
except RuntimeError as e:
    print(chain(e))
try:
    raise ValueError("v") from None
except ValueError as e:
    print(e.__cause__, e)
try:
    raise ValueError("v") from KeyError
except ValueError as e:
    print(repr(e.__cause__))
for bad in ("raise ValueError from 5", "raise ValueError from 'text'", "raise 5", "raise 'text'", "raise None", "raise int", "raise object()", "raise [ValueError]"):
    try:
        exec(bad)
    except TypeError:
        print("TypeError", bad)
class Wrapped(Exception):
    def __init__(self, inner):
        super().__init__("wrapped " + type(inner).__name__)
        self.inner = inner
try:
    try:
        1 // 0
    except ZeroDivisionError as e:
        raise Wrapped(e) from e
except Wrapped as w:
    print(w, w.inner is w.__cause__, type(w.inner).__name__)
e1 = ValueError("kept")
try:
    raise KeyError("k") from e1
except KeyError as e:
    print(e.__cause__ is e1)
    try:
        raise e
    except KeyError as again:
        print(again is e, again.__cause__ is e1)
