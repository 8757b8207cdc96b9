# HTTP requests from a byte stream in pieces: request line, headers, bodies by length and in chunks, limits and errors.
class HttpError(Exception):
    def __init__(self, code, text):
        super().__init__(code, text)
        self.code = code
def parser(limit=200):
    buf = b""
    def line():
        nonlocal buf
        while b"\r\n" not in buf:
            if len(buf) > limit:
                raise HttpError(431, "line too long")
            buf += yield
        out, buf = buf.split(b"\r\n", 1)
        return out
    def exactly(n):
        nonlocal buf
        while len(buf) < n:
            buf += yield
        out, buf = buf[:n], buf[n:]
        return out
    while True:
        first = yield from line()
        parts = first.split()
        if len(parts) != 3 or not parts[2].startswith(b"HTTP/1."):
            raise HttpError(400, "request line")
        headers = {}
        while True:
            l = yield from line()
            if not l:
                break
            name, sep, value = l.partition(b":")
            if not sep or not name or b" " in name:
                raise HttpError(400, "header")
            key = name.decode().lower()
            headers[key] = headers[key] + ", " + value.strip().decode() if key in headers else value.strip().decode()
        if headers.get("transfer-encoding") == "chunked":
            body = b""
            while True:
                size = yield from line()
                try:
                    n = int(size.split(b";")[0], 16)
                except ValueError:
                    raise HttpError(400, "chunk size")
                part = yield from exactly(n + 2)
                if part[n:] != b"\r\n":
                    raise HttpError(400, "chunk end")
                if n == 0:
                    break
                body += part[:n]
        else:
            try:
                body = yield from exactly(int(headers.get("content-length", 0)))
            except ValueError:
                raise HttpError(411, "length")
        yield parts[0].decode(), parts[1].decode(), headers, body
def run(data, size):
    p = parser()
    next(p)
    out = []
    try:
        for i in range(0, len(data), size):
            r = p.send(data[i:i + size])
            while r is not None:
                out.append(r)
                r = p.send(None) if False else next(p, None)
    except HttpError as e:
        out.append((e.code, e.args[1]))
    except TypeError:
        out.append("fed nothing")
    return out
stream = b"GET /a?x=1 HTTP/1.1\r\nHost: node\r\nX-A: 1\r\nx-a:2\r\n\r\n"
for s in (1, 7, 1000):
    print(run(stream, s))
print(run(b"POST /p HTTP/1.0\r\nContent-Length: 5\r\n\r\nhello", 3)[0][3], run(b"PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nwiki\r\n5;x=y\r\npedia\r\n0\r\n\r\n", 4)[0][3])
for bad in (b"GET /\r\n\r\n", b"GET / HTTP/2\r\n\r\n", b"GET / HTTP/1.1\r\nbad header\r\n\r\n", b"GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n", b"x" * 300, b"PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", b"PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n", b""):
    print(run(bad, 50))
def unquote(s):
    out, i = b"", 0
    while i < len(s):
        if s[i] == "%" and len(s) >= i + 3:
            out += bytes([int(s[i + 1:i + 3], 16)])
            i += 3
        else:
            out += b" " if s[i] == "+" else s[i].encode()
            i += 1
    return out.decode()
def query(url):
    path, _, q = url.partition("?")
    return path, {unquote(k): unquote(v) for k, _, v in (p.partition("=") for p in q.split("&") if p)}
print(query("/set?name=a%20b&v=%C3%A9&flag&x=1+2"), query("/"), query("/x?"))
