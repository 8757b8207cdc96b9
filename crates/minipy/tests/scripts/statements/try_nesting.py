# try in every position: in loops, else, finally, handlers, functions, classes, comprehensions' functions; values kept.
def t(n):
    out = []
    try:
        out.append("t1")
        try:
            out.append("t2")
            if n == 1: raise KeyError("1")
            if n == 2: raise ValueError("2")
        except KeyError:
            out.append("h2")
            if n == 1:
                try:
                    raise OSError("in handler")
                except OSError as e:
                    out.append(str(e))
        else:
            out.append("e2")
            try:
                if n == 3: raise IndexError("in else")
            finally:
                out.append("ef")
        finally:
            out.append("f2")
            try:
                if n == 4: raise TypeError("in finally")
            except TypeError as e:
                out.append("caught " + str(e))
        out.append("after")
        if n == 5: raise RuntimeError("late")
    except (ValueError, IndexError) as e:
        out.append("h1 " + type(e).__name__)
    except RuntimeError:
        out.append("rt")
    else:
        out.append("e1")
    finally:
        out.append("f1")
    return out
for n in range(6):
    print(n, t(n))
class C:
    try:
        x = 1 // 0
    except ZeroDivisionError:
        x = "handled in class"
    finally:
        y = "finally in class"
print(C.x, C.y)
try:
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
        finally:
            print("loop finally", i)
    else:
        print("no")
finally:
    print("outer finally")
def several():
    for kind in (KeyError, IndexError, ValueError):
        try:
            raise kind
        except LookupError:
            yield "lookup"
        except Exception as e:
            yield type(e).__name__
        finally:
            yield "fin"
print(list(several()))
x = []
try:
    x.append(1)
    x.append(1 // 0)
    x.append(2)
except ZeroDivisionError:
    x.append("e")
else:
    x.append("else")
finally:
    x.append("f")
print(x)
def rebinding():
    e = "outer e"
    try:
        raise ValueError("v")
    except ValueError as err:
        e = str(err)
    return e
print(rebinding())
def loop_in_finally():
    r = []
    try:
        r.append("body")
    finally:
        for i in range(3):
            if i == 1: continue
            r.append(i)
        while True:
            r.append("w")
            break
    return r
print(loop_in_finally())
def return_in_else():
    try:
        pass
    except Exception:
        return "no"
    else:
        return "else"
    finally:
        x.append("ran")
print(return_in_else(), x[-1])
def deep(n):
    try:
        if n: deep(n - 1)
        else: raise KeyError("deep")
    except KeyError as e:
        if n < 3: raise
        return n, str(e)
    return "returned", n
print(deep(5))
def conditional_reraise(n):
    try:
        try:
            raise ValueError(n)
        except ValueError as e:
            if n > 1:
                raise
            if n > 0:
                raise KeyError(n) from e
            return "swallowed"
    except ValueError as e:
        return "outer value", e.args
    except KeyError as e:
        return "outer key", e.args, type(e.__cause__).__name__
print([conditional_reraise(n) for n in range(3)])
try:
    try:
        raise ValueError
    except (KeyError, ValueError):
        raise TypeError
    except TypeError:
        print("not this one")
except TypeError:
    print("TypeError from a handler passes its siblings")
while True:
    try:
        try:
            break
        finally:
            print("inner")
    finally:
        print("outer")
print([(lambda v: handle(v))(v) for v in (1, 0)] if False else "end")
