# feed(), reset(mode) and normalboot(flag) are the device's.
