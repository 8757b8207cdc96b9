from _zlib import inflate as _inflate, adler32
from binascii import crc32

MAX_WBITS = 15
DEFLATED = 8


class error(ValueError):
    pass


def _format(wbits):
    # As zlib counts: negative for raw data, 16 more for gzip, 32 more for what the header says.
    if -15 <= wbits <= -5:
        return 1
    if wbits == 0 or 5 <= wbits <= 15:
        return 2
    if 21 <= wbits <= 31:
        return 3
    if 35 <= wbits <= 47:
        return 0
    raise ValueError("bad wbits")


def decompress(data, wbits=MAX_WBITS, bufsize=0):
    how = _format(wbits)
    try:
        return _inflate(data, how)[0]
    except ValueError as e:
        raise error(str(e))


def compress(data, wbits=MAX_WBITS):
    from deflate import DeflateIO
    from io import BytesIO

    how = _format(wbits)
    if not how or not wbits:
        raise ValueError("bad wbits")
    stream = BytesIO()
    with DeflateIO(stream, how, abs(wbits) - 16 if how == 3 else abs(wbits)) as out:
        out.write(data)
    return stream.getvalue()
