# Arguments of json's functions, and keys that are subclasses.
import io
import json


def attempt(f, *args, **keywords):
    try:
        return f(*args, **keywords)
    except (TypeError, ValueError, AttributeError) as e:
        return "TypeError" if isinstance(e, TypeError) else "ValueError" if isinstance(e, ValueError) else "AttributeError"


value = [1, {"a": 2, "b": []}, {}]
for separators in ((",", ":"), [";", "="], None, (", ", ": "), (",",), (), (",", ":", "?"), 1, object()):
    print(attempt(json.dumps, value, separators=separators))
    stream = io.StringIO()
    print(attempt(json.dump, value, stream, separators=separators), stream.getvalue() if isinstance(separators, list) else "")
print(attempt(json.dumps), attempt(json.dumps, 1, 2, 3), attempt(json.dumps, 1, foo=2), attempt(json.dumps, 1, (",", ":")))


class Text(str):
    pass


class Number(int):
    pass


class Items(list):
    pass


class Table(dict):
    pass


print(json.dumps({Text("a"): Number(5), "b": Items([Text("x")]), "c": Table(d=1)}), json.dumps(Items()), json.dumps((1, (2,))))
print(json.dumps({None: 1, True: 2, False: 3, 1.5: 4, 7: 5}), attempt(json.dumps, {(1,): 2}), attempt(json.dumps, {b"a": 1}))
for wrong in (b"x", bytearray(b"x"), {1}, object(), len, 1j, ..., range(3)):
    print(attempt(json.dumps, wrong), attempt(json.dumps, [wrong]), attempt(json.dumps, {"k": wrong}))
print(attempt(json.load, io.StringIO('{"a":[1,2.5,"x"]}')), attempt(json.load, io.BytesIO(b"[1]")), attempt(json.load, io.StringIO("")))
print(attempt(json.load, io.StringIO("[1] x")), attempt(json.load, 1), attempt(json.loads, 1), attempt(json.loads, None), attempt(json.loads))
print(json.loads(b"[1]"), json.loads(bytearray(b'"\xc3\xa9"')), attempt(json.loads, b'"\xff"'), attempt(json.dump, 1), attempt(json.dump, 1, 2))
