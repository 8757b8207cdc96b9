# A hierarchy of an application's errors: multiple bases, classes as handlers, attributes, factories, translation table.
class AppError(Exception):
    code = 1
    def __init__(self, *args, **details):
        super().__init__(*args)
        self.details = details
    def describe(self):
        extra = ", ".join("%s=%r" % kv for kv in sorted(self.details.items()))
        return "%s[%d]: %s%s" % (type(self).__name__, self.code, self, " (" + extra + ")" if extra else "")
class ConfigError(AppError, ValueError):
    code = 2
class LinkError(AppError, OSError):
    code = 3
class TimeoutError_(LinkError):
    code = 4
    def describe(self):
        return "late! " + super().describe()
for cls, args, kw in ((AppError, (), {}), (ConfigError, ("bad key",), {"key": "host"}), (LinkError, ("down",), {}), (TimeoutError_, ("after", 5), {"after": 5})):
    try:
        raise cls(*args, **kw)
    except AppError as e:
        print(e.describe(), [b.__name__ for b in (ValueError, OSError, LinkError, Exception) if isinstance(e, b)])
def classify(f):
    try:
        return f()
    except TimeoutError_:
        return "timeout"
    except OSError:
        return "os"
    except ValueError as e:
        return "value " + str(e.code if hasattr(e, "code") else None)
def thrower(e):
    def f():
        raise e
    return f
print([classify(thrower(e)) for e in (LinkError(), TimeoutError_(), ConfigError("x"), ValueError("plain"), OSError(1))], classify(lambda: "fine"))
table = {KeyError: "missing", ZeroDivisionError: "math", (ValueError, TypeError): "input"}
def translate(f):
    try:
        return f()
    except Exception as e:
        for kinds, name in table.items():
            if isinstance(e, kinds):
                return name
        raise
print(translate(lambda: {}[1]), translate(lambda: 1 // 0), translate(lambda: int("x")), translate(lambda: 1 + "a"), translate(lambda: 5))
try:
    translate(lambda: [][0])
except IndexError:
    print("IndexError passed on")
print(issubclass(ConfigError, ValueError), issubclass(LinkError, ConfigError), [c.__name__ for c in TimeoutError_.__mro__ if c.__name__ in ("TimeoutError_", "LinkError", "AppError", "OSError", "Exception", "object")])
class Silent(BaseException):
    pass
try:
    try:
        raise Silent("not an Exception")
    except Exception:
        print("no")
except BaseException as e:
    print("base", e)
def error(name, base=AppError, **attrs):
    return type(name, (base,), attrs)
Dynamic = error("Dynamic", ConfigError, code=99)
try:
    raise Dynamic("made at run time")
except ConfigError as e:
    print(e.describe())
errors = []
for cls in (Dynamic, LinkError, KeyError):
    try:
        raise cls
    except (AppError, LookupError) as e:
        errors.append(e)
print([type(e).__name__ for e in errors], [isinstance(e, AppError) for e in errors], sorted((e.code for e in errors[:2]), reverse=True))
