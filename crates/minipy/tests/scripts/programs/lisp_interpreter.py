# A Lisp with closures, tail calls in a loop, let, quasi lists, strings and errors.
class LispError(Exception):
    pass
class Sym(str):
    pass
def read(text):
    tokens = text.replace("(", " ( ").replace(")", " ) ").replace("'", " ' ").split()
    def form(i):
        if i >= len(tokens):
            raise LispError("unexpected end")
        t = tokens[i]
        if t == "(":
            out, i = [], i + 1
            while True:
                if i >= len(tokens):
                    raise LispError("missing )")
                if tokens[i] == ")":
                    return out, i + 1
                x, i = form(i)
                out.append(x)
        if t == ")":
            raise LispError("unexpected )")
        if t == "'":
            x, i = form(i + 1)
            return [Sym("quote"), x], i
        for kind in (int, float):
            try:
                return kind(t), i + 1
            except ValueError:
                pass
        return {"#t": True, "#f": False}.get(t, Sym(t)), i + 1
    i, out = 0, []
    while i < len(tokens):
        x, i = form(i)
        out.append(x)
    return out
class Env(dict):
    def __init__(self, names=(), values=(), outer=None):
        super().__init__()
        self.outer = outer
        for n, v in zip(names, values):
            self[n] = v
    def where(self, name):
        env = self
        while env is not None:
            if name in env:
                return env
            env = env.outer
        raise LispError("unbound " + name)
class Lambda:
    def __init__(self, params, body, env):
        self.params, self.body, self.env = params, body, env
def evaluate(x, env):
    while True:
        if isinstance(x, Sym):
            return env.where(x)[x]
        if not isinstance(x, list):
            return x
        if not x:
            return []
        op = x[0]
        if op == "quote":
            return x[1]
        if op == "if":
            branch = x[2:3] if evaluate(x[1], env) is not False else x[3:4]
            if not branch:
                return []
            x = branch[0]
        elif op == "define":
            if isinstance(x[1], list):
                env[x[1][0]] = Lambda(x[1][1:], x[2:], env)
            else:
                env[x[1]] = evaluate(x[2], env)
            return x[1] if not isinstance(x[1], list) else x[1][0]
        elif op == "set!":
            env.where(x[1])[x[1]] = evaluate(x[2], env)
            return []
        elif op == "lambda":
            return Lambda(x[1], x[2:], env)
        elif op == "let":
            env = Env([b[0] for b in x[1]], [evaluate(b[1], env) for b in x[1]], env)
            for y in x[2:-1]:
                evaluate(y, env)
            x = x[-1]
        else:
            f, *args = [evaluate(y, env) for y in x]
            if isinstance(f, Lambda):
                if len(args) != len(f.params):
                    raise LispError("%d arguments for %d" % (len(args), len(f.params)))
                env = Env(f.params, args, f.env)
                for y in f.body[:-1]:
                    evaluate(y, env)
                x = f.body[-1]
            elif callable(f):
                try:
                    return f(*args)
                except (TypeError, IndexError, ZeroDivisionError) as e:
                    raise LispError("%s in %s" % (type(e).__name__, op))
            else:
                raise LispError("not a function: " + show(f))
def show(v):
    if isinstance(v, list):
        return "(" + " ".join(map(show, v)) + ")"
    return {True: "#t", False: "#f"}[v] if isinstance(v, bool) else "<lambda>" if isinstance(v, Lambda) else str(v)
def fold(f):
    def run(first, *rest):
        for r in rest:
            first = f(first, r)
        return first
    return run
top = Env()
for n, f in {"+": fold(lambda a, b: a + b), "*": fold(lambda a, b: a * b), "-": lambda a, *b: a - sum(b) if b else -a, "/": lambda a, b: a / b, "=": lambda a, b: a == b, "<": lambda a, b: a < b, "cons": lambda a, b: [a] + b, "car": lambda l: l[0], "cdr": lambda l: l[1:], "list": lambda *a: list(a), "null?": lambda l: l == [], "length": len}.items():
    top[n] = f
for line in ("(+ 1 2 (* 3 4))", "(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))", "(fact 20)", "(define (loop n acc) (if (= n 0) acc (loop (- n 1) (+ acc n))))", "(loop 2000 0)", "(define (counter) (let ((n 0)) (lambda () (set! n (+ n 1)) n)))", "(define c (counter))", "(c) (c) (list (c) (c))", "(define (map f l) (if (null? l) '() (cons (f (car l)) (map f (cdr l)))))",
             "(map (lambda (x) (* x x)) '(1 2 3 4))", "(let ((x 2) (y 3)) (let ((x 7)) (+ x y)))", "'(a (b 1.5 #t) ())", "(if #f 1)", "(cdr '(1))", "(length (list 1 (list 2 3)))", "((lambda (f) (f f 5)) (lambda (f n) (if (= n 0) 'done (f f (- n 1)))))", "(/ 1 0)", "(car '())", "(undefined 1)", "(fact)", "(1 2)", "(+ 1", ")", "(list fact #f)"):
    try:
        print(line, "=>", [show(evaluate(x, top)) for x in read(line)][-1])
    except LispError as e:
        print(line, "!!", e)
