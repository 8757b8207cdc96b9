import json
for v in (None, True, False, 0, -5, 10**20, 1.5, 1e100, "", "a\"b\\c\n\t", [], {}, [1, [2, [3]]], {"a": 1, "b": [None, {"c": "d"}]}, (1, 2), {1: 2, None: 3, True: 4}):
    print(json.dumps(v))
print(json.dumps([1, {"a": 2}], separators=(",", ":")))
for bad in (object(), {1, 2}, b"x", {(1,): 2}, [len]):
    try:
        json.dumps(bad)
    except TypeError:
        print("TypeError")
