import sys
print(sys.byteorder, isinstance(sys.path, list), isinstance(sys.modules, dict), sys.maxsize >= 2**30, "sys" in sys.modules, isinstance(sys.version, str), sys.version_info[0])
try:
    sys.exit(3)
except SystemExit as e:
    print(e.code)
try:
    sys.exit()
except SystemExit as e:
    print(e.code)
sys.stdout.write("direct\n")
sys.exit(7)
