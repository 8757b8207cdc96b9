# What random takes, and that a seed repeats its numbers.
import random


def attempt(f, *args):
    try:
        return f(*args)
    except (TypeError, ValueError, IndexError) as e:
        return "refused"


for args in ((0,), (-1,), (5, 5), (5, 4), (1, 5, 0), (5, 1, 1), (1.5,), (1, 2, 1.5), ("a",), (), (1, 2, 3, 4)):
    print(args, attempt(random.randrange, *args))
for args in ((5, 4), (1.5, 2), (1, 2.5), (1,), (None, 1)):
    print(args, attempt(random.randint, *args))
print(random.randrange(1), random.randrange(5, 6), random.randint(5, 5), random.randrange(9, 1, -9), random.choice([7]), random.choice("a"))
print(attempt(random.choice, []), attempt(random.choice, ""), attempt(random.choice, 5), random.choice(range(3, 4)), random.choice(b"a"))
print(attempt(random.getrandbits, -1), attempt(random.getrandbits, 1.5), attempt(random.getrandbits), random.getrandbits(0))
print(attempt(random.random, 1), attempt(random.uniform, 1), random.uniform(5, 5), attempt(random.seed, 1, 2, 3))
for n in range(200):
    assert 0 <= random.random() < 1 and 2 <= random.uniform(4, 2) <= 4 and random.getrandbits(5) < 32
    assert random.randint(-3, 3) in range(-3, 4) and random.randrange(10, 0, -3) in (10, 7, 4, 1) and random.randrange(1, 10, 2) % 2
    assert 0 <= random.randrange(2**70) < 2**70 and -(2**65) <= random.randint(-(2**65), 2**65) <= 2**65


def draw():
    return [random.random(), random.getrandbits(20), random.randint(1, 100), random.uniform(1, 2), random.choice("abc")]


for seed in (5, 0, -1, 2**70):
    random.seed(seed)
    first = draw()
    random.seed(seed)
    print(first == draw(), first == draw())
random.seed()
random.seed(None)
