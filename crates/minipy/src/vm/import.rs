//! `import`: built-in modules, host modules, files and packages.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Cx, Fault, Frame, NATIVE, frames};
use crate::bytecode::CompileMode;
use crate::heap::{Kind, Names, Table, Value, module};
use crate::host::{FileKind, OpenMode};
use crate::types::id;

/// Built-in modules that a file of the same name extends, as in MicroPython. The built-in one is still there: by its name with a
/// `u`, and to those who import while `sys.path` is empty.
const EXTENSIBLE: &[&str] = &[
    "array",
    "binascii",
    "collections",
    "errno",
    "hashlib",
    "heapq",
    "io",
    "json",
    "machine",
    "os",
    "platform",
    "random",
    "re",
    "select",
    "socket",
    "ssl",
    "struct",
    "time",
    "zlib",
];
/// Parts of one dotted name.
const PARTS_MAX: usize = 16;

impl Cx<'_> {
    /// `ImportName`: `names` on top.
    pub(crate) fn op_import_name(&mut self, name: Value, level: usize) -> Result<(), Fault> {
        let full = self.absolute_name(name, level)?;
        if full.split('.').count() > PARTS_MAX {
            return Err(self.import_error(&full));
        }
        let top = self.th.sp;
        let full_value = self.h.new_str(&full)?;
        self.room(top + 8)?;
        // Over the `names` operand: its slot receives the module. Slots: names, full name, parts done, level.
        self.push(Value::NIL);
        self.th.sp = top;
        self.push_native(frames::IMPORT_NAME, 0, top)?;
        let names = self.slot(top - 1);
        for value in [names, full_value, Value::int(0), Value::count(level)] {
            self.push(value);
        }
        Ok(())
    }

    /// Imports one part after the other: `a`, `a.b`, `a.b.c`, then submodules that `from a import b` names.
    pub(crate) fn step_import_name(&mut self, base: usize, state: u32) -> Result<(), Fault> {
        let names = self.slot(base);
        let full = self.text_full(self.slot(base + 1));
        let done = self.slot(base + 2).as_count();
        if state == 1 {
            self.th.sp = base + 4;
            self.set_state(0);
        }
        let parts: Vec<&str> = full.split('.').collect();
        if done < parts.len() {
            let prefix = parts.get(..=done).unwrap_or(&[]).join(".");
            self.begin_import(&prefix, true)?;
            self.set_slot(base + 2, Value::count(done + 1));
            return Ok(());
        }
        if names.is_none() {
            let first = parts.first().copied().unwrap_or("");
            let module = self.imported(if self.slot(base + 3) == Value::int(0) { first } else { &full });
            return self.finish_import(module, &full);
        }
        // `from package import submodule`
        let Some(module) = self.imported(&full) else { return self.finish_import(None, &full) };
        let wanted = self.h.sequence_vec(names)?;
        let extra = done - parts.len();
        if let Some(name) = wanted.get(extra).copied() {
            self.set_slot(base + 2, Value::count(done + 1));
            let is_package = self.module_global(module, Names::PATH).is_some();
            let name = self.h.intern_value(name);
            if is_package
                && self.h.any_bytes(name) != b"*"
                && matches!(self.find_attr(module, name), Ok(super::attr::Attr::Missing))
            {
                let child = format!("{full}.{}", self.text(name));
                if let Err(fault) = self.begin_import(&child, false) {
                    self.set_slot(base + 2, Value::count(done));
                    return Err(fault);
                }
            }
            return Ok(());
        }
        self.finish_import(Some(module), &full)
    }

    fn finish_import(&mut self, module: Option<Value>, full: &str) -> Result<(), Fault> {
        match module {
            Some(module) => {
                self.native_return(module);
                Ok(())
            }
            None => Err(self.import_error(full)),
        }
    }

    fn text_full(&self, value: Value) -> String {
        String::from(self.h.str_text(value).unwrap_or(""))
    }

    #[cold]
    fn import_error(&mut self, name: &str) -> Fault {
        self.err(id::IMPORT_ERROR, format_args!("no module named '{name}'"))
    }

    /// The absolute name of an import with leading dots.
    fn absolute_name(&mut self, name: Value, level: usize) -> Result<String, Fault> {
        let name = self.text_full(name);
        if level == 0 {
            return Ok(name);
        }
        let globals = self.current_globals();
        // Who runs a module as `__main__` says where it stands.
        let said = self.h.find_interned(b"__package__").and_then(|key| self.dict_get(globals, key));
        let said = said.filter(|package| self.h.is_str(*package));
        let own = said.or_else(|| self.dict_get(globals, Names::NAME)).unwrap_or(Value::NONE);
        let mut package = self.text_full(own);
        let is_package = said.is_some() || self.dict_get(globals, Names::PATH).is_some();
        let up = if is_package { level - 1 } else { level };
        for _ in 0..up {
            match package.rfind('.') {
                Some(dot) => package.truncate(dot),
                None => package.clear(),
            }
        }
        if package.is_empty() {
            return Err(self.err(id::IMPORT_ERROR, format_args!("can't perform relative import")));
        }
        Ok(if name.is_empty() { package } else { format!("{package}.{name}") })
    }

    pub(crate) fn dict_get(&mut self, dict: Value, key: Value) -> Option<Value> {
        let r = self.h.as_kind(dict, Kind::Dict)?;
        let hash = self.h.hash_of(key).ok()?;
        let pos = self.h.table_find(Table::dict(r), key, hash)?;
        self.h.table_entry(Table::dict(r), pos).map(|(_, value)| value)
    }

    pub(crate) fn dict_set(&mut self, dict: Value, key: Value, value: Value) -> Result<(), Fault> {
        if let Some(r) = self.h.as_kind(dict, Kind::Dict) {
            let hash = self.hash_or_raise(key)?;
            self.h.table_insert(Table::dict(r), key, hash, value)?;
        }
        Ok(())
    }

    /// A module that is loaded already.
    fn module_named(&mut self, name: &str) -> Option<Value> {
        let key = self.h.find_interned(name.as_bytes())?;
        let modules = self.s.modules;
        self.dict_get(modules, key)
    }

    fn module_global(&mut self, module: Value, name: Value) -> Option<Value> {
        let r = self.h.as_kind(module, Kind::Module)?;
        let globals = self.h.get(r, module::GLOBALS);
        self.dict_get(globals, name)
    }

    /// A new module object.
    pub(crate) fn new_module(&mut self, name: &str, group: Option<u8>) -> Result<Value, Fault> {
        let name = self.h.intern(name)?;
        let globals = self.h.new_dict()?;
        let r = self.h.alloc(Kind::Module, module::SIZE)?;
        self.h.set(r, module::NAME, name);
        self.h.set(r, module::GLOBALS, globals);
        if let Some(group) = group {
            self.h.set(r, module::GROUP, Value::int(i32::from(group)));
        }
        self.dict_set(globals, Names::NAME, name)?;
        Ok(r.value())
    }

    /// Sees to it that a module is in `sys.modules`, pushing a frame when its body has to run.
    fn begin_import(&mut self, name: &str, required: bool) -> Result<(), Fault> {
        if self.imported(name).is_some() {
            return Ok(());
        }
        if EXTENSIBLE.contains(&name) {
            if self.path_is_empty() {
                return self.begin_built_in(&format!("u{name}"), required);
            }
            // A directory without `__init__.py` may be anything, such as a computer's `/lib/ssl`.
            if let Some((path, package)) = self.find_file(name)?
                && !path.is_empty()
            {
                let source = self.read_source(&path)?;
                return self.run_module(name, &source, &path, package.as_deref());
            }
        }
        self.begin_built_in(name, required)
    }

    /// What an import of this name gives, if it is loaded.
    fn imported(&mut self, name: &str) -> Option<Value> {
        match EXTENSIBLE.contains(&name) && self.path_is_empty() {
            true => self.module_named(&format!("u{name}")),
            false => self.module_named(name),
        }
    }

    /// `sys.path`, which a script may have replaced.
    fn search_path(&mut self) -> Value {
        let sys = self.module_named("sys").or_else(|| self.module_named("usys"));
        let key = self.h.find_interned(b"path");
        let replaced = sys.zip(key).and_then(|(sys, key)| self.module_global(sys, key));
        replaced.unwrap_or(self.s.path)
    }

    fn path_is_empty(&mut self) -> bool {
        let path = self.search_path();
        self.h.seq_len(path) == Some(0)
    }

    /// A native module that is loaded, under whatever name.
    fn loaded_native(&mut self, canonical: &str, group: u8) -> Option<Value> {
        [String::from(canonical), format!("u{canonical}")].iter().find_map(|name| {
            let module = self.module_named(name)?;
            let r = self.h.as_kind(module, Kind::Module)?;
            (self.h.get(r, module::GROUP) == Value::int(i32::from(group))).then_some(module)
        })
    }

    fn begin_built_in(&mut self, name: &str, required: bool) -> Result<(), Fault> {
        if self.module_named(name).is_some() {
            return Ok(());
        }
        let key = self.h.intern(name)?;
        if let Some((group, canonical)) = crate::modules::native_module(name) {
            let module = match self.loaded_native(canonical, group) {
                Some(module) => module,
                None => self.new_module(canonical, Some(group))?,
            };
            let modules = self.s.modules;
            return self.dict_set(modules, key, module);
        }
        if let Some(host) = self.s.host_modules.iter().position(|m| m.name == name) {
            return self.import_host(name, host);
        }
        if let Some((canonical, source)) = crate::modules::frozen(name) {
            let file = format!("<frozen {canonical}>");
            if let Some(module) = self.module_named(canonical) {
                let made_of = self.module_global(module, Names::FILE).unwrap_or(Value::NONE);
                if self.text_full(made_of) != file {
                    // A file has taken the name.
                    return self.run_module(name, source, &file, None);
                }
                let modules = self.s.modules;
                return self.dict_set(modules, key, module);
            }
            if canonical != name {
                // Under its first name; then this import finds it.
                self.run_module(canonical, source, &format!("<frozen {canonical}>"), None)?;
                let module = self.module_named(canonical).unwrap_or(Value::NONE);
                let modules = self.s.modules;
                return self.dict_set(modules, key, module);
            }
            return self.run_module(name, source, &format!("<frozen {name}>"), None);
        }
        match self.find_file(name)? {
            Some((path, package)) => {
                let source = if path.is_empty() { String::new() } else { self.read_source(&path)? };
                self.run_module(name, &source, &path, package.as_deref())
            }
            None if required => Err(self.import_error(name)),
            None => Ok(()),
        }
    }

    /// A module of the embedder: its functions, then its source.
    fn import_host(&mut self, name: &str, index: usize) -> Result<(), Fault> {
        let Some(host) = self.s.host_modules.get(index).copied() else { return Ok(()) };
        let module = self.new_module(name, None)?;
        let Some(r) = module.as_ref() else { return Ok(()) };
        let globals = self.h.get(r, module::GLOBALS);
        for (i, function) in host.functions.iter().enumerate() {
            let key = self.h.intern(function)?;
            let value = self.h.new_native(id::HOST_FUNCTION, &[Value::count(index), Value::count(i)])?;
            self.dict_set(globals, key, value)?;
        }
        if host.source.is_empty() {
            let key = self.h.intern(name)?;
            let modules = self.s.modules;
            return self.dict_set(modules, key, module);
        }
        self.run_body(name, module, host.source, &format!("<{name}>"))
    }

    /// `path` of the file of a module, and the directory when it is a package.
    fn find_file(&mut self, name: &str) -> Result<Option<(String, Option<String>)>, Fault> {
        let (parent, leaf) = match name.rfind('.') {
            Some(dot) => (name.get(..dot), name.get(dot + 1..).unwrap_or("")),
            None => (None, name),
        };
        let directories = match parent {
            Some(parent) => {
                let module = self.module_named(parent).unwrap_or(Value::NONE);
                match self.module_global(module, Names::PATH) {
                    Some(path) => alloc::vec![path],
                    None => return Ok(None),
                }
            }
            None => {
                let path = self.search_path();
                self.h.sequence_vec(path)?
            }
        };
        // A directory without `__init__.py` is a package of its files, where nothing else has the name.
        let mut bare = None;
        let begun = self.fuel;
        for directory in directories {
            let directory = self.text_full(directory);
            // Each is asked for at the host.
            self.charge(64 + directory.len());
            self.not_overdone(begun)?;
            // The empty entry is the working directory, which is not always the root.
            let stem = match directory.as_str() {
                "" => self.resolve_path(leaf),
                _ => self.resolve_path(&format!("{directory}/{leaf}")),
            };
            let is_directory =
                self.host.files().stat(&stem).is_ok_and(|stat| stat.kind == FileKind::Directory);
            if is_directory {
                let init = format!("{stem}/__init__.py");
                if self.host.files().stat(&init).is_ok() {
                    return Ok(Some((init, Some(stem))));
                }
            }
            let file = format!("{stem}.py");
            if self.host.files().stat(&file).is_ok_and(|stat| stat.kind == FileKind::File) {
                return Ok(Some((file, None)));
            }
            if self.host.files().stat(&format!("{stem}.mpy")).is_ok() {
                return Err(self.err(
                    id::VALUE_ERROR,
                    format_args!("incompatible .mpy file: this engine runs .py files only"),
                ));
            }
            if is_directory && bare.is_none() {
                bare = Some((String::new(), Some(stem)));
            }
        }
        Ok(bare)
    }

    fn read_source(&mut self, path: &str) -> Result<String, Fault> {
        let max = self.s.config.max_source;
        let files = self.host.files();
        let opened = files.open(path, OpenMode { read: true, ..OpenMode::default() });
        let Ok(file) = opened else { return Err(self.import_error(path)) };
        let mut bytes = Vec::new();
        let mut buffer = [0; 512];
        loop {
            let n = files.read(file, &mut buffer).unwrap_or(0);
            if n == 0 || bytes.len() > max {
                break;
            }
            bytes.extend_from_slice(buffer.get(..n).unwrap_or(&[]));
        }
        files.close(file);
        if bytes.len() > max {
            return Err(self.err(id::MEMORY_ERROR, format_args!("source file too long")));
        }
        String::from_utf8(bytes).map_err(|_| self.err(id::UNICODE_ERROR, format_args!("source is not UTF-8")))
    }

    fn run_module(
        &mut self,
        name: &str,
        source: &str,
        file: &str,
        package: Option<&str>,
    ) -> Result<(), Fault> {
        let module = self.new_module(name, None)?;
        let Some(r) = module.as_ref() else { return Ok(()) };
        let globals = self.h.get(r, module::GLOBALS);
        if !file.is_empty() {
            let path = self.h.new_str(file)?;
            self.dict_set(globals, Names::FILE, path)?;
        }
        if let Some(package) = package {
            let path = self.h.new_str(package)?;
            self.dict_set(globals, Names::PATH, path)?;
        }
        self.run_body(name, module, source, file)
    }

    /// Enters the module into `sys.modules` and its parent, and pushes the frame of its body.
    fn run_body(&mut self, name: &str, module: Value, source: &str, file: &str) -> Result<(), Fault> {
        let code = self.compile_source(source, file, CompileMode::Exec)?;
        let Some(r) = module.as_ref() else { return Ok(()) };
        let globals = self.h.get(r, module::GLOBALS);
        let f = super::load::plain_function(self.h, code, globals)?;
        let key = self.h.intern(name)?;
        let modules = self.s.modules;
        let top = self.th.sp;
        self.room(top + 8)?;
        self.dict_set(modules, key, module)?;
        if let Some(dot) = name.rfind('.') {
            let parent = self.module_named(name.get(..dot).unwrap_or(""));
            if let Some(parent) = parent.and_then(Value::as_ref) {
                let leaf = self.h.intern(name.get(dot + 1..).unwrap_or(""))?;
                let globals = self.h.get(parent, module::GLOBALS);
                self.dict_set(globals, leaf, module)?;
            }
        }
        // The importing frame steps again, in state 1, when the body is done.
        self.set_state(1);
        self.push(key);
        self.push_native(frames::IMPORT, 0, top + 1)?;
        self.push(f);
        let Some(f) = f.as_ref() else { return Ok(()) };
        match self.call_function(f, top + 1, 0, 0, 0) {
            Err(Fault::Oom) => {
                self.th.frames.pop();
                self.th.sp = top;
                self.set_state(0);
                Err(Fault::Oom)
            }
            outcome => outcome,
        }
    }

    /// The body of a module is done.
    pub(crate) fn step_import(&mut self, _base: usize, _state: u32) -> Result<(), Fault> {
        self.native_return(Value::NONE);
        Ok(())
    }

    /// A module whose body raised is not imported.
    pub(crate) fn forget_import(&mut self, frame: Frame) {
        if frame.code & NATIVE == 0 || frame.code & super::CODE_MASK != frames::IMPORT {
            return;
        }
        let key = self.slot((frame.base as usize).saturating_sub(1));
        if let Some(modules) = self.h.as_kind(self.s.modules, Kind::Dict)
            && let Ok(hash) = self.h.hash_of(key)
            && let Some(pos) = self.h.table_find(Table::dict(modules), key, hash)
        {
            self.h.table_remove(Table::dict(modules), pos);
        }
    }

    /// A compile error as an exception.
    pub(crate) fn compile_fault(&mut self, error: &crate::bytecode::CompileError, file: &str) -> Fault {
        use crate::bytecode::CompileErrorKind;
        let class = match error.kind {
            CompileErrorKind::Indentation => id::INDENTATION_ERROR,
            CompileErrorKind::Memory => id::MEMORY_ERROR,
            CompileErrorKind::Syntax => id::SYNTAX_ERROR,
        };
        let fault = self.err(class, format_args!("{}", error.message));
        if let Fault::Raise(exception) = fault
            && let Ok(file) = self.h.new_str(file)
        {
            self.add_traceback(exception, file, error.line, Value::NONE);
        }
        fault
    }

    /// `ImportFrom`
    pub(crate) fn op_import_from(&mut self, name: Value) -> Result<(), Fault> {
        let module = self.peek(0);
        match self.find_attr(module, name)? {
            super::attr::Attr::Value(value) => {
                self.push(value);
                Ok(())
            }
            _ => {
                let shown = self.text(name);
                Err(self.err(id::IMPORT_ERROR, format_args!("can't import name {shown}")))
            }
        }
    }

    /// `ImportStar`
    pub(crate) fn op_import_star(&mut self) -> Result<(), Fault> {
        let module = self.peek(0);
        let Some(r) = self.h.as_kind(module, Kind::Module) else { return Err(self.bad_code()) };
        let mut found = Vec::new();
        if let Some(group) = self.h.get(r, module::GROUP).as_int() {
            for (i, def) in crate::builtins::group(group as u8).iter().enumerate() {
                let key = self.h.intern(def.name)?;
                let id = crate::heap::NativeId { group: group as u8, index: i as u16 };
                found.push((key, Value::native(id)));
            }
            for name in crate::modules::constant_names(group as u8) {
                let key = self.h.intern(name)?;
                if let Some(value) = crate::modules::constant(self, group as u8, key)? {
                    found.push((key, value));
                }
            }
        }
        let globals = self.h.get(r, module::GLOBALS);
        if let Some(d) = self.h.as_kind(globals, Kind::Dict) {
            let all = self.dict_get(globals, Names::ALL);
            for (key, value) in self.h.table_vec(Table::dict(d))? {
                let public = !self.h.any_bytes(key).starts_with(b"_");
                let listed = match all {
                    Some(list) => self.h.sequence_vec(list)?.iter().any(|k| self.h.keys_equal(*k, key)),
                    None => public,
                };
                if listed {
                    found.push((key, value));
                }
            }
        }
        let target = self.current_globals();
        for (key, value) in found {
            self.dict_set(target, key, value)?;
        }
        self.th.sp -= 1;
        Ok(())
    }
}
