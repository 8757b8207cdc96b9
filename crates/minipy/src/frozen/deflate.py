from _zlib import inflate as _inflate

AUTO = 0
RAW = 1
ZLIB = 2
GZIP = 3


class DeflateIO:
    # What can be read is decompressed at the first read, as a whole.
    def __init__(self, stream, format=AUTO, wbits=0, close=False):
        if not 0 <= format <= 3:
            raise ValueError("bad format")
        if wbits and not 5 <= wbits <= 15:
            raise ValueError("bad wbits")
        self._stream = stream
        self._format = format
        self._close = close
        self._data = None
        self._at = 0

    def _all(self):
        if self._stream is None:
            raise ValueError("I/O operation on closed file")
        if self._data is None:
            packed = self._stream.read()
            try:
                self._data, used = _inflate(packed, self._format)
            except ValueError as e:
                raise OSError(22, str(e))
            rest = len(packed) - used
            if rest and hasattr(self._stream, "seek"):
                # The stream goes on behind the compressed data.
                self._stream.seek(-rest, 1)
        return self._data

    def read(self, size=-1):
        data = self._all()
        end = len(data) if size is None or size < 0 else self._at + size
        part = data[self._at : end]
        self._at += len(part)
        return part

    def readinto(self, buffer, size=-1):
        part = self.read(len(buffer) if size < 0 else min(size, len(buffer)))
        memoryview(buffer)[: len(part)] = part
        return len(part)

    def readline(self, size=-1):
        data = self._all()
        end = data.find(b"\n", self._at) + 1 or len(data)
        if size >= 0:
            end = min(end, self._at + size)
        return self.read(end - self._at)

    def write(self, data):
        raise OSError(95, "this engine decompresses only")

    def close(self):
        stream, self._stream = self._stream, None
        self._data = None
        if self._close and stream is not None:
            stream.close()

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()
