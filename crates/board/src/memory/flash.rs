//! Files and records in memory, with a power supply that can fail.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::slots::Images;
use crate::boot::SlotId;
use crate::limits::{FILES_OPEN_MAX, RECORD_MAX, RECORDS_MAX};
use crate::ports::{
    Entry, FileId, Files, FsError, OpenMode, Records, SeekFrom, SettingsStore, Space, Stat, StoreError,
    record_name_is_valid,
};
use crate::settings::Settings;

/// Bytes of the whole file system.
const CAPACITY: u64 = 16 << 20;

/// A file system and a record store. See [`memory`](crate::memory) for what survives a loss of power.
#[derive(Clone, Debug, Default)]
pub struct Flash {
    /// As the running device sees it: files with their content, directories without.
    nodes: BTreeMap<String, Option<Vec<u8>>>,
    /// As a loss of power would leave it.
    durable: BTreeMap<String, Option<Vec<u8>>>,
    records: BTreeMap<String, Vec<u8>>,
    pub(super) settings: StoredSettings,
    pub(super) slots: Option<Images>,
    open: Vec<Open>,
    next_id: u32,
    operations: u64,
    cut_at: Option<u64>,
    /// A sync does nothing: the fault that every test of power cuts must find.
    pub(super) lies: bool,
    /// Bytes that may still be written; `None` for as many as there are.
    full_after: Option<u64>,
}

/// The three places for settings, as JSON.
#[derive(Clone, Debug, Default)]
pub(super) struct StoredSettings {
    pub(super) current: Option<String>,
    pub(super) staged: Option<String>,
    pub(super) frozen: Option<String>,
}

#[derive(Clone, Debug)]
struct Open {
    id: FileId,
    path: String,
    at: u64,
    mode: OpenMode,
}

impl Flash {
    /// Changes made since the beginning: writes, syncs, renames, records.
    pub fn operations(&self) -> u64 {
        self.operations
    }

    /// The power fails at operation number `at`, which has no effect any more: it and everything after it fails until
    /// [`power_on`](Self::power_on).
    pub fn cut_at(&mut self, at: u64) {
        self.cut_at = Some(at);
    }

    /// Whether the power has failed.
    pub fn is_dead(&self) -> bool {
        self.cut_at.is_some_and(|at| self.operations >= at)
    }

    /// From now on, a sync says that it is done without having done anything, and the seal of an update slot is durable before what
    /// it seals. For showing that a test would notice.
    pub fn lie_about_sync(&mut self, lies: bool) {
        self.lies = lies;
    }

    /// From now on, only `bytes` more can be written: to files, to records that grow, to new settings.
    pub fn set_free(&mut self, bytes: u64) {
        self.full_after = Some(bytes);
    }

    /// Room for so many bytes more; false when there is none.
    fn take_room(&mut self, bytes: usize) -> bool {
        let Some(room) = self.full_after else { return true };
        let left = room.checked_sub(bytes as u64);
        self.full_after = Some(left.unwrap_or(room));
        left.is_some()
    }

    /// The power is back: what was not synced is gone.
    pub fn power_on(&mut self) {
        self.cut_at = None;
        self.nodes = self.durable.clone();
        if let Some(slots) = &mut self.slots {
            slots.power_on();
        }
        self.open.clear();
    }

    /// Forgets all open files, as a reset does.
    pub fn close_all(&mut self) {
        self.open.clear();
    }

    /// How many files are open.
    pub fn open_files(&self) -> usize {
        self.open.len()
    }

    /// Puts a file there, durably, without counting it as an operation; and its directories.
    pub fn place(&mut self, path: &str, content: &[u8]) {
        for (at, _) in path.match_indices('/').skip(1) {
            let parent = path.get(..at).unwrap_or(path).to_string();
            self.nodes.insert(parent.clone(), None);
            self.durable.insert(parent, None);
        }
        self.nodes.insert(path.into(), Some(content.to_vec()));
        self.durable.insert(path.into(), Some(content.to_vec()));
    }

    /// Gives the board two update slots: A runs, B is empty.
    pub fn add_slots(&mut self) {
        self.slots = Some(Images::new());
    }

    /// Whether the board has update slots.
    pub fn has_slots(&self) -> bool {
        self.slots.is_some()
    }

