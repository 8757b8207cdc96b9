# Every method of bytes and bytearray with wrong counts and kinds of arguments.
def kind(f, *args):
    try:
        f(*args)
        return "ok"
    except Exception as e:
        return type(e).__name__
for make in (bytes, bytearray):
    for name, least, most in (("count", 1, 3), ("decode", 0, 2), ("endswith", 1, 3), ("find", 1, 3), ("index", 1, 3), ("isalpha", 0, 0), ("isspace", 0, 0), ("join", 1, 1), ("lower", 0, 0), ("lstrip", 0, 1), ("partition", 1, 1), ("replace", 2, 3), ("rfind", 1, 3), ("rsplit", 0, 2), ("rstrip", 0, 1), ("split", 0, 2), ("startswith", 1, 3), ("strip", 0, 1), ("upper", 0, 0)):
        m = getattr(make(b"abc"), name)
        row = [kind(m, *([bad] + [b"b"] * (least - 1))) for bad in (None, 1.5, [], "a")] if least else []
        print(make.__name__, name, kind(m, *[b"a"] * (least - 1)) if least else "-", kind(m, *[b"a"] * (most + 1)), *row)
for name, least, most in (("append", 1, 1), ("extend", 1, 1), ("clear", 0, 0)):
    row = [kind(getattr(bytearray(b"a"), name), bad) for bad in (5, 255, 256, -1, 1 << 70, None, 1.5, b"x", [1], [256], ["a"])] if most else []
    print(name, kind(getattr(bytearray(), name), *[1] * (least - 1)) if least else "-", kind(getattr(bytearray(), name), *[b"a"] * (most + 1)), *row)
for expr in ("b'abc'[3]", "b'abc'[-4]", "b'abc'['0']", "b'abc'[None]", "b'abc'[1.0]", "b'abc'[::0]", "b'a' + 'a'", "b'a' + [1]", "b'a' * b'a'", "b'a' * 1.0", "b'a' - b'a'", "-b'a'", "b'a' < 'a'", "b'a' < 5", "b'a' == 97", "hash(bytearray())", "{bytearray(): 1}", "b'a'()", "b'a'.nope", "b'a'.append(1)", "bytes(-1)", "bytes([256])", "bytes([-1])", "bytes(['a'])", "bytes('a')", "bytes(None)", "bytes(1.5)", "bytes([1], 'utf-8')", "bytes('a', 5)" if False else "bytes(object())", "bytearray('a')", "bytearray(-5)", "bytearray([300])", "bytearray(None)", "b'\\xff'.decode()", "b'a'.decode(5)" if False else "b'a'.decode()", "b'a'.join([1])", "b'a'.join(5)", "b''.split(b'')", "b'a'.partition(b'')", "b'a'.index(b'z')", "b'a'.rindex(b'z')" , "ord(b'')", "ord(b'ab')", "int(b'x')", "int(b'12')", "float(b'1.5')", "chr(b'a')", "len(b'a', b'b')", "max(b'')", "b'é'", "b'a' 'b'", "'a' b'b'", "b'a' b'b'", "bytes.fromhex('0')", "bytes.fromhex('zz')", "bytes.fromhex(5)", "bytes.fromhex('0a')", "300 in b'a' if False else 97 in b'a'", "'a' in b'a'", "None in b'a'"):
    try:
        print(expr, eval(expr))
    except Exception as e:
        print(expr, "UnicodeError" if isinstance(e, UnicodeError) else type(e).__name__)
