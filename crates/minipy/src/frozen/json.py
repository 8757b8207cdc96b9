from _json import loads, dumps


def load(stream):
    return loads(stream.read())


def dump(obj, stream, separators=None):
    stream.write(dumps(obj, separators=separators))
