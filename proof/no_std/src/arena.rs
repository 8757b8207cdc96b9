//! A small global allocator: it hands out a fixed arena from front to back and takes nothing back.

use core::alloc::{GlobalAlloc, Layout};
use core::cell::UnsafeCell;
use core::ptr;

const BYTES: usize = 8 * 1024 * 1024;

#[global_allocator]
static ARENA: Arena = Arena { bytes: UnsafeCell::new([0; BYTES]), used: UnsafeCell::new(0) };

struct Arena {
    bytes: UnsafeCell<[u8; BYTES]>,
    used: UnsafeCell<usize>,
}

// SAFETY: the proof has one thread and no signal handler, so nobody sees a half-made change.
unsafe impl Sync for Arena {}

// SAFETY: every block lies in the arena, is aligned as asked, and is handed out once.
unsafe impl GlobalAlloc for Arena {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: one thread (see above); nothing that runs here allocates.
        let used = unsafe { &mut *self.used.get() };
        let base = self.bytes.get().cast::<u8>();
        let Some(start) =
            base.addr().checked_add(*used).and_then(|at| at.checked_next_multiple_of(layout.align()))
        else {
            return ptr::null_mut();
        };
        let start = start - base.addr();
        match start.checked_add(layout.size()) {
            Some(end) if end <= BYTES => {
                *used = end;
                // SAFETY: `start..end` lies in the arena.
                unsafe { base.add(start) }
            }
            _ => ptr::null_mut(),
        }
    }

    unsafe fn dealloc(&self, _block: *mut u8, _layout: Layout) {}
}

unsafe extern "C" {
    safe fn abort() -> !;
}

/// Ends the process, by way of the C library that starts it.
pub(crate) fn abort_process() -> ! {
    abort()
}
