//! Serves mqtt-broker on tokio listeners, for the demo and tests.
