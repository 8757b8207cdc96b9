import json
for s in ('null', 'true', 'false', '0', '-12', '123456789012345678901234', '1.5', '-0.5e-3', '1E5', '""', '"a\\"b\\\\\\n\\u00e9\\ud83d\\ude00"', '[]', '{}', ' [ 1 , 2 ] ', '{"a": {"b": [1, {"c": null}]}, "d": ""}', '[[[[]]]]', '{"a":1,"a":2}'):
    print(repr(json.loads(s)))
for bad in ('', ' ', '[', ']', '[1,]', '{', '{"a"}', '{"a":}', '{a:1}', "{'a':1}", '01', '1.', '.5', '+1', '--1', 'nul', 'True', '"abc', '"a\nb"', '[1 2]', '1 2', '{"a":1,}', '"\\x"', '"\\u12"', '[1]]'):
    try:
        print(json.loads(bad))
    except ValueError:
        print("ValueError", repr(bad))
print(json.loads(b'{"x": [1, 2]}'), json.loads(json.dumps({"k": [1.5, "é", None]})))
try:
    json.loads(5)
except TypeError:
    print("TypeError")
