# Layout: semicolons, one-line bodies, continuation lines, comments anywhere, strings as statements, pass and ...
x = 1; y = 2; print(x, y);
if x: print("one line"); print("same body")
else: print("not")
for i in range(2): x += i; y -= 1
while y > 0: y -= 1
print(x, y)
class A: a = 1; b = 2
def f(): return 5
def g(n): n += 1; return n
print(A.a, A.b, f(), g(1)); pass; ...
total = 1 + \
    2 + \
    3
items = [1,  # first
    2,

    # between
    3,
]
text = ("a"
        'b'   # joined
        """c""")
print(total, items, text)
if (x > 0 and  # why
        y == 0):
	print("tab indented")
def doc():
    "docstring"
    """another"""
    5
    [1, 2]
    ...
print(doc(), Ellipsis is ..., type(...).__name__ in ("ellipsis", "Ellipsis"))
class Empty: ...
class Doc:
    """only doc"""
print(Empty().__class__.__name__, Doc.__name__)
def nested():
    if True:
        if True:
            if True: return "deep"
    return "shallow"
print(nested())
if x:
    pass
elif y: pass
else:
    pass
try: print("try line")
except: print("no")
finally: print("finally line")
with_comment = 5 # comment # another
# comment with no code
    # indented comment
print(with_comment)
lam = lambda: (
    1 +
    2
)
print(lam(), {
    "a": 1,
    "b": [
        2, 3
    ]
}["b"][
    0
])
a = \
b = 7
print(a, b, r'\n', '\
continued', 'tab\tnewline\\', "quote'\"", '\x41\u00e9\101\0'.__class__.__name__, len('\0\x00\000'), b'\xff\'', 'a' "b" r'\c' f'{1}', len("""
"""))
def many(a,
         b=2,
         *c,
         d
         =4,
         **e,
         ): return a, b, c, d, e
print(many(
    1,
    *[2, 3],
    d=5,
    **{"z": 6},
))
from math import (
    floor as fl,
    sqrt,
)
print(fl(2.5), sqrt(4))
if 1:
  if 1:
     print("odd indents")
  print("back")
for src in ("if 1:\nprint()", "  x = 1", "if 1:\n  a = 1\n   b = 2", "if 1:\n    a\n  b", "x = (1,\n2", "'abc\n'", "x = 1 2", "a b", "def f(:", "class", "x +", "\\", "x = $", "a ?", "0777", "1__0", "0x", "1e", "'\\x4'", "if x = 1: pass", "else:\n pass", "print 'x'", "x = 5 if 1", "import", "from x import", "with:", "@", "async x", "x.1", "a..b", "f(,)", "[1,,2]"):
    try:
        compile(src, "s", "exec")
        print("accepted", repr(src))
    except SyntaxError:
        print("SyntaxError", repr(src))
