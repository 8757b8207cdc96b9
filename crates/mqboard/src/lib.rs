//! The command line of mqboard: operate boards you cannot reach, over MQTT.
