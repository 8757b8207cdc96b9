# The device's own: act_led(on), fail_led(on); crashes(), clear_crashes(); settings(), stage_settings(text),
# discard_settings(); modules(), start_module(name), stop_module(name), restart_module(name).
kind = _text("kind")
location = _text("location")
bat_volt_pin = None
bat_fct = 2


def get_battery_voltage():
    return 0


def _start(name):
    import sys

    # A module that is started again is read again: it may have been replaced.
    sys.modules.pop(name, None)
    module = __import__(name)
    module = sys.modules.get(name, module)
    if hasattr(module, "start"):
        import logging
        import mqtt

        config = _config(name)
        if "log" in config:
            logging.getLogger(name).setLevel(config.pop("log"))
        mqtt._forget(name)
        inits, watchers, handlers = len(mqtt._inits), len(mqtt._watchers), len(mqtt._handlers)
        try:
            module.start(mqtt, config)
        finally:
            mqtt._own(name, handlers)
        _started(name)
        inits, watchers = mqtt._inits[inits:], mqtt._watchers[watchers:]
        if inits or watchers or "asyncio" in sys.modules:
            import asyncio

            asyncio.run(mqtt._serve(inits, watchers))
