# A small Forth: words, definitions, conditionals, loops, variables, strings and errors that leave it usable.
class ForthError(Exception):
    pass
class Forth:
    def __init__(self):
        self.stack, self.out, self.words, self.vars = [], [], {}, {}
        binary = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "<": lambda a, b: -(a < b), ">": lambda a, b: -(a > b), "=": lambda a, b: -(a == b), "and": lambda a, b: a & b, "or": lambda a, b: a | b, "max": max, "min": min}
        for name, f in binary.items():
            self.words[name] = self.binary(f)
        self.words.update({"dup": lambda: self.stack.append(self.peek()), "drop": self.pop, "swap": lambda: self.put(*self.take(2)[::-1]), "over": lambda: self.stack.append(self.peek(2)), "rot": lambda: self.put(*(lambda a, b, c: (b, c, a))(*self.take(3))), ".": lambda: self.out.append(str(self.pop())), "cr": lambda: self.out.append("\n"), "/mod": self.divmod, "@": lambda: self.put(self.vars[self.pop()]), "!": self.store, "depth": lambda: self.put(len(self.stack)), ".s": lambda: self.out.append("<%s>" % " ".join(map(str, self.stack)))})
    def pop(self):
        if not self.stack:
            raise ForthError("stack underflow")
        return self.stack.pop()
    def peek(self, n=1):
        if len(self.stack) < n:
            raise ForthError("stack underflow")
        return self.stack[-n]
    def take(self, n):
        self.peek(n)
        taken, self.stack[-n:] = self.stack[-n:], []
        return taken
    def put(self, *v):
        self.stack.extend(v)
    def binary(self, f):
        return lambda: self.put(f(*self.take(2)))
    def divmod(self):
        a, b = self.take(2)
        if b == 0:
            raise ForthError("division by zero")
        self.put(*divmod(a, b)[::-1])
    def store(self):
        v, name = self.take(2)
        self.vars[name] = v
    def run(self, text):
        try:
            self.execute(self.parse(iter(text.split()), None))
            r = "ok"
        except ForthError as e:
            self.stack.clear()
            r = "? %s" % e
        text, self.out = " ".join(self.out), []
        return text + " " + r if text else r
    def parse(self, tokens, end):
        code = []
        for t in tokens:
            if t == end or end == "then" and t == "else":
                return (code, t) if end == "then" else code
            if t == ":":
                name = next(tokens)
                code.append(("def", name, self.parse(tokens, ";")))
            elif t == "if":
                yes, stop = self.parse(tokens, "then")
                no = self.parse(tokens, "then")[0] if stop == "else" else []
                code.append(("if", yes, no))
            elif t == "do":
                code.append(("do", self.parse(tokens, "loop")))
            elif t == "begin":
                code.append(("begin", self.parse(tokens, "until")))
            elif t == "variable":
                code.append(("var", next(tokens)))
            elif t == '."':
                words = []
                for w in tokens:
                    if w.endswith('"'):
                        words.append(w[:-1])
                        break
                    words.append(w)
                code.append(("print", " ".join(words)))
            else:
                code.append(t)
        if end:
            raise ForthError("missing " + end)
        return code
    def execute(self, code, index=()):
        for op in code:
            if isinstance(op, tuple):
                kind = op[0]
                if kind == "def":
                    body = op[2]
                    self.words[op[1]] = lambda body=body: self.execute(body)
                elif kind == "if":
                    self.execute(op[1] if self.pop() else op[2], index)
                elif kind == "do":
                    limit, start = self.take(2)
                    for i in range(start, limit):
                        self.execute(op[1], (i,) + index)
                elif kind == "begin":
                    while True:
                        self.execute(op[1], index)
                        if self.pop():
                            break
                elif kind == "var":
                    self.vars[op[1]] = 0
                    self.words[op[1]] = lambda n=op[1]: self.put(n)
                else:
                    self.out.append(op[1])
            elif op == "i" and index:
                self.put(index[0])
            elif op == "j" and len(index) > 1:
                self.put(index[1])
            elif op in self.words:
                self.words[op]()
            else:
                try:
                    self.put(int(op))
                except ValueError:
                    raise ForthError(op)
f = Forth()
for line in ("1 2 + .", ": square dup * ; 7 square .", ": fact dup 1 > if dup 1 - fact * else drop 1 then ; 10 fact .", "5 0 do i . loop", "3 0 do 2 0 do j i + . loop loop", "variable x 42 x ! x @ 1 + x ! x @ .", '." hello world " 10 0 do i square loop depth .', ".s drop drop .s", "17 5 /mod . .", "10 begin dup . 3 - dup 0 < until drop", "1 2 3 rot . . .", ": abs dup 0 < if 0 swap - then ; -5 abs 3 abs + .", "drop drop drop drop drop drop drop drop drop drop", "1 0 /mod", "undefined", ": broken 1 if", "1 1 = 2 1 = . .", "depth ."):
    print(line, "->", f.run(line))
