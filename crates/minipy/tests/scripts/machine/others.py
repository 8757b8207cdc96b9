from machine import ADC, PWM, Pin, RTC, WDT
import machine

adc = ADC(Pin(26))
print(adc.read_u16(), adc.read_uv())
pwm = PWM(Pin(15), freq=1000, duty_u16=32768)
print(pwm.freq(), pwm.duty_u16(), pwm.duty_ns())
pwm.freq(50)
pwm.duty_ns(1500000)
print(pwm.freq(), pwm.duty_u16(), pwm.duty_ns())
pwm.duty_u16(70000)
print(pwm.duty_u16())
pwm.init(freq=10)
pwm.deinit()
rtc = RTC()
print(rtc.datetime()[0] > 2020, len(rtc.datetime()))
for wrong in (
    lambda: ADC(),
    lambda: ADC(999),
    lambda: PWM(1, freq=0),
    lambda: PWM(1, freq="x"),
    lambda: PWM(1, duty_u16=-1),
    lambda: PWM(1, duties=1),
    lambda: rtc.datetime((2024, 1, 1)),
    lambda: rtc.datetime((2024, 1, 1, 0, 12, 0, 0, 0)),
    lambda: WDT(timeout=0),
    lambda: WDT(timeout=1000),
    lambda: WDT(wrong=1000),
    lambda: machine.freq(1),
):
    try:
        print(wrong())
    except (ValueError, TypeError, OSError) as e:
        print(type(e).__name__, e)
print(machine.reset_cause() == machine.PWRON_RESET, len(machine.unique_id()) > 0, machine.freq(), machine.idle())
