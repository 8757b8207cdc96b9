# Exceptions across nested calls, loops and generators: what ran, in which order, with which variables afterwards.
log = []
def step(n, fail_at=None):
    log.append("in%d" % n)
    try:
        if n == fail_at:
            raise ValueError(n)
        if n < 3:
            step(n + 1, fail_at)
        log.append("ok%d" % n)
    except ValueError as e:
        log.append("ex%d" % n)
        if n > 1:
            raise
    else:
        log.append("else%d" % n)
    finally:
        log.append("fin%d" % n)
for f in (None, 3, 1):
    del log[:]
    step(0, f)
    print(f, log)
def loops(kind):
    out = []
    for i in range(3):
        try:
            for j in range(3):
                try:
                    if (i, j) == (1, 1):
                        if kind == "inner":
                            raise KeyError(j)
                        if kind == "outer":
                            raise IndexError(j)
                        if kind == "both":
                            raise OSError("x")
                    out.append((i, j))
                except KeyError:
                    out.append("K")
                    continue
                finally:
                    out.append("f")
        except IndexError:
            out.append("I")
            break
    else:
        out.append("done")
    return out
for kind in ("none", "inner", "outer", "both"):
    try:
        print(kind, loops(kind))
    except OSError as e:
        print(kind, "OSError", e)
def keep_going(jobs):
    results, errors = [], []
    for name, job in jobs:
        try:
            r = job()
        except (ValueError, TypeError) as e:
            errors.append((name, type(e).__name__))
            continue
        except Exception as e:
            errors.append((name, "other"))
            break
        results.append((name, r))
    else:
        results.append("all")
    return results, errors
print(keep_going([("a", lambda: 1), ("b", lambda: int("x")), ("c", lambda: 1 + "s"), ("d", lambda: 2)]))
print(keep_going([("a", lambda: 1), ("b", lambda: {}["k"]), ("c", lambda: 3)]))
def variables():
    x = 1
    try:
        x = 2
        y = x / 0
        x = 3
    except ZeroDivisionError:
        z = x
    try:
        y
    except NameError:
        y = "unset"
    return x, y, z
print(variables())
def retry(f, times):
    last = None
    for i in range(times):
        try:
            return f(i)
        except Exception as e:
            last = e
    raise last
print(retry(lambda i: 1 // (i - 2) if i < 2 else "third" if i == 2 else 0, 5))
try:
    retry(lambda i: [][i], 3)
except IndexError:
    print("IndexError")
def in_comprehension(items):
    def safe(x):
        try:
            return int(x)
        except ValueError:
            return None
    return [v for v in (safe(x) for x in items) if v is not None]
print(in_comprehension(["1", "x", "3", ""]))
def gen():
    for i in range(4):
        try:
            x = yield i
            if x == "raise":
                raise RuntimeError("asked")
        except RuntimeError as e:
            yield "handled " + str(e)
g = gen()
print([next(g), g.send("raise"), next(g), next(g), g.send("raise")], list(g))
def while_try():
    n = 0
    while True:
        try:
            n += 1
            if n < 3:
                raise ValueError
            if n == 3:
                continue
            break
        except ValueError:
            n += 10 if n == 2 else 0
        finally:
            n += 100
    return n
print(while_try())
def deep(n):
    try:
        return deep(n - 1) if n else 1 // 0
    finally:
        log.append(n)
del log[:]
try:
    deep(5)
except ZeroDivisionError:
    print(log)
def swallow(n):
    try:
        raise ValueError
    except ValueError:
        try:
            raise KeyError
        except KeyError:
            try:
                raise OSError
            except OSError:
                return n
        finally:
            n += 1
            log.append("f1")
    finally:
        log.append("f2")
del log[:]
print(swallow(1), log)
