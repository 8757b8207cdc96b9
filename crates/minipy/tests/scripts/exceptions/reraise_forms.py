# raise alone: in handlers, nested handlers, functions called from handlers, loops, after inner handlers ended.
def simple():
    try:
        raise ValueError("one")
    except ValueError:
        raise
def after_inner():
    try:
        raise ValueError("outer")
    except ValueError:
        try:
            raise KeyError("inner")
        except KeyError:
            pass
        raise
def in_inner():
    try:
        raise ValueError("outer")
    except ValueError:
        try:
            raise KeyError("inner")
        except KeyError:
            raise
def nothing():
    raise
def named():
    try:
        raise ValueError("a")
    except ValueError as e:
        saved = e
    raise saved
def in_finally():
    try:
        try:
            raise ValueError("v")
        finally:
            try:
                raise KeyError("k")
            except KeyError:
                pass
    except ValueError as e:
        raise
def loop():
    last = None
    for i in range(3):
        try:
            raise IndexError(i)
        except IndexError as e:
            last = e
    raise last
def generator():
    def g():
        try:
            yield 1
        except ValueError:
            yield 2
            raise
    it = g()
    next(it)
    it.throw(ValueError("into the generator"))
    next(it)
def with_else():
    try:
        try:
            pass
        except ValueError:
            pass
        else:
            raise TypeError("else")
    except TypeError:
        raise
def changed():
    try:
        raise ValueError("old")
    except ValueError as e:
        e.args = ("new", 1)
        raise
def new_same_type():
    try:
        raise ValueError("first")
    except ValueError as e:
        raise ValueError(str(e) + " second")
def class_raised():
    try:
        raise KeyError
    except KeyError as e:
        raise type(e)("made from its type")
for f in (simple, after_inner, in_inner, nothing, named, in_finally, loop, generator, with_else, changed, new_same_type, class_raised):
    try:
        f()
        print(f.__name__, "no error")
    except Exception as e:
        print(f.__name__, type(e).__name__, e if type(e) is not RuntimeError else "")
def after_handlers():
    try:
        raise ValueError
    except ValueError:
        pass
    try:
        raise
    except RuntimeError:
        return "nothing to raise"
print(after_handlers())
