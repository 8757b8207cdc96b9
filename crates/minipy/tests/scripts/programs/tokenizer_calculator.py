# A calculator with variables, functions, precedence climbing, right-associative powers and good errors.
import math
class CalcError(Exception):
    def __init__(self, text, at):
        super().__init__("%s at %d" % (text, at))
def tokenize(s):
    i = 0
    while i < len(s):
        c = s[i]
        if c.isspace():
            i += 1
        elif c.isdigit() or c == "." and s[i + 1:i + 2].isdigit():
            j = i
            while j < len(s) and (s[j].isdigit() or s[j] in ".eE" or s[j] in "+-" and s[j - 1] in "eE"):
                j += 1
            try:
                yield "num", (float if any(c in ".eE" for c in s[i:j]) else int)(s[i:j]), i
            except ValueError:
                raise CalcError("bad number " + s[i:j], i)
            i = j
        elif c.isalpha() or c == "_":
            j = i
            while j < len(s) and (s[j].isalpha() or s[j].isdigit() or s[j] == "_"):
                j += 1
            yield "name", s[i:j], i
            i = j
        else:
            for op in ("**", "//", "<=", ">=", "==", "!=", "+", "-", "*", "/", "%", "(", ")", ",", "=", "<", ">"):
                if s[i:i + len(op)] == op:
                    yield "op", op, i
                    i += len(op)
                    break
            else:
                raise CalcError("unexpected " + c, i)
    yield "end", None, len(s)
BINARY = {"<": 1, ">": 1, "<=": 1, ">=": 1, "==": 1, "!=": 1, "+": 2, "-": 2, "*": 3, "/": 3, "//": 3, "%": 3, "**": 5}
APPLY = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b, "//": lambda a, b: a // b, "%": lambda a, b: a % b, "**": lambda a, b: a ** b, "<": lambda a, b: a < b, ">": lambda a, b: a > b, "<=": lambda a, b: a <= b, ">=": lambda a, b: a >= b, "==": lambda a, b: a == b, "!=": lambda a, b: a != b}
class Calc:
    def __init__(self):
        self.vars = {"pi": math.pi, "ans": 0}
        self.funcs = {"sqrt": math.sqrt, "max": max, "abs": abs, "if": lambda c, a, b: a if c else b}
    def run(self, text):
        self.toks = list(tokenize(text))
        self.i = 0
        name = None
        if len(self.toks) > 2 and self.toks[0][0] == "name" and self.toks[1][:2] == ("op", "="):
            name = self.toks[0][1]
            self.i = 2
        value = self.expression(0)
        kind, tok, at = self.toks[self.i]
        if kind != "end":
            raise CalcError("unexpected %s" % tok, at)
        self.vars[name or "ans"] = value
        return value
    def take(self, op):
        if self.toks[self.i][:2] == ("op", op):
            self.i += 1
            return True
        return False
    def expression(self, level):
        left = self.unary()
        while True:
            kind, op, at = self.toks[self.i]
            if kind != "op" or BINARY.get(op, -1) < max(level, 1):
                return left
            self.i += 1
            right = self.expression(BINARY[op] if op == "**" else BINARY[op] + 1)
            try:
                left = APPLY[op](left, right)
            except ZeroDivisionError:
                raise CalcError("division by zero", at)
    def unary(self):
        if self.take("-"):
            return -self.expression(4)
        if self.take("+"):
            return self.unary()
        return self.primary()
    def primary(self):
        kind, tok, at = self.toks[self.i]
        self.i += 1
        if kind == "num":
            return tok
        if kind == "name":
            if self.take("("):
                args = []
                while not self.take(")"):
                    args.append(self.expression(0))
                    if not self.take(",") and self.toks[self.i][1] != ")":
                        raise CalcError("expected , or )", self.toks[self.i][2])
                if tok not in self.funcs:
                    raise CalcError("no function " + tok, at)
                return self.funcs[tok](*args)
            if tok not in self.vars:
                raise CalcError("no variable " + tok, at)
            return self.vars[tok]
        if (kind, tok) == ("op", "("):
            value = self.expression(0)
            if not self.take(")"):
                raise CalcError("expected )", self.toks[self.i][2])
            return value
        raise CalcError("expected a value", at)
c = Calc()
for line in ("1 + 2 * 3", "(1 + 2) * 3", "2 ** 3 ** 2", "-2 ** 2", "2 ** -1", "10 - 4 - 3", "7 // 2 + 7 % 4", "x = 5", "x * (x - 1) / 2", "ans + 1", "sqrt(16) + max(1, x, 3)", "if(x > 3, 10, 20)", "1.5e2 + .5", "- - 3", "1 < 2 == 1", "abs(-x) >= 5", "max(1,2,)",
             "1 +", "(1", "1 / (x - 5)", "y + 1", "foo(1)", "3 $ 4", "1 2", "1.2.3", "max(1 2)", "=", "x ="):
    try:
        print(line, "=>", c.run(line))
    except CalcError as e:
        print(line, "!!", e)
