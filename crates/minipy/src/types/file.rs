//! Files: `open`, the methods of file objects, `sys.stdout`; and paths.
//!
//! A file object's fields: the id of the open file (or -1), whether it is readable, writable, the bytes read ahead.

use alloc::string::String;
use alloc::vec::Vec;

use crate::heap::{Ref, Value, native};
use crate::host::{Errno, FileId, OpenMode, SeekFrom, Stream, Typed};
use crate::types::id;
use crate::vm::format::Mode;
use crate::vm::frames::Redo;
use crate::vm::handles::Handle;
use crate::vm::{Args, Cx, Def, Fault, Res, def};

const CLOSED: Value = Value::int(-1);
/// What is read at once for lines.
const AHEAD: usize = 256;

pub(crate) const METHODS: &[Def] = &[
    def("close", 1, 1, |cx, a| {
        if let Some(r) = cx.file_ref(cx.arg(a, 0)) {
            if let Some(file) = cx.open_file(r) {
                cx.host.files().close(file);
                cx.s.handles.forget(r);
            }
            cx.h.set(r, native::A, CLOSED);
        }
        Ok(Value::NONE)
    }),
    def("flush", 1, 1, |cx, a| {
        let (_, file) = cx.this_file(a)?;
        cx.io(|files| files.flush(file))?;
        Ok(Value::NONE)
    }),
    def("read", 1, 2, read),
    def("readinto", 2, 3, readinto),
    def("readline", 1, 2, |cx, a| {
        let max = if a.n > 1 { usize::try_from(cx.i64_arg(a, 1)?).unwrap_or(usize::MAX) } else { usize::MAX };
        cx.read_line(cx.arg(a, 0), max)
    }),
    def("readlines", 1, 1, |cx, a| {
        let list = cx.h.new_list(&[])?;
        let Some(r) = list.as_ref() else { return Ok(list) };
        // Read as one, split, so that running out of memory can begin again.
        let all = read_all(cx, a)?;
        for line in all.split_inclusive(|byte| *byte == b'\n') {
            let value = cx.file_value(a, line)?;
            cx.h.list_push(r, value)?;
        }
        Ok(list)
    }),
    def("seek", 2, 3, seek),
    def("tell", 1, 1, |cx, a| {
        let (r, file) = cx.this_file(a)?;
        let ahead = cx.h.any_bytes(cx.h.get(r, native::D)).len() as u64;
        let at = cx.io(|files| files.seek(file, SeekFrom::Current(0)))?;
        Ok(cx.h.new_int(at.saturating_sub(ahead) as i64)?)
    }),
    def("write", 2, 2, write),
    def("__enter__", 1, 1, |cx, a| Ok(cx.arg(a, 0))),
    def("__exit__", 1, 4, |cx, a| {
        let close = METHODS.first().map(|def| def.run);
        match close {
            Some(close) => close(cx, Args { n: 1, ..a }),
            None => Ok(Value::NONE),
        }
    }),
    def("__iter__", 1, 1, |cx, a| Ok(cx.arg(a, 0))),
    def("__next__", 1, 1, |cx, a| {
        let line = cx.read_line(cx.arg(a, 0), usize::MAX)?;
        if cx.h.any_bytes(line).is_empty() { Err(cx.err_empty(id::STOP_ITERATION)) } else { Ok(line) }
    }),
];

pub(crate) const STDIO: &[Def] = &[
    def("fileno", 1, 1, |cx, a| {
        let stream = cx.h.as_native_object(cx.arg(a, 0), id::STDIO);
        Ok(stream.map_or(Value::NONE, |r| cx.h.get(r, native::A)))
    }),
    def("flush", 1, 1, |_, _| Ok(Value::NONE)),
    def("write", 2, 2, |cx, a| {
        let data = cx.buffer_arg(a, 1)?;
        let stream = match cx.h.as_native_object(cx.arg(a, 0), id::STDIO) {
            Some(r) if cx.h.get(r, native::A) == Value::int(2) => Stream::Err,
            _ => Stream::Out,
        };
        let run = cx.th.id;
        cx.host.write(run, stream, &data);
        Ok(Value::count(data.len()))
    }),
    def("read", 1, 2, |cx, a| typed(cx, a, false)),
    def("readline", 1, 2, |cx, a| typed(cx, a, true)),
];