    /// From now on, images must be signed with this Ed25519 key.
    pub fn trust(&mut self, key: [u8; 32]) {
        if let Some(slots) = &mut self.slots {
            slots.key = Some(key);
        }
    }

    /// The boot loader has started this slot.
    pub fn set_running(&mut self, slot: SlotId) {
        if let Some(slots) = &mut self.slots {
            slots.running = slot;
        }
    }

    /// Puts settings in force, as JSON, without counting it as an operation.
    pub fn set_settings(&mut self, json: &str) {
        self.settings.current = Some(json.into());
    }

    /// The settings in force, as they are stored.
    pub fn current_settings(&self) -> Option<&str> {
        self.settings.current.as_deref()
    }

    /// All files with their content.
    pub fn contents(&self) -> BTreeMap<String, Vec<u8>> {
        self.nodes.iter().filter_map(|(path, node)| Some((path.clone(), node.clone()?))).collect()
    }

    /// One more change. An error when the power fails at it.
    pub(super) fn operate(&mut self) -> Result<(), FsError> {
        if self.is_dead() {
            return Err(FsError::Io);
        }
        self.operations += 1;
        Ok(())
    }

    fn alive(&self) -> Result<(), FsError> {
        if self.is_dead() { Err(FsError::Io) } else { Ok(()) }
    }

    fn node(&self, path: &str) -> Result<&Option<Vec<u8>>, FsError> {
        const ROOT: &Option<Vec<u8>> = &None;
        if path == "/" {
            return Ok(ROOT);
        }
        self.nodes.get(path).ok_or(FsError::NotFound)
    }

    fn check_parent(&self, path: &str) -> Result<(), FsError> {
        let parent = path.rsplit_once('/').map_or("", |(parent, _)| parent);
        match self.node(if parent.is_empty() { "/" } else { parent })? {
            None => Ok(()),
            Some(_) => Err(FsError::NotDirectory),
        }
    }

    fn has_children(&self, path: &str) -> bool {
        let prefix = if path == "/" { String::from("/") } else { path.to_string() + "/" };
        self.nodes.keys().any(|k| k.starts_with(&prefix))
    }

    fn find(&self, file: FileId) -> Result<&Open, FsError> {
        self.open.iter().find(|o| o.id == file).ok_or(FsError::BadHandle)
    }

    fn content(&self, path: &str) -> Result<&Vec<u8>, FsError> {
        match self.nodes.get(path) {
            Some(Some(content)) => Ok(content),
            Some(None) => Err(FsError::IsDirectory),
            None => Err(FsError::NotFound),
        }
    }

    fn set_at(&mut self, file: FileId, at: u64) {
        if let Some(open) = self.open.iter_mut().find(|o| o.id == file) {
            open.at = at;
        }
    }

    /// Changes a name in what is seen and in what survives.
    fn both(&mut self, change: impl Fn(&mut BTreeMap<String, Option<Vec<u8>>>)) {
        change(&mut self.nodes);
        change(&mut self.durable);
    }
}

impl Files for Flash {
    fn open(&mut self, path: &str, mode: OpenMode) -> Result<FileId, FsError> {
        self.alive()?;
        if self.open.len() >= FILES_OPEN_MAX {
            return Err(FsError::TooManyOpen);
        }
        match (self.node(path), mode) {
            (Ok(None), _) => return Err(FsError::IsDirectory),
            (Ok(Some(_)), OpenMode::Create) => {
                self.operate()?;
                self.nodes.insert(path.into(), Some(Vec::new()));
            }
            (Err(FsError::NotFound), OpenMode::Create | OpenMode::Append) => {
                self.check_parent(path)?;
                self.operate()?;
                self.nodes.insert(path.into(), Some(Vec::new()));
            }
            (Err(error), _) => return Err(error),
            (Ok(Some(_)), OpenMode::Read | OpenMode::ReadWrite | OpenMode::Append) => {}
        }
        let id = FileId(self.next_id);
        self.next_id = self.next_id.wrapping_add(1);
        self.open.push(Open { id, path: path.into(), at: 0, mode });
        Ok(id)
    }

