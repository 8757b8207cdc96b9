# Which handler runs: order, tuples, subclasses, expressions as types, else, names that go away, wrong types.
def pick(e):
    try:
        raise e
    except (KeyError, IndexError) as x:
        return "tuple " + type(x).__name__
    except LookupError:
        return "lookup"
    except ArithmeticError as x:
        return "arithmetic " + type(x).__name__
    except (ValueError, (TypeError, OSError)) if False else (ValueError, TypeError, OSError):
        return "group"
    except Exception:
        return "exception"
    except:
        return "bare"
for e in (KeyError("k"), IndexError(), LookupError(), ZeroDivisionError(), OverflowError(), ValueError(), UnicodeError(), OSError(2), RuntimeError(), StopIteration(), SystemExit(), KeyboardInterrupt(), GeneratorExit(), AssertionError, NotImplementedError, AttributeError, NameError, ImportError, MemoryError, EOFError, SyntaxError):
    print(type(e).__name__ if not isinstance(e, type) else e.__name__, "->", pick(e))
log = []
def cls(name, c):
    log.append(name)
    return c
try:
    raise ValueError
except cls("first", KeyError):
    log.append("no")
except cls("second", (OSError, ValueError)):
    log.append("yes")
except cls("third", Exception):
    log.append("no")
else:
    log.append("no")
finally:
    log.append("finally")
print(log)
x = "before"
try:
    raise ValueError("v")
except ValueError as x:
    pass
try:
    x
except NameError:
    print("name is gone")
def f():
    e = 1
    try:
        raise KeyError
    except KeyError as e:
        e = 5
    try:
        return e
    except NameError:
        return "gone too"
print(f())
try:
    try:
        pass
    except ValueError:
        print("no")
    else:
        print("else runs")
        raise KeyError("from else")
    finally:
        print("inner finally")
except KeyError as e:
    print("caught", e)
try:
    try:
        raise ValueError
    except "not a class":
        pass
except TypeError:
    print("TypeError for the handler")
def loop():
    for i in range(4):
        try:
            if i == 1: raise ValueError
            if i == 2: raise KeyError
        except ValueError:
            yield "value", i
            continue
        except KeyError:
            yield "key", i
            break
        else:
            yield "else", i
        yield "after", i
print(list(loop()))
for src in ("try:\n pass", "try: pass\nexcept: pass\nexcept ValueError: pass", "try: pass\nelse: pass", "try: pass\nfinally: pass\nexcept: pass", "except: pass", "try: pass\nexcept ValueError, e: pass", "raise", "try: pass\nexcept ValueError as e.x: pass"):
    try:
        exec(src)
        print("accepted", repr(src))
    except SyntaxError:
        print("SyntaxError", repr(src))
    except RuntimeError:
        print("RuntimeError", repr(src))
