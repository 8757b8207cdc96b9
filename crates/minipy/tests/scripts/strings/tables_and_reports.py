# Reports laid out with every kind of formatting, compared line by line.
rows = [("apple", 3, 0.5, True), ("fig", 120, 12.25, False), ("kiwi", -7, 1234.5, None), ("日本", 0, -0.005, True), ("", 99999, 1e6, False)]
for name, n, x, ok in rows:
    print("%-8s|%6d|%10.2f|%5s" % (name, n, x, ok))
for name, n, x, ok in rows:
    print("{:<8}|{:>6}|{:>10.2f}|{!s:>5}".format(name, n, x, ok))
for name, n, x, ok in rows:
    print(f"{name:<8}|{n:>6}|{x:>10.2f}|{ok!s:>5}")
for name, n, x, ok in rows:
    print(name.ljust(8, ".") + str(n).rjust(6, "0") + ("%.1e" % x).center(12) + repr(ok).upper().rjust(6))
widths = [max(len(str(r[i])) for r in rows) for i in range(4)]
print(widths)
for r in rows:
    print(" ".join("{:{}{}}".format(str(c), "<" if i % 2 else ">", w) for i, (c, w) in enumerate(zip(r, widths))) + "|")
for n in (0, 7, 1234567, -1234567):
    print(f"{n:,}", f"{n:>12,}", f"{n:012,}", f"{n:+,}", f"{n:_}", f"{n:x}", f"{n:#o}", f"{n:08b}" if abs(n) < 100 else "", f"{n:e}", f"{n / 1000:.1f}k", f"{n / 3:,.2f}", f"{n:<10}|", f"{n:^10}|", f"{n:*^+15,}|")
for x in (0.0, 0.5, 0.12345, 1.0, 12.5):
    print(f"{x:.0%}", f"{x:.2%}", f"{x:8.1%}|", f"{x:<8.3g}|", f"{x:+.1f}", f"{x: .1f}", f"{x:08.3f}", f"{x:.3e}", f"{x!r:>8}", f"{x:5}|", f"{x:<5}|")
bar = {"a": 3, "bb": 7, "ccc": 0}
for k in bar:
    print(f"{k:>4} {'#' * bar[k]:.<8} {bar[k] / sum(bar.values()):6.1%}")
t = "{0:>{w}}|{1:<{w}}|{2:^{w}.{p}f}|{name!r:{fill}>{w}}"
print(t.format("a", "b", 3.14159, w=9, p=2, name="n", fill="*"), "{:{a}{s}{w}{t}}".format(255, a=">", s="+", w=7, t="d"), "{:{}}".format("x", ">4"), "{1:{0}}".format(6, "z") + "|")
for i in range(1, 4):
    print(*["%3d" % (i * j) for j in range(1, 6)], sep=" ")
print("+".join("-" * w for w in (3, 0, 5)), "=" * 20, "\t".join("abc"), "%s" * 3 % ("x", "y", "z"), "%s, " * 2 % (1, 2) + "end")