/// `sys.stdin.read` and `sys.stdin.readline`; empty where nobody types.
fn typed(cx: &mut Cx<'_>, args: Args, line: bool) -> Res {
    let most = if args.n > 1 && !cx.arg(args, 1).is_none() { cx.i64_arg(args, 1)? } else { -1 };
    let is_in = cx.h.as_native_object(cx.arg(args, 0), id::STDIO).is_some_and(|r| {
        let stream = cx.h.get(r, native::A);
        stream == Value::int(0)
    });
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let mut data = Vec::new();
    while is_in && data.len() < most {
        let Some(more) = cx.typed_line(most - data.len())? else { break };
        data.extend_from_slice(&more);
        if data.len() > cx.h.free_bytes() / 2 {
            return Err(Fault::Raise(cx.fresh_memory_error()));
        }
        if more.is_empty() || line {
            break;
        }
    }
    cx.typed_text(&data)
}

/// `input([prompt])`
pub(crate) fn input(cx: &mut Cx<'_>, args: Args) -> Res {
    let mut prompt = cx.text_buffer();
    if args.n > 0 {
        cx.write_slot(&mut prompt, Redo::Call(args), args.at, Mode::Str)?;
    }
    cx.print_out(prompt.as_str());
    let Some(line) = cx.typed_line(usize::MAX)? else {
        return Err(cx.err(id::RUNTIME_ERROR, format_args!("input(): there is nothing to read from")));
    };
    match line.as_slice() {
        [] => Err(cx.err_empty(id::EOF_ERROR)),
        [text @ .., b'\r', b'\n'] | [text @ .., b'\n'] | text => cx.typed_text(text),
    }
}

/// The most open files of an engine.
const OPEN_MAX: usize = 32;

/// `open(path, mode='r')`
pub(crate) fn open(cx: &mut Cx<'_>, args: Args) -> Res {
    let path = cx.str_arg(args, 0)?;
    let mode = match cx.arg_or_kw(args, 1, "mode") {
        Some(mode) => String::from(cx.h.str_text(mode).unwrap_or("?")),
        None => String::from("r"),
    };
    let update = mode.contains('+');
    let open = match mode.chars().next() {
        Some('r') => OpenMode { read: true, write: update, ..OpenMode::default() },
        Some('w') => {
            OpenMode { read: update, write: true, create: true, truncate: true, ..OpenMode::default() }
        }
        Some('a') => {
            OpenMode { read: update, write: true, create: true, append: true, ..OpenMode::default() }
        }
        Some('x') => {
            OpenMode { read: update, write: true, create: true, exclusive: true, ..OpenMode::default() }
        }
        _ => return Err(cx.value_error("invalid mode")),
    };
    let path = cx.resolve_path(&path);
    if cx.s.handles.files() >= OPEN_MAX {
        cx.close_unreachable();
    }
    if cx.s.handles.files() >= OPEN_MAX {
        return Err(cx.os_error(Errno::TooManyFiles));
    }
    let t = if mode.contains('b') { id::FILE_BYTES } else { id::FILE };
    // Made first: an opened file always finds its object.
    cx.s.handles.reserve()?;
    let made = cx.h.new_native(t, &[CLOSED, Value::bool(open.read), Value::bool(open.write), Value::NONE])?;
    let file = cx.io(|files| files.open(&path, open))?;
    if let Some(r) = made.as_ref() {
        cx.s.handles.add(r, Handle::File(file));
        cx.h.set(r, native::A, Value::count(file.0 as usize));
    }
    Ok(made)
}

/// Everything from the position on.
fn read_all(cx: &mut Cx<'_>, args: Args) -> Result<Vec<u8>, Fault> {
    let (r, file) = cx.this_file(args)?;
    let mut data = cx.h.any_bytes(cx.h.get(r, native::D)).to_vec();
    let start = cx.io(|files| files.seek(file, SeekFrom::Current(0)))?;
    let mut buffer = [0; 512];
    loop {
        let n = cx.io(|files| files.read(file, &mut buffer))?;
        if n == 0 {
            break;
        }
        data.extend_from_slice(buffer.get(..n).unwrap_or(&[]));
        cx.charge(4);
        if cx.h.check_room(data.len() + data.len() / 2).is_err() || cx.h.free_bytes() < data.len() {
            // Back to where it was, so that the read can be tried again after a collection.
            cx.io(|files| files.seek(file, SeekFrom::Start(start)))?;
            return Err(Fault::Oom);
        }
    }
    cx.h.set(r, native::D, Value::NONE);
    Ok(data)
}

