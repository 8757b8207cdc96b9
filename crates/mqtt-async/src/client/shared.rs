//! What handles and runner share.

use alloc::borrow::ToOwned;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::task::{Context, Poll, Waker};

use monotime::Instant;
use mqtt_core::session::{self, AckHandle, Reason, Request, Session};
use mqtt_core::wire::QoS;

use super::acks::Acks;
use super::event::{Event, Failure, Listeners, State};
use super::routes::Routes;
use super::wakers::{self, Wakers};
use crate::TransportError;

/// Everything behind the lock.
#[derive(Debug)]
pub struct Shared {
    pub(crate) app: AppSide,
    /// The application wants to disconnect.
    pub(crate) leaving: bool,
    /// Wakes the runner; empty while it knows already.
    runner: Option<Waker>,
    pub(crate) session: Session,
    /// Filters that nobody wants any more, not yet told to the session.
    pub(crate) unwanted: Vec<String>,
}

impl Shared {
    pub(crate) fn new(session: Session) -> Self {
        let window = usize::from(session.config().limits.outbound_messages);
        Self { app: AppSide::new(window), leaving: false, runner: None, session, unwanted: Vec::new() }
    }

    /// The runner is polling: it sees whatever changes until then.
    pub(crate) fn runner_sees(&mut self, cx: &Context<'_>) {
        match &mut self.runner {
            Some(waker) => waker.clone_from(cx.waker()),
            none => *none = Some(cx.waker().clone()),
        }
    }

    /// Whether nothing has changed for the runner since it looked.
    #[cfg(feature = "embassy")]
    pub(crate) fn runner_waits(&self) -> bool {
        self.runner.is_some()
    }

    /// The session has something to do.
    pub(crate) fn wake_runner(&mut self) {
        wakers::wake(&mut self.runner);
    }

    /// Tells the session what handles have left for the runner to tell: that the application wants to disconnect, and
    /// which filters nobody wants any more, as far as there is room.
    pub(crate) fn tell_session(&mut self, now: Instant) {
        if core::mem::take(&mut self.leaving) {
            self.session.disconnect(now);
        }
        while let Some(filter) = self.unwanted.pop() {
            if let Err(session::SubscribeError::Full) = self.session.unsubscribe(&[&filter]) {
                self.unwanted.push(filter);
                return;
            }
        }
    }
}

/// The application's side: all that waits for something from the session, or was told by it.
#[derive(Debug)]
pub(crate) struct AppSide {
    pub(crate) acks: Acks,
    /// The runner has ended: nothing will happen any more.
    pub(crate) ended: bool,
    /// How many connections failed, attempts included.
    pub(crate) failures: u64,
    pub(crate) listeners: Listeners,
    /// Subscribe and unsubscribe requests whose makers wait.
    requests: BTreeMap<Request, Answer>,
    /// Tasks that wait until another request is taken.
    pub(crate) request_room: Wakers,
    /// Tasks that wait until another message is taken, or all are acknowledged.
    pub(crate) room: Wakers,
    pub(crate) routes: Routes,
    pub(crate) state: State,
    /// Tasks that wait for a change of `state`.
    pub(crate) state_changed: Wakers,
    /// Why the transport failed; the session then says that it did.
    pub(crate) transport_error: Option<TransportError>,
}

/// The answer to a request.
#[derive(Debug)]
enum Answer {
    Missing(Option<Waker>),
    /// What was granted; nothing for an unsubscribe request.
    Here(Option<QoS>),
}

impl AppSide {
    fn new(window: usize) -> Self {
        Self {
            acks: Acks::new(window),
            ended: false,
            failures: 0,
            listeners: Listeners::default(),
            requests: BTreeMap::new(),
            request_room: Wakers::default(),
            room: Wakers::default(),
            routes: Routes::default(),
            state: State::Connecting,
            state_changed: Wakers::default(),
            transport_error: None,
        }
    }

    /// Passes on what the session says. Gives back the acknowledgement of a message that nobody wants.
    #[must_use]
    pub(crate) fn hear(&mut self, event: session::Event<'_>, now: Instant) -> Option<AckHandle> {
        match event {
            session::Event::Acked(handle) => {
                self.acks.acknowledged(handle.number());
                self.room.wake();
            }
            session::Event::Message(received) => return self.routes.deliver(&received),
            session::Event::Subscribed { request, granted } => {
                self.answer(request, granted.iter().next().flatten());
            }
            session::Event::Unsubscribed { request } => self.answer(request, None),
            session::Event::Connected { session_present } => {
                self.routes.connected(session_present);
                self.listeners.tell(&Event::Connected { session_present });
                self.set_state(State::Connected { session_present });
            }
            session::Event::Disconnected { reason, was_connected, retry_at } => {
                let transport = self.transport_error.take();
                let transport = transport.filter(|_| matches!(reason, Reason::NotOpened | Reason::Broken));
                let failure = Failure { reason, transport };
                let retry_in = retry_at.map(|at| at.since(now).into());
                self.routes.disconnected();
                self.failures += 1;
                self.room.wake();
                self.listeners.tell(&Event::Disconnected {
                    failure: failure.clone(),
                    was_connected,
                    retry_in,
                });
                self.set_state(State::Waiting(failure));
            }
            session::Event::MessageTooLarge { topic, bytes } => {
                self.listeners.tell(&Event::MessageTooLarge { topic: topic.to_owned(), bytes });
            }
            session::Event::SubscriptionRefused { filter } => {
                self.routes.refused(filter);
                self.listeners.tell(&Event::SubscriptionRefused { filter: filter.to_owned() });
            }
        }
        None
    }

    pub(crate) fn set_state(&mut self, state: State) {
        self.state = state;
        self.state_changed.wake();
    }

    /// Somebody waits for the answer to a request.
    pub(crate) fn await_answer(&mut self, request: Request) {
        self.requests.insert(request, Answer::Missing(None));
    }

    fn answer(&mut self, request: Request, granted: Option<QoS>) {
        if let Some(answer) = self.requests.get_mut(&request)
            && let Answer::Missing(Some(waker)) = core::mem::replace(answer, Answer::Here(granted))
        {
            waker.wake();
        }
        self.request_room.wake();
    }

    /// The answer to a request, if it has come: what was granted. `None` if it will never come.
    pub(crate) fn poll_answer(&mut self, request: Request, cx: &Context<'_>) -> Poll<Option<Option<QoS>>> {
        match self.requests.get_mut(&request) {
            Some(Answer::Here(granted)) => Poll::Ready(Some(*granted)),
            Some(Answer::Missing(waker)) if !self.ended => {
                *waker = Some(cx.waker().clone());
                Poll::Pending
            }
            Some(Answer::Missing(_)) | None => Poll::Ready(None),
        }
    }

    /// Nobody waits for the answer any more.
    pub(crate) fn forget_answer(&mut self, request: Request) {
        self.requests.remove(&request);
    }

    /// The runner will not be polled again.
    pub(crate) fn end(&mut self) {
        self.ended = true;
        self.set_state(State::Ended);
        self.acks.wake_all();
        self.room.wake();
        self.request_room.wake();
        self.routes.wake_all();
        self.listeners.wake_all();
        for answer in self.requests.values_mut() {
            if let Answer::Missing(waker) = answer {
                wakers::wake(waker);
            }
        }
    }
}
