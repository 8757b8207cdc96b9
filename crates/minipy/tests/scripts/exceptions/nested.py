def f(n):
    try:
        try:
            if n == 0:
                raise ValueError("v")
            if n == 1:
                raise KeyError("k")
            if n == 2:
                raise TypeError("t")
            print("none")
        except ValueError:
            print("inner value")
            raise
        except KeyError:
            print("inner key")
            raise IndexError("from key")
        finally:
            print("inner finally")
    except IndexError as e:
        print("outer index", e)
    except ValueError as e:
        print("outer value", e)
    else:
        print("outer else")
    finally:
        print("outer finally")
for n in range(4):
    try:
        f(n)
    except TypeError as e:
        print("escaped", e)
def rec(n):
    try:
        if n == 0:
            raise ValueError("bottom")
        rec(n - 1)
    except ValueError as e:
        raise RuntimeError("level %d" % n)
try:
    rec(3)
except RuntimeError as e:
    print(e)
