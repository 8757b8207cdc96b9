//! TLS on a script's connection, by rustls: never waits, and moves bytes whenever it is asked for anything.

mod config;
mod port;

use core::net::SocketAddr;
use std::io::{self, ErrorKind, Read, Write};
use std::net::TcpStream;

use minipy::{Errno, Readiness, Tls, TlsError, TlsFailure};
use rustls::{AlertDescription, CertificateError, Connection, Error};

use crate::connecting::Connecting;
use crate::{StdSockets, errno};

pub(crate) use config::Configs;

/// TLS as scripts ask for it.
#[expect(clippy::unnecessary_wraps, reason = "without the feature there is none")]
pub(crate) fn port(sockets: &mut StdSockets) -> Option<&mut dyn Tls> {
    Some(sockets)
}

/// A connection with TLS on it.
#[derive(Debug)]
pub(crate) struct TlsStream {
    /// Absent only while it changes.
    under: Option<Under>,
    session: Connection,
    /// Nothing more comes.
    ended: bool,
    /// Why it is of no use any more; stays.
    failure: Option<TlsError>,
    /// Of what is offered to be sent, so much is in the session, and not all of it on its way. It counts as sent when it is,
    /// so that nothing is left to be done when a script closes.
    taken: usize,
}

#[derive(Debug)]
enum Under {
    Connecting(Connecting),
    Stream(TcpStream),
}

impl Under {
    fn connected(self) -> Self {
        match self {
            Self::Connecting(done) => Self::Stream(done.into_stream()),
            stream => stream,
        }
    }
}

impl TlsStream {
    pub(crate) fn connecting(connecting: Connecting, session: Connection) -> Self {
        Self::new(Under::Connecting(connecting), session)
    }

    pub(crate) fn connected(stream: TcpStream, session: Connection) -> Self {
        Self::new(Under::Stream(stream), session)
    }

    const fn new(under: Under, session: Connection) -> Self {
        Self { under: Some(under), session, ended: false, failure: None, taken: 0 }
    }

    /// The handshake, as far as it goes; `Ok` when it is done.
    pub(crate) fn handshake(&mut self) -> Result<(), TlsError> {
        self.exchange();
        match &self.failure {
            Some(failure) => Err(failure.clone()),
            // The last message of the handshake has to be on its way, too.
            None if self.session.is_handshaking() || self.session.wants_write() => {
                Err(TlsError::Os(Errno::Again))
            }
            None => Ok(()),
        }
    }

    /// Takes at most one record's worth, and says so when that has been handed to the system.
    pub(crate) fn send(&mut self, data: &[u8]) -> Result<usize, Errno> {
        self.exchange();
        if self.failure.is_some() {
            return Err(Errno::Io);
        }
        if self.session.is_handshaking() || self.session.wants_write() {
            return Err(Errno::Again);
        }
        if self.taken == 0 {
            let part = data.get(..data.len().min(RECORD)).unwrap_or(data);
            self.taken = self.session.writer().write(part).map_err(|error| errno(&error))?;
            self.exchange();
            if self.failure.is_some() {
                return Err(Errno::Io);
            }
            if self.session.wants_write() {
                return Err(Errno::Again);
            }
        }
        Ok(core::mem::take(&mut self.taken).min(data.len()))
    }

    pub(crate) fn receive(&mut self, buffer: &mut [u8]) -> Result<usize, Errno> {
        self.exchange();
        match self.session.reader().read(buffer) {
            Ok(0) if buffer.is_empty() => Ok(0),
            // What came before a failure is still good.
            Ok(got) if got > 0 => Ok(got),
            _ if self.failure.is_some() => Err(Errno::Io),
            Err(error) if error.kind() == ErrorKind::WouldBlock && !self.ended => Err(Errno::Again),
            // The end, whether the other side announced it or not: many servers do not.
            _ => Ok(0),
        }
    }

    pub(crate) fn ready(&mut self) -> Readiness {
        self.exchange();
        let failed = self.failure.is_some();
        let waiting = self.session.process_new_packets().map_or(0, |state| state.plaintext_bytes_to_read());
        let agreed = !self.session.is_handshaking();
        Readiness {
            readable: failed || waiting > 0 || self.ended,
            writable: failed || agreed && !self.session.wants_write(),
            closed: failed || self.ended,
        }
    }

    pub(crate) fn failure(&self) -> Option<TlsError> {
        self.failure.clone()
    }

    pub(crate) fn peer_certificate(&self) -> Option<Vec<u8>> {
        Some(self.session.peer_certificates()?.first()?.to_vec())
    }

    pub(crate) fn agreed(&self) -> Option<(String, String)> {
        let suite = self.session.negotiated_cipher_suite()?;
        let version = match self.session.protocol_version()? {
            rustls::ProtocolVersion::TLSv1_3 => "TLSv1.3".to_owned(),
            rustls::ProtocolVersion::TLSv1_2 => "TLSv1.2".to_owned(),
            other => format!("{other:?}"),
        };
        Some((config::name(suite), version))
    }

