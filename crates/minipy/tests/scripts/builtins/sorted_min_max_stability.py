# Which of several equal items sorted, min and max give.
class T:
    def __init__(self, k, name): self.k, self.name = k, name
    def __lt__(self, o): return self.k < o.k
    def __gt__(self, o): return self.k > o.k
    def __repr__(self): return self.name
ts = [T(2, "a"), T(1, "b"), T(2, "c"), T(1, "d"), T(3, "e"), T(3, "f")]
print(sorted(ts), sorted(ts, reverse=True), min(ts), max(ts), min(reversed(ts)), max(reversed(ts)), min(*ts), max(*ts))
key = lambda t: t.k
print(sorted(ts, key=key), sorted(ts, key=key, reverse=True), min(ts, key=key), max(ts, key=key), sorted(sorted(ts, key=lambda t: t.name, reverse=True), key=key))
print(max(1, True), max(True, 1), min(0, False), min(False, 0), max(1.0, 1), max(1, 1.0), min("b", "a", "a"), max([0.0, -0.0]), min([-0.0, 0.0]), max((1, "x"), (1, "y")), sorted([1, True, 1.0, False, 0]))
words = ["bb", "a", "cc", "b", "aa", "c"]
print(sorted(words, key=len), sorted(words, key=len, reverse=True), max(words, key=len), min(words, key=len), sorted(words, key=lambda w: (-len(w), w)), max(words, key=lambda w: (len(w), w)), sorted(words, key=lambda w: 0))
d = {"x": 2, "y": 1, "z": 2, "w": 1}
print(sorted(d), sorted(d, key=d.get), sorted(d.items(), key=lambda p: p[1]), max(d, key=d.get), min(d, key=d.get), sorted(d.values(), reverse=True), sorted(d.items(), key=lambda p: (-p[1], p[0])))
nested = [[3, "c"], [1, "a"], [3, "a"], [2]]
print(sorted(nested), min(nested), max(nested), sorted(nested, key=len), sorted(nested, key=lambda x: x[0], reverse=True))
print(sorted("The quick Brown fox".split(), key=str.lower), sorted([3, -1, -2, 2], key=abs), sorted(range(6), key=lambda x: x % 3), sorted([(1, 2), (1,), (0, 5, 1)], reverse=True), sorted({"b": 1, "a": 2}.items()))
calls = []
print(sorted([3, 1, 2], key=lambda x: calls.append(x) or x), calls, min([3, 1, 2], key=lambda x: calls.append(x) or x), calls)
