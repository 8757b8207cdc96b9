# json: numbers, escapes, nesting, keys that are no strings, errors, streams, round trips.
import json, io
for v in (None, True, 0, -1, 10 ** 20, 1.5, -0.0, 1e100, 1e-7, "", "a\"b\\c/\n\t\r\b\f\x01", [], {}, [[]], {"a": {"b": [1, {"c": None}]}}, (1, (2,)), [True, False, None], {"": ""}):
    s = json.dumps(v)
    print(s, json.loads(s) == v, json.dumps(json.loads(s)) == s)
print(json.dumps({1: "int", "s": 2}), json.dumps({None: 1, True: 2}), json.dumps({1.5: 1}))
for text in ("1", "-0", "1.0", "1e3", "1E-2", "-1.5e+2", '"x"', '"\\u00e9\\n\\/"', '"\\ud83d\\ude00"', "[]", " [ 1 , 2 ] ", "{}", '{"a":1,"a":2}', '{ "k" : [ { } ] }', "true", "null", "\n\t[\r1]\n", '""', "[[[[]]]]", "123456789012345678901234567890"):
    print(text.strip(), "->", repr(json.loads(text)))
for bad in ("", " ", "{", "[1", "[1,]", '{"a"}', '{"a":}', "{1:2}", "'x'", "tru", "nul", "01", "1 2", "[1 2]", '"abc', "{,}", "]", '{"a":1,}', "+1", "--1", '"\\x"', "a"):
    try:
        json.loads(bad)
        print("accepted", repr(bad))
    except ValueError:
        print("ValueError", repr(bad), end="; ")
print()
s = io.StringIO()
json.dump({"k": [1, 2]}, s)
s.seek(0)
print(s.getvalue(), json.load(s), json.load(io.StringIO(' {"x": [null]} ')))
print(json.loads(b'{"bytes": 1}'), json.loads(bytearray(b"[1]")))
print(json.dumps([1, {"a": 2}], separators=(",", ":")), json.dumps("x" * 3), json.dumps([1.0, 2.5e10, 3]))
class Unknown:
    pass
for v in (Unknown(), {1, 2}, b"bytes", [Unknown()], {"k": object()}, lambda: 0):
    try:
        json.dumps(v)
        print("no error")
    except TypeError:
        print("TypeError", end=" ")
print()
deep = []
for _ in range(20):
    deep = [deep, {"d": deep}] if len(json.dumps(deep)) < 500 else [deep]
print(len(json.dumps(deep)) == len(json.dumps(json.loads(json.dumps(deep)))))
class Enc(dict):
    pass
print(json.dumps(Enc(a=1)), json.dumps(type("L", (list,), {})([1, 2])), json.dumps({"nested": Enc(b=Enc())}))
config = json.loads('{"host": "h", "ports": [1, 2], "tls": {"ca": null, "verify": true}, "scale": 1.5}')
config["ports"].append(config["tls"]["verify"])
print(config["ports"], sorted(config), type(config["scale"]).__name__, config["tls"]["ca"] is None)
