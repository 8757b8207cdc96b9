//! Endpoints as URLs.

use core::fmt;
use core::str::FromStr;

use super::endpoint::{PORT_PLAIN, PORT_TLS};
use super::{Endpoint, Secret, TlsOptions};

/// What is wrong with an endpoint's URL. It never repeats the part that may hold a password.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum EndpointError {
    /// No host between `//` and the port.
    MissingHost,
    /// The port is not a number from 1 to 65535.
    Port(String),
    /// Something follows the port: MQTT has no paths, queries or fragments.
    Remainder,
    /// Not `mqtt://`, `mqtts://` or `unix://`.
    Scheme,
    /// A `%` in the user name or password without two hexadecimal digits, or a user name that is not UTF-8.
    Login,
}

impl fmt::Display for EndpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Login => f.write_str("the user name or password in the URL is not properly %-encoded"),
            Self::MissingHost => f.write_str("the URL names no host"),
            Self::Port(port) => write!(f, "`{port}` is not a port (1 to 65535)"),
            Self::Remainder => f.write_str("an MQTT URL ends with the port: no path, query or fragment"),
            Self::Scheme => f.write_str("the URL must begin with mqtt://, mqtts:// or unix://"),
        }
    }
}

impl core::error::Error for EndpointError {}

impl FromStr for Endpoint {
    type Err = EndpointError;

    fn from_str(url: &str) -> Result<Self, EndpointError> {
        let (scheme, rest) = url.split_once("://").ok_or(EndpointError::Scheme)?;
        let (tls, default_port) = match scheme {
            "mqtt" => (false, PORT_PLAIN),
            "mqtts" => (true, PORT_TLS),
            "unix" if rest.starts_with('/') => return Ok(Self::unix(rest)),
            "unix" => return Err(EndpointError::MissingHost),
            _ => return Err(EndpointError::Scheme),
        };
        // The last `@`: a password may hold one, a host may not.
        let (login, authority) = match rest.rsplit_once('@') {
            Some((login, authority)) => (Some(login), authority),
            None => (None, rest),
        };
        let authority = authority.strip_suffix('/').unwrap_or(authority);
        if authority.contains(['/', '?', '#']) {
            return Err(EndpointError::Remainder);
        }
        let (host, port) = split_port(authority)?;
        if host.is_empty() {
            return Err(EndpointError::MissingHost);
        }
        let port = port.map_or(Ok(default_port), parse_port)?;
        let mut endpoint = Self::tcp(host, port);
        if tls {
            endpoint = endpoint.with_tls(TlsOptions::default());
        }
        if let Some(login) = login {
            let (user, password) = match login.split_once(':') {
                Some((user, password)) => (user, Some(Secret::from(percent_decoded(password)?))),
                None => (login, None),
            };
            let user = String::from_utf8(percent_decoded(user)?).map_err(|_| EndpointError::Login)?;
            endpoint = endpoint.with_login(user, password);
        }
        Ok(endpoint)
    }
}

/// Host (without brackets) and port of `host:port`, `host`, `[v6]:port`, `[v6]`.
fn split_port(authority: &str) -> Result<(&str, Option<&str>), EndpointError> {
    if let Some(v6) = authority.strip_prefix('[') {
        let (host, after) = v6.split_once(']').ok_or(EndpointError::MissingHost)?;
        return match after.strip_prefix(':') {
            None if after.is_empty() => Ok((host, None)),
            None => Err(EndpointError::Port(after.to_owned())),
            Some(port) => Ok((host, Some(port))),
        };
    }
    Ok(match authority.split_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (authority, None),
    })
}

fn parse_port(text: &str) -> Result<u16, EndpointError> {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    let port = text.parse().ok().filter(|&port: &u16| digits && port != 0);
    port.ok_or_else(|| EndpointError::Port(text.to_owned()))
}

fn percent_decoded(text: &str) -> Result<Vec<u8>, EndpointError> {
    let mut bytes = text.bytes();
    let mut decoded = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        decoded.push(match byte {
            b'%' => {
                let digit = |b: Option<u8>| b.and_then(|b| char::from(b).to_digit(16));
                let (high, low) = (digit(bytes.next()), digit(bytes.next()));
                let value = high.zip(low).and_then(|(high, low)| u8::try_from(high * 16 + low).ok());
                value.ok_or(EndpointError::Login)?
            }
            other => other,
        });
    }
    Ok(decoded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transport::Address;

    fn parsed(url: &str) -> Endpoint {
        url.parse().unwrap_or_else(|e| panic!("{url}: {e}"))
    }

    #[test]
    fn urls_name_host_port_tls_and_login() {
        let plain = parsed("mqtt://localhost");
        assert_eq!(plain, Endpoint::tcp("localhost", 1883));
        assert_eq!(parsed("mqtt://localhost/"), plain);
        assert_eq!(parsed("mqtt://[::1]:1999"), Endpoint::tcp("::1", 1999));
        assert_eq!(parsed("mqtt://[::1]:1999").to_string(), "mqtt://[::1]:1999");
        assert_eq!(parsed("mqtts://b").to_string(), "mqtts://b:8883");
        assert_eq!(parsed("unix:///run/m.sock").address(), &Address::Unix("/run/m.sock".into()));

        let login = parsed("mqtt://us%40er:p@ss:%2f@host:1");
        assert_eq!((login.username(), login.to_string().as_str()), (Some("us@er"), "mqtt://host:1"));
        assert_eq!(login.password().unwrap().expose(), b"p@ss:/");
        assert_eq!(parsed("mqtt://user@h").password(), None);
    }

    #[test]
    fn a_password_is_never_printed() {
        let endpoint = parsed("mqtts://user:hunter2@host");
        assert!(!format!("{endpoint:?} {endpoint} {endpoint:#?}").contains("hunter2"));
        for bad in ["mqtt://user:hunter2@", "mqtt://user:hunter2%@h", "mqtt://u:hunter2@h:x", "u:hunter2@h"] {
            let error = bad.parse::<Endpoint>().unwrap_err();
            assert!(!format!("{error:?} {error}").contains("hunter2"), "{error:?}");
        }
    }

    #[test]
    fn what_is_no_endpoint_is_refused_with_the_reason() {
        for (url, error) in [
            ("localhost", EndpointError::Scheme),
            ("http://localhost", EndpointError::Scheme),
            ("mqtt://", EndpointError::MissingHost),
            ("mqtt://:1883", EndpointError::MissingHost),
            ("unix://relative", EndpointError::MissingHost),
            ("mqtt://h:0", EndpointError::Port("0".into())),
            ("mqtt://h:65536", EndpointError::Port("65536".into())),
            ("mqtt://h:+1", EndpointError::Port("+1".into())),
            ("mqtt://[::1]x", EndpointError::Port("x".into())),
            ("mqtt://h/topic", EndpointError::Remainder),
            ("mqtt://%zz@h", EndpointError::Login),
            ("mqtt://%ff@h", EndpointError::Login),
        ] {
            assert_eq!(url.parse::<Endpoint>(), Err(error), "{url}");
        }
    }
}
