//! `_tls`: the platform's TLS, as the frozen `ssl` needs it. None means "not yet".

use alloc::string::String;
use alloc::vec::Vec;

use super::socket::id_arg;
use crate::heap::Value;
use crate::host::{Errno, SocketId, Tls, TlsError, TlsFailure, TlsIdentity, TlsOptions, TlsVerify};
use crate::types::id;
use crate::vm::{Args, Cx, Def, Fault, Res, def};

pub(crate) const FUNCTIONS: &[Def] = &[
    def("agreed", 1, 1, |cx, a| {
        let socket = id_arg(cx, a)?;
        let Some((cipher, version)) = with(cx, |tls| tls.agreed(socket))? else { return Ok(Value::NONE) };
        let parts = [cx.h.new_str(&cipher)?, cx.h.new_str(&version)?];
        Ok(cx.h.new_tuple(&parts)?)
    }),
    def("check_authorities", 1, 1, |cx, a| {
        let data = cx.buffer_arg(a, 0)?;
        cx.charge(data.len() / 16);
        let outcome = with(cx, |tls| tls.check_authorities(&data))?;
        settled(cx, outcome)
    }),
    def("check_identity", 2, 2, |cx, a| {
        let identity = TlsIdentity { certificate: cx.buffer_arg(a, 0)?, key: cx.buffer_arg(a, 1)? };
        // A signature may be made to see whether the two belong together.
        cx.charge(HANDSHAKE);
        let outcome = with(cx, |tls| tls.check_identity(&identity))?;
        settled(cx, outcome)
    }),
    // Raises what a platform without TLS raises.
    def("ciphers", 0, 0, |cx, _| {
        let names = with(cx, |tls| tls.ciphers())?;
        let mut values = Vec::new();
        for name in names {
            values.push(cx.h.new_str(&name)?);
        }
        Ok(cx.h.new_list(&values)?)
    }),
    def("handshake", 1, 1, |cx, a| {
        let socket = id_arg(cx, a)?;
        cx.charge(HANDSHAKE);
        let outcome = with(cx, |tls| tls.handshake(socket))?;
        settled(cx, outcome)
    }),
    def("peer", 1, 1, |cx, a| {
        let socket = id_arg(cx, a)?;
        match with(cx, |tls| tls.peer_certificate(socket))? {
            Some(certificate) => Ok(cx.h.new_bytes(&certificate)?),
            None => Ok(Value::NONE),
        }
    }),
    def("start", 9, 9, start),
];

/// What a step of a handshake costs: it may hold arithmetic on large numbers.
const HANDSHAKE: usize = 1000;

/// A call of the platform's TLS.
fn with<T>(cx: &mut Cx<'_>, call: impl FnOnce(&mut dyn Tls) -> T) -> Result<T, Fault> {
    let outcome = cx.host.sockets().and_then(|sockets| sockets.tls()).map(call);
    outcome.ok_or_else(|| os_error(cx, i32::from(Errno::NotSupported.number()), "no TLS in this build"))
}

/// `start(socket, is_server, server_name, verify, authorities, platform_authorities, certificate, key, ciphers)`
fn start(cx: &mut Cx<'_>, args: Args) -> Res {
    let socket = id_arg(cx, args)?;
    let given = |cx: &Cx<'_>, at| !cx.arg(args, at).is_none();
    let verify = match cx.i64_arg(args, 3)? {
        0 => TlsVerify::None,
        1 => TlsVerify::Optional,
        _ => TlsVerify::Required,
    };
    let server_name = if given(cx, 2) { Some(cx.str_arg(args, 2)?) } else { None };
    let identity = match given(cx, 6) {
        true => Some(TlsIdentity { certificate: cx.buffer_arg(args, 6)?, key: cx.buffer_arg(args, 7)? }),
        false => None,
    };
    let items = |cx: &Cx<'_>, at| -> Vec<Value> {
        let list = cx.arg(args, at);
        (0..cx.h.seq_len(list).unwrap_or(0)).filter_map(|i| cx.h.seq_get(list, i)).collect()
    };
    let authorities: Vec<Vec<u8>> = items(cx, 4).iter().map(|v| cx.h.any_bytes(*v).to_vec()).collect();
    let ciphers = items(cx, 8).iter().map(|v| String::from(cx.h.str_text(*v).unwrap_or(""))).collect();
    cx.charge(HANDSHAKE + authorities.iter().map(Vec::len).sum::<usize>() / 16);
    let options = TlsOptions {
        is_server: cx.arg(args, 1) == Value::TRUE,
        server_name,
        verify,
        authorities,
        platform_authorities: cx.arg(args, 5) == Value::TRUE,
        identity,
        ciphers,
    };
    let outcome = with(cx, |tls| tls.start(socket, &options))?;
    settled(cx, outcome)
}

/// True, or None for "not yet".
fn settled(cx: &mut Cx<'_>, outcome: Result<(), TlsError>) -> Res {
    match outcome {
        Ok(()) => Ok(Value::TRUE),
        Err(TlsError::Os(Errno::Again)) => Ok(Value::NONE),
        Err(error) => Err(raise(cx, error)),
    }
}

/// What a call on a socket raises that failed with this number.
pub(super) fn call_failed(cx: &mut Cx<'_>, socket: SocketId, errno: Errno) -> Fault {
    let tls = cx.host.sockets().and_then(|sockets| sockets.tls());
    match tls.and_then(|tls| tls.failure(socket)) {
        Some(error) => raise(cx, error),
        None => cx.os_error(errno),
    }
}

fn raise(cx: &mut Cx<'_>, error: TlsError) -> Fault {
    match error {
        // As MicroPython has it.
        TlsError::Untrusted(why) => cx.value_error(&why),
        TlsError::Certificate => cx.value_error("invalid cert"),
        TlsError::Key => cx.value_error("invalid key"),
        TlsError::Failed(kind, what) => os_error(cx, number(kind), &what),
        TlsError::Os(errno) => cx.os_error(errno),
    }
}

/// The numbers of these failures in mbedtls, which scripts for MicroPython know.
const fn number(failure: TlsFailure) -> i32 {
    match failure {
        TlsFailure::Alert => -0x7780,
        TlsFailure::Closed => -0x7280,
        TlsFailure::Config => -0x5e80,
        TlsFailure::Incompatible => -0x6e00,
        TlsFailure::NoCertificate => -0x7480,
        TlsFailure::NotTls => -0x7200,
        TlsFailure::Other => -0x6c00,
    }
}

fn os_error(cx: &mut Cx<'_>, number: i32, text: &str) -> Fault {
    let made = cx.h.new_str(text).and_then(|text| {
        let args = cx.h.new_tuple(&[Value::int(number), text])?;
        cx.h.new_exception(Value::type_id(id::OS_ERROR), args)
    });
    made.map_or(Fault::Oom, Fault::Raise)
}
