//! The files that `mqnode init` writes. A test reads them back: they cannot rot.

/// The example settings for a board called `name` at the broker `url`.
pub(crate) fn example_settings(name: &str, url: &str) -> String {
    include_str!("example.toml")
        .replace("\"example/board1\"", &toml::Value::from(name).to_string())
        .replace("\"mqtt://localhost:1883\"", &toml::Value::from(url).to_string())
}

/// The example secrets: no login.
pub(crate) const EXAMPLE_SECRETS: &str = include_str!("example-secrets.toml");

/// An application to start from, for `flash/`.
pub(crate) const EXAMPLE_APPLICATION: &str = include_str!("example-app.py");
