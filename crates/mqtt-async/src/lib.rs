//! An async MQTT client that loses nothing, from microcontroller to server.