fn read(cx: &mut Cx<'_>, args: Args) -> Res {
    let limit = match cx.opt(args, 1).filter(|v| !v.is_none()) {
        Some(_) => usize::try_from(cx.i64_arg(args, 1)?).ok(),
        None => None,
    };
    let Some(limit) = limit else {
        let (_, file) = cx.this_file(args)?;
        let before = cx.io(|files| files.seek(file, SeekFrom::Current(0)))?;
        let data = read_all(cx, args)?;
        return match cx.file_value(args, &data) {
            Err(Fault::Oom) => {
                let ahead = 0;
                let _ = ahead;
                cx.io(|files| files.seek(file, SeekFrom::Start(before)))?;
                Err(Fault::Oom)
            }
            other => other,
        };
    };
    let (r, file) = cx.this_file(args)?;
    let is_text = cx.is_text_file(args);
    cx.h.check_room(limit.min(1 << 20))?;
    let mut data = cx.h.any_bytes(cx.h.get(r, native::D)).to_vec();
    let before = cx.io(|files| files.seek(file, SeekFrom::Current(0)))?;
    let mut rest = Vec::new();
    // In text mode the limit counts characters: read on until there are enough.
    loop {
        let have = if is_text { chars_in(&data) } else { data.len() };
        if have >= limit {
            break;
        }
        let mut buffer = [0; 512];
        let want = (limit - have).min(buffer.len());
        let n = cx.io(|files| files.read(file, buffer.get_mut(..want).unwrap_or(&mut [])))?;
        if n == 0 {
            break;
        }
        data.extend_from_slice(buffer.get(..n).unwrap_or(&[]));
        if cx.h.free_bytes() < data.len() * 2 {
            cx.io(|files| files.seek(file, SeekFrom::Start(before)))?;
            return Err(Fault::Oom);
        }
    }
    let cut = if is_text { char_end(&data, limit) } else { limit.min(data.len()) };
    rest.extend_from_slice(data.get(cut..).unwrap_or(&[]));
    data.truncate(cut);
    cx.charge(data.len() / 64 + 4);
    let kept = if rest.is_empty() { Ok(Value::NONE) } else { cx.h.new_bytes(&rest).map_err(Fault::from) };
    let value = kept.and_then(|kept| Ok((kept, cx.file_value(args, &data)?)));
    match value {
        Ok((kept, value)) => {
            cx.h.set(r, native::D, kept);
            Ok(value)
        }
        Err(fault) => {
            cx.io(|files| files.seek(file, SeekFrom::Start(before)))?;
            Err(fault)
        }
    }
}

/// Whole characters in what was read; an incomplete one at the end does not count.
fn chars_in(data: &[u8]) -> usize {
    let started = data.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
    match core::str::from_utf8(data) {
        Err(error) if error.error_len().is_none() => started.saturating_sub(1),
        _ => started,
    }
}

/// Where the first `n` characters end.
fn char_end(data: &[u8], n: usize) -> usize {
    data.iter().enumerate().filter(|(_, byte)| **byte & 0xc0 != 0x80).nth(n).map_or(data.len(), |(at, _)| at)
}

fn readinto(cx: &mut Cx<'_>, args: Args) -> Res {
    let (r, file) = cx.this_file(args)?;
    let target = cx.arg(args, 1);
    let target = cx.h.wrapped(target).unwrap_or(target);
    if cx.h.writable(target).is_none() {
        return Err(cx.type_error(format_args!("readinto() needs a buffer that can be written")));
    }
    let n = cx.h.any_bytes(target).len();
    let n = if args.n > 2 { n.min(usize::try_from(cx.i64_arg(args, 2)?).unwrap_or(0)) } else { n };
    let ahead = cx.h.any_bytes(cx.h.get(r, native::D)).to_vec();
    if !ahead.is_empty() {
        // Give back what was read ahead.
        cx.io(|files| files.seek(file, SeekFrom::Current(-(ahead.len() as i64))))?;
        cx.h.set(r, native::D, Value::NONE);
    }
    let mut done = 0;
    let mut buffer = [0; 512];
    while done < n {
        let want = (n - done).min(buffer.len());
        let got = cx.io(|files| files.read(file, buffer.get_mut(..want).unwrap_or(&mut [])))?;
        if got == 0 {
            break;
        }
        let room = cx.h.writable(target).and_then(|all| all.get_mut(done..done + got));
        if let (Some(to), Some(from)) = (room, buffer.get(..got)) {
            to.copy_from_slice(from);
        }
        done += got;
    }
    cx.charge(done / 64 + 4);
    Ok(Value::count(done))
}

