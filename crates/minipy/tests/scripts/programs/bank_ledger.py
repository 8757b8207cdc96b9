# Double-entry bookkeeping with transactions that are all or nothing, and an audit.
class LedgerError(Exception):
    pass
class Ledger:
    def __init__(self):
        self.balances, self.journal, self.depth = {}, [], 0
    def __enter__(self):
        self.saved = getattr(self, "saved", []) + [(dict(self.balances), len(self.journal))]
        return self
    def __exit__(self, kind, value, tb):
        balances, n = self.saved.pop()
        if kind is not None:
            self.balances = balances
            del self.journal[n:]
        return kind is not None and issubclass(kind, LedgerError)
    def post(self, text, *entries):
        if sum(amount for _, amount in entries):
            raise LedgerError("does not balance: " + text)
        for account, amount in entries:
            new = self.balances.get(account, 0) + amount
            if new < 0 and not account.startswith("~"):
                raise LedgerError("%s would be %d" % (account, new))
            self.balances[account] = new
        self.journal.append((text, entries))
    def audit(self):
        total = {}
        for _, entries in self.journal:
            for a, n in entries:
                total[a] = total.get(a, 0) + n
        return total == self.balances and sum(total.values()) == 0
l = Ledger()
l.post("open", ("cash", 100), ("~equity", -100))
with l:
    l.post("rent", ("cash", -60), ("~rent", 60))
    l.post("too much", ("cash", -60), ("~food", 60))
print(l.balances, len(l.journal), l.audit())
with l:
    l.post("buy", ("cash", -30), ("stock", 30))
    with l:
        l.post("lost", ("stock", -10), ("~loss", 10))
        l.post("bad", ("stock", -5), ("cash", 6))
    l.post("sell", ("stock", -30), ("cash", 45), ("~profit", -15))
print(sorted(l.balances.items()), len(l.journal), l.audit())
try:
    with l:
        l.post("x", ("cash", 1), ("~y", -1))
        raise KeyError("not a ledger error")
except KeyError:
    print(l.balances.get("~y"), l.audit(), len(l.saved))
for t, entries in l.journal:
    print("%-5s" % t, " ".join("%s%+d" % e for e in entries))
