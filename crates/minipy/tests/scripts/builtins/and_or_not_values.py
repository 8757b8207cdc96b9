# What `and`, `or`, `not` and conditional expressions give, and what they evaluate.
log = []
def v(x, name=None):
    log.append(name if name is not None else x)
    return x
def run(f):
    log.clear()
    print(f(), log)
run(lambda: v(0) and v(1))
run(lambda: v(2) and v(3))
run(lambda: v(0) or v(1))
run(lambda: v(2) or v(3))
run(lambda: v("") or v([]) or v(None) or v("end"))
run(lambda: v(1) and v("a") and v([]) and v("never"))
run(lambda: v(0) or v(1) and v(2) or v(3))
run(lambda: v(1) and v(0) or v("alt"))
run(lambda: not v(0) and not v(1))
run(lambda: (v(1) or v(2)) and v(3))
run(lambda: v(1) if v(0) else v(2))
run(lambda: v("a") if v(1) else v("b") if v(0) else v("c"))
run(lambda: v("a") if v(0) else v("b") if v(0) else v("c"))
run(lambda: v(1) < v(2) < v(3))
run(lambda: v(3) < v(2) < v(1))
run(lambda: v(1) < v(5) > v(3) != v(4))
run(lambda: v(1) == v(1) is not v(None))
run(lambda: v(2) in v([1, 2]) in v([True]))
run(lambda: not (v(1) and v(0)))
run(lambda: [v(0) or v("x"), v(1) and v("y")])
run(lambda: v(lambda: 0, "f")() or v("called"))
print(not 1, not 0, not "", not not [], not None == True, (not None) == True, 1 and 2, 0 and 2, 1 or 2, 0 or 2, None or 0, None and 0, [] or {}, {} or [], "" and 1 or 2, 5 and "" or (), 1 if [] else 2 if {} else 3)
print(1 < 2 and 2 < 3, 1 > 2 or 3, not 1 > 2, not 1 in [2], 1 not in [1], not (1 not in [1]), 1 is not None and True, (lambda: 1 or 1 / 0)(), 0 and undefined, 1 or undefined)
x = None
y = x or "default"
z = x and x.attr
print(y, z, x is None or x.attr)
