class OrderedDict(dict):
    def popitem(self, last=True):
        if last or not self:
            return super().popitem()
        key = next(iter(self))
        return key, self.pop(key)

    def copy(self):
        return self.__class__(self)

    @classmethod
    def fromkeys(cls, keys, value=None):
        return cls([(key, value) for key in keys])

    def __or__(self, other):
        made = self.copy()
        made.update(other)
        return made

    def __ior__(self, other):
        self.update(other)
        return self

    def move_to_end(self, key, last=True):
        value = self.pop(key)
        if last:
            self[key] = value
        else:
            rest = list(self.items())
            self.clear()
            self[key] = value
            self.update(rest)

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return list(self.items()) == list(other.items())
        return dict(self) == other

    def __ne__(self, other):
        return not self == other

    def __repr__(self):
        return "OrderedDict(%s)" % (list(self.items()) if self else "")


class defaultdict(dict):
    def __init__(self, default_factory=None, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.default_factory = default_factory

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        value = self[key] = self.default_factory()
        return value


def namedtuple(name, fields):
    if isinstance(fields, str):
        fields = fields.replace(",", " ").split()
    fields = tuple(fields)
    count = len(fields)
    for field in fields:
        if not isinstance(field, str):
            raise TypeError("names of fields must be str")

    def __new__(cls, *args, **kwargs):
        if kwargs:
            values = list(args)
            for field in fields[len(args) :]:
                if field not in kwargs:
                    raise TypeError("missing argument: " + field)
                values.append(kwargs.pop(field))
            if kwargs:
                raise TypeError("unexpected keyword argument")
            args = values
        if len(args) != count:
            raise TypeError("%s() takes %d positional arguments but %d were given" % (name, count, len(args)))
        return tuple.__new__(cls, args)

    def __repr__(self):
        # A subclass shows its own name.
        pairs = ", ".join(["%s=%r" % pair for pair in zip(fields, self)])
        return "%s(%s)" % (self.__class__.__name__, pairs)

    def _asdict(self):
        return dict(zip(fields, self))

    def _replace(self, **kwargs):
        values = [kwargs.pop(field, value) for field, value in zip(fields, self)]
        if kwargs:
            raise ValueError("Got unexpected field names: %r" % list(kwargs))
        return self.__class__(*values)

    @classmethod
    def _make(cls, values):
        return cls(*values)

    members = {
        "__new__": __new__,
        "__repr__": __repr__,
        "_asdict": _asdict,
        "_make": _make,
        "_replace": _replace,
        "_fields": fields,
    }
    for i in range(count):
        members[fields[i]] = property(lambda self, i=i: self[i])
    return type(name, (tuple,), members)


class deque:
    def __init__(self, iterable=(), maxlen=None, flags=0):
        if maxlen is not None and maxlen < 0:
            raise ValueError("maxlen must be non-negative")
        self._items = []
        self._start = 0
        self.maxlen = maxlen
        self._strict = flags & 1
        self.extend(iterable)

    def _trim(self):
        # Taking from the front is cheap as long as it does not move the rest each time.
        if self._start > 16 and self._start * 2 > len(self._items):
            self._items[: self._start] = []
            self._start = 0

    def append(self, x):
        if self.maxlen is not None and len(self) >= self.maxlen:
            if self._strict:
                raise IndexError("full")
            if not self.maxlen:
                return
            self.popleft()
        self._items.append(x)

    def appendleft(self, x):
        if self.maxlen is not None and len(self) >= self.maxlen:
            if self._strict:
                raise IndexError("full")
            if not self.maxlen:
                return
            self._items.pop()
        if not self._start:
            room = len(self._items) + 8
            self._items[:0] = [None] * room
            self._start = room
        self._start -= 1
        self._items[self._start] = x

    def pop(self):
        if not self:
            raise IndexError("pop from an empty deque")
        return self._items.pop()

    def popleft(self):
        if not self:
            raise IndexError("pop from an empty deque")
        x = self._items[self._start]
        self._items[self._start] = None
        self._start += 1
        self._trim()
        return x

    def extend(self, iterable):
        for x in iterable:
            self.append(x)

    def extendleft(self, iterable):
        for x in iterable:
            self.appendleft(x)

    def clear(self):
        self._items.clear()
        self._start = 0

    def rotate(self, n=1):
        items = self._items[self._start :]
        if items:
            n %= len(items)
            self._items = items[-n:] + items[:-n]
            self._start = 0

    def __len__(self):
        return len(self._items) - self._start

    def __bool__(self):
        return len(self._items) > self._start

    def __iter__(self):
        return iter(self._items[self._start :])

    def _at(self, i):
        n = len(self)
        if i < 0:
            i += n
        if not 0 <= i < n:
            raise IndexError("deque index out of range")
        return self._start + i

    def __getitem__(self, i):
        return self._items[self._at(i)]

    def __setitem__(self, i, x):
        self._items[self._at(i)] = x

    def __contains__(self, x):
        return x in self._items[self._start :]

    def __eq__(self, other):
        return isinstance(other, deque) and list(self) == list(other)

    def __repr__(self):
        tail = "" if self.maxlen is None else ", maxlen=%d" % self.maxlen
        return "deque(%r%s)" % (self._items[self._start :], tail)
