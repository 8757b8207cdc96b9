# Records: grouping, joining, pivoting, running totals and ranking with plain containers.
rows = """2024-01-03,widget,north,10,2.50
2024-01-03,gadget,south,3,10.00
2024-01-05,widget,south,7,2.50
2024-02-01,widget,north,1,2.75
2024-02-11,gizmo,north,0,99.99
2024-02-11,gadget,north,4,9.50
bad line
2024-03-09,widget,east,x,2.50
2024-03-10,gadget,east,5,10.00"""
def read(text):
    for n, line in enumerate(text.split("\n"), 1):
        parts = line.split(",")
        try:
            date, item, region, qty, price = parts
            yield {"date": tuple(map(int, date.split("-"))), "item": item, "region": region, "qty": int(qty), "price": float(price)}
        except ValueError as e:
            errors.append((n, len(parts)))
errors = []
data = list(read(rows))
print(len(data), errors)
def group(items, key):
    out = {}
    for x in items:
        out.setdefault(key(x), []).append(x)
    return out
by_item = group(data, lambda r: r["item"])
print({k: sum(r["qty"] for r in v) for k, v in sorted(by_item.items())}, {k: round(sum(r["qty"] * r["price"] for r in v), 2) for k, v in sorted(by_item.items())})
def pivot(items, row, col, value):
    cols = sorted({r[col] for r in items})
    table = [[""] + cols]
    for name, group_ in sorted(group(items, lambda r: r[row]).items()):
        cells = group(group_, lambda r: r[col])
        table.append([name] + [sum(r[value] for r in cells.get(c, [])) for c in cols])
    table.append(["total"] + [sum(r[i] for r in table[1:]) for i in range(1, len(cols) + 1)])
    return table
for line in pivot(data, "item", "region", "qty"):
    print("{:8}".format(line[0]), *("{:>6}".format(c) for c in line[1:]))
stock = {"widget": 30, "gadget": 8, "gizmo": 1, "unsold": 5}
def running(items, stock):
    left = dict(stock)
    for r in sorted(items, key=lambda r: (r["date"], r["item"])):
        left[r["item"]] -= r["qty"]
        yield "%d-%02d-%02d" % r["date"], r["item"], left[r["item"]], "LOW" if left[r["item"]] < 3 else ""
for line in running(data, stock):
    print(*line)
def rank(scores):
    out, last, place = [], None, 0
    for i, (name, s) in enumerate(sorted(scores.items(), key=lambda kv: (-kv[1], kv[0])), 1):
        if s != last:
            place, last = i, s
        out.append((place, name, s))
    return out
print(rank({"a": 5, "b": 9, "c": 5, "d": 1, "e": 9}))
suppliers = [("widget", "acme"), ("gadget", "acme"), ("gadget", "byco"), ("other", "zed")]
print(sorted({(r["region"], s) for r in data for i, s in suppliers if i == r["item"] and r["qty"]}), [s for s in stock if s not in by_item], {i: [s for x, s in suppliers if x == i] for i in by_item})
months = group(data, lambda r: r["date"][:2])
print([("%d-%02d" % m, len(v), max(v, key=lambda r: r["qty"] * r["price"])["item"]) for m, v in sorted(months.items())], min(data, key=lambda r: r["price"])["date"])
def histogram(values, width=20):
    top = max(values.values())
    return ["%-7s%s" % (k, "*" * (v * width // top)) for k, v in values.items()]
print("\n".join(histogram({k: len(v) for k, v in sorted(by_item.items())})))
