//! What was meant: the options, the variables and the defaults, resolved and checked.

use core::time::Duration;
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use mqrepl::topic::Prefix;
use mqtt_async::transport::{Address, ClientIdentity, Endpoint, Roots, Secret, TlsOptions};

use crate::args::{Color, LowArgs};
use crate::exit::{Exit, Fault};

/// All environment variables that are looked at, with what `--help` says about them.
pub const VARIABLES: &[(&str, &str)] = &[
    ("MQBOARD_SERVER", "--server"),
    ("MQBOARD_PORT", "--port"),
    ("MQBOARD_TLS", "--tls (1, true, yes, on) or --no-tls (0, false, no, off)"),
    ("MQBOARD_CA_FILE", "--ca-file"),
    ("MQBOARD_CERT", "--cert"),
    ("MQBOARD_KEY", "--key"),
    ("MQBOARD_SERVER_NAME", "--server-name"),
    ("MQBOARD_USER", "--user"),
    ("MQBOARD_PASSWORD", "the password itself"),
    ("MQBOARD_PASSWORD_FILE", "--password-file"),
    ("MQBOARD_PREFIX", "--prefix"),
    ("MQBOARD_TOPIC", "--topic"),
    ("MQBOARD_TIMEOUT", "--timeout"),
    ("MQBOARD_VERBOSE", "--verbose (1, ...) or --quiet (0, ...)"),
    ("NO_COLOR", "no colours, whatever its value"),
];

/// How much is said on stderr.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Verbosity {
    /// Errors only.
    Quiet,
    /// What an operator wants to know.
    Normal,
    /// What an operator wants to know when something is strange.
    Verbose,
}

/// The settings of one run.
#[derive(Debug)]
pub struct Settings {
    /// The broker.
    pub endpoint: Endpoint,
    /// The board.
    pub prefix: Prefix,
    /// How long to wait for a sign of life.
    pub timeout: Duration,
    /// How much is said on stderr.
    pub verbosity: Verbosity,
    /// Whether stdout gets colours.
    pub color: bool,
    /// Whether results are JSON.
    pub json: bool,
}

impl Settings {
    /// Resolves what was typed with the environment that `var` reads.
    ///
    /// # Errors
    /// A fault that says which option or variable is wrong.
    pub fn resolve(low: &LowArgs, var: &dyn Fn(&str) -> Option<String>) -> Result<Self, Fault> {
        let var = |name: &str| var(name).filter(|value| !value.is_empty());
        Ok(Self {
            endpoint: endpoint(low, &var)?,
            prefix: prefix(low, &var)?,
            timeout: timeout(low, &var)?,
            verbosity: match switch(low.verbose, low.quiet, "MQBOARD_VERBOSE", &var)? {
                Some(true) => Verbosity::Verbose,
                Some(false) => Verbosity::Quiet,
                None => Verbosity::Normal,
            },
            color: wants_color(low.color, &var),
            json: low.json,
        })
    }
}

/// Whether stdout gets colours.
pub(crate) fn wants_color(when: Color, var: &dyn Fn(&str) -> Option<String>) -> bool {
    match when {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            var("NO_COLOR").is_none_or(|value| value.is_empty()) && std::io::stdout().is_terminal()
        }
    }
}

type Var<'v> = &'v dyn Fn(&str) -> Option<String>;

fn usage(cause: impl core::fmt::Display) -> Fault {
    Fault::new(Exit::Usage, cause).advice("See `mqboard --help`.")
}

