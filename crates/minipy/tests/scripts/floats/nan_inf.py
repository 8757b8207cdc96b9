# nan and the infinities: arithmetic, comparison, containers, conversion.
inf, nan = float("inf"), float("nan")
print(inf, -inf, nan, -nan, inf + 1, inf - inf, inf * 0, inf * -1, inf / 2, 1 / inf, -1 / inf, inf // 1, 5 % inf, -5 % inf)
print(inf == inf, inf > 1e308, -inf < -1e308, inf == -inf, inf == 10 ** 400, 1e308 * 10, -1e308 * 10)
print(nan == nan, nan != nan, nan < nan, nan > 1, nan < 1, nan <= nan, not nan == nan, nan is nan)
print([nan == v for v in (0, 1.0, inf, None, "a")], [nan != v for v in (0, 1.0, inf, None, "a")])
l = [nan]
print(nan in l, l == l, l == [nan], l.index(nan), l.count(nan), (nan,) == (nan,), {nan: 1}[nan], {1: nan} == {1: nan})
print(float("nan") in l, [float("nan")] == [float("nan")], len({float("nan"), float("nan")}))
print(max(1, inf), min(1, -inf), max(inf, 10 ** 300), min([inf, nan]), max([1, nan]), max([nan, 1]) != max([nan, 1]))
print(bool(nan), bool(inf), abs(-inf), abs(nan), -nan != -nan, str(nan), repr(-inf), "%f %e %g" % (inf, -inf, nan), "%d" % 3.99)
for f in (lambda: int(inf), lambda: int(nan), lambda: int(-inf), lambda: round(inf), lambda: round(nan), lambda: "%d" % inf, lambda: "%d" % nan, lambda: range(inf)):
    try:
        print(f())
    except (OverflowError, ValueError, TypeError) as e:
        print(type(e).__name__)
print(round(inf, 2), round(nan, 2), round(-inf, -1), pow(inf, 0), pow(nan, 0), 1 ** nan, inf ** -1, 0.5 ** inf, 2 ** inf, 2 ** -inf, (-inf) ** 3, (-inf) ** 2)
for text in ("inf", "INF", "-Infinity", "+inf", "iNfInItY", "nan", "NaN", "-nan", " inf "):
    print(repr(text), float(text), end=" ")
print()
print(divmod(inf, inf)[0] != 0, divmod(5.0, inf), divmod(-5.0, inf), hash(inf) == hash(float("inf")), hash(inf) != hash(-inf))