    fn read(&mut self, file: FileId, buf: &mut [u8]) -> Result<usize, FsError> {
        self.alive()?;
        let open = self.find(file)?;
        let content = self.content(&open.path)?;
        let at = usize::try_from(open.at).unwrap_or(usize::MAX).min(content.len());
        let rest = content.get(at..).unwrap_or_default();
        let count = rest.len().min(buf.len());
        for (to, from) in buf.iter_mut().zip(rest) {
            *to = *from;
        }
        self.set_at(file, (at + count) as u64);
        Ok(count)
    }

    fn write(&mut self, file: FileId, data: &[u8]) -> Result<(), FsError> {
        let Open { path, at, mode, .. } = self.find(file)?.clone();
        if mode == OpenMode::Read {
            return Err(FsError::BadHandle);
        }
        self.operate()?;
        if !self.take_room(data.len()) {
            return Err(FsError::NoSpace);
        }
        let Some(Some(content)) = self.nodes.get_mut(&path) else { return Err(FsError::NotFound) };
        let at =
            if mode == OpenMode::Append { content.len() } else { usize::try_from(at).unwrap_or(usize::MAX) };
        let end = at.checked_add(data.len()).filter(|end| *end as u64 <= CAPACITY).ok_or(FsError::NoSpace)?;
        if content.len() < end {
            content.resize(end, 0);
        }
        for (to, from) in content.iter_mut().skip(at).zip(data) {
            *to = *from;
        }
        self.set_at(file, end as u64);
        Ok(())
    }

    fn seek(&mut self, file: FileId, to: SeekFrom) -> Result<u64, FsError> {
        let open = self.find(file)?;
        let (base, offset) = match to {
            SeekFrom::Start(n) => (0, i64::try_from(n).map_err(|_| FsError::Invalid)?),
            SeekFrom::Current(n) => (open.at, n),
            SeekFrom::End(n) => (self.content(&open.path)?.len() as u64, n),
        };
        let at = base.checked_add_signed(offset).ok_or(FsError::Invalid)?;
        self.set_at(file, at);
        Ok(at)
    }

    fn sync(&mut self, file: FileId) -> Result<(), FsError> {
        let path = self.find(file)?.path.clone();
        self.operate()?;
        if let Some(node) = self.nodes.get(&path)
            && !self.lies
        {
            self.durable.insert(path, node.clone());
        }
        Ok(())
    }

    fn close(&mut self, file: FileId) -> Result<(), FsError> {
        self.find(file)?;
        self.open.retain(|o| o.id != file);
        Ok(())
    }

    fn stat(&mut self, path: &str) -> Result<Stat, FsError> {
        self.alive()?;
        Ok(match self.node(path)? {
            None => Stat { is_dir: true, size: 0, modified: 0 },
            Some(content) => Stat { is_dir: false, size: content.len() as u64, modified: 0 },
        })
    }

    fn list(&mut self, path: &str, after: &str, max: usize) -> Result<Vec<Entry>, FsError> {
        self.alive()?;
        if self.node(path)?.is_some() {
            return Err(FsError::NotDirectory);
        }
        let prefix = if path == "/" { String::from("/") } else { path.to_string() + "/" };
        let mut entries: Vec<Entry> = self
            .nodes
            .iter()
            .filter_map(|(path, node)| {
                let name = path.strip_prefix(&prefix).filter(|name| !name.contains('/') && *name > after)?;
                let size = node.as_ref().map_or(0, |c| c.len() as u64);
                Some(Entry { name: name.into(), stat: Stat { is_dir: node.is_none(), size, modified: 0 } })
            })
            .collect();
        entries.sort_by(|a, b| a.name.cmp(&b.name));
        entries.truncate(max);
        Ok(entries)
    }

    fn make_dir(&mut self, path: &str) -> Result<(), FsError> {
        self.alive()?;
        if self.node(path).is_ok() {
            return Err(FsError::Exists);
        }
        self.check_parent(path)?;
        self.operate()?;
        self.both(|nodes| {
            nodes.insert(path.into(), None);
        });
        Ok(())
    }

    fn remove_dir(&mut self, path: &str) -> Result<(), FsError> {
        self.alive()?;
        if self.node(path)?.is_some() {
            return Err(FsError::NotDirectory);
        }
        if self.has_children(path) {
            return Err(FsError::NotEmpty);
        }
        self.operate()?;
        self.both(|nodes| {
            nodes.remove(path);
        });
        Ok(())
    }

