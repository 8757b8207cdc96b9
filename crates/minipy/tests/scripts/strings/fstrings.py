x, y, name = 42, 3.14159, "bob"
d = {"k": [1, 2, 3]}
print(f"{x} {y:.2f} {name!r} {name:>5} {name:*<6}|", f"{x:05d} {x:x} {x:#b} {x + 1} {x if x > 3 else y}")
print(f"{d['k'][1]} {len(d)} {[i for i in range(3)]} { {'a': 1}['a'] } {(lambda z: z + 1)(2)}")
w, p = 10, 3
print(f"{y:{w}.{p}}|{y:{w}}|{name:{'>'}{w}}|{{literal}} {{{x}}}")
print(f"{x=} {y = :.1f} {name=!s} {x+1=}")
print(f"a" "b" f"{x}" 'c', f"", f"{'nested'}", f'{"quotes"}', f"{x!r:>6}|{None}|{True}")
print(f"""multi
{x}
line""", rf"\n{x}", f"\n{x}\t|")