    pub(crate) fn local_addr(&self) -> io::Result<SocketAddr> {
        match &self.under {
            Some(Under::Connecting(connecting)) => connecting.stream().local_addr(),
            Some(Under::Stream(stream)) => stream.local_addr(),
            None => Err(ErrorKind::NotConnected.into()),
        }
    }

    pub(crate) fn peer_addr(&self) -> io::Result<SocketAddr> {
        match &self.under {
            Some(Under::Stream(stream)) => stream.peer_addr(),
            _ => Err(ErrorKind::NotConnected.into()),
        }
    }

    /// Says goodbye, if that can be said without waiting.
    pub(crate) fn close(mut self) {
        if self.failure.is_none() {
            self.session.send_close_notify();
        }
        // What has come and was not read would have the system break the connection off, and with it what is on its way.
        self.exchange();
    }

    /// Moves what can be moved in both directions.
    fn exchange(&mut self) {
        if let Err(error) = self.try_exchange()
            && self.failure.is_none()
        {
            self.failure = Some(error);
        }
    }

    fn try_exchange(&mut self) -> Result<(), TlsError> {
        if let Some(Under::Connecting(connecting)) = &self.under {
            match connecting.outcome() {
                Err(Errno::Again) => return Ok(()),
                Err(errno) => return Err(TlsError::Os(errno)),
                Ok(()) => {
                    self.under = self.under.take().map(Under::connected);
                }
            }
        }
        let Some(Under::Stream(stream)) = &mut self.under else { return Ok(()) };
        flush(&mut self.session, stream)?;
        for _ in 0..READS_MAX {
            if self.ended || !self.session.wants_read() {
                break;
            }
            match self.session.read_tls(stream) {
                Ok(0) => self.ended = true,
                Ok(_) => {}
                Err(error) if error.kind() == ErrorKind::WouldBlock => break,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(TlsError::Os(errno(&error))),
            }
            match self.session.process_new_packets() {
                Ok(state) => self.ended |= state.peer_has_closed(),
                Err(error) => {
                    // Tell the other side why, as far as it still listens.
                    let _ = flush(&mut self.session, stream);
                    return Err(explain(&error));
                }
            }
        }
        if self.ended && self.session.is_handshaking() {
            return Err(TlsError::Failed(
                TlsFailure::Closed,
                "the other side closed the connection during the handshake".into(),
            ));
        }
        flush(&mut self.session, stream)
    }
}

/// The most reads at once: what carries nothing could come for ever.
const READS_MAX: usize = 1024;
/// The most bytes of one record of TLS.
const RECORD: usize = 16 * 1024;

fn flush(session: &mut Connection, stream: &mut TcpStream) -> Result<(), TlsError> {
    while session.wants_write() {
        match session.write_tls(stream) {
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::WouldBlock => break,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(TlsError::Os(errno(&error))),
        }
    }
    Ok(())
}

fn explain(error: &Error) -> TlsError {
    let failed = |kind, what: &str| TlsError::Failed(kind, what.to_owned());
    match error {
        Error::InvalidCertificate(why) => TlsError::Untrusted(distrust(why)),
        Error::AlertReceived(alert) => {
            TlsError::Failed(TlsFailure::Alert, format!("the other side ended it: {}", alert_words(*alert)))
        }
        Error::InvalidMessage(_) => {
            failed(TlsFailure::NotTls, "invalid record: the other side does not speak TLS")
        }
        Error::NoCertificatesPresented => {
            failed(TlsFailure::NoCertificate, "the other side has no certificate")
        }
        Error::PeerIncompatible(_) => TlsError::Failed(TlsFailure::Incompatible, error.to_string()),
        other => TlsError::Failed(TlsFailure::Other, other.to_string()),
    }
}

fn alert_words(alert: AlertDescription) -> String {
    match alert {
        AlertDescription::UnknownCA => "it does not trust the authority of this side's certificate".into(),
        AlertDescription::CertificateRequired => "it wants a certificate of this side".into(),
        AlertDescription::BadCertificate => "this side's certificate is not acceptable".into(),
        AlertDescription::CertificateExpired => "this side's certificate is expired".into(),
        AlertDescription::UnrecognisedName => "it does not know the server name".into(),
        AlertDescription::HandshakeFailure => "nothing that both sides can do".into(),
        other => format!("{other:?}"),
    }
}

fn distrust(why: &CertificateError) -> String {
    match why {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
            "the certificate is expired, or this machine's clock is wrong".into()
        }
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            "the certificate is not valid yet, or this machine's clock is wrong".into()
        }
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            "the certificate is for another name".into()
        }
        // The second: an authority of the same name with another key.
        CertificateError::UnknownIssuer | CertificateError::BadSignature => {
            "the certificate is not signed by a trusted authority".into()
        }
        other => format!("the certificate is not good: {other}"),
    }
}
