import gc, sys, machine, os, uos, time
import logging, board, mqtt, watchdog
log = logging.getLogger("main")
