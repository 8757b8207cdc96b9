# errno and sys: codes by name, OSError with codes, exit forms in nested code, argv, modules, version fields.
import errno, sys, os
print(errno.ENOENT, errno.EEXIST, errno.EINVAL, errno.EAGAIN, errno.EIO, errno.EPERM, errno.EACCES, errno.ENOMEM)
print(errno.errorcode[errno.ENOENT], errno.errorcode[errno.ETIMEDOUT], errno.ETIMEDOUT in errno.errorcode, isinstance(errno.errorcode, dict))
for bad in (lambda: open("missing"), lambda: os.remove("missing"), lambda: os.mkdir("a/b/c"), lambda: os.listdir("missing")):
    try:
        bad()
    except OSError as e:
        print(e.errno == errno.ENOENT, errno.errorcode[e.errno], e.args[0] == e.errno)
os.mkdir("twice")
try:
    os.mkdir("twice")
except OSError as e:
    print(errno.errorcode[e.errno])
try:
    raise OSError(errno.ETIMEDOUT, "too slow")
except OSError as e:
    print(errno.errorcode[e.errno] if e.errno else None, e.args)
def translate(code):
    return {errno.ENOENT: "not found", errno.EEXIST: "exists"}.get(code, "other")
print(translate(errno.ENOENT), translate(errno.EEXIST), translate(5))
for arg in ((), (0,), (3,), ("text",), (True,)):
    try:
        try:
            sys.exit(*arg)
        finally:
            print("finally", arg)
    except SystemExit as e:
        print(type(e).__name__, e.code, e.args)
try:
    try:
        sys.exit(1)
    except Exception:
        print("never")
except BaseException as e:
    print(isinstance(e, SystemExit), isinstance(e, Exception))
def exits_in_generator():
    yield 1
    sys.exit(9)
try:
    list(exits_in_generator())
except SystemExit as e:
    print(e.code)
print(sys.version_info[:2] >= (3, 4), sys.byteorder in ("little", "big"), sys.maxsize > 2 ** 30, isinstance(sys.argv, list), type(sys.path) is list, "errno" in sys.modules, sys.modules["sys"] is sys)
print(sys.stdout.write("written\n") in (8, None), hasattr(sys, "stdin"), hasattr(sys, "stderr"), isinstance(sys.platform, str))
print("to stdout", file=sys.stdout)
try:
    raise ValueError("shown")
except ValueError as e:
    print(e.args)
sys.exit("message at the end") if False else sys.exit(4)
