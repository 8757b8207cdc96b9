# What |= takes beside a dict: anything that update takes.
class Own(dict):
    pass


def pairs():
    yield 'a', 1
    yield 'b', 2


class Keys:
    def __iter__(self):
        return iter([('k', 7)])

    def __ror__(self, other):
        return 'reflected'


for make in (dict, Own):
    for other in ([(1, 2)], (), '', pairs(), ['xy'], {3: 4}.items(), Own({5: 6}), Keys()):
        d = make({'x': 0, 1: 1})
        same = d
        d |= other
        print(sorted(d.items(), key=str), d is same, type(d) is make)
    for other in (3, None, [1], ['xyz'], 2.5):
        d = make(x=0)
        try:
            d |= other
        except (TypeError, ValueError) as e:
            print(type(e).__name__, dict(d))
try:
    print({} | [(1, 2)])
except TypeError:
    print('TypeError')
print({} | Keys())
