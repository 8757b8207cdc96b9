//! `_socket`: the platform's sockets, as the frozen `socket` needs them. None means "not yet".
//!
//! A socket is an object that holds the platform's number of it, or -1 when it is closed. One that is dead is closed.
//!
//! What has an effect allocates before it: an instruction that is done again after a collection must not lose a byte.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::net::{IpAddr, SocketAddr};

use crate::heap::{Kind, Value, native};
use crate::host::{Errno, SocketId, SocketKind, Sockets};
use crate::types::id;
use crate::vm::handles::Handle;
use crate::vm::{Args, Cx, Def, Fault, Res, def};

pub(crate) const FUNCTIONS: &[Def] = &[
    def("accept", 1, 1, |cx, a| {
        let id = id_arg(cx, a)?;
        make(cx, |sockets| sockets.accept(id))
    }),
    def("bind", 3, 3, |cx, a| {
        let (id, address) = (id_arg(cx, a)?, address_arg(cx, a, 1)?);
        done(cx, |sockets| sockets.bind(id, address))
    }),
    def("close", 1, 1, |cx, a| {
        let Some(r) = cx.h.as_native_object(cx.arg(a, 0), id::HANDLE) else { return Ok(Value::NONE) };
        if cx.h.get(r, native::A) == CLOSED {
            return Ok(Value::NONE);
        }
        let id = id_arg(cx, a)?;
        cx.h.set(r, native::A, CLOSED);
        cx.s.handles.forget(r);
        done(cx, |sockets| {
            sockets.close(id);
            Ok(())
        })
    }),
    def("connect", 3, 3, |cx, a| {
        let (id, address) = (id_arg(cx, a)?, address_arg(cx, a, 1)?);
        let made = attempt(cx, |sockets| sockets.connect(id, address))?;
        Ok(made.map_or(Value::NONE, |()| Value::TRUE))
    }),
    def("listen", 1, 1, |cx, a| {
        let id = id_arg(cx, a)?;
        done(cx, |sockets| sockets.listen(id))
    }),
    def("local", 1, 1, |cx, a| {
        let id = id_arg(cx, a)?;
        let address = attempt(cx, |sockets| sockets.local(id))?;
        pair(cx, address)
    }),
    // The bytes of an address of family 4 or 6.
    def("pton", 2, 2, |cx, a| {
        let text = cx.str_arg(a, 1)?;
        match (cx.i64_arg(a, 0)?, text.parse::<IpAddr>()) {
            (4, Ok(IpAddr::V4(address))) => Ok(cx.h.new_bytes(&address.octets())?),
            (6, Ok(IpAddr::V6(address))) => Ok(cx.h.new_bytes(&address.octets())?),
            _ => Err(cx.os_error(Errno::Invalid)),
        }
    }),
    def("ntop", 2, 2, |cx, a| {
        let bytes = cx.buffer_arg(a, 1)?;
        let address =
            match (cx.i64_arg(a, 0)?, <[u8; 4]>::try_from(&bytes[..]), <[u8; 16]>::try_from(&bytes[..])) {
                (4, Ok(four), _) => IpAddr::from(four),
                (6, _, Ok(sixteen)) => IpAddr::from(sixteen),
                _ => return Err(cx.os_error(Errno::Invalid)),
            };
        Ok(cx.h.new_str(&address.to_string())?)
    }),
    // How long, in milliseconds, a wait for a socket lasts before it looks again: of one that is woken only so that nothing
    // is lost for ever.
    def("longest_pause", 0, 0, |cx, _| {
        let wakes = cx.host.sockets().is_some_and(|sockets| sockets.wakes());
        Ok(Value::int(if wakes { 1000 } else { 16 }))
    }),
    def("number", 1, 1, |cx, a| {
        let id = id_arg(cx, a)?;
        Ok(Value::count(id.0 as usize))
    }),
    def("open", 1, 1, |cx, a| {
        let kind = if cx.i64_arg(a, 0)? == 2 { SocketKind::Datagram } else { SocketKind::Stream };
        make(cx, |sockets| sockets.open(kind))
    }),
    def("own_address", 0, 0, |cx, _| match cx.host.sockets().and_then(|sockets| sockets.own_address()) {
        Some(address) => Ok(cx.h.new_str(&address.to_string())?),
        None => Ok(Value::NONE),
    }),
    def("peer", 1, 1, |cx, a| {
        let id = id_arg(cx, a)?;
        let address = attempt(cx, |sockets| sockets.peer(id))?;
        pair(cx, address)
    }),
    def("ready", 1, 1, |cx, a| {
        let id = id_arg(cx, a)?;
        let ready = attempt(cx, |sockets| sockets.ready(id))?.unwrap_or_default();
        let bits = [(ready.readable, 1), (ready.writable, 4), (ready.closed, 16)];
        Ok(Value::int(bits.iter().filter(|(is, _)| *is).map(|(_, bit)| bit).sum()))
    }),
    def("recv", 2, 2, receive),
    def("resolve", 2, 2, resolve),
    def("send", 2, 4, send),
];

const CLOSED: Value = Value::int(-1);
/// The most bytes of one call.
const PART_MAX: usize = 64 * 1024;

pub(super) fn id_arg(cx: &mut Cx<'_>, args: Args) -> Result<SocketId, Fault> {
    let handle = cx.h.as_native_object(cx.arg(args, 0), id::HANDLE);
    match handle.and_then(|r| u32::try_from(cx.h.get(r, native::A).as_int()?).ok()) {
        Some(id) => Ok(SocketId(id)),
        None => Err(cx.os_error(Errno::BadFile)),
    }
}

