import os
import sys


def platform(aliased=False, terse=False):
    version = "%d.%d.%d" % sys.implementation.version[:3]
    if terse:
        return "MicroPython-%s" % version
    return "MicroPython-%s-%s-with-minipy%s" % (version, sys.platform, os.uname().release)


def python_compiler():
    return "rustc"


def libc_ver(*args):
    # No library of C lies underneath as far as a script can tell.
    return "", ""
