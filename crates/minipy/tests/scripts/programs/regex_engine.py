# A regular expression matcher by backtracking over a parsed tree, compared with re on patterns and texts.
import re
def parse(p):
    def alt(i):
        branches = []
        seq, i = concat(i)
        branches.append(seq)
        while i < len(p) and p[i] == "|":
            seq, i = concat(i + 1)
            branches.append(seq)
        return ("alt", branches), i
    def concat(i):
        items = []
        while i < len(p) and p[i] not in "|)":
            atom, i = single(i)
            while i < len(p) and p[i] in "*+?":
                lazy = p[i + 1:i + 2] == "?"
                atom = ("rep", atom, {"*": (0, None), "+": (1, None), "?": (0, 1)}[p[i]], lazy)
                i += 2 if lazy else 1
            items.append(atom)
        return items, i
    def single(i):
        c = p[i]
        if c == "(":
            node, i = alt(i + 1)
            return node, i + 1
        if c == "[":
            neg = p[i + 1] == "^"
            i += 2 if neg else 1
            items = []
            while p[i] != "]":
                if p[i + 1] == "-" and p[i + 2] != "]":
                    items.append((p[i], p[i + 2]))
                    i += 3
                else:
                    items.append((p[i], p[i]))
                    i += 1
            return ("set", items, neg), i + 1
        if c == "\\":
            kind = {"d": [("0", "9")], "w": [("a", "z"), ("A", "Z"), ("0", "9"), ("_", "_")]}.get(p[i + 1])
            return ("set", kind or [(p[i + 1], p[i + 1])], False), i + 2
        if c in "^$.":
            return (c,), i + 1
        return ("set", [(c, c)], False), i + 1
    return alt(0)[0]
def match(node, s, i, then):
    kind = node[0]
    if kind == "alt":
        for seq in node[1]:
            r = sequence(seq, 0, s, i, then)
            if r is not None:
                return r
        return None
    if kind == "rep":
        return repeat(node, 0, s, i, then, -1)
    if kind == "^":
        return then(i) if i == 0 else None
    if kind == "$":
        return then(i) if i == len(s) else None
    if i >= len(s):
        return None
    if kind == "." and s[i] != "\n" or kind == "set" and any(a <= s[i] <= b for a, b in node[1]) != node[2]:
        return then(i + 1)
    return None
def sequence(seq, k, s, i, then):
    if k == len(seq):
        return then(i)
    return match(seq[k], s, i, lambda j: sequence(seq, k + 1, s, j, then))
def repeat(node, n, s, i, then, last):
    _, atom, (low, high), lazy = node
    def more():
        if high is not None and n >= high or i == last:
            return None
        return match(atom, s, i, lambda j: repeat(node, n + 1, s, j, then, i))
    def stop():
        return then(i) if n >= low else None
    for f in (stop, more) if lazy else (more, stop):
        r = f()
        if r is not None:
            return r
    return None
def search(p, s):
    tree = parse(p)
    for i in range(len(s) + 1):
        end = match(tree, s, i, lambda j: j)
        if end is not None:
            return s[i:end]
    return None
patterns = ["a", "ab*c", "a|bc", "(ab)+", "[a-c]+", "[^x]+x", "^ab?$", "\\d+", "(a|b)*c", "x*", "a.c", "(a*)*b", "\\w+@\\w+", ".*c", ".*?c", "(foo|fo)(od)?$", "a+?b", "[0-9]+-[0-9]+", "(a|ab)(c|bcd)", "\\.", "^$"]
texts = ["", "abc", "aabbc", "xyz", "foodfood", "me@home", "12-34", "abcabc", "a\nc", "ab", "aaab", "abcd", "x.y"]
wrong = 0
for p in patterns:
    row = []
    for t in texts:
        mine = search(p, t)
        m = re.search(p, t)
        theirs = m.group(0) if m else None
        wrong += mine != theirs
        row.append(mine)
    print(p, row)
print(wrong)
