from _zlib import inflate as _inflate
from io import BytesIO

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
        self._out = None

    def _all(self):
        if self._stream is None:
            raise ValueError("I/O operation on closed file")
        if self._out is None:
            packed = self._stream.read()
            try:
                data, used = _inflate(packed, self._format)
            except ValueError as e:
                raise OSError(22, str(e))
            rest = len(packed) - used
            if rest and hasattr(self._stream, "seek"):
                # The stream goes on behind the compressed data.
                self._stream.seek(-rest, 1)
            self._out = BytesIO(data)
        return self._out

    def read(self, size=-1):
        return self._all().read(size)

    def readinto(self, buffer, size=-1):
        if size >= 0:
            buffer = memoryview(buffer)[:size]
        return self._all().readinto(buffer)

    def readline(self, size=-1):
        return self._all().readline(size)

    def write(self, data):
        raise OSError(95, "this engine decompresses only")

    def close(self):
        stream, self._stream = self._stream, None
        self._out = None
        if self._close and stream is not None:
            stream.close()

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._all())

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()
