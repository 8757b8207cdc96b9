# The % operator with a mapping: keys, reuse, mixed styles and refusals.
d = {"n": 42, "x": 3.14159, "s": "text", "": "empty", "a b": 1, "p(q)": 2, "l": [1], 5: "int key"}
print("%(n)d %(n)5d|%(n)-5d|%(n)05d %(n)x %(n)s %(n)r" % d, "%(x).2f %(x)8.3f|%(x)e" % d, "%(s)s %(s)r %(s)10s|%(s)-10s|%(s).2s" % d, "%()s" % d, "%(a b)s %(p(q))s" % d, "%(l)s" % d, "100%% %(n)d%%" % d, "none" % d, "none" % {}, "%%" % {})
def attempt(f):
    try:
        print(f())
    except (KeyError, TypeError, ValueError) as e:
        print(type(e).__name__)

attempt(lambda: "%(zz)s" % d)
attempt(lambda: "%(n)s" % (1,))
attempt(lambda: "%(n)s" % "text")
attempt(lambda: "%(n)s" % 5)
attempt(lambda: "%(s)d" % d)
attempt(lambda: "%(n" % d)
attempt(lambda: "%(n)" % d)
attempt(lambda: "%(n)q" % d)
attempt(lambda: "%(n)s %(zz)s" % d)
attempt(lambda: "%s" % d == str(d))
attempt(lambda: "%s %s" % d)
attempt(lambda: "%(n)s" % {})
attempt(lambda: "%(5)s" % {"5": "ok"})
attempt(lambda: "%(5)s" % d)
class M(dict):
    def __missing__(self, k):
        return "<" + k + ">"
print("%(n)s" % M(n=1), M(n=1)["q"], "%(n)05d" % M(n=-3, k=2))
row = "%(name)-8s|%(qty)4d|%(price)8.2f|%(ok)s"
for r in ({"name": "tea", "qty": 3, "price": 2.5, "ok": True}, {"name": "日本", "qty": -10, "price": 1e4, "ok": None}):
    print(row % r, len(row % r))
sql = "insert into %(table)s (%(cols)s) values (%(vals)s)"
rec = {"a": 1, "b": "x"}
print(sql % {"table": "t", "cols": ", ".join(rec), "vals": ", ".join("%r" % v for v in rec.values())})
