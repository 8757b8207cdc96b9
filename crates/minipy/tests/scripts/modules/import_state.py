# A module is run once: shared state, reload by hand, __name__, globals of its functions, import inside functions.
import sys
def write(path, text):
    with open(path, "w") as f:
        f.write(text)
write("counter.py", """
print("running", __name__)
value = 0
history = []
def bump(n=1):
    global value
    value += n
    history.append(value)
    return value
class Counter:
    made = 0
    def __init__(self):
        Counter.made += 1
        self.start = value
if __name__ == "__main__":
    print("never as main")
""")
write("user_a.py", "import counter\nfrom counter import bump, value\ndef use():\n    return bump(10), value, counter.value\n")
write("user_b.py", "from counter import *\nfrom counter import value as v\nimport counter as c\ndef use():\n    return bump(), v, c.value, c.history is history\n")
import counter
import user_a, user_b
print(user_a.use(), user_b.use(), counter.value, counter.history)
import counter
from counter import Counter
print(Counter().start, Counter.made, counter.Counter is Counter)
counter.value = 100
print(counter.bump(), user_a.use(), user_a.value)
value = "mine"
print(counter.bump(), value, counter.bump.__name__)
def local_import():
    import counter as again
    again.history.clear()
    return again is counter
print(local_import(), counter.history)
del sys.modules["counter"]
import counter as fresh
print(fresh is counter, fresh.value, counter.value, user_a.counter is counter)
counter.extra = lambda: "added"
print(counter.extra(), hasattr(fresh, "extra"), sorted(n for n in dir(fresh) if not n.startswith("_")))
m = __import__("user_a")
print(m is user_a, m.__name__, type(m).__name__, repr(m).startswith("<module 'user_a'"))
del counter.extra
for code in ("counter.extra", "counter.nothing", "del counter.nothing", "counter()", "counter + 1", "counter[0]"):
    try:
        exec(code)
        print("no error")
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, code)
write("broken.py", "x = 1\nraise ValueError('while loading')\n")
for _ in range(2):
    try:
        import broken
    except ValueError as e:
        print(e, "broken" in sys.modules)
write("syntax_error.py", "def f(:\n")
try:
    import syntax_error
except SyntaxError:
    print("SyntaxError", "syntax_error" in sys.modules)
