from _json import loads, dumps


def load(stream):
    return loads(stream.read())


def dump(obj, stream, separators=None):
    text = dumps(obj, separators=separators)
    write = stream.write
    try:
        write(text)
    except TypeError:
        # A stream of bytes.
        write(text.encode())
