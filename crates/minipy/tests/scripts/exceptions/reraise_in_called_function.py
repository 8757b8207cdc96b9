# raise alone in a function that a handler calls: has it an exception to raise again?
def again():
    raise
def outer():
    try:
        raise OSError("handled by the caller")
    except OSError:
        again()
try:
    outer()
except OSError as e:
    print("OSError", e)
except RuntimeError:
    print("RuntimeError")
def direct():
    try:
        raise OSError("handled here")
    except OSError:
        raise
try:
    direct()
except OSError as e:
    print("OSError", e)
class Again:
    def __enter__(self):
        raise
    def __exit__(self, *a):
        pass
try:
    try:
        raise KeyError("k")
    except KeyError:
        with Again():
            pass
except KeyError:
    print("KeyError")
except RuntimeError:
    print("RuntimeError")