fn seek(cx: &mut Cx<'_>, args: Args) -> Res {
    let (r, file) = cx.this_file(args)?;
    let offset = cx.i64_arg(args, 1)?;
    let whence = if args.n > 2 { cx.i64_arg(args, 2)? } else { 0 };
    let ahead = cx.h.any_bytes(cx.h.get(r, native::D)).len() as i64;
    let to = match whence {
        0 => match u64::try_from(offset) {
            Ok(offset) => SeekFrom::Start(offset),
            Err(_) => return Err(cx.os_error(Errno::Invalid)),
        },
        1 => SeekFrom::Current(offset.saturating_sub(ahead)),
        _ => SeekFrom::End(offset),
    };
    let at = cx.io(|files| files.seek(file, to))?;
    cx.h.set(r, native::D, Value::NONE);
    Ok(cx.h.new_int(at as i64)?)
}

fn write(cx: &mut Cx<'_>, args: Args) -> Res {
    let (r, file) = cx.this_file(args)?;
    let value = cx.arg(args, 1);
    if cx.h.get(r, native::C) != Value::TRUE {
        return Err(cx.os_error(Errno::BadFile));
    }
    if cx.is_text_file(args) && !cx.h.is_str(value) {
        let name = cx.type_name(value);
        return Err(cx.type_error(format_args!("write() argument must be str, not {name}")));
    }
    let data = cx.buffer_arg(args, 1)?;
    let count = if cx.is_text_file(args) { chars_in(&data) } else { data.len() };
    let mut rest = data.as_slice();
    while !rest.is_empty() {
        let n = cx.io(|files| files.write(file, rest))?;
        rest = rest.get(n.max(1)..).unwrap_or(&[]);
    }
    cx.charge(data.len() / 64 + 4);
    Ok(Value::count(count))
}

