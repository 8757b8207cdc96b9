# Streams in memory. `open` and the classes of open files are built in.


class _Memory:
    # `_size` counts what is in `_parts`: the length of a text that grows would have to be counted anew.
    def __init__(self, initial, empty):
        self._parts = initial
        self._size = len(initial)
        self._empty = empty
        self._at = 0
        self.closed = False

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def read(self, size=-1):
        self._check()
        if size is None or size < 0:
            size = self._size
        part = self._parts[self._at : self._at + size]
        self._at += len(part)
        return part

    def readline(self, size=-1):
        self._check()
        end = self._parts.find(self._newline, self._at)
        end = self._size if end < 0 else end + 1
        if size is not None and size >= 0:
            end = min(end, self._at + size)
        part = self._parts[self._at : end]
        self._at = max(self._at, end)
        return part

    def readlines(self, hint=-1):
        lines = []
        size = 0
        for line in self:
            lines.append(line)
            size += len(line)
            if hint is not None and 0 < hint < size:
                break
        return lines

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def _room(self, n):
        # Makes what is written at the position lie within what is there; how much of it is overwritten.
        if self._at > self._size:
            self._parts += self._pad * (self._at - self._size)
            self._size = self._at
        return min(n, self._size - self._at)

    def seek(self, offset, whence=0):
        self._check()
        if whence == 1:
            offset += self._at
        elif whence == 2:
            offset += self._size
        elif whence:
            raise ValueError("invalid whence")
        elif offset < 0:
            raise ValueError("negative seek value")
        self._at = max(offset, 0)
        return self._at

    def tell(self):
        self._check()
        return self._at

    def truncate(self, size=None):
        self._check()
        size = self._at if size is None else size
        if size < 0:
            raise ValueError("negative size value")
        self._parts = self._parts[:size]
        self._size = min(self._size, size)
        return size

    def flush(self):
        self._check()

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def close(self):
        self.closed = True
        self._parts = self._empty
        self._size = 0

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *args):
        self.close()


class StringIO(_Memory):
    _newline = "\n"
    _pad = "\0"

    def __init__(self, initial=""):
        # An int is room to reserve, as in MicroPython.
        if initial is None or isinstance(initial, int):
            initial = ""
        elif not isinstance(initial, str):
            raise TypeError("initial value must be str")
        super().__init__(initial, "")

    def write(self, data):
        self._check()
        if not isinstance(data, str):
            raise TypeError("string argument expected")
        n = len(data)
        if n:
            over = self._room(n)
            if over:
                end = self._at + n
                self._parts = self._parts[: self._at] + data + self._parts[end:]
            else:
                self._parts += data
            self._size += n - over
            self._at += n
        return n

    def readinto(self, buffer):
        # The bytes of as many characters as fit.
        self._check()
        view = memoryview(buffer)
        data = self._parts[self._at : self._at + len(view)].encode()
        text = data[: len(view)].decode("utf-8", "ignore")
        data = text.encode()
        view[: len(data)] = data
        self._at += len(text)
        return len(data)

    def getvalue(self):
        self._check()
        return self._parts


class BytesIO(_Memory):
    _newline = b"\n"
    _pad = b"\0"

    def __init__(self, initial=b""):
        if initial is None or isinstance(initial, int):
            initial = b""
        super().__init__(bytearray(memoryview(initial)), bytearray())

    def read(self, size=-1):
        return bytes(super().read(size))

    def readline(self, size=-1):
        return bytes(super().readline(size))

    def readinto(self, buffer):
        self._check()
        view = memoryview(buffer)
        part = super().read(len(view))
        view[: len(part)] = part
        return len(part)

    def write(self, data):
        self._check()
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required")
        if not isinstance(data, (bytes, bytearray)):
            data = bytes(memoryview(data))
        n = len(data)
        if n:
            over = self._room(n)
            if over:
                # In place.
                self._parts[self._at : self._at + over] = data[:over]
                data = data[over:]
            self._parts += data
            self._size += n - over
            self._at += n
        return n

    def getvalue(self):
        self._check()
        return bytes(self._parts)

    def getbuffer(self):
        self._check()
        return memoryview(self._parts)


class IOBase:
    pass


class BufferedWriter:
    # Collects what is written, and passes it on when it is more than the size.
    def __init__(self, stream, size):
        self._stream = stream
        self._size = size
        self._kept = bytearray()

    def write(self, data):
        self._kept += data
        if len(self._kept) >= self._size:
            self.flush()
        return len(data)

    def flush(self):
        data = bytes(self._kept)
        self._kept.clear()
        self._stream.write(data)


open = open
