# raise with classes, instances, calls, expressions; BaseException subclasses; arguments of built-in exceptions.
def catch(f):
    try:
        f()
    except BaseException as e:
        return type(e).__name__, e.args
def r1(): raise ValueError
def r2(): raise ValueError()
def r3(): raise ValueError("a", 1)
def r4(): raise (ValueError if 0 else KeyError)("chosen")
def r5(): raise [IndexError("from a list")][0]
def r6(): raise type("Dyn", (Exception,), {})("dynamic")
def r7(): raise make()
def r8(): raise (lambda: OSError("called"))()
def r9(): raise StopIteration
def r10(): raise KeyboardInterrupt("by hand")
def r11(): raise GeneratorExit
def r12(): raise SystemExit(7)
def r13(): raise NotImplementedError("todo")
def r14(): raise Exception(ValueError("nested"))
def r15(): raise AssertionError
def r16(): raise make
def r17(): raise 5 if 0 else "text"
def r18(): raise BaseException("base")
def r19(): raise UnicodeError("u")
def r20(): raise (ValueError("tuple"), 1)
def make(): return LookupError("made")
for f in (r1, r2, r3, r4, r5, r6, r7, r8, r9, r10, r11, r12, r13, r15, r16, r17, r18, r19, r20):
    print(f.__name__, catch(f))
print(type(catch(r14)[1][0]).__name__)
class Strict(Exception):
    def __init__(self, code):
        if not isinstance(code, int):
            raise TypeError("code")
        super().__init__("strict", code)
print(catch(lambda: (_ for _ in ()).throw(Strict(5))), catch(lambda: (_ for _ in ()).throw(Strict))[0], end=" ")
def s1(): raise Strict(1)
def s2(): raise Strict
def s3(): raise Strict("x")
print([catch(f)[0] for f in (s1, s2, s3)])
e = ValueError("same object")
def raise_e(): raise e
for _ in range(2):
    try:
        raise_e()
    except ValueError as x:
        print(x is e, x.args)
e.args = ("changed",)
print(catch(raise_e), str(e), repr(e))
for name in ("ArithmeticError", "AssertionError", "AttributeError", "EOFError", "Exception", "GeneratorExit", "ImportError", "IndentationError", "IndexError", "KeyError", "KeyboardInterrupt", "LookupError", "MemoryError", "NameError", "NotImplementedError", "OSError", "OverflowError", "RuntimeError", "StopAsyncIteration", "StopIteration", "SyntaxError", "SystemExit", "TypeError", "UnicodeError", "ValueError", "ZeroDivisionError", "BaseException"):
    cls = eval(name)
    print(name, issubclass(cls, Exception), [b for b in ("ArithmeticError", "LookupError", "RuntimeError", "ValueError", "SyntaxError", "NameError", "OSError") if b != name and issubclass(cls, eval(b))], cls("x").args == ("x",))
try:
    raise ValueError("a") if True else KeyError
except (KeyError, ValueError) as x:
    print(x)
def ternary(n): raise KeyError(n) if n else IndexError(n)
print(catch(lambda: ternary(0)), catch(lambda: ternary(1)))
def and_or(): raise None or ValueError("or")
print(catch(and_or))
