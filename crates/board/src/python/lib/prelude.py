import gc, sys, machine, os, uos, time
import logging, board, watchdog
log = logging.getLogger("main")
