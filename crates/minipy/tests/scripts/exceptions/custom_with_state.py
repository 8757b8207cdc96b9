# Exception classes with constructors, extra state, formatting, equality, wrapping of others and lists of errors.
class ParseError(ValueError):
    def __init__(self, text, line, column=None, hint=None):
        super().__init__(text)
        self.line, self.column, self.hint = line, column, hint
    def __str__(self):
        where = "line %d" % self.line + ("" if self.column is None else ", column %d" % self.column)
        return "%s: %s%s" % (where, self.args[0], " (%s)" % self.hint if self.hint else "")
for e in (ParseError("bad", 3), ParseError("bad", 3, 7), ParseError("bad", 3, hint="try x"), ParseError("", 0, 0, "h")):
    try:
        raise e
    except ValueError as x:
        print(x, x.args, x.line, isinstance(x, ParseError))
class Many(Exception):
    def __init__(self, errors): self.errors = list(errors)
    def __len__(self): return len(self.errors)
    def __iter__(self): return iter(self.errors)
    def __getitem__(self, i): return self.errors[i]
    def __str__(self): return "%d errors: %s" % (len(self), "; ".join("%s %s" % (type(e).__name__, e) for e in self))
    def __contains__(self, kind): return any(isinstance(e, kind) for e in self.errors)
    def __bool__(self): return bool(self.errors)
def check(fs):
    errors = []
    for f in fs:
        try:
            f()
        except Exception as e:
            errors.append(e)
    if errors:
        raise Many(errors)
    return "fine"
print(check([lambda: 1]))
try:
    check([lambda: {}["k"], lambda: 1, lambda: int("x") if False else [][1], lambda: check([lambda: {}[2]])])
except Many as m:
    print(len(m), [type(e).__name__ for e in m], KeyError in m, ValueError in m, bool(m), type(m[2]).__name__, m[2].errors[0].args)
class Coded(Exception):
    table = {}
    def __init__(self, *args):
        super().__init__(*args)
        self.code = type(self).code
    @classmethod
    def register(cls, code, name):
        sub = type(name, (cls,), {"code": code})
        cls.table[code] = sub
        return sub
    @classmethod
    def of(cls, code, *args):
        return cls.table.get(code, Unknown)(*args)
class Unknown(Coded):
    code = -1
NotFound = Coded.register(404, "NotFound")
Denied = Coded.register(403, "Denied")
for code in (404, 403, 500):
    try:
        raise Coded.of(code, "detail", code)
    except NotFound as e:
        print("NotFound", e.args, e.code)
    except Coded as e:
        print(type(e).__name__, e.args, e.code)
class Retry(Exception):
    def __init__(self, after, cause=None):
        Exception.__init__(self, "retry after %s" % after)
        self.after, self.cause = after, cause
    def __eq__(self, o): return isinstance(o, Retry) and self.after == o.after
    def __lt__(self, o): return self.after < o.after
print(sorted([Retry(3), Retry(1)])[0], Retry(1) == Retry(1), Retry(1) != Retry(2), max(Retry(5), Retry(2)).after, Retry(2) in [Retry(2)])
def unwrap(e):
    while getattr(e, "cause", None) is not None:
        e = e.cause
    return e
try:
    try:
        raise OSError("root")
    except OSError as e:
        raise Retry(5, Retry(1, e))
except Retry as r:
    print(r, r.cause, unwrap(r))
class NoArgs(Exception):
    def __init__(self): pass
class Property(Exception):
    @property
    def message(self): return "from " + str(self.args)
    def with_extra(self, **k):
        self.__dict__.update(k) if False else [setattr(self, n, k[n]) for n in k]
        return self
print(repr(NoArgs()), str(NoArgs()), NoArgs().args, Property("a", 1).message)
try:
    raise Property("x").with_extra(user="u", n=3)
except Property as e:
    print(e.user, e.n, e, sorted(k for k in e.__dict__))
