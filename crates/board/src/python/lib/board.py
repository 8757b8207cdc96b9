# act_led(on), fail_led(on), crashes(), clear_crashes(), settings(), stage_settings(text) and
# discard_settings() are the device's.
kind = _text("kind")
location = _text("location")
bat_volt_pin = None
bat_fct = 2


def get_battery_voltage():
    return 0
