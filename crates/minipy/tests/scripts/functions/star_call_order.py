log = []
def t(x):
    log.append(x)
    return x
def f(*a, **k):
    return a, k
print(f(t(1), *[t(2), t(3)], t(4), k=t(5), **{"z": t(6)}), log)
log.clear()
d = {t("k1"): t("v1"), t("k2"): t("v2")}
print(log)
log.clear()
x = [0, 0]
x[t(0)] = t("value")
print(log)
log.clear()
(t(1) and t(0) and t(2)) or t(3)
print(log)
log.clear()
print(t(1) < t(2) < t(0) < t(9), log)
log.clear()
t(1) if t(0) else t(2)
print(log)
