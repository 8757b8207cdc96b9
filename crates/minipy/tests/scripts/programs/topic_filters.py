# MQTT topic filters: validity, matching with wildcards, a subscription tree, retained messages.
def valid_filter(f):
    if not f or len(f) > 100 or "\0" in f:
        return False
    parts = f.split("/")
    for i, p in enumerate(parts):
        if "#" in p and (p != "#" or i != len(parts) - 1):
            return False
        if "+" in p and p != "+":
            return False
    return True
def matches(f, topic):
    fs, ts = f.split("/"), topic.split("/")
    if topic.startswith("$") and fs[0] in "+#":
        return False
    for i, p in enumerate(fs):
        if p == "#":
            return True
        if i >= len(ts) or p not in ("+", ts[i]):
            return False
    return len(fs) == len(ts)
class Tree:
    def __init__(self):
        self.root = {}
    def add(self, f, who):
        node = self.root
        for p in f.split("/"):
            node = node.setdefault(p, {})
        node.setdefault(None, []).append(who)
    def remove(self, f, who):
        def prune(node, parts):
            if not parts:
                node[None].remove(who)
                if not node[None]:
                    del node[None]
            else:
                prune(node[parts[0]], parts[1:])
                if not node[parts[0]]:
                    del node[parts[0]]
        prune(self.root, f.split("/"))
    def find(self, topic):
        def walk(node, parts, first):
            system = first and parts[0].startswith("$")
            if "#" in node and not system:
                yield from node["#"].get(None, ())
            if not parts:
                yield from node.get(None, ())
                return
            for p in (parts[0],) if system else (parts[0], "+"):
                if p in node:
                    yield from walk(node[p], parts[1:], False)
        return sorted(set(walk(self.root, topic.split("/"), True)))
print([f for f in ("a", "#", "a/#", "a/#/b", "a+", "+/b", "a/+/c", "", "a#", "/", "//", "+/+/#") if valid_filter(f)])
filters = ["a/b", "a/+", "a/#", "#", "+/b", "+/+", "a", "/", "+", "a/b/c", "$SYS/#", "+/b/#", "a//c", "a/+/c"]
t = Tree()
for f in filters:
    t.add(f, f)
for topic in ("a/b", "a", "a/b/c", "/", "$SYS/x", "b", "a//c", "x/b/y/z", ""):
    slow = sorted(f for f in filters if matches(f, topic))
    print(repr(topic), slow, slow == t.find(topic))
t.add("a/b", "second")
print(t.find("a/b"))
t.remove("a/b", "a/b")
t.remove("a/b/c", "a/b/c")
print(t.find("a/b"), t.find("a/b/c"))
for f in filters:
    if f not in ("a/b", "a/b/c"):
        t.remove(f, f)
print(t.root)
