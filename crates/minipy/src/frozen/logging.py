import sys
import time

CRITICAL = 50
ERROR = 40
WARNING = 30
WARN = WARNING
INFO = 20
DEBUG = 10
NOTSET = 0

_names = {CRITICAL: "CRITICAL", ERROR: "ERROR", WARNING: "WARNING", INFO: "INFO", DEBUG: "DEBUG", NOTSET: "NOTSET"}
_loggers = {}
_default_format = "%(levelname)s:%(name)s:%(message)s"


def getLevelName(level):
    return _names.get(level, "Level %s" % level)


def addLevelName(level, name):
    _names[level] = name


def _number(level):
    if isinstance(level, str):
        for number, name in _names.items():
            if name == level:
                return number
        raise ValueError("unknown level: %r" % level)
    return level


class LogRecord:
    def __init__(self, name, level, message):
        self.name = name
        self.levelno = level
        self.levelname = getLevelName(level)
        self.message = message
        self.ct = time.time()
        self.created = self.ct
        self.msecs = time.ticks_ms() % 1000
        self.asctime = None

    def getMessage(self):
        return self.message


class Formatter:
    def __init__(self, fmt=None, datefmt=None):
        self.fmt = fmt or _default_format
        self.datefmt = datefmt

    def usesTime(self):
        return "%(asctime)" in self.fmt

    def formatTime(self, datefmt, record):
        t = time.gmtime(int(record.ct))
        return "%04d-%02d-%02d %02d:%02d:%02d" % tuple(t[:6])

    def format(self, record):
        if self.usesTime():
            record.asctime = self.formatTime(self.datefmt, record)
        return self.fmt % {
            "name": record.name,
            "message": record.message,
            "msecs": record.msecs,
            "asctime": record.asctime,
            "levelname": record.levelname,
            "levelno": record.levelno,
            "created": record.created,
        }


class Handler:
    def __init__(self, level=NOTSET):
        self.level = level
        self.formatter = Formatter()

    def close(self):
        pass

    def setLevel(self, level):
        self.level = _number(level)

    def setFormatter(self, formatter):
        self.formatter = formatter

    def format(self, record):
        return self.formatter.format(record)

    def handle(self, record):
        if record.levelno >= self.level:
            self.emit(record)

    def emit(self, record):
        raise NotImplementedError


class StreamHandler(Handler):
    def __init__(self, stream=None):
        super().__init__()
        self.stream = stream
        self.terminator = "\n"

    def emit(self, record):
        stream = self.stream or sys.stderr
        stream.write(self.format(record) + self.terminator)

    def close(self):
        if hasattr(self.stream, "flush"):
            self.stream.flush()


class FileHandler(StreamHandler):
    def __init__(self, filename, mode="a", encoding="utf-8"):
        super().__init__(open(filename, mode))

    def close(self):
        self.stream.close()


class NullHandler(Handler):
    def emit(self, record):
        pass


class Logger:
    def __init__(self, name, level=NOTSET):
        self.name = name
        self.level = level
        self.handlers = []
        self.propagate = True
        self.disabled = False

    def setLevel(self, level):
        self.level = _number(level)

    def getEffectiveLevel(self):
        return self.level or root.level or WARNING

    def isEnabledFor(self, level):
        return level >= self.getEffectiveLevel()

    def hasHandlers(self):
        return bool(self.handlers or root.handlers)

    def addHandler(self, handler):
        self.handlers.append(handler)

    def removeHandler(self, handler):
        if handler in self.handlers:
            self.handlers.remove(handler)

    def log(self, level, msg, *args, exc_info=None, **kwargs):
        if self.disabled or level < self.getEffectiveLevel():
            return
        if args:
            if len(args) == 1 and isinstance(args[0], dict):
                args = args[0]
            msg = msg % args
        else:
            msg = str(msg)
        record = LogRecord(self.name, level, msg)
        handlers = self.handlers
        if self.propagate and self is not root:
            handlers = handlers + root.handlers
        for handler in handlers or (_last_resort,):
            handler.handle(record)
        if exc_info:
            if not isinstance(exc_info, BaseException):
                exc_info = sys.exc_info()[1]
            if exc_info is not None:
                sys.print_exception(exc_info, sys.stderr)

    def debug(self, msg, *args, **kwargs):
        self.log(DEBUG, msg, *args, **kwargs)

    def info(self, msg, *args, **kwargs):
        self.log(INFO, msg, *args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        self.log(WARNING, msg, *args, **kwargs)

    warn = warning

    def error(self, msg, *args, **kwargs):
        self.log(ERROR, msg, *args, **kwargs)

    def critical(self, msg, *args, **kwargs):
        self.log(CRITICAL, msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

    # As the loggers of MicroPython boards have it.
    def exc(self, exception, msg, *args):
        self.log(ERROR, msg, *args, exc_info=exception)


root = Logger("root", WARNING)
_last_resort = StreamHandler()
_last_resort.formatter = Formatter("%(message)s")


def getLogger(name=None):
    if not name or name == "root":
        return root
    if name not in _loggers:
        _loggers[name] = Logger(name)
    return _loggers[name]


def basicConfig(filename=None, filemode="a", format=None, datefmt=None, level=None, stream=None, force=False):
    if root.handlers and not force:
        return
    root.handlers.clear()
    handler = FileHandler(filename, filemode) if filename else StreamHandler(stream)
    handler.setFormatter(Formatter(format, datefmt))
    root.addHandler(handler)
    if level is not None:
        root.setLevel(level)


def _root_call(method):
    def call(msg, *args, **kwargs):
        if not root.handlers:
            basicConfig()
        method(msg, *args, **kwargs)

    return call


debug = _root_call(root.debug)
info = _root_call(root.info)
warning = _root_call(root.warning)
warn = warning
error = _root_call(root.error)
critical = _root_call(root.critical)
exception = _root_call(root.exception)


def log(level, msg, *args, **kwargs):
    root.log(level, msg, *args, **kwargs)


def shutdown():
    for logger in list(_loggers.values()) + [root]:
        for handler in logger.handlers:
            handler.close()
        logger.handlers.clear()
