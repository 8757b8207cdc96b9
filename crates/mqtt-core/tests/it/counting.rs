//! A global allocator that counts, thread by thread.

use core::alloc::{GlobalAlloc, Layout};
use core::cell::Cell;
use std::alloc::System;

thread_local! {
    /// Allocations of this thread, so that tests running beside this one do not count.
    static COUNT: Cell<usize> = const { Cell::new(0) };
    /// Bytes that this thread has allocated and not freed.
    static LIVE: Cell<isize> = const { Cell::new(0) };
}

struct Counting;

#[expect(unsafe_code, reason = "an allocator is unsafe by its trait; this one only counts and hands on")]
// SAFETY: every call is handed to `System` unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        note(1, layout.size() as isize);
        // SAFETY: the caller's promises are handed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        note(0, -(layout.size() as isize));
        // SAFETY: the caller's promises are handed on.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn note(count: usize, bytes: isize) {
    // The thread's counters are gone when its last destructors run.
    let _ = COUNT.try_with(|total| total.set(total.get() + count));
    let _ = LIVE.try_with(|total| total.set(total.get() + bytes));
}

/// Runs something; says how often it allocated, and how many bytes it has allocated and not freed.
pub(crate) fn allocations<T>(run: impl FnOnce() -> T) -> (usize, isize, T) {
    let before = (COUNT.get(), LIVE.get());
    let result = run();
    (COUNT.get() - before.0, LIVE.get() - before.1, result)
}
