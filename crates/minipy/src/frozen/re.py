from _re import find as _find, groups as _groups, scan as _scan

IGNORECASE = I = 2
MULTILINE = M = 8
DOTALL = S = 16
ASCII = A = 256

error = ValueError


def _group(pattern, group):
    if isinstance(group, str):
        group = pattern.groupindex.get(group, -1)
    if not 0 <= group <= pattern.groups:
        raise IndexError("no such group")
    return group


class Match:
    def __init__(self, pattern, string, spans):
        self.re = pattern
        self.string = string
        self._spans = spans

    def _one(self, group, default=None):
        i = 2 * _group(self.re, group)
        start = self._spans[i]
        return default if start < 0 else self.string[start : self._spans[i + 1]]

    def group(self, *groups):
        if not groups:
            return self._one(0)
        if len(groups) == 1:
            return self._one(groups[0])
        return tuple([self._one(g) for g in groups])

    def __getitem__(self, group):
        return self._one(group)

    def groups(self, default=None):
        return tuple([self._one(g, default) for g in range(1, self.re.groups + 1)])

    def groupdict(self, default=None):
        return {name: self._one(g, default) for name, g in self.re.groupindex.items()}

    def start(self, group=0):
        return self._spans[2 * _group(self.re, group)]

    def end(self, group=0):
        return self._spans[2 * _group(self.re, group) + 1]

    def span(self, group=0):
        i = 2 * _group(self.re, group)
        return self._spans[i], self._spans[i + 1]

    def expand(self, template):
        parts = []
        _fill(parts, _parse(template, self.re), self.string, self._spans)
        return template[:0].join(parts)

    def __repr__(self):
        return "<match num=%d>" % (self.re.groups + 1)


def _parse(template, pattern):
    # A replacement as texts, and between them the places of groups' starts in the spans: `\1`, `\g<1>`, `\g<name>`.
    is_bytes = not isinstance(template, str)
    text = "".join([chr(b) for b in template]) if is_bytes else template
    pieces = [""]
    i = 0
    while True:
        slash = text.find("\\", i)
        if slash < 0 or slash + 1 >= len(text):
            pieces[-1] += text[i:]
            break
        pieces[-1] += text[i:slash]
        c = text[slash + 1]
        i = slash + 2
        if c.isdigit():
            if text[i : i + 1].isdigit():
                i += 1
            group = int(text[slash + 1 : i])
        elif c == "g" and text[i : i + 1] == "<":
            group, end, rest = text[i + 1 :].partition(">")
            if not end:
                raise error("missing >")
            if group.isdigit():
                group = int(group)
            i = len(text) - len(rest)
        else:
            pieces[-1] += {"n": "\n", "t": "\t", "r": "\r", "\\": "\\"}.get(c, "\\" + c)
            continue
        pieces.append(2 * _group(pattern, group))
        pieces.append("")
    if is_bytes:
        pieces[::2] = [bytes([ord(c) for c in piece]) for piece in pieces[::2]]
    return pieces


def _fill(parts, pieces, string, spans):
    parts.append(pieces[0])
    for i in range(1, len(pieces), 2):
        at = pieces[i]
        if spans[at] >= 0:
            parts.append(string[spans[at] : spans[at + 1]])
        parts.append(pieces[i + 1])


class Pattern:
    def __init__(self, pattern, flags=0):
        self.pattern = pattern
        self.flags = flags
        self.groups, self.groupindex = _groups(pattern, flags)

    def _find(self, string, start, how):
        spans = _find(self.pattern, self.flags, string, start, how)
        return None if spans is None else Match(self, string, spans)

    def match(self, string, pos=0):
        return self._find(string, pos, 0)

    def fullmatch(self, string, pos=0):
        return self._find(string, pos, 1)

    def search(self, string, pos=0):
        return self._find(string, pos, 2)

    def _scan(self, string, pos=0, count=0):
        # The spans of all matches or of so many, some looked for at a time.
        advance = False
        n = 0
        while pos >= 0 and (not count or n < count):
            most = min(count - n, 16) if count else 16
            pos, advance, found = _scan(self.pattern, self.flags, string, pos, advance, most)
            n += len(found)
            yield from found

    def finditer(self, string, pos=0):
        for spans in self._scan(string, pos):
            yield Match(self, string, spans)

    def findall(self, string, pos=0):
        empty = "" if isinstance(string, str) else b""
        if self.groups > 1:
            return [Match(self, string, spans).groups(empty) for spans in self._scan(string, pos)]
        i = 2 * self.groups
        return [empty if s[i] < 0 else string[s[i] : s[i + 1]] for s in self._scan(string, pos)]

    def split(self, string, maxsplit=0):
        parts = []
        at = 0
        for spans in self._scan(string, 0, max(maxsplit, 0)):
            parts.append(string[at : spans[0]])
            at = spans[1]
            for i in range(2, len(spans), 2):
                parts.append(None if spans[i] < 0 else string[spans[i] : spans[i + 1]])
        parts.append(string[at:])
        return parts

    def subn(self, repl, string, count=0):
        empty = "" if isinstance(string, str) else b""
        call = callable(repl)
        if not call:
            pieces = _parse(repl, self)
        done = []
        parts = []
        n = at = 0
        for spans in self._scan(string, 0, count):
            n += 1
            parts.append(string[at : spans[0]])
            at = spans[1]
            if call:
                parts.append(repl(Match(self, string, spans)))
            else:
                _fill(parts, pieces, string, spans)
            if len(parts) > 100:
                # One text instead of many small ones, which would take far more memory.
                done.append(empty.join(parts))
                parts.clear()
        parts.append(string[at:])
        done.append(empty.join(parts))
        return empty.join(done), n

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def __repr__(self):
        return "<re %r>" % (self.pattern,)


def compile(pattern, flags=0):
    return pattern if isinstance(pattern, Pattern) else Pattern(pattern, flags)


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)


def sub(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).subn(repl, string, count)


def escape(pattern):
    return "".join([c if c.isalpha() or c.isdigit() or c == "_" or ord(c) > 127 else "\\" + c for c in pattern])


def purge():
    pass
