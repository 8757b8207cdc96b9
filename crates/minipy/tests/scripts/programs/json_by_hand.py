# A JSON parser and writer by hand, checked against the module on a table of values and of errors.
import json
class Reader:
    def __init__(self, text):
        self.s, self.i = text, 0
    def fail(self, what):
        raise ValueError("%s at %d" % (what, self.i))
    def peek(self):
        while self.s[self.i:self.i + 1] in (" ", "\n", "\t", "\r"):
            self.i += 1
        return self.s[self.i:self.i + 1]
    def expect(self, c):
        if self.peek() != c:
            self.fail("expected " + c)
        self.i += 1
    def value(self):
        c = self.peek()
        if c == "{":
            return self.object()
        if c == "[":
            return self.array()
        if c == '"':
            return self.string()
        for word, v in (("true", True), ("false", False), ("null", None)):
            if self.s.startswith(word, self.i):
                self.i += len(word)
                return v
        return self.number()
    def object(self):
        out = {}
        self.expect("{")
        if self.peek() == "}":
            self.i += 1
            return out
        while True:
            if self.peek() != '"':
                self.fail("expected a key")
            k = self.string()
            self.expect(":")
            out[k] = self.value()
            if self.peek() == "}":
                self.i += 1
                return out
            self.expect(",")
    def array(self):
        out = []
        self.expect("[")
        if self.peek() == "]":
            self.i += 1
            return out
        while True:
            out.append(self.value())
            if self.peek() == "]":
                self.i += 1
                return out
            self.expect(",")
    def string(self):
        self.i += 1
        out = []
        while True:
            c = self.s[self.i:self.i + 1]
            self.i += 1
            if c == '"':
                return "".join(out)
            if not c or ord(c) < 32:
                self.fail("bad string")
            if c == "\\":
                c = self.s[self.i:self.i + 1]
                self.i += 1
                if c == "u":
                    c = chr(int(self.s[self.i:self.i + 4], 16))
                    self.i += 4
                else:
                    c = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}.get(c, c)
            out.append(c)
    def number(self):
        start = self.i
        while self.i < len(self.s) and self.s[self.i] in "+-0123456789.eE":
            self.i += 1
        text = self.s[start:self.i]
        try:
            return float(text) if any(c in text for c in ".eE") else int(text)
        except ValueError:
            self.i = start
            self.fail("expected a value")
def loads(text):
    r = Reader(text)
    v = r.value()
    if r.peek():
        r.fail("more after the end")
    return v
def dumps(v):
    if v is None or v is True or v is False:
        return {None: "null", True: "true", False: "false"}[v]
    if isinstance(v, str):
        return '"' + "".join({"\n": "\\n", '"': '\\"', "\\": "\\\\", "\t": "\\t"}.get(c, c) for c in v) + '"'
    if isinstance(v, dict):
        return "{" + ", ".join(dumps(str(k)) + ": " + dumps(x) for k, x in v.items()) + "}"
    if isinstance(v, (list, tuple)):
        return "[" + ", ".join(map(dumps, v)) + "]"
    return repr(v)
for v in (None, True, 0, -5, 1.5, 1e300, "", "a\"\\\n\tz", [], {}, [1, [2, [3, []]]], {"a": {"b": [None, False]}, "c": "d"}, [{"x": i, "y": [i] * i} for i in range(4)]):
    s = dumps(v)
    print(s == json.dumps(v), loads(s) == v, loads(json.dumps(v)) == v)
for text in ('{"a":1}', "[1,2 , 3]", ' "\\u0041\\n" ', "-1.5e3", "[true,false,null]", "{", "[1,]", '{"a"}', '{1:2}', '"abc', "[1 2]", "", "tru", "1 1", '{"a":}', "[,]", "nul", '"\n"'):
    try:
        mine = loads(text)
    except ValueError as e:
        mine = "error %s" % e
    try:
        theirs = json.loads(text)
    except ValueError:
        theirs = "error"
    print(repr(text), mine, mine == theirs or str(mine).startswith("error") and theirs == "error")
