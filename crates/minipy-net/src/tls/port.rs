//! What scripts ask of TLS, passed on to the stream that it is about.

use minipy::{Errno, SocketId, SocketKind, Tls, TlsError, TlsIdentity, TlsOptions};

use super::{TlsStream, config};
use crate::{State, StdSockets};

impl StdSockets {
    fn tls_stream(&mut self, socket: SocketId) -> Result<&mut TlsStream, TlsError> {
        match self.state(socket).map_err(TlsError::Os)? {
            State::Tls(tls) => Ok(tls),
            _ => Err(TlsError::Os(Errno::Invalid)),
        }
    }
}

impl Tls for StdSockets {
    fn ciphers(&mut self) -> Vec<String> {
        config::ciphers()
    }

    fn check_authorities(&mut self, data: &[u8]) -> Result<(), TlsError> {
        config::check_authorities(data)
    }

    fn check_identity(&mut self, identity: &TlsIdentity) -> Result<(), TlsError> {
        config::check_identity(identity)
    }

    fn start(&mut self, socket: SocketId, options: &TlsOptions) -> Result<(), TlsError> {
        match self.state(socket).map_err(TlsError::Os)? {
            State::Stream(_) | State::Connecting(_) => {}
            State::New(_) => return Err(TlsError::Os(Errno::NotConnected)),
            State::Failed(errno) => return Err(TlsError::Os(*errno)),
            State::Listener(..) | State::Datagram(..) | State::Tls(_) => {
                return Err(TlsError::Os(Errno::Invalid));
            }
        }
        let session = self.configs.session(options)?;
        let state = self.state(socket).map_err(TlsError::Os)?;
        match core::mem::replace(state, State::New(SocketKind::Stream)) {
            State::Stream(stream) => *state = State::Tls(Box::new(TlsStream::connected(stream, session))),
            State::Connecting(connecting) => {
                *state = State::Tls(Box::new(TlsStream::connecting(connecting, session)));
            }
            other => *state = other,
        }
        Ok(())
    }

    fn handshake(&mut self, socket: SocketId) -> Result<(), TlsError> {
        self.tls_stream(socket)?.handshake()
    }

    fn failure(&mut self, socket: SocketId) -> Option<TlsError> {
        self.tls_stream(socket).ok()?.failure()
    }

    fn peer_certificate(&mut self, socket: SocketId) -> Option<Vec<u8>> {
        self.tls_stream(socket).ok()?.peer_certificate()
    }

    fn agreed(&mut self, socket: SocketId) -> Option<(String, String)> {
        self.tls_stream(socket).ok()?.agreed()
    }
}
