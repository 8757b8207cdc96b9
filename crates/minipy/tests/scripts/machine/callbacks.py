import micropython
import time
from machine import Pin, Timer

# Edges of a pin.
seen = []
p = Pin(1, Pin.OUT)
p.irq(lambda pin: seen.append(("rose" if pin() else "fell", pin is p)), Pin.IRQ_RISING)
p.on()
time.sleep_ms(1)
p.off()
time.sleep_ms(1)
print(seen)
p.irq(handler=lambda pin: seen.append("any"), trigger=Pin.IRQ_RISING | Pin.IRQ_FALLING)
p.on()
time.sleep_ms(1)
p.off()
time.sleep_ms(1)
print(seen)
p.irq(None)
p.on()
time.sleep_ms(1)
print(len(seen))

# Timers run while the program sleeps.
ticks = []
t = Timer(-1)
t.init(mode=Timer.PERIODIC, period=10, callback=lambda timer: ticks.append(timer is t))
time.sleep_ms(35)
t.deinit()
time.sleep_ms(50)
print(ticks, t)
once = Timer(1, mode=Timer.ONE_SHOT, period=5, callback=lambda timer: ticks.append("once"))
time.sleep_ms(40)
print(ticks, once)
fast = Timer(freq=100, callback=lambda t: ticks.append("fast"))
time.sleep_ms(25)
fast.deinit()
print(ticks[4:])

# Long work: a callback that still waits is not queued again.
work = []
t.init(period=1, callback=lambda timer: work.append(1))
while not work:
    pass
t.deinit()
print(len(work))

# Callbacks may sleep, and may stop themselves.
count = [0]


def nap(timer):
    time.sleep_ms(3)
    count[0] += 1
    if count[0] == 3:
        timer.deinit()


t.init(period=2, callback=nap)
time.sleep_ms(60)
print(count)

# schedule: after the instruction, in order, and only so many.
order = []
micropython.schedule(order.append, 1)
micropython.schedule(order.append, 2)
time.sleep_ms(1)
print(order)


def flood(_):
    n = 0
    try:
        while True:
            micropython.schedule(order.append, n)
            n += 1
    except RuntimeError as e:
        print(n > 0, e)


micropython.schedule(flood, None)
time.sleep_ms(1)
print(len(order))

timers = []
for wrong in (
    lambda: t.init(),
    lambda: t.init(period="x", callback=print),
    lambda: t.init(period=-1, callback=print),
    lambda: t.init(freq=0, callback=print),
    lambda: t.init(period=1, mode=7, callback=print),
    lambda: t.init(period=1, speed=7, callback=print),
    lambda: p.irq(print, 0),
    lambda: [timers.append(Timer(-1, period=10000, callback=print)) for _ in range(20)],
):
    try:
        wrong()
    except (ValueError, TypeError, OSError) as e:
        print(type(e).__name__, e)
print(len(timers))
for timer in timers:
    timer.deinit()
