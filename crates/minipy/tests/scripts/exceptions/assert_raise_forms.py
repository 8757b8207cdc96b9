try:
    assert 1 == 1, "fine"
    assert False
except AssertionError as e:
    print(repr(e.args))
try:
    assert [], ("msg", 1)
except AssertionError as e:
    print(e.args)
try:
    assert 0, "text"
except AssertionError as e:
    print(e)
def f():
    raise StopIteration("val")
try:
    f()
except StopIteration as e:
    print(e.value, e.args)
try:
    raise SystemExit(3)
except SystemExit as e:
    print(e.args, e.code)
try:
    raise OSError(2, "text")
except OSError as e:
    print(e.errno, e.args)
class A(Exception):
    def __init__(self):
        raise ValueError("in init")
try:
    raise A
except ValueError as e:
    print("ValueError", e)
