//! `os`: the board's files, the system's name, entropy.

use alloc::string::String;
use alloc::vec::Vec;

use crate::heap::{Kind, Value, iter};
use crate::host::{Errno, FileKind};
use crate::vm::{Args, Cx, Def, Fault, Res, def};

pub(crate) const FUNCTIONS: &[Def] = &[
    def("chdir", 1, 1, chdir),
    def("getcwd", 0, 0, |cx, _| {
        let cwd = cx.s.cwd.clone();
        Ok(cx.h.new_str(&cwd)?)
    }),
    def("ilistdir", 0, 1, ilistdir),
    def("listdir", 0, 1, listdir),
    def("mkdir", 1, 1, |cx, a| {
        let path = path_arg(cx, a, 0)?;
        cx.io(|files| files.make_dir(&path))?;
        Ok(Value::NONE)
    }),
    def("remove", 1, 1, remove),
    def("rename", 2, 2, |cx, a| {
        let (from, to) = (path_arg(cx, a, 0)?, path_arg(cx, a, 1)?);
        cx.io(|files| files.rename(&from, &to))?;
        Ok(Value::NONE)
    }),
    def("rmdir", 1, 1, |cx, a| {
        let path = path_arg(cx, a, 0)?;
        cx.io(|files| files.remove_dir(&path))?;
        Ok(Value::NONE)
    }),
    def("stat", 1, 1, stat),
    def("statvfs", 1, 1, |cx, _| {
        let space = cx.io(|files| files.space())?;
        let (block, all, free) = (i64::from(space.block_size), space.blocks as i64, space.free_blocks as i64);
        super::tuple_of(cx, &[block, block, all, free, free, 0, 0, 0, 0, 255])
    }),
    def("sync", 0, 0, |_, _| Ok(Value::NONE)),
    def("uname", 0, 0, uname),
    def("unlink", 1, 1, remove),
    def("urandom", 1, 1, |cx, a| {
        let n = usize::try_from(cx.i64_arg(a, 0)?).unwrap_or(0);
        cx.h.check_room(n)?;
        cx.charge(n / 16);
        let mut data = alloc::vec![0; n];
        cx.host.entropy(&mut data);
        Ok(cx.h.new_bytes(&data)?)
    }),
    def("getenv", 1, 2, |cx, a| Ok(cx.opt(a, 1).unwrap_or(Value::NONE))),
];

pub(crate) fn constant(_: &mut Cx<'_>, name: &str) -> Result<Option<Value>, Fault> {
    Ok((name == "sep").then(|| Value::char(b'/')))
}

fn path_arg(cx: &mut Cx<'_>, args: Args, i: usize) -> Result<String, Fault> {
    let path = cx.str_arg(args, i)?;
    Ok(cx.resolve_path(&path))
}

/// The directory in argument 0, or the working directory; and whether it was given as bytes, as its entries are then.
fn dir_arg(cx: &mut Cx<'_>, args: Args) -> Result<(String, bool), Fault> {
    if args.n == 0 {
        return Ok((cx.resolve_path("."), false));
    }
    let given = cx.arg(args, 0);
    if cx.h.as_kind(given, Kind::Bytes).is_none() {
        return Ok((path_arg(cx, args, 0)?, false));
    }
    match core::str::from_utf8(cx.h.any_bytes(given)).map(String::from) {
        Ok(path) => Ok((cx.resolve_path(&path), true)),
        Err(_) => Err(cx.os_error(Errno::NotFound)),
    }
}

fn entry_name(cx: &mut Cx<'_>, name: &str, as_bytes: bool) -> Res {
    Ok(if as_bytes { cx.h.new_bytes(name.as_bytes())? } else { cx.h.new_str(name)? })
}

fn chdir(cx: &mut Cx<'_>, args: Args) -> Res {
    let path = path_arg(cx, args, 0)?;
    if path != "/" {
        let stat = cx.io(|files| files.stat(&path))?;
        if stat.kind != FileKind::Directory {
            return Err(cx.os_error(Errno::NotDirectory));
        }
    }
    cx.s.cwd = path;
    Ok(Value::NONE)
}

fn remove(cx: &mut Cx<'_>, args: Args) -> Res {
    let path = path_arg(cx, args, 0)?;
    cx.io(|files| files.remove(&path))?;
    Ok(Value::NONE)
}

fn listdir(cx: &mut Cx<'_>, args: Args) -> Res {
    let (path, as_bytes) = dir_arg(cx, args)?;
    let entries = cx.io(|files| files.list(&path))?;
    cx.charge(entries.len());
    let mut values = Vec::new();
    for entry in entries {
        values.push(entry_name(cx, &entry.name, as_bytes)?);
    }
    Ok(cx.h.new_list(&values)?)
}

/// `(name, type, inode, size)` of each entry.
fn ilistdir(cx: &mut Cx<'_>, args: Args) -> Res {
    let (path, as_bytes) = dir_arg(cx, args)?;
    let entries = cx.io(|files| files.list(&path))?;
    cx.charge(entries.len());
    let mut values = Vec::new();
    for entry in entries {
        let name = entry_name(cx, &entry.name, as_bytes)?;
        let kind = if entry.kind == FileKind::Directory { 0x4000 } else { 0x8000 };
        let size = cx.h.new_int(entry.size as i64)?;
        values.push(cx.h.new_tuple(&[name, Value::int(kind), Value::int(0), size])?);
    }
    let list = cx.h.new_list(&values)?;
    Ok(cx.h.new_iter(iter::SEQUENCE, list, Value::NIL, Value::NIL)?)
}

fn stat(cx: &mut Cx<'_>, args: Args) -> Res {
    let path = path_arg(cx, args, 0)?;
    let stat = cx.io(|files| files.stat(&path))?;
    let mode = if stat.kind == FileKind::Directory { 0x4000 } else { 0x8000 };
    let time = stat.modified as i64;
    super::tuple_of(cx, &[mode, 0, 0, 0, 0, 0, stat.size as i64, time, time, time])
}

/// What the engine calls itself, in `os.uname()` and `sys.version`.
pub(crate) const RELEASE: &str = env!("CARGO_PKG_VERSION");

fn uname(cx: &mut Cx<'_>, _: Args) -> Res {
    let platform = cx.host.machine().platform();
    let release = cx.h.new_str(RELEASE)?;
    let version = cx.h.new_str(&alloc::format!("minipy {RELEASE}"))?;
    let name = cx.h.new_str(platform)?;
    let mut names = Vec::new();
    for field in ["sysname", "nodename", "release", "version", "machine"] {
        names.push(cx.h.intern(field)?);
    }
    cx.new_named_tuple("uname_result", &names, &[name, name, release, version, name])
}

impl Cx<'_> {
    /// A tuple whose fields have names: `(name=value, …)`.
    pub(crate) fn new_named_tuple(&mut self, _class: &str, names: &[Value], values: &[Value]) -> Res {
        let names = self.h.new_tuple(names)?;
        let values = self.h.new_tuple(values)?;
        Ok(self.h.new_native(crate::types::id::NAMED_TUPLE, &[names, values])?)
    }
}
