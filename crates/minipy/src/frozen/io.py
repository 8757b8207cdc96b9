# Streams in memory. `open` and the classes of open files are built in.


class _Memory:
    def __init__(self, initial, empty):
        self._parts = initial
        self._empty = empty
        self._at = 0
        self.closed = False

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def read(self, size=-1):
        self._check()
        if size is None or size < 0:
            size = len(self._parts)
        part = self._parts[self._at : self._at + size]
        self._at += len(part)
        return part

    def readinto(self, buffer):
        part = self.read(len(buffer))
        buffer[: len(part)] = part
        return len(part)

    def readline(self, size=-1):
        self._check()
        end = self._parts.find(self._newline, self._at)
        end = len(self._parts) if end < 0 else end + 1
        if size is not None and size >= 0:
            end = min(end, self._at + size)
        part = self._parts[self._at : end]
        self._at = max(self._at, end)
        return part

    def readlines(self, hint=-1):
        return list(self)

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def write(self, data):
        self._check()
        missing = self._at - len(self._parts)
        if missing > 0:
            self._parts += self._pad * missing
        if self._at == len(self._parts):
            self._parts += data
        else:
            self._parts = self._parts[: self._at] + data + self._parts[self._at + len(data) :]
        self._at += len(data)
        return len(data)

    def seek(self, offset, whence=0):
        self._check()
        if whence == 1:
            offset += self._at
        elif whence == 2:
            offset += len(self._parts)
        if offset < 0:
            raise ValueError("negative seek value")
        self._at = offset
        return offset

    def tell(self):
        return self._at

    def truncate(self, size=None):
        self._parts = self._parts[: self._at if size is None else size]
        return len(self._parts)

    def flush(self):
        pass

    def close(self):
        self.closed = True
        self._parts = self._empty

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


class StringIO(_Memory):
    _newline = "\n"
    _pad = "\0"

    def __init__(self, initial=""):
        super().__init__(initial if isinstance(initial, str) else "", "")

    def write(self, data):
        if not isinstance(data, str):
            raise TypeError("string argument expected")
        return super().write(data)

    def getvalue(self):
        self._check()
        return self._parts


class BytesIO(_Memory):
    _newline = b"\n"
    _pad = b"\0"

    def __init__(self, initial=b""):
        # An int is room to reserve, as in MicroPython.
        super().__init__(bytearray(b"" if isinstance(initial, int) else initial), bytearray())

    def read(self, size=-1):
        return bytes(super().read(size))

    def readline(self, size=-1):
        return bytes(super().readline(size))

    def write(self, data):
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required")
        return super().write(bytes(data))

    def getvalue(self):
        self._check()
        return bytes(self._parts)

    def getbuffer(self):
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
