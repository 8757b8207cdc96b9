# A small markup language: parsing lines, inline spans, lists and tables into text.
def inline(s):
    out, i = "", 0
    while i < len(s):
        for mark, tag in (("**", "b"), ("*", "i"), ("`", "code")):
            if s.startswith(mark, i):
                j = s.find(mark, i + len(mark))
                if j > i:
                    inner = s[i + len(mark) : j]
                    out += "<%s>%s</%s>" % (tag, inner if tag == "code" else inline(inner), tag)
                    i = j + len(mark)
                    break
        else:
            if s[i] == "[" and "](" in s[i:]:
                j, k = s.index("](", i), s.find(")", i)
                if k > j:
                    out += '<a href="%s">%s</a>' % (s[j + 2 : k], inline(s[i + 1 : j]))
                    i = k + 1
                    continue
            out += {"<": "&lt;", "&": "&amp;"}.get(s[i], s[i])
            i += 1
    return out
def render(text):
    out, stack = [], []
    def close(depth=0):
        while len(stack) > depth:
            out.append("  " * (len(stack) - 1) + "</%s>" % stack.pop())
    for line in text.splitlines():
        body = line.lstrip(" ")
        depth = (len(line) - len(body)) // 2 + 1
        if body.startswith("- "):
            close(depth)
            while len(stack) < depth:
                out.append("  " * len(stack) + "<ul>")
                stack.append("ul")
            out.append("  " * depth + "<li>" + inline(body[2:]) + "</li>")
            continue
        close()
        n = len(body) - len(body.lstrip("#"))
        if n:
            out.append("<h%d>%s</h%d>" % (n, inline(body[n:].strip()), n))
        elif body.startswith("|"):
            out.append("<tr>" + "".join("<td>%s</td>" % inline(c.strip()) for c in body.strip("|").split("|")) + "</tr>")
        elif body:
            out.append("<p>" + inline(body) + "</p>")
    close()
    return "\n".join(out)
print(render("""# Title *here*
plain **bold *both*** and `code *raw*` & <tag>

- one
- two [link **b**](http://x/y)
  - deep
    - deeper
- three
| a | *b* |
## End ##
unclosed *star and `tick
"""))
print(repr(render("")), render("日本 **語**"), render("***"), inline("a*b"), inline("[x](y"), inline("**"))