fn endpoint(low: &LowArgs, var: Var<'_>) -> Result<Endpoint, Fault> {
    let server = low.server.clone().or_else(|| var("MQBOARD_SERVER")).unwrap_or_else(|| "localhost".into());
    let port = match low.port.clone().or_else(|| var("MQBOARD_PORT")) {
        Some(text) => Some(parse_port(&text)?),
        None => None,
    };
    let tls = switch(low.tls, low.no_tls, "MQBOARD_TLS", var)?;
    let ca_file = path(low.ca_file.as_ref(), "MQBOARD_CA_FILE", var);
    let server_name = low.server_name.clone().or_else(|| var("MQBOARD_SERVER_NAME"));
    let identity =
        match (path(low.cert.as_ref(), "MQBOARD_CERT", var), path(low.key.as_ref(), "MQBOARD_KEY", var)) {
            (Some(certificate), Some(key)) => Some(ClientIdentity { certificate, key }),
            (None, None) => None,
            (Some(_), None) => return Err(usage("--cert needs --key")),
            (None, Some(_)) => return Err(usage("--key needs --cert")),
        };
    let url: Option<Endpoint> = match server.contains("://") {
        true => Some(server.parse().map_err(|error| usage(format_args!("--server: {error}")))?),
        false => None,
    };
    let wants_tls = ca_file.is_some() || identity.is_some() || server_name.is_some();
    let tls = match tls {
        Some(false) if wants_tls => return Err(usage("--ca-file, --cert, --key and --server-name need TLS")),
        Some(tls) => tls,
        None => wants_tls || url.as_ref().is_some_and(|url| url.tls().is_some()),
    };
    let mut endpoint = match &url {
        Some(url) => match url.address() {
            Address::Unix(path) => Endpoint::unix(path),
            Address::Tcp { host, port: of_url } => {
                let stated = authority_has_port(&server);
                let default = if tls { 8883 } else { 1883 };
                Endpoint::tcp(host, port.unwrap_or(if stated { *of_url } else { default }))
            }
        },
        None => {
            let (host, of_server) = host_and_port(&server)?;
            Endpoint::tcp(host, port.or(of_server).unwrap_or(if tls { 8883 } else { 1883 }))
        }
    };
    if tls {
        let mut options = TlsOptions { identity, server_name, ..TlsOptions::default() };
        if let Some(file) = ca_file {
            options.roots = Roots::File(file);
        }
        endpoint = endpoint.with_tls(options);
    }
    login(low, var, endpoint, url.as_ref())
}

fn login(low: &LowArgs, var: Var<'_>, endpoint: Endpoint, url: Option<&Endpoint>) -> Result<Endpoint, Fault> {
    let of_url = url.and_then(Endpoint::username).map(str::to_owned);
    let user = low.user.clone().or(of_url).or_else(|| var("MQBOARD_USER"));
    let password = match (&low.password_file, url.and_then(Endpoint::password), var("MQBOARD_PASSWORD")) {
        (Some(file), ..) => Some(read_password(file)?),
        (None, Some(password), _) => Some(password.clone()),
        (None, None, Some(password)) => Some(Secret::from(password)),
        (None, None, None) => match var("MQBOARD_PASSWORD_FILE") {
            Some(file) => Some(read_password(Path::new(&file))?),
            None => None,
        },
    };
    match (user, password) {
        (Some(user), password) => Ok(endpoint.with_login(user, password)),
        (None, None) => Ok(endpoint),
        (None, Some(_)) => Err(usage("a password needs a user name: --user or MQBOARD_USER")),
    }
}

fn read_password(file: &Path) -> Result<Secret, Fault> {
    let text = std::fs::read(file).map_err(|error| Fault::file(file, "read the password file", &error))?;
    let first = text.split(|&b| b == b'\n').next().unwrap_or_default();
    Ok(Secret::from(first.strip_suffix(b"\r").unwrap_or(first).to_vec()))
}

fn prefix(low: &LowArgs, var: Var<'_>) -> Result<Prefix, Fault> {
    let topic = low.topic.clone().or_else(|| {
        // An option that was typed wins over a variable, whichever it is.
        low.prefix.is_none().then(|| var("MQBOARD_TOPIC")).flatten()
    });
    let text = match (topic, low.prefix.clone().or_else(|| var("MQBOARD_PREFIX"))) {
        (Some(topic), _) => topic,
        (None, Some(prefix)) => format!("{}/mqb", prefix.trim_end_matches('/')),
        (None, None) => {
            let fault = Fault::new(Exit::Usage, "which board? There is no prefix and no topic");
            return Err(
                fault.advice("Give `-p PREFIX` or set MQBOARD_PREFIX; the board's settings say which.")
            );
        }
    };
    Prefix::new(&text).map_err(|error| usage(format_args!("`{text}`: {error}")))
}

