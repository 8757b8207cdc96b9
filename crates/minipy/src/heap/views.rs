//! Arrays, memory views and complex numbers: objects of built-in types whose contents other code reads directly.
//!
//! An array is a bytearray and the code of its items. A memory view is a part of a `bytes` or bytearray, and the code of
//! the items it shows. When a bytearray shrinks under its view, the view shrinks too.

use super::{ByteArea, Heap, Kind, Oom, Ref, Value, native};
use crate::types::id;

/// Fields of a memory view; those of an array are the first two.
pub(crate) mod view {
    use super::native;

    /// The `bytes` or bytearray.
    pub(crate) const BASE: usize = native::A;
    /// The code of an item, as in `struct`.
    pub(crate) const CODE: usize = native::B;
    /// Its first byte.
    pub(crate) const START: usize = native::C;
    /// Its bytes.
    pub(crate) const LEN: usize = native::D;
}

impl Heap {
    pub(crate) fn new_array(&mut self, code: u8, bytes: &[u8]) -> Result<Value, Oom> {
        let data = self.new_bytearray(bytes)?;
        self.new_native(id::ARRAY, &[data, Value::count(usize::from(code))])
    }

    /// A view of bytes `start..start + len` of a `bytes` or bytearray.
    pub(crate) fn new_view(&mut self, base: Value, code: u8, start: usize, len: usize) -> Result<Value, Oom> {
        let fields = [base, Value::count(usize::from(code)), Value::count(start), Value::count(len)];
        self.new_native(id::MEMORYVIEW, &fields)
    }

    /// Whether an object is an array or a memory view, and which.
    pub(crate) fn view_type(&self, value: Value) -> Option<(Ref, u8)> {
        let r = self.as_kind(value, Kind::Native)?;
        match self.get(r, native::TYPE).as_type() {
            Some(t @ (id::ARRAY | id::MEMORYVIEW)) => Some((r, t)),
            _ => None,
        }
    }

    /// The code of the items of an array or view.
    pub(crate) fn item_code(&self, r: Ref) -> u8 {
        self.get(r, view::CODE).as_count() as u8
    }

    /// Where the bytes of an array or memory view are.
    pub(super) fn view_area(&self, r: Ref) -> Option<ByteArea> {
        let all = self.area(self.get(r, view::BASE))?;
        match self.get(r, native::TYPE).as_type() {
            Some(id::ARRAY) => Some(all),
            Some(id::MEMORYVIEW) => {
                let start = self.get(r, view::START).as_count().min(all.len);
                let len = self.get(r, view::LEN).as_count().min(all.len - start);
                Some(all.part(start, len))
            }
            _ => None,
        }
    }

    /// The bytes of a bytearray, an array or a view of one, to change; `None` for what cannot be changed.
    pub(crate) fn writable(&mut self, value: Value) -> Option<&mut [u8]> {
        let r = value.as_ref()?;
        let owner = match self.kind(r) {
            Kind::ByteArray => value,
            Kind::Native => self.get(self.view_type(value)?.0, view::BASE),
            _ => return None,
        };
        self.as_kind(owner, Kind::ByteArray)?;
        let area = self.area(value)?;
        self.area_mut(area)
    }

    pub(crate) fn new_complex(&mut self, re: f64, im: f64) -> Result<Value, Oom> {
        let (re, im) = (self.new_float(re)?, self.new_float(im)?);
        self.new_native(id::COMPLEX, &[re, im])
    }

    /// The parts of a complex number; of a complex number only.
    pub(crate) fn complex_parts(&self, value: Value) -> Option<(f64, f64)> {
        let r = self.as_native_object(value, id::COMPLEX)?;
        Some((self.as_float(self.get(r, native::A))?, self.as_float(self.get(r, native::B))?))
    }

    /// Whether a value looks at what may change: an array, a memoryview, or what a dict's `keys` or `items` gives.
    pub(crate) fn is_changing_view(&self, value: Value) -> bool {
        let of_dict = |t| self.as_native_object(value, t).is_some();
        self.view_type(value).is_some() || [id::DICT_KEYS, id::DICT_ITEMS].into_iter().any(of_dict)
    }

    /// Any number as a complex one.
    pub(crate) fn number_as_complex(&self, value: Value) -> Option<(f64, f64)> {
        self.complex_parts(value).or_else(|| self.number_as_f64(value).map(|re| (re, 0.0)))
    }

    /// Whether two numbers, of which at least one is complex, are equal.
    pub(crate) fn equal_complex(&self, a: Value, b: Value) -> Option<bool> {
        let (x, y) = match (self.complex_parts(a), self.complex_parts(b)) {
            (Some(x), Some(y)) => return Some(x == y),
            (Some(x), None) => (x, b),
            (None, Some(y)) => (y, a),
            (None, None) => return None,
        };
        // Exactly: an int that no float equals is not equal.
        let order = self.compare_int_to(y, x.0)?;
        Some(x.1 == 0.0 && order)
    }

    fn compare_int_to(&self, number: Value, f: f64) -> Option<bool> {
        if let Some(other) = self.as_float(number) {
            return Some(other == f);
        }
        Some(self.compare_int_float(number, f)? == Some(core::cmp::Ordering::Equal))
    }
}
