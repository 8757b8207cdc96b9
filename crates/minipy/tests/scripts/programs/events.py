class Signal:
    def __init__(self):
        self.slots = []
    def connect(self, f):
        self.slots.append(f)
        return f
    def __call__(self, *a, **k):
        return [f(*a, **k) for f in list(self.slots)]
    def __iadd__(self, f):
        self.connect(f)
        return self
s = Signal()
@s.connect
def a(x, y=1):
    return x + y
s += lambda x, **k: sorted(k.items())
print(s(1), s(2, y=5), len(s.slots))