/// The object of a socket that the call makes. When there are too many, those that nobody has any more are closed first.
fn make(cx: &mut Cx<'_>, mut call: impl FnMut(&mut dyn Sockets) -> Result<SocketId, Errno>) -> Res {
    cx.s.handles.reserve()?;
    let mut made = cx.h.new_native(id::HANDLE, &[CLOSED])?;
    let mut outcome = with_sockets(cx, &mut call);
    if outcome == Err(Errno::TooManyFiles) {
        // What has been made is lost in that, too.
        cx.close_unreachable();
        made = cx.h.new_native(id::HANDLE, &[CLOSED])?;
        outcome = with_sockets(cx, call);
    }
    let Some(id) = settled(cx, outcome)? else { return Ok(Value::NONE) };
    if let Some(r) = made.as_ref() {
        cx.h.set(r, native::A, Value::count(id.0 as usize));
        cx.s.handles.add(r, Handle::Socket(id));
    }
    Ok(made)
}

/// A numeric address and port in arguments `at` and `at + 1`.
fn address_arg(cx: &mut Cx<'_>, args: Args, at: usize) -> Result<SocketAddr, Fault> {
    let host = cx.str_arg(args, at)?;
    let port = port_arg(cx, args, at + 1)?;
    match host.parse::<IpAddr>() {
        Ok(host) => Ok(SocketAddr::new(host, port)),
        Err(_) => Err(cx.os_error(Errno::Invalid)),
    }
}

fn port_arg(cx: &mut Cx<'_>, args: Args, at: usize) -> Result<u16, Fault> {
    let port = cx.i64_arg(args, at)?;
    u16::try_from(port).map_err(|_| cx.value_error("port must be 0 to 65535"))
}

/// A call of the platform's sockets; None: not yet.
fn attempt<T>(
    cx: &mut Cx<'_>,
    call: impl FnOnce(&mut dyn Sockets) -> Result<T, Errno>,
) -> Result<Option<T>, Fault> {
    let outcome = with_sockets(cx, call);
    settled(cx, outcome)
}

fn with_sockets<T>(
    cx: &mut Cx<'_>,
    call: impl FnOnce(&mut dyn Sockets) -> Result<T, Errno>,
) -> Result<T, Errno> {
    cx.charge(8);
    cx.host.sockets().map_or(Err(Errno::NotSupported), call)
}

fn settled<T>(cx: &mut Cx<'_>, outcome: Result<T, Errno>) -> Result<Option<T>, Fault> {
    match outcome {
        Ok(value) => Ok(Some(value)),
        Err(Errno::Again) => Ok(None),
        Err(errno) => Err(cx.os_error(errno)),
    }
}

fn done(cx: &mut Cx<'_>, call: impl FnOnce(&mut dyn Sockets) -> Result<(), Errno>) -> Res {
    attempt(cx, call)?;
    Ok(Value::NONE)
}

/// `(host, port)`
fn pair(cx: &mut Cx<'_>, address: Option<SocketAddr>) -> Res {
    let Some(address) = address else { return Ok(Value::NONE) };
    let host = cx.h.new_str(&address.ip().to_string())?;
    Ok(cx.h.new_tuple(&[host, Value::int(i32::from(address.port()))])?)
}

/// `resolve(host, port)`: a list of addresses as `(host, port)`.
fn resolve(cx: &mut Cx<'_>, args: Args) -> Res {
    let host: String = cx.str_arg(args, 0)?;
    let port = port_arg(cx, args, 1)?;
    let Some(found) = attempt(cx, |sockets| sockets.resolve(&host, port))? else { return Ok(Value::NONE) };
    let mut values = Vec::new();
    for address in found {
        values.push(pair(cx, Some(address))?);
    }
    Ok(cx.h.new_list(&values)?)
}

fn send(cx: &mut Cx<'_>, args: Args) -> Res {
    let id = id_arg(cx, args)?;
    let data = cx.buffer_arg(args, 1)?;
    let to = if args.n > 3 { Some(address_arg(cx, args, 2)?) } else { None };
    cx.charge(data.len() / 32);
    let part = data.get(..data.len().min(PART_MAX)).unwrap_or(&data);
    match with_sockets(cx, |sockets| sockets.send(id, part, to)) {
        Ok(sent) => Ok(Value::count(sent)),
        Err(Errno::Again) => Ok(Value::NONE),
        Err(errno) => Err(super::tls::call_failed(cx, id, errno)),
    }
}

/// `recv(id, n)`: at most `n` bytes; none at the end.
fn receive(cx: &mut Cx<'_>, args: Args) -> Res {
    let id = id_arg(cx, args)?;
    let n = usize::try_from(cx.i64_arg(args, 1)?).unwrap_or(0).min(PART_MAX);
    cx.h.check_room(n)?;
    let (bytes, area) = cx.h.new_bytes_area(Kind::Bytes, n)?;
    let mut buffer = Vec::new();
    buffer.try_reserve_exact(n).map_err(|_| Fault::Oom)?;
    buffer.resize(n, 0);
    let got = match with_sockets(cx, |sockets| sockets.receive(id, &mut buffer)) {
        Ok(got) => got,
        Err(Errno::Again) => return Ok(Value::NONE),
        Err(errno) => return Err(super::tls::call_failed(cx, id, errno)),
    };
    cx.charge(got / 32);
    let data = buffer.get(..got).unwrap_or(&buffer);
    if got < n / 2
        && let Ok(exact) = cx.h.new_bytes(data)
    {
        cx.h.free(bytes);
        return Ok(exact);
    }
    cx.h.fill_area(area, 0, data);
    cx.h.bytes_shorten(bytes, got);
    Ok(bytes)
}
