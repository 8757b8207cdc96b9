import logging
import sys


class Out:
    def write(self, text):
        print("out:", text.replace("\n", "|"))


log = logging.getLogger("test")
log.addHandler(logging.StreamHandler(Out()))
log.setLevel(logging.DEBUG)
code = """
try:
    raise ValueError("seen")
except ValueError as e:
    print(sys.exc_info()[1] is e)
    log.exception("failed with %d", 5)
    log.error("by hand", exc_info=e)
"""
# As of a text, so that the traceback names no file.
exec(code)
log.info("after")
