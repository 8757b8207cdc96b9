from _re import find as _find, groups as _groups

IGNORECASE = I = 2
MULTILINE = M = 8
DOTALL = S = 16
ASCII = A = 256

error = ValueError


class Match:
    def __init__(self, pattern, string, spans):
        self.re = pattern
        self.string = string
        self._spans = spans

    def _index(self, group):
        if isinstance(group, str):
            group = self.re.groupindex.get(group, -1)
        if not 0 <= group <= self.re.groups:
            raise IndexError("no such group")
        return group

    def _one(self, group, default=None):
        i = 2 * self._index(group)
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
        return self._spans[2 * self._index(group)]

    def end(self, group=0):
        return self._spans[2 * self._index(group) + 1]

    def span(self, group=0):
        i = 2 * self._index(group)
        return self._spans[i], self._spans[i + 1]

    def expand(self, template):
        return _expand(self, template)

    def __repr__(self):
        return "<match num=%d>" % (self.re.groups + 1)


def _expand(match, template):
    # `\1`, `\g<1>`, `\g<name>` and the usual escapes.
    slash = "\\" if isinstance(template, str) else b"\\"
    if slash not in template:
        return template
    is_bytes = not isinstance(template, str)
    text = template.decode() if is_bytes else template
    out = []
    i = 0
    while i < len(text):
        c = text[i]
        i += 1
        if c != "\\" or i >= len(text):
            out.append(c)
            continue
        c = text[i]
        i += 1
        if c.isdigit():
            number = c
            while i < len(text) and text[i].isdigit() and len(number) < 2:
                number += text[i]
                i += 1
            part = match._one(int(number))
        elif c == "g" and text[i : i + 1] == "<":
            end = text.find(">", i)
            name = text[i + 1 : end]
            i = end + 1
            part = match._one(int(name) if name.isdigit() else name)
        else:
            out.append({"n": "\n", "t": "\t", "r": "\r", "\\": "\\"}.get(c, "\\" + c))
            continue
        if part is not None:
            out.append(part.decode() if is_bytes else part)
    text = "".join(out)
    return text.encode() if is_bytes else text


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

    def finditer(self, string, pos=0):
        last = -1
        while pos <= len(string):
            m = self._find(string, pos, 2)
            if m is None:
                return
            start, end = m.span()
            if start == end == last:
                # Not the empty match where the one before has ended.
                pos += 1
                last = -1
                m = self._find(string, pos, 2) if pos <= len(string) else None
                if m is None:
                    return
                start, end = m.span()
            yield m
            pos = end
            last = end if start == end else -1

    def findall(self, string, pos=0):
        empty = "" if isinstance(string, str) else b""
        out = []
        for m in self.finditer(string, pos):
            if self.groups == 0:
                out.append(m.group())
            elif self.groups == 1:
                out.append(m._one(1, empty))
            else:
                out.append(m.groups(empty))
        return out

    def split(self, string, maxsplit=0):
        parts = []
        at = 0
        for m in self.finditer(string):
            if maxsplit and len(parts) // (self.groups + 1) >= maxsplit:
                break
            start, end = m.span()
            parts.append(string[at:start])
            parts.extend(m.groups())
            at = end
        parts.append(string[at:])
        return parts

    def subn(self, repl, string, count=0):
        parts = []
        at = 0
        n = 0
        for m in self.finditer(string):
            if count and n >= count:
                break
            start, end = m.span()
            parts.append(string[at:start])
            parts.append(repl(m) if callable(repl) else _expand(m, repl))
            at = end
            n += 1
        parts.append(string[at:])
        return ("" if isinstance(string, str) else b"").join(parts), n

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
