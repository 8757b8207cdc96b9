# object's own __init__ takes no arguments, unless they were for __new__.
class Plain:
    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)


print(isinstance(Plain(), Plain))
for args, kw in (((1,), {}), ((), {'a': 1}), ((1, 2), {'a': 1})):
    try:
        print(Plain(*args, **kw))
    except TypeError:
        print('TypeError', args, kw)


class Made:
    def __new__(cls, value):
        made = super().__new__(cls)
        made.value = value
        return made


print(Made(5).value)
Made(5).__init__(6)


class Both(Made):
    def __init__(self, value):
        super().__init__(value)


try:
    Both(1)
except TypeError:
    print('TypeError')


class Mixin:
    def __init__(self, *args):
        super().__init__(*args)


class Names(Mixin, list):
    pass


class Error(Mixin, ValueError):
    pass


print(Names([1, 2]), Error(1, 2).args)
try:
    object().__init__(1)
except TypeError:
    print('TypeError')
