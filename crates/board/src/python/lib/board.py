# The device's own: act_led(on), fail_led(on); crashes(), clear_crashes(); settings(), stage_settings(text),
# discard_settings(); modules(), start_module(name), stop_module(name), restart_module(name).
kind = _text("kind")
location = _text("location")
bat_volt_pin = None
bat_fct = 2


def get_battery_voltage():
    return 0


def _start(module, name):
    import sys

    module = sys.modules.get(name, module)
    if hasattr(module, "start"):
        import logging
        import mqtt

        config = _config(name)
        if "log" in config:
            logging.getLogger(name).setLevel(config.pop("log"))
        inits, watchers = len(mqtt._inits), len(mqtt._watchers)
        module.start(mqtt, config)
        _started(name)
        inits, watchers = mqtt._inits[inits:], mqtt._watchers[watchers:]
        if inits or watchers or "asyncio" in sys.modules:
            import asyncio

            asyncio.run(mqtt._serve(inits, watchers))
