# Inside handlers only: outside, this engine still shows what was caught last.
import sys


def kind():
    info = sys.exc_info()
    return info[0] and info[0].__name__, str(info[1])


print(kind())
try:
    raise ZeroDivisionError("by hand")
except ZeroDivisionError as e:
    print(kind(), sys.exc_info()[1] is e, sys.exc_info()[0] is ZeroDivisionError)
    try:
        {}["k"]
    except KeyError:
        print(kind())


class Mine(Exception):
    pass


def raiser():
    try:
        raise Mine("inner")
    except Mine:
        return kind()


print(raiser())
try:
    [1][5]
except:
    print(sys.exc_info()[0])
try:
    try:
        raise ValueError("v")
    finally:
        print(kind())
except ValueError:
    pass


def gen():
    try:
        yield 1
    except ValueError:
        yield kind()


g = gen()
next(g)
print(g.throw(ValueError("thrown")))
