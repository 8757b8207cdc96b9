from _zlib import adler32, pack as _pack, unpack as _unpack
from binascii import crc32

AUTO = 0
RAW = 1
ZLIB = 2
GZIP = 3

# Bytes of what the engine has to know of a stream between two reads.
_STATE = 336


def _invalid(reason):
    return OSError(22, reason)


class DeflateIO:
    # What is read is decompressed as far as is asked for; what is written is compressed.
    def __init__(self, stream, format=AUTO, wbits=0, close=False):
        if not 0 <= format <= 3:
            raise ValueError("bad format")
        if wbits and not 5 <= wbits <= 15:
            raise ValueError("bad wbits")
        self._stream = stream
        self._format = format
        self._wbits = wbits
        self._close = close
        self._state = None
        self._tail = None

    def _open(self):
        if self._stream is None:
            raise _invalid("closed")

    def _take(self, n):
        # So many bytes of the stream.
        while len(self._rest) < n:
            more = self._stream.read(n - len(self._rest))
            if not more:
                raise EOFError
            self._rest += more
        part = self._rest[:n]
        self._rest = self._rest[n:]
        return part

    def _begin(self):
        self._rest = b""
        self._done = False
        self._count = 0
        format = self._format
        wbits = self._wbits
        if format == RAW:
            wbits = wbits or 8
        else:
            head = self._take(2)
            if format != ZLIB and head == b"\x1f\x8b":
                format = GZIP
                wbits = wbits or 15
                self._skip_gzip()
            elif format != GZIP and head[0] & 15 == 8 and head[0] < 128 and (head[0] << 8 | head[1]) % 31 == 0 and not head[1] & 32:
                format = ZLIB
                size = (head[0] >> 4) + 8
                wbits = min(wbits or size, size)
            else:
                raise _invalid("incorrect header check")
        self._kind = format
        self._sum = 1 if format == ZLIB else 0
        self._window = bytearray(1 << wbits)
        self._state = bytearray(_STATE)

    def _skip_gzip(self):
        method, flags = self._take(2)
        if method != 8:
            raise _invalid("incorrect header check")
        self._take(6)
        if flags & 4:
            low, high = self._take(2)
            self._take(low | high << 8)
        # A name and a comment, each up to a zero.
        for bit in (8, 16):
            while flags & bit and self._take(1) != b"\0":
                pass
        if flags & 2:
            self._take(2)

    def _some(self, want):
        # So many bytes; fewer at the end.
        self._open()
        if self._state is None:
            self._begin()
        out = b""
        # Of a stream that cannot go back not a byte too many is read.
        can_seek = hasattr(self._stream, "seek")
        while want > 0 and not self._done:
            try:
                part, used, self._done = _unpack(self._state, self._window, self._rest, want)
            except ValueError as e:
                raise _invalid(str(e))
            self._rest = self._rest[used:]
            if part:
                out += part
                want -= len(part)
                self._count += len(part)
                if self._kind == ZLIB:
                    self._sum = adler32(part, self._sum)
                elif self._kind == GZIP:
                    self._sum = crc32(part, self._sum)
            if self._done:
                self._check()
            elif want > 0:
                more = self._stream.read(128 if can_seek else 1)
                if not more:
                    raise EOFError
                self._rest += more
        if can_seek and self._rest:
            self._stream.seek(-len(self._rest), 1)
            self._rest = b""
        return out

    def _check(self):
        if self._kind == ZLIB:
            right = self._take(4) == self._sum.to_bytes(4, "big")
        elif self._kind == GZIP:
            count = self._count & 0xFFFFFFFF
            right = self._take(8) == self._sum.to_bytes(4, "little") + count.to_bytes(4, "little")
        else:
            return
        if not right:
            raise _invalid("incorrect data check")

    def read(self, size=-1):
        if size is not None and size >= 0:
            return self._some(size)
        parts = []
        while True:
            part = self._some(1024)
            if not part:
                return b"".join(parts)
            parts.append(part)

    def readinto(self, buffer, size=-1):
        view = memoryview(buffer)
        part = self._some(min(size, len(view)) if size >= 0 else len(view))
        view[: len(part)] = part
        return len(part)

    def readline(self, size=-1):
        line = bytearray()
        while size < 0 or len(line) < size:
            byte = self._some(1)
            line += byte
            if not byte or byte == b"\n":
                break
        return bytes(line)

    def write(self, data):
        self._open()
        data = memoryview(data.encode() if isinstance(data, str) else data)
        if self._tail is None:
            self._start()
        # Large windows with large pieces: for each the window is looked through anew.
        step = min(max(self._reach, 4096), 16384)
        for at in range(0, len(data), step):
            part = data[at : at + step]
            if self._format == ZLIB:
                self._check_out = adler32(part, self._check_out)
            elif self._format == GZIP:
                self._check_out = crc32(part, self._check_out)
            self._put(part, False)
        self._written += len(data)
        return len(data)

    def _start(self):
        wbits = self._wbits or 8
        if self._format == ZLIB:
            head = max(wbits - 8, 0) << 12 | 0x800
            self._stream.write((head + 31 - head % 31).to_bytes(2, "big"))
        elif self._format == GZIP:
            self._stream.write(b"\x1f\x8b\x08\0\0\0\0\0\x04\x03")
        self._check_out = 1 if self._format == ZLIB else 0
        self._reach = 1 << wbits
        self._tail = bytearray(3)
        self._history = b""
        self._written = 0

    def _put(self, data, last):
        packed, self._history = _pack(self._tail, self._history, data, self._reach, last)
        if packed:
            self._stream.write(packed)

    def close(self):
        stream = self._stream
        if stream is None:
            return
        if self._tail is not None:
            self._put(b"", True)
            check = self._check_out
            if self._format == ZLIB:
                stream.write(check.to_bytes(4, "big"))
            elif self._format == GZIP:
                stream.write(check.to_bytes(4, "little") + (self._written & 0xFFFFFFFF).to_bytes(4, "little"))
        self._stream = self._state = self._tail = None
        if self._close:
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
