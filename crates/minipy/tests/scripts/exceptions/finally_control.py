def a():
    try:
        return "try"
    finally:
        print("fin a")
def b():
    try:
        return "try"
    finally:
        return "finally"
def c():
    for i in range(3):
        try:
            continue
        finally:
            print("c", i)
    return "done"
def d():
    while True:
        try:
            break
        finally:
            print("d")
    return "d out"
def e():
    try:
        raise ValueError
    finally:
        return "swallowed"
def f():
    for i in range(2):
        try:
            1 / 0
        except ZeroDivisionError:
            continue
        finally:
            print("f", i)
    else:
        return "f else"
def g():
    try:
        try:
            return 1
        finally:
            print("inner")
    finally:
        print("outer")
def h():
    x = 1
    try:
        return x
    finally:
        x = 2
def i():
    while True:
        try:
            return "i"
        finally:
            break
    return "after"
def j():
    for k in range(3):
        try:
            if k == 1:
                return k
        finally:
            if k == 1:
                continue
    return "j end"
for fn in (a, b, c, d, e, f, g, h, i, j):
    print(fn.__name__, fn())
