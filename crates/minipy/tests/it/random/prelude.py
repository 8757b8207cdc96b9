import gc, struct, json, math
from collections import namedtuple, deque, OrderedDict
NAMES = {'UnboundLocalError': 'NameError', 'RecursionError': 'RuntimeError', 'UnicodeDecodeError': 'UnicodeError',
    'UnicodeEncodeError': 'UnicodeError', 'JSONDecodeError': 'ValueError', 'error': 'ValueError'}
calls = 0
spare = 0
# Here a collection may not be noticed; CPython has none of its own that could be.
collect = gc.collect if 'dropped' not in globals() else int
def tick():
    global calls
    calls += 1
    collect()
    if calls > 1500:
        raise SystemExit
def sort(e):
    collect()
    name = type(e).__name__
    return NAMES.get(name, name)
def clip(v):
    if isinstance(v, (bool, float, complex)) or v is None:
        return v
    if isinstance(v, int):
        return v if -10**24 < v < 10**24 else v % 10**9
    if isinstance(v, (str, bytes, bytearray)):
        return v[:14]
    if isinstance(v, (list, tuple)):
        return type(v)([clip(x) for x in v[:10]])
    if isinstance(v, dict):
        return {k: clip(v[k]) for k in list(v)[:10]}
    if isinstance(v, (set, frozenset)):
        return set(sorted([clip(x) for x in v])[:10])
    return v
def num(v):
    collect()
    return v if isinstance(v, int) and -10**6 < v < 10**6 else 3
def text(v):
    if isinstance(v, (set, frozenset)):
        return type(v).__name__ + '{' + ', '.join(sorted([text(x) for x in v])) + '}'
    if isinstance(v, list):
        return '[' + ', '.join([text(x) for x in v]) + ']'
    if isinstance(v, tuple):
        return '(' + ', '.join([text(x) for x in v]) + ')'
    if isinstance(v, dict):
        return '{' + ', '.join([text(k) + ': ' + text(v[k]) for k in v]) + '}'
    if isinstance(v, bytearray):
        return 'bytearray ' + repr(bytes(v))
    if v is None or isinstance(v, (bool, int, float, complex, str, bytes, range)):
        return repr(v)
    if isinstance(v, BaseException):
        return sort(v)
    if isinstance(v, Base):
        return type(v).__name__ + '<' + text(v.v) + '>'
    return type(v).__name__ if type(v).__name__[0] != 'g' else 'generator'
def show(*values):
    print(' '.join([text(v) for v in values]))
def seen(mark, value):
    print('seen', mark)
    collect()
    return value
Point = namedtuple('Point', ('x', 'y'))
class Base:
    def __init__(self, v=1, *rest):
        self.v = v
        self.w = list(rest)
    def m0(self, p=1):
        return self.v
    def m1(self, p=2, *q, k=0):
        return [p, len(q), k]
    def __repr__(self):
        return '%s(%s)' % (type(self).__name__, text(self.v))
class Manager:
    def __init__(self, name, swallow=()):
        self.name = name
        self.swallow = swallow
    def __enter__(self):
        print('enter', self.name)
        return self.name
    def __exit__(self, kind, value, trace):
        print('exit', self.name, kind and sort(value))
        return kind is not None and issubclass(kind, self.swallow)
class Pause:
    def __init__(self, v):
        self.v = v
    def __await__(self):
        got = yield self.v
        return num(got)
def drive(g, script):
    for step in script:
        try:
            if step is None:
                got = next(g)
            elif step == 'close':
                got = g.close()
            elif isinstance(step, type):
                got = g.throw(step)
            elif isinstance(step, BaseException):
                got = g.throw(step)
            else:
                got = g.send(step)
            show('got', got)
        except StopIteration as e:
            show('stopped', e.value)
        except Exception as e:
            show('raised', sort(e))
def steps(c, values):
    values = list(values)
    try:
        got = c.send(None)
        while True:
            show('waits', got)
            got = c.send(values.pop() if values else 1)
    except StopIteration as e:
        show('done', e.value)
        return e.value
def throw(c, count, e):
    try:
        for _ in range(count):
            show('waits', c.send(None))
        show('thrown', c.throw(e))
        c.close()
    except StopIteration as e:
        show('done', e.value)
    except Exception as e:
        show('raised', sort(e))
def keep(f):
    if 'dropped' not in globals():
        return f
    def make(*a, **k):
        made = f(*a, **k)
        dropped.append(made)
        return made
    return make
def twice(f):
    return lambda *a, **k: num(f(*a, **k)) * 2
def traced(f):
    def inner(*a, **k):
        show('call', a, sorted(k.items()))
        return f(*a, **k)
    return inner