impl Cx<'_> {
    pub(crate) fn file_ref(&self, value: Value) -> Option<Ref> {
        self.h.as_native_object(value, id::FILE).or_else(|| self.h.as_native_object(value, id::FILE_BYTES))
    }

    fn open_file(&self, r: Ref) -> Option<FileId> {
        let file = self.h.get(r, native::A).as_int()?;
        u32::try_from(file).ok().map(FileId)
    }

    fn this_file(&mut self, args: Args) -> Result<(Ref, FileId), Fault> {
        let Some(r) = self.file_ref(self.arg(args, 0)) else {
            return Err(self.type_error(format_args!("file expected")));
        };
        match self.open_file(r) {
            Some(file) => Ok((r, file)),
            None => Err(self.value_error("I/O operation on closed file")),
        }
    }

    fn is_text_file(&self, args: Args) -> bool {
        self.h.as_native_object(self.arg(args, 0), id::FILE).is_some()
    }

    /// What was read, as the file's mode gives it.
    fn file_value(&mut self, args: Args, data: &[u8]) -> Res {
        if self.is_text_file(args) { self.decode(data, None) } else { Ok(self.h.new_bytes(data)?) }
    }

    /// A call of the file system, its error as OSError.
    pub(crate) fn io<T>(
        &mut self,
        call: impl FnOnce(&mut dyn crate::host::FileSystem) -> Result<T, Errno>,
    ) -> Result<T, Fault> {
        let outcome = call(self.host.files());
        self.charge(8);
        outcome.map_err(|errno| self.os_error(errno))
    }

    /// The next line of a file or stream object, with its newline; empty at the end.
    pub(crate) fn read_line(&mut self, object: Value, max: usize) -> Res {
        let Some(r) = self.file_ref(object) else { return crate::modules::stream_line(self, object, max) };
        let Some(file) = self.open_file(r) else {
            return Err(self.value_error("I/O operation on closed file"));
        };
        let mut data = self.h.any_bytes(self.h.get(r, native::D)).to_vec();
        let mut fetched = 0;
        let mut looked = 0;
        let end = loop {
            let newline = data.iter().skip(looked).position(|byte| *byte == b'\n').map(|at| looked + at + 1);
            if let Some(end) = newline {
                break end.min(max);
            }
            if data.len() >= max {
                break max;
            }
            looked = data.len();
            let mut buffer = [0; AHEAD];
            let n = self.io(|files| files.read(file, &mut buffer))?;
            if n == 0 {
                break data.len();
            }
            fetched += n;
            data.extend_from_slice(buffer.get(..n).unwrap_or(&[]));
            if self.h.free_bytes() < data.len() * 2 {
                self.io(|files| files.seek(file, SeekFrom::Current(-(fetched as i64))))?;
                return Err(Fault::Oom);
            }
        };
        let (line, rest) = data.split_at_checked(end).unwrap_or((&data, &[]));
        let is_text = self.h.as_native_object(object, id::FILE).is_some();
        let made =
            if is_text { self.decode(line, None) } else { self.h.new_bytes(line).map_err(Fault::from) };
        let kept =
            if rest.is_empty() { Ok(Value::NONE) } else { self.h.new_bytes(rest).map_err(Fault::from) };
        match (made, kept) {
            (Ok(line), Ok(kept)) => {
                self.h.set(r, native::D, kept);
                Ok(line)
            }
            (Err(fault), _) | (_, Err(fault)) => {
                self.io(|files| files.seek(file, SeekFrom::Current(-(fetched as i64))))?;
                Err(fault)
            }
        }
    }

    /// The next line that was typed, newline and all. What was read cannot be read again: where the memory for it may be
    /// missing, that is a MemoryError at once.
    fn typed_line(&mut self, most: usize) -> Result<Option<Vec<u8>>, Fault> {
        let room = self.h.free_bytes() / 4;
        let run = self.th.id;
        let line = match self.host.read_line(run, most.min(room)) {
            Typed::Line(line) => line,
            Typed::End => Vec::new(),
            Typed::Nobody => return Ok(None),
            Typed::Interrupted => return Err(Fault::Raise(self.fresh_interrupt())),
        };
        self.charge(8 + line.len() / 16);
        if room < most && line.len() >= room {
            return Err(Fault::Raise(self.fresh_memory_error()));
        }
        Ok(Some(line))
    }

    fn typed_text(&mut self, data: &[u8]) -> Res {
        match self.decode(data, None) {
            Err(Fault::Oom) => Err(Fault::Raise(self.fresh_memory_error())),
            made => made,
        }
    }

    /// Writes to the run's output.
    pub(crate) fn print_out(&mut self, text: &str) {
        let run = self.th.id;
        self.host.write(run, Stream::Out, text.as_bytes());
    }

    /// `print(…, file=f)`
    pub(crate) fn print_to(&mut self, args: Args, file: Value, text: &str) -> Res {
        if let Some(r) = self.h.as_native_object(file, id::STDIO) {
            let stream = if self.h.get(r, native::A) == Value::int(2) { Stream::Err } else { Stream::Out };
            let run = self.th.id;
            self.host.write(run, stream, text.as_bytes());
            return Ok(Value::NONE);
        }
        let write = self.plain_attr(file, "write")?;
        let text = self.h.new_str(text)?;
        // The native's own result is None, whatever `write` returns.
        Err(self.ask_none(args, write, &[text]))
    }

    /// An absolute, normalised path.
    pub(crate) fn resolve_path(&self, path: &str) -> String {
        let mut parts: Vec<&str> = Vec::new();
        let base = if path.starts_with('/') { "" } else { self.s.cwd.as_str() };
        for part in base.split('/').chain(path.split('/')) {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop();
                }
                other => parts.push(other),
            }
        }
        let mut resolved = String::new();
        for part in &parts {
            resolved.push('/');
            resolved.push_str(part);
        }
        if resolved.is_empty() {
            resolved.push('/');
        }
        resolved
    }
}