    fn remove(&mut self, path: &str) -> Result<(), FsError> {
        self.alive()?;
        if self.node(path)?.is_none() {
            return Err(FsError::IsDirectory);
        }
        self.operate()?;
        self.both(|nodes| {
            nodes.remove(path);
        });
        Ok(())
    }

    fn rename(&mut self, from: &str, to: &str) -> Result<(), FsError> {
        self.alive()?;
        let is_dir = self.node(from)?.is_none();
        self.check_parent(to)?;
        match self.node(to) {
            Ok(None) => return Err(FsError::IsDirectory),
            Ok(Some(_)) if is_dir => return Err(FsError::NotDirectory),
            Ok(Some(_)) | Err(_) => {}
        }
        self.operate()?;
        let below = from.to_string() + "/";
        self.both(|nodes| {
            let names: Vec<String> =
                nodes.keys().filter(|k| *k == from || k.starts_with(&below)).cloned().collect();
            for name in names {
                let node = nodes.remove(&name).flatten();
                let rest = name.strip_prefix(from).unwrap_or("").to_string();
                nodes.insert(to.to_string() + &rest, node);
            }
        });
        // The name survives at once; of a file that was never synced, nothing else does.
        if !is_dir && !self.durable.contains_key(to) {
            self.durable.insert(to.into(), Some(Vec::new()));
        }
        for open in &mut self.open {
            if open.path == from {
                open.path = to.into();
            }
        }
        Ok(())
    }

    fn space(&mut self) -> Result<Space, FsError> {
        let used: u64 = self.nodes.values().flatten().map(|c| c.len() as u64).sum();
        Ok(Space { total: CAPACITY, free: self.full_after.unwrap_or_else(|| CAPACITY.saturating_sub(used)) })
    }
}

impl Records for Flash {
    fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.records.get(name).cloned())
    }

    fn write(&mut self, name: &str, value: &[u8]) -> Result<(), StoreError> {
        if !record_name_is_valid(name) || value.len() > RECORD_MAX {
            return Err(StoreError::Invalid);
        }
        if self.records.len() >= RECORDS_MAX && !self.records.contains_key(name) {
            return Err(StoreError::NoSpace);
        }
        self.operate().map_err(|_| StoreError::Io)?;
        let present = self.records.get(name).map_or(0, Vec::len);
        if !self.take_room(value.len().saturating_sub(present)) {
            return Err(StoreError::NoSpace);
        }
        self.records.insert(name.into(), value.to_vec());
        Ok(())
    }

    fn remove(&mut self, name: &str) -> Result<(), StoreError> {
        self.operate().map_err(|_| StoreError::Io)?;
        self.records.remove(name);
        Ok(())
    }
}

impl SettingsStore for Flash {
    fn stage(&mut self, text: &str) -> Result<(), String> {
        parse(text)?;
        self.operate().map_err(|error| error.to_string())?;
        if !self.take_room(text.len()) {
            return Err(FsError::NoSpace.to_string());
        }
        self.settings.staged = Some(text.into());
        Ok(())
    }

    fn adopt(&mut self) -> Result<(), StoreError> {
        if self.settings.staged.is_some() {
            self.operate().map_err(|_| StoreError::Io)?;
            self.settings.current = self.settings.staged.take();
        }
        Ok(())
    }

    fn discard(&mut self) -> Result<(), StoreError> {
        if self.settings.staged.is_some() {
            self.operate().map_err(|_| StoreError::Io)?;
            self.settings.staged = None;
        }
        Ok(())
    }

    fn freeze(&mut self) -> Result<(), StoreError> {
        if self.settings.frozen != self.settings.current {
            self.operate().map_err(|_| StoreError::Io)?;
            self.settings.frozen = self.settings.current.clone();
        }
        Ok(())
    }

    fn show(&mut self) -> String {
        self.settings.current.clone().unwrap_or_default()
    }
}

/// Settings from JSON, checked.
pub(super) fn parse(json: &str) -> Result<Settings, String> {
    let settings: Settings = serde_json::from_str(json).map_err(|error| error.to_string())?;
    settings.check().map_err(|error| error.to_string())?;
    Ok(settings)
}
