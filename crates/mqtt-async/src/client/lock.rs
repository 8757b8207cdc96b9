//! How handles and runner share what they share: behind a mutex, or, in one task's reach, behind a cell.

use alloc::rc::Rc;
use core::cell::{RefCell, RefMut};
use core::fmt;
use core::ops::DerefMut;

use super::shared::Shared;

/// Gives access to what handles and runner share. Implemented by [`Threaded`] and [`Local`].
pub trait Lock: Clone + private::Sealed {
    /// Access, until it is dropped.
    #[doc(hidden)]
    type Guard<'a>: DerefMut<Target = Shared>
    where
        Self: 'a;

    /// Takes access. It is held for moments, and never while waiting.
    #[doc(hidden)]
    fn lock(&self) -> Self::Guard<'_>;
}

/// For one task, or several on one executor that has one thread: no atomics, as small chips have none.
#[derive(Clone)]
pub struct Local(pub(crate) Rc<RefCell<Shared>>);

impl fmt::Debug for Local {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Local")
    }
}

impl Lock for Local {
    type Guard<'a> = RefMut<'a, Shared>;

    fn lock(&self) -> RefMut<'_, Shared> {
        // Nobody keeps it across a wait, and waking a task does not run it.
        self.0.borrow_mut()
    }
}

/// For handles in any thread.
#[cfg(feature = "tokio")]
#[derive(Clone)]
pub struct Threaded(pub(crate) alloc::sync::Arc<std::sync::Mutex<Shared>>);

#[cfg(feature = "tokio")]
impl fmt::Debug for Threaded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Threaded")
    }
}

#[cfg(feature = "tokio")]
impl Lock for Threaded {
    type Guard<'a> = std::sync::MutexGuard<'a, Shared>;

    fn lock(&self) -> std::sync::MutexGuard<'_, Shared> {
        // Nothing panics while holding it; if something did, the session would still be in order.
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

mod private {
    pub trait Sealed {}
    impl Sealed for super::Local {}
    #[cfg(feature = "tokio")]
    impl Sealed for super::Threaded {}
}
