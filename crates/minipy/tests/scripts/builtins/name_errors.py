# Names that are missing, deleted, shadowed, or local before assignment.
def attempt(f):
    try:
        print(f())
    except NameError as e:
        print("NameError", isinstance(e, Exception))
    except (TypeError, AttributeError, SyntaxError) as e:
        print(type(e).__name__)

def missing(): return nowhere
def later(): return defined_later
def local_before():
    a = unset_b
    unset_b = 1
    return a
def deleted():
    d = 1
    del d
    return d
def closure_unset():
    def inner(): return cell
    r = inner()
    cell = 1
    return r
def in_except():
    try:
        raise ValueError("v")
    except ValueError as err:
        pass
    return err
def loop_var():
    for unused in []:
        pass
    return unused
def cond(flag):
    if flag:
        val = 1
    return val
for f in (missing, later, local_before, deleted, closure_unset, in_except, loop_var):
    attempt(f)
attempt(lambda: cond(True))
attempt(lambda: cond(False))
defined_later = "now"
attempt(later)
del defined_later
attempt(later)
len_backup = len
len = lambda x: "shadowed"
print(len([1]), len_backup([1]))
del len
print(len([1]))
def shadow():
    print = lambda *a: "local print"
    return print("x")
print(shadow())
def comp():
    [hidden for hidden in range(3)]
    return hidden
attempt(comp)
class K:
    inside = 1
    def m(self): return inside
attempt(lambda: K().m())
attempt(lambda: K.inside)
def glob():
    global made_global
    made_global = "g"
glob()
print(made_global)
try:
    del never_there
except NameError:
    print("NameError on del")
x = 10
def reads_then_assigns():
    print(x)
    x = 5
attempt(reads_then_assigns)
def outer():
    n = 0
    def bump():
        nonlocal n
        n += 1
        return n
    bump()
    return bump(), n
print(outer())