fn timeout(low: &LowArgs, var: Var<'_>) -> Result<Duration, Fault> {
    let Some(text) = low.timeout.clone().or_else(|| var("MQBOARD_TIMEOUT")) else {
        return Ok(Duration::from_secs(60));
    };
    match text.parse::<f64>() {
        Ok(secs) if (0.001..=1e6).contains(&secs) => Ok(Duration::from_secs_f64(secs)),
        _ => Err(usage(format_args!("`{text}` is not a time limit in seconds"))),
    }
}

/// An option and its opposite, or the variable.
fn switch(on: bool, off: bool, name: &str, var: Var<'_>) -> Result<Option<bool>, Fault> {
    if on || off {
        return Ok(Some(on));
    }
    let Some(value) = var(name) else { return Ok(None) };
    match value.to_ascii_lowercase().as_str() {
        "1" | "true" | "t" | "yes" | "y" | "on" => Ok(Some(true)),
        "0" | "false" | "f" | "no" | "n" | "off" => Ok(Some(false)),
        _ => Err(usage(format_args!("{name}=`{value}` is neither true nor false"))),
    }
}

fn path(typed: Option<&PathBuf>, name: &str, var: Var<'_>) -> Option<PathBuf> {
    typed.cloned().or_else(|| var(name).map(PathBuf::from))
}

fn parse_port(text: &str) -> Result<u16, Fault> {
    match text.parse() {
        Ok(port) if port > 0 => Ok(port),
        _ => Err(usage(format_args!("`{text}` is not a port (1 to 65535)"))),
    }
}

/// `host`, `host:port`, `[v6]:port`, or an IPv6 address as it is.
fn host_and_port(server: &str) -> Result<(String, Option<u16>), Fault> {
    match server.rsplit_once(':') {
        Some((host, port)) if !host.contains(':') || (host.starts_with('[') && host.ends_with(']')) => {
            let host = host.trim_start_matches('[').trim_end_matches(']');
            if host.is_empty() {
                return Err(usage(format_args!("`{server}` names no host")));
            }
            Ok((host.into(), Some(parse_port(port)?)))
        }
        _ => Ok((server.trim_start_matches('[').trim_end_matches(']').into(), None)),
    }
}

