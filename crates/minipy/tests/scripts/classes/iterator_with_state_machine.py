# Iterators with peeking, pushing back, resetting and marks, as parsers use them; exhausted states.
class Peek:
    def __init__(self, it):
        self.it, self.buf, self.marks = iter(it), [], []
    def __iter__(self): return self
    def __next__(self):
        v = self.buf.pop() if self.buf else next(self.it)
        for m in self.marks:
            m.append(v)
        return v
    def peek(self, default=None):
        if not self.buf:
            try:
                self.buf.append(next(self.it))
            except StopIteration:
                return default
        return self.buf[-1]
    def push(self, *vs): self.buf.extend(reversed(vs))
    def mark(self): self.marks.append([])
    def reset(self): self.push(*self.marks.pop())
    def commit(self): self.marks.pop()
    def take_while(self, f):
        out = []
        while self.peek(self) is not self and f(self.peek()):
            out.append(next(self))
        return out
    def __bool__(self): return self.peek(self) is not self
p = Peek("12ab3")
print(p.peek(), next(p), p.peek(), p.take_while(str.isdigit), p.take_while(str.isalpha), bool(p), list(p), bool(p), p.peek("end"))
p.push("x", "y")
print(next(p), list(p), next(p, "none"))
p = Peek(range(6))
p.mark()
print(next(p), next(p), end=" ")
p.mark()
print(next(p), next(p), end=" ")
p.reset()
print(next(p), end=" ")
p.commit()
print(list(p))
class Parser:
    def __init__(self, text): self.toks = Peek(text.split())
    def attempt(self, *kinds):
        self.toks.mark()
        got = []
        for k in kinds:
            t = self.toks.peek()
            if t is None or not k(t):
                self.toks.reset()
                return None
            got.append(next(self.toks))
        self.toks.commit()
        return got
num, word = str.isdigit, str.isalpha
q = Parser("set x 5 get y set 7")
print(q.attempt(word, num), q.attempt(word, word, num), q.attempt(word, word, word, num), q.attempt(word, word), q.attempt(word, word), q.attempt(word, num), q.attempt(word))
class Cycle:
    def __init__(self, items): self.items, self.i = list(items), -1
    def __iter__(self): return self
    def __next__(self):
        if not self.items:
            raise StopIteration
        self.i = (self.i + 1) % len(self.items)
        return self.items[self.i]
    def drop(self):
        del self.items[self.i]
        self.i -= 1
c = Cycle("abc")
out = []
for x in c:
    out.append(x)
    if len(out) % 4 == 0:
        c.drop()
print("".join(out), c.items)
class Resettable:
    def __init__(self, make): self.make = make
    def __iter__(self): return self.make()
r = Resettable(lambda: (i * i for i in range(3)))
print(list(r), list(r), list(zip(r, r)), sum(r), 4 in r)
