//! Which published messages the broker has taken over, and who waits for that.

use alloc::collections::VecDeque;
use core::task::{Context, Waker};

/// One place per message from the oldest that is not acknowledged on. As many as the session's window at most.
#[derive(Debug)]
pub(crate) struct Acks {
    /// The number of the first place.
    first: u64,
    places: VecDeque<Place>,
}

#[derive(Debug)]
enum Place {
    Acknowledged,
    Waiting(Option<Waker>),
}

impl Acks {
    pub(crate) fn new(capacity: usize) -> Self {
        Self { first: 0, places: VecDeque::with_capacity(capacity) }
    }

    /// A message was taken by the session; `done` if nothing will acknowledge it.
    pub(crate) fn add(&mut self, number: u64, done: bool) {
        debug_assert_eq!(number, self.first + self.places.len() as u64, "messages are numbered one by one");
        self.places.push_back(if done { Place::Acknowledged } else { Place::Waiting(None) });
        self.trim();
    }

    pub(crate) fn acknowledged(&mut self, number: u64) {
        if let Some(place) = self.place(number) {
            if let Place::Waiting(Some(waker)) = core::mem::replace(place, Place::Acknowledged) {
                waker.wake();
            }
            self.trim();
        }
    }

    /// Whether the message is acknowledged; if not, the task is woken when it is.
    pub(crate) fn poll(&mut self, number: u64, cx: &Context<'_>) -> bool {
        match self.place(number) {
            None | Some(Place::Acknowledged) => true,
            Some(Place::Waiting(waker)) => {
                if !waker.as_ref().is_some_and(|waker| waker.will_wake(cx.waker())) {
                    *waker = Some(cx.waker().clone());
                }
                false
            }
        }
    }

    /// Wakes everyone: the session has ended.
    pub(crate) fn wake_all(&mut self) {
        for place in &mut self.places {
            if let Place::Waiting(Some(waker)) = core::mem::replace(place, Place::Waiting(None)) {
                waker.wake();
            }
        }
    }

    fn place(&mut self, number: u64) -> Option<&mut Place> {
        let index = number.checked_sub(self.first)?;
        self.places.get_mut(usize::try_from(index).ok()?)
    }

    fn trim(&mut self) {
        while let Some(Place::Acknowledged) = self.places.front() {
            self.places.pop_front();
            self.first += 1;
        }
    }
}
