CRITICAL = 50
ERROR = 40
WARNING = 30
INFO = 20
DEBUG = 10
NOTSET = 0

_loggers = {}


class Logger:
    def __init__(self, name):
        self.name = name

    def isEnabledFor(self, level):
        return level >= _level(self.name)

    def setLevel(self, level):
        _set_level(self.name, level)

    def log(self, level, msg, *args):
        if level >= _level(self.name):
            _log(level, self.name, str(msg) % args if args else str(msg))

    def debug(self, msg, *args):
        self.log(DEBUG, msg, *args)

    def info(self, msg, *args):
        self.log(INFO, msg, *args)

    def warning(self, msg, *args):
        self.log(WARNING, msg, *args)

    def error(self, msg, *args):
        self.log(ERROR, msg, *args)

    def critical(self, msg, *args):
        self.log(CRITICAL, msg, *args)

    def exc(self, exception, msg, *args):
        text = str(msg) % args if args else str(msg)
        self.log(ERROR, "%s: %s: %s", text, type(exception).__name__, exception)

    def exception(self, msg, *args):
        self.log(ERROR, msg, *args)


def getLogger(name="root"):
    if name not in _loggers:
        _loggers[name] = Logger(name)
    return _loggers[name]


def basicConfig(level=INFO):
    _set_level("root", level)


def debug(msg, *args):
    getLogger().debug(msg, *args)


def info(msg, *args):
    getLogger().info(msg, *args)


def warning(msg, *args):
    getLogger().warning(msg, *args)


def error(msg, *args):
    getLogger().error(msg, *args)


def critical(msg, *args):
    getLogger().critical(msg, *args)
