# try/finally against return, break, continue and raise, in loops within loops and functions within functions.
log = []
def run(f, *a):
    del log[:]
    try:
        r = f(*a)
    except Exception as e:
        r = "raised %s(%s)" % (type(e).__name__, e)
    print(f.__name__, a, r, log)
def act(how, body, final):
    for i in range(3):
        try:
            log.append(("body", i))
            if body == "return": return "body return"
            if body == "break": break
            if body == "continue": continue
            if body == "raise": raise ValueError("body")
        finally:
            log.append(("finally", i))
            if final == "return": return "final return"
            if final == "break": break
            if final == "continue": continue
            if final == "raise": raise KeyError("final")
        log.append(("after", i))
    else:
        log.append("else")
    return "end"
for body in ("pass", "return", "break", "continue", "raise"):
    for final in ("pass", "return", "break", "continue", "raise"):
        run(act, "", body, final)
def inner_outer(kind):
    try:
        for i in range(2):
            try:
                for j in range(2):
                    try:
                        if kind == "return": return (i, j)
                        if kind == "break": break
                        if kind == "raise": raise OSError("io %d %d" % (i, j))
                    finally:
                        log.append(("f3", i, j))
            except OSError as e:
                log.append(("caught", e.args))
                if i == 1: raise
            finally:
                log.append(("f2", i))
    finally:
        log.append("f1")
    return "done"
for kind in ("none", "return", "break", "raise"):
    run(inner_outer, kind)
def returns_value_before_finally():
    x = [1]
    try:
        return x
    finally:
        x.append(2)
        x = "rebound"
run(returns_value_before_finally)
def nested_call():
    def inner():
        try:
            return outer_log("inner value")
        finally:
            outer_log("inner finally")
    try:
        return inner() + "!"
    finally:
        outer_log("outer finally")
def outer_log(x):
    log.append(x)
    return x
run(nested_call)
