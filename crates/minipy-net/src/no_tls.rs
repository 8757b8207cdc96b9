//! In place of TLS where it is not built in: a stream that cannot be, and so takes no code.

use core::net::SocketAddr;
use std::io;

use minipy::{Errno, Readiness, Tls};

use crate::StdSockets;

pub(crate) const fn port(_: &mut StdSockets) -> Option<&mut dyn Tls> {
    None
}

#[derive(Debug)]
pub(crate) enum TlsStream {}

impl TlsStream {
    pub(crate) fn send(&self, _: &[u8]) -> Result<usize, Errno> {
        match *self {}
    }

    pub(crate) fn receive(&self, _: &mut [u8]) -> Result<usize, Errno> {
        match *self {}
    }

    pub(crate) fn ready(&self) -> Readiness {
        match *self {}
    }

    pub(crate) fn local_addr(&self) -> io::Result<SocketAddr> {
        match *self {}
    }

    pub(crate) fn peer_addr(&self) -> io::Result<SocketAddr> {
        match *self {}
    }

    pub(crate) fn close(self) {
        match self {}
    }
}
