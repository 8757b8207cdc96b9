# f-strings: nesting, quotes, conversions, debugging form, expressions.
x, y, name, d, items = 7, 2.5, "Zoë", {"a": 1, "b": {"c": 2}}, [1, 2, 3]
print(f"{x}{y}{name}", f"{x:5}|{x:<5}|{x:^5}|{x:05}|{x:+}|{x:#x}|{x:b}", f"{y:.3f}|{y:8.2f}|{y:e}|{y:%}")
print(f"{name!r} {name!s} {name!r:>8} {name:>6}|{name:*^7}|{name:.2}", f"{d['a']} {d['b']['c']} {items[-1]} {items[::-1]}")
print(f"{x + 1} {x * y} {x if x > 5 else y} {x == 7} {x != 7} {x <= 7} {not x} {-x} {x ** 2} {x // 2} {x % 4} {(x, y)} {[i * 2 for i in items]}")
print(f"{{}} {{{x}}} {{x}} }}{{ {x}}}", f"{x}" f"{y}" "plain {x}" f"{{", f"", f"{''}", f"a{'b'}c", f'{"double"}', f"{'sin' + 'gle'}")
print(f"{x=} {x = } {x=!r} {x=:>5} {y=:.1f} {name=} {name=!s} {x+1=} {items[0]=} {d['a']=}")
w, p, fill = 10, 2, "*"
print(f"{y:{w}}|{y:{w}.{p}f}|{name:{fill}^{w}}|{name:{fill}{'<'}{w + 2}}|{x:{'0'}{w // 2}}|{x:{'x'}}")
print(f"{(lambda a: a + 1)(x)} {max(items)} {len(name)} {', '.join(str(i) for i in items)} {sum(i for i in items if i > 1)} { {1: 2}[1] } { {1, 1} }")
print(f"line1\n{x}\tend", rf"\n{x}", f"\x41{x}\u00e9", f"""tri
{x
}ple""", f"{x:d}{x:d}", f"{x!r:5}|", F"{x}", fr"{x}\d", Rf"{x}\w")
def fail(text):
    try:
        print(text, eval(text, {"x": 1}))
    except (SyntaxError, ValueError, NameError, KeyError, TypeError) as e:
        print(text, type(e).__name__)

for text in ('f"{"', 'f"}"', 'f"{}"', 'f"{x"', 'f"{x!}"', 'f"{x!q}"', 'f"{x:q}"', 'f"{y}"', 'f"{x:{y}}"', 'f"{ }"', 'f"{x y}"', 'f"{x[}"', 'f"{[1][5:6]}"', 'f"{lambda: 1}"'):
    fail(text)
