# Runs a program and prints the CPU seconds that it took, its children's not included. What it prints is dropped.
import os
import sys

pid = os.posix_spawnp(
    sys.argv[1],
    sys.argv[1:],
    os.environ,
    file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
)
_, status, usage = os.wait4(pid, 0)
if status != 0:
    sys.exit(f"{' '.join(sys.argv[1:])}: wait status {status}")
print(usage.ru_utime + usage.ru_stime)
