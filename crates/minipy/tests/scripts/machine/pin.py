from machine import Pin, Signal
import machine

led = Pin("LED", Pin.OUT)
print(led, led.value(), led())
led.on()
print(led.value(), Pin("LED").value())
led.toggle()
print(led())
led(1)
led.value(False)
print(led())
led.high()
print(led.value())
led.low()
print(led.value(), led.OUT == Pin.OUT)

# Two objects of one number are one pin.
a = Pin(2, Pin.OUT, value=1)
b = Pin(2)
print(a, b.value(), Pin(b).value())
b.off()
print(a.value())

# Inputs follow what holds them, not what was written.
button = Pin(3, Pin.IN, Pin.PULL_UP)
print(button.value())
button.init(Pin.IN, Pin.PULL_DOWN)
print(button.value())
button.init(mode=Pin.IN, pull=None)
button.value(1)
print(button.value())
button.init(Pin.OUT)
print(button.value())

drain = Pin(4, Pin.OPEN_DRAIN, value=1)
print(drain.value())
drain.off()
print(drain.value())

lamp = Signal(Pin(5, Pin.OUT), invert=True)
lamp.on()
print(lamp.value(), Pin(5).value(), lamp())
lamp.value(0)
print(lamp.value(), Pin(5).value())
other = Signal(6, Pin.OUT, value=1, invert=False)
print(other.value())


class Lamp(Pin):
    def blink(self):
        self.toggle()
        return self.value()


lamp = Lamp(7, Pin.OUT)
print(lamp.blink(), lamp.blink(), lamp.value(), isinstance(lamp, Pin))

for make in (
    lambda: Pin(1000),
    lambda: Pin(-1),
    lambda: Pin("NOPE"),
    lambda: Pin(1.5),
    lambda: Pin(),
    lambda: Pin(1, 99),
    lambda: Pin(1, Pin.IN, 99),
    lambda: Pin(1, mode="x"),
    lambda: Pin(1, wrong=2),
    lambda: Pin.on(3),
    lambda: Signal(),
):
    try:
        print(make())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)

for name in ("I2C", "SPI", "UART", "SoftI2C"):
    try:
        getattr(machine, name)(0, sda=1)
    except OSError as e:
        print(name, e)
for name in ("deepsleep", "lightsleep"):
    try:
        getattr(machine, name)(10)
    except OSError as e:
        print(name, e)
