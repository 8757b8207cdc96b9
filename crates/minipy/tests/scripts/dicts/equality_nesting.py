# Equality of dicts: order, types of numbers, nesting, views of the same.
print({} == {}, {1: 2} == {1: 2}, {1: 2} == {1: 3}, {1: 2} == {2: 1}, {1: 2} != {}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, {1: "x"} == {1.0: "x"}, {True: 0} == {1: False})
print({} == [], {} == None, {1: 2} == [(1, 2)], {(1, 2)} == {1: 2}, {} == set(), {1: [2]} == {1: [2]}, {1: [2]} == {1: (2,)}, {"a": {"b": {"c": [1, {2: 3}]}}} == {"a": {"b": {"c": [1, {2: 3}]}}})
d = {"self": None}
e = {"self": None}
print(d == e, d is e, d == d, [d] == [e], (d,) == (e,), {"k": d} == {"k": e})
d["n"] = float("nan")
print(d == d, d == dict(d), {"n": float("nan")} == {"n": float("nan")})
big1 = {i: str(i) for i in range(500)}
big2 = {i: str(i) for i in reversed(range(500))}
print(big1 == big2, list(big1) == list(big2), big1 == {**big2, 7: "x"}, len(big1))
big2.pop(499)
print(big1 == big2, big2 == big1, big1 != big2)
class E:
    def __init__(self, r):
        self.r = r
    def __eq__(self, other):
        return self.r
print({1: E(True)} == {1: 5}, {1: E(False)} == {1: 5}, {1: 5} == {1: E(True)}, {1: E([])} == {1: 1})
for op in ("<", "<=", ">", ">="):
    try:
        print(eval("{1: 2} " + op + " {1: 3}"))
    except TypeError:
        print("TypeError")
deep = {}
for i in range(30):
    deep = {"d": deep, i: i}
other = {}
for i in range(30):
    other = {i: i, "d": other}
print(deep == other, str(deep).count("{"), str({}), str({1: {2: {}}}), repr({"a'b": 'c"d'}))
