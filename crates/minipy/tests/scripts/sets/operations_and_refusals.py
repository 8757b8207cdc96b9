# Set operators and methods with sets, other iterables, and what is refused.
a, b = {1, 2, 3, 4}, {3, 4, 5}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(b - a), sorted(a ^ b), a == {4, 3, 2, 1}, a != b)
print(sorted(a.union(b)), sorted(a.union([9], (8,), "x") - {"x"}), sorted(a.intersection([1, 4])), sorted(a.difference(range(2), (4,))), sorted(a.symmetric_difference([1, 7])), sorted(a.union()), sorted(a.intersection(b, {4})))
print({1} < a, a <= a, a < a, a > {1, 2}, a >= b, {1}.issubset(a), a.issuperset([1, 2]), a.issubset(range(10)), a.isdisjoint([8, 9]), a.isdisjoint(b), set() < a, set() <= set(), {1, 9} < a, {1, 9} > a)
c = set(a)
c |= b
print(sorted(c), sorted(a))
c &= {1, 5, 77}
c -= {1}
c ^= {5, 6}
print(sorted(c))
alias = c
c |= {100}
print(alias is c, sorted(alias))
c.update([1, 2], {3: 4}, "z" if False else ())
c.difference_update({1, 100})
c.intersection_update([2, 3, 6])
c.symmetric_difference_update([2, 50])
print(sorted(c), sorted(alias))
def attempt(f):
    try:
        print(f())
    except (TypeError, KeyError, AttributeError) as e:
        print(type(e).__name__)

attempt(lambda: a | [1])
attempt(lambda: a & (1,))
attempt(lambda: a - 1)
attempt(lambda: a ^ None)
attempt(lambda: [1] | a)
attempt(lambda: a + b)
attempt(lambda: a < [1])
attempt(lambda: a < 5)
attempt(lambda: a.union(5))
attempt(lambda: a.add([]))
attempt(lambda: a.add())
attempt(lambda: a.remove(99))
attempt(lambda: a.remove([]))
attempt(lambda: a.discard(99))
attempt(lambda: set().pop())
attempt(lambda: {[]})
attempt(lambda: set(5))
attempt(lambda: set([1], [2]))
attempt(lambda: set([[]]))
attempt(lambda: hash(a))
attempt(lambda: a[0])
attempt(lambda: {a})
attempt(lambda: a.issubset(5))