/// Whether a URL states its port; if not, `--tls` may choose another default than its scheme does.
fn authority_has_port(url: &str) -> bool {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.rsplit_once('@').map_or(rest, |(_, authority)| authority).trim_end_matches('/');
    authority
        .rsplit_once(':')
        .is_some_and(|(_, port)| !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;

    fn resolve(line: &str, vars: &[(&str, &str)]) -> Result<Settings, Fault> {
        let low = LowArgs::try_parse_from(line.split(' ')).unwrap();
        let var =
            |name: &str| vars.iter().find(|(known, _)| *known == name).map(|(_, value)| value.to_string());
        Settings::resolve(&low, &var)
    }

    fn endpoint(line: &str, vars: &[(&str, &str)]) -> String {
        resolve(&format!("mqboard -p x {line} ls"), vars).unwrap().endpoint.to_string()
    }

    #[test]
    fn the_broker_can_be_named_in_every_usual_way() {
        for (line, url) in [
            ("-q", "mqtt://localhost:1883"),
            ("--tls", "mqtts://localhost:8883"),
            ("-s host", "mqtt://host:1883"),
            ("-s host:77", "mqtt://host:77"),
            ("-s host:77 --port 78", "mqtt://host:78"),
            ("-s ::1", "mqtt://[::1]:1883"),
            ("-s [::1]:77", "mqtt://[::1]:77"),
            ("-s mqtts://host", "mqtts://host:8883"),
            ("-s mqtts://host --no-tls", "mqtt://host:1883"),
            ("-s mqtt://host --tls", "mqtts://host:8883"),
            ("-s mqtt://host:77 --tls", "mqtts://host:77"),
            ("-s host --ca-file ca.pem", "mqtts://host:8883"),
            ("-s unix:///run/m", "unix:///run/m"),
        ] {
            assert_eq!(endpoint(line, &[]), url, "{line}");
        }
        let vars = [("MQBOARD_SERVER", "h"), ("MQBOARD_PORT", "5"), ("MQBOARD_TLS", "yes")];
        assert_eq!(endpoint("-q", &vars), "mqtts://h:5");
        assert_eq!(endpoint("--no-tls -s other", &vars), "mqtt://other:5");
    }

    #[test]
    fn the_board_is_the_topic_or_the_prefix() {
        let prefix = |line: &str, vars: &[(&str, &str)]| {
            resolve(&format!("mqboard {line} ls"), vars).map(|s| s.prefix.as_str().to_owned())
        };
        assert_eq!(prefix("-p a/b", &[]).unwrap(), "a/b/mqb/");
        assert_eq!(prefix("-p a/b/ -t c/d", &[]).unwrap(), "c/d/");
        assert_eq!(prefix("-p a", &[("MQBOARD_TOPIC", "t")]).unwrap(), "a/mqb/");
        assert_eq!(prefix("-q", &[("MQBOARD_TOPIC", "t"), ("MQBOARD_PREFIX", "a")]).unwrap(), "t/");
        assert_eq!(prefix("-q", &[]).unwrap_err().exit, Exit::Usage);
        assert_eq!(prefix("-t a/#", &[]).unwrap_err().exit, Exit::Usage);
    }

    #[test]
    fn a_login_comes_from_options_then_url_then_variables_and_is_never_shown() {
        let vars = [("MQBOARD_USER", "env"), ("MQBOARD_PASSWORD", "s3cret")];
        let settings = resolve("mqboard -p x -u typed ls", &vars).unwrap();
        assert_eq!(settings.endpoint.username(), Some("typed"));
        assert_eq!(settings.endpoint.password().unwrap().expose(), b"s3cret");
        assert!(!format!("{settings:?}").contains("s3cret"));
        let settings = resolve("mqboard -p x -s mqtt://url:pw@h ls", &vars).unwrap();
        assert_eq!(
            (settings.endpoint.username(), settings.endpoint.password().unwrap().expose()),
            (Some("url"), &b"pw"[..])
        );
        let fault = resolve("mqboard -p x ls", &[("MQBOARD_PASSWORD", "s3cret")]).unwrap_err();
        assert!(fault.exit == Exit::Usage && !fault.to_string().contains("s3cret"));
        let fault = resolve("mqboard -p x --password-file /nonexistent/pw -u a ls", &[]).unwrap_err();
        assert_eq!(fault.exit, Exit::File);
    }

    #[test]
    fn nonsense_is_a_usage_error_that_names_it() {
        for (line, vars, names) in [
            ("--port 0", &[][..], "`0`"),
            ("-T never", &[], "`never`"),
            ("-T -1", &[], "`-1`"),
            ("-s mqtt://", &[], "--server"),
            ("--cert a.pem", &[], "--key"),
            ("--no-tls --ca-file x", &[], "--ca-file"),
            ("-q", &[("MQBOARD_TLS", "maybe")], "MQBOARD_TLS"),
            ("-q", &[("MQBOARD_PORT", "http")], "`http`"),
        ] {
            let Ok(low) = LowArgs::try_parse_from(format!("mqboard -p x {line} ls").split(' ')) else {
                // A value that clap itself refuses.
                continue;
            };
            let var = |name: &str| {
                vars.iter().find(|(known, _)| *known == name).map(|(_, value)| value.to_string())
            };
            let fault = Settings::resolve(&low, &var).unwrap_err();
            assert!(fault.exit == Exit::Usage && fault.cause.contains(names), "{line}: {fault}");
        }
    }
}
