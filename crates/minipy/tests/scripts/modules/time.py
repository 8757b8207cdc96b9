import time
t = time.time()
print(t > 1.5e9 or t >= 0, isinstance(time.time_ns() if hasattr(time, "time_ns") else 1, int))
print(time.gmtime(0)[:6], time.gmtime(86400 * 365)[:8], time.gmtime(951782400)[:6], time.gmtime(1700000000)[:8])
