# A subset of Markdown: blocks by a line scanner, inline marks, escapes, nested lists, links.
def escape(s):
    return s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
def inline(s):
    out, i = [], 0
    while i < len(s):
        for mark, tag in (("**", "b"), ("*", "i"), ("`", "code")):
            if s.startswith(mark, i):
                end = s.find(mark, i + len(mark))
                if end > i + len(mark):
                    inner = s[i + len(mark):end]
                    out.append("<%s>%s</%s>" % (tag, escape(inner) if tag == "code" else inline(inner), tag))
                    i = end + len(mark)
                    break
        else:
            if s[i] == "\\" and i + 1 < len(s):
                out.append(escape(s[i + 1]))
                i += 2
            elif s[i] == "[" and "](" in s[i:] and ")" in s[s.index("](", i):]:
                mid = s.index("](", i)
                end = s.index(")", mid)
                out.append('<a href="%s">%s</a>' % (escape(s[mid + 2:end]), inline(s[i + 1:mid])))
                i = end + 1
            else:
                out.append(escape(s[i]))
                i += 1
    return "".join(out)
def blocks(text):
    lines = iter(text.split("\n") + [""])
    para, stack = [], []
    def flush():
        nonlocal para
        if para:
            yield "<p>%s</p>" % inline(" ".join(para))
            para = []
    def close(depth):
        while len(stack) > depth:
            stack.pop()
            yield "</ul>"
    for line in lines:
        text = line.strip()
        if text.startswith("```"):
            yield from flush()
            yield from close(0)
            code = []
            for line in lines:
                if line.strip() == "```":
                    break
                code.append(escape(line))
            yield "<pre>%s</pre>" % "\n".join(code)
        elif text.startswith("#") and text.lstrip("#").startswith(" "):
            yield from flush()
            yield from close(0)
            n = len(text) - len(text.lstrip("#"))
            yield "<h%d>%s</h%d>" % (n, inline(text[n:].strip()), n)
        elif text.startswith("- "):
            yield from flush()
            depth = (len(line) - len(line.lstrip())) // 2 + 1
            yield from close(depth)
            while len(stack) < depth:
                stack.append("ul")
                yield "<ul>"
            yield "<li>%s</li>" % inline(text[2:])
        elif not text:
            yield from flush()
            yield from close(0)
        else:
            yield from close(0)
            para.append(text)
    yield from flush()
doc = """# Title & more
Some *text* with **bold *nested* marks** and `code <b>`.
Second line of it.

- one
- two
  - inner **x**
    - deep
- three
after
## Sub
```
if a < b:
    print("x")
```
[link *text*](http://x/?a=1&b=2) and \\*no\\* [broken](
* alone and ** and `
#notitle
```
open code"""
print("\n".join(blocks(doc)))
for s in ("", "**", "****", "*a", "a*b*c", "[x](y)z", "\\", "`a*b*`", "**a*b**"):
    print(repr(s), inline(s))
