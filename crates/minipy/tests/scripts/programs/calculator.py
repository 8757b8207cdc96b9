def tokens(s):
    i = 0
    while i < len(s):
        c = s[i]
        if c.isspace():
            i += 1
        elif c.isdigit():
            j = i
            while j < len(s) and (s[j].isdigit() or s[j] == "."):
                j += 1
            yield float(s[i:j]) if "." in s[i:j] else int(s[i:j])
            i = j
        elif c in "+-*/()":
            yield c
            i += 1
        else:
            raise SyntaxError("bad character " + repr(c))
    yield None
class P:
    def __init__(self, s):
        self.t = tokens(s)
        self.cur = next(self.t)
    def eat(self):
        x, self.cur = self.cur, next(self.t, None)
        return x
    def expr(self):
        v = self.term()
        while self.cur in ("+", "-"):
            v = v + self.term() if self.eat() == "+" else v - self.term()
        return v
    def term(self):
        v = self.factor()
        while self.cur in ("*", "/"):
            v = v * self.factor() if self.eat() == "*" else v / self.factor()
        return v
    def factor(self):
        x = self.eat()
        if x == "-":
            return -self.factor()
        if x == "(":
            v = self.expr()
            assert self.eat() == ")", "expected )"
            return v
        if isinstance(x, (int, float)):
            return x
        raise SyntaxError("unexpected %r" % (x,))
for s in ("1 + 2 * 3", "(1 + 2) * 3", "-2 * -(3 + 4)", "10 / 4", "1.5 * 2", "2 * (3 + 4) * 5 - 6 / 2", "1 +", "(1", "a", "1 / 0"):
    try:
        print(s, "=", P(s).expr())
    except (SyntaxError, AssertionError, ZeroDivisionError) as e:
        print(s, type(e).__name__, e if not isinstance(e, ZeroDivisionError) else "")
