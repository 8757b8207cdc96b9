def t(f, *a):
    try:
        return f(*a)
    except ZeroDivisionError:
        return "zde"
    except (KeyError, IndexError) as e:
        return "lookup " + type(e).__name__
    except Exception as e:
        return "other " + type(e).__name__
    else:
        return "never"
print(t(lambda: 1 / 0), t(lambda: {}[1]), t(lambda: [][0]), t(lambda: int("x")), t(lambda: 5), t(lambda: None.x), t(lambda: undefined))
try:
    pass
except Exception:
    print("no")
else:
    print("else")
finally:
    print("finally")
try:
    raise ValueError("a", 2)
except ValueError as e:
    print(e.args, e, repr(e), str(e), isinstance(e, Exception))
print(repr(ValueError()), str(ValueError()), repr(KeyError("k")), str(KeyError("k")), str(OSError(2)) != "", ValueError("x") == ValueError("x"))
try:
    raise KeyError
except KeyError as e:
    print(e.args)
for bad in (5, "str", None):
    try:
        raise bad
    except TypeError:
        print("TypeError")
