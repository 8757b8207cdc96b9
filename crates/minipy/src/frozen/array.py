from struct import calcsize, pack, unpack


class array:
    def __init__(self, typecode, initial=()):
        if typecode not in "bBhHiIlLqQfd" or len(typecode) != 1:
            raise ValueError("bad typecode")
        self.typecode = typecode
        self.itemsize = calcsize("=" + typecode)
        self._items = []
        if isinstance(initial, (bytes, bytearray)):
            self.frombytes(initial)
        else:
            self.extend(initial)

    def _checked(self, value):
        # Packing refuses what the type cannot hold, and rounds what it can hold only roughly.
        return unpack("=" + self.typecode, pack("=" + self.typecode, value))[0]

    def append(self, value):
        self._items.append(self._checked(value))

    def extend(self, values):
        self._items.extend([self._checked(value) for value in values])

    def frombytes(self, data):
        count = len(data) // self.itemsize
        if count * self.itemsize != len(data):
            raise ValueError("bytes length not a multiple of item size")
        self._items.extend(unpack("=%d%s" % (count, self.typecode), data))

    def tobytes(self):
        return pack("=%d%s" % (len(self._items), self.typecode), *self._items)

    def tolist(self):
        return list(self._items)

    def pop(self, index=-1):
        return self._items.pop(index)

    def index(self, value):
        return self._items.index(value)

    def count(self, value):
        return self._items.count(value)

    def _new(self, items):
        new = array(self.typecode)
        new._items = items
        return new

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, value):
        return value in self._items

    def __getitem__(self, index):
        if isinstance(index, slice):
            return self._new(self._items[index])
        return self._items[index]

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            self._items[index] = [self._checked(x) for x in value]
        else:
            self._items[index] = self._checked(value)

    def __delitem__(self, index):
        del self._items[index]

    def __add__(self, other):
        return self._new(self._items + array(self.typecode, other)._items)

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __mul__(self, n):
        return self._new(self._items * n)

    def __eq__(self, other):
        return isinstance(other, array) and self._items == other._items

    def __lt__(self, other):
        return self._items < other._items

    def __repr__(self):
        if not self._items:
            return "array('%s')" % self.typecode
        return "array('%s', %r)" % (self.typecode, self._items)
