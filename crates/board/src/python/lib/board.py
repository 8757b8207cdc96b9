# act_led(on), fail_led(on), crashes() and clear_crashes() are the device's.
kind = _text("kind")
location = _text("location")
bat_volt_pin = None
bat_fct = 2


def get_battery_voltage():
    return 0
