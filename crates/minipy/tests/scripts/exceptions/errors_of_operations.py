# Which exception each failing operation raises, and that the state before it is kept.
cases = ["1 // 0", "1 % 0", "1.0 / 0", "[][0]", "'a'[5]", "{}['k']", "[1, 2, 3][10]", "().x", "None + 1", "'a' + 1", "1 + 'a'", "int('x')", "int('')", "float('y')", "[].pop()", "{}.popitem()", "set().pop()",
    "[].remove(1)", "{1}.remove(2)", "[].index(1)", "'a'.index('b')", "()[0]", "next(iter([]))", "undefined", "len(5)", "5()", "5[0]", "None[0]", "iter(5)", "{[]: 1}", "{{}}", "hash([])", "chr(-1)", "chr(1114112)", "ord('ab')",
    "'abc'.x", "[].append()", "[].append(1, 2)", "1 < 'a'", "[] < 5", "'%d' % 'x'", "'%s'", "'%s %s' % 1", "'%s' % (1, 2)", "int([])", "float(None)", "list(5)", "dict(5)", "dict([1])", "dict(['abc'])", "tuple(None)", "range(1, 2, 0)",
    "[1, 2][::0]", "'ab'[::0]", "bytes([256])", "bytes(-1)", "bytearray([1])[5]", "b'a' + 'b'", "'a' * 'b'", "[1] * 1.5", "max([])", "min()", "sum(['a'])", "divmod(1, 0)", "pow(2, -1, 0)", "round('x')", "abs('x')", "a, b = 1, 2, 3", "a, b = 5",
    "1 << -1", "1.5 << 2", "~'a'", "-[]", "not_defined.attr", "(lambda: 0)(1)", "'x'.join([1])", "'x'.split('')", "'{'.format()", "'{0}'.format()", "'{x}'.format()", "'{:d}'.format('s')", "b'\\xff'.decode()", "open('/no/such/file')", "__import__('no_such_module')",
    "raise_it()", "[x for x in 5]", "{**5}", "[*5]", "print(*5)", "super().x", "isinstance(1, 1)", "[3, 'a'].sort()", "sorted([1, None])", "object().attr", "eval('1 +')", "setattr(1, 'a', 2)", "del_missing()", "memoryview_less[0]"]
def raise_it():
    raise LookupError("own")
def name(e):
    # MicroPython has none of the finer classes of these.
    for base in (OSError, ImportError, UnicodeError):
        if isinstance(e, base):
            return base.__name__
    return type(e).__name__
def del_missing():
    d = {}
    del d["x"]
for c in cases:
    try:
        try:
            r = eval(c)
        except SyntaxError:
            r = exec(c)
        print(c, "->", r)
    except Exception as e:
        print(c, "->", name(e))
l = [1, 2, 3]
d = {"a": 1}
for code in ("l[5] = 0", "l.insert('x', 1)", "l.extend(5)", "l[0] = 1 // 0", "l += 5", "l[0:2] = 5", "d['b'] = {}['c']", "d.update(5)", "del l[9]", "x, y = l", "l.sort(key=5)", "d |= 5"):
    try:
        exec(code)
        print("no error", code)
    except Exception as e:
        print(code, type(e).__name__, l, d)
