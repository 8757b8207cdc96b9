//! The connection to the broker: an MQTT client, its subscriptions, and what became of it.

use alloc::collections::VecDeque;
use core::future::poll_fn;
use core::pin::Pin;
use core::task::Poll;
use core::time::Duration;
use std::time::Instant;

use mqrepl::status::Status;
use mqrepl::topic::Prefix;
use mqtt_async::session::{Clean, Config, Limits, PublishError as SessionError, Reason};
use mqtt_async::transport::TransportError;
use mqtt_async::{
    Ack, Client, Event, Events, Failure, Message, Publish, PublishError, QoS, SubscribeError, Subscription,
};
use tokio::time::timeout;

use crate::exit::{Exit, Fault};
use crate::perform::{entropy, fresh_id};
use crate::settings::Settings;

/// The longest that opening a connection may take.
const CONNECT_MAX: Duration = Duration::from_secs(10);
/// How long leaving in good order may take; then the connection is just closed.
const LEAVE_MAX: Duration = Duration::from_millis(250);
/// The largest message that is taken. Boards that run the original put no limit on an answer.
const MESSAGE_BYTES_MAX: usize = 4 * 1024 * 1024;
/// A deadline that stands for none.
const FAR: Duration = Duration::from_secs(24 * 3600);

/// What happened on the connection.
#[derive(Debug)]
pub(crate) enum Happened {
    /// The broker has taken one of our messages.
    Acked,
    /// The connection is there again.
    Back,
    /// The connection was lost, for this reason, and is being made again.
    Lost(String),
    /// A message came.
    Message(Message),
    /// The board's status came: see [`Link::status`].
    Status,
}

/// The connection of one run.
pub(crate) struct Link {
    client: Client,
    events: Events,
    /// Each with its filter.
    subscriptions: Vec<(String, Subscription)>,
    acks: VecDeque<Ack>,
    status_topic: String,
    status: Option<Status>,
    lost: Option<String>,
    frame: Vec<u8>,
    origin: Instant,
}

impl Link {
    /// Connects and subscribes to `filters`, in this order.
    pub(crate) async fn connect(settings: &Settings, filters: &[String]) -> Result<Self, Fault> {
        let limit = settings.timeout.min(CONNECT_MAX);
        let mut config = Config::new(format!("mqboard-{}", fresh_id()));
        config.clean = Clean::Always;
        config.connect_timeout = limit.into();
        config.response_time = limit.into();
        config.seed = entropy();
        config.limits = Limits { receive_buffer: MESSAGE_BYTES_MAX, ..Limits::default() };
        let (client, runner) = Client::new(settings.endpoint.clone(), config)
            .map_err(|error| Fault::new(Exit::Usage, error).advice("Check user and password."))?;
        tokio::spawn(runner.run());
        let events = client.events();
        let mut link = Self {
            client,
            events,
            subscriptions: Vec::new(),
            acks: VecDeque::new(),
            status_topic: settings.prefix.status(),
            status: None,
            lost: None,
            frame: Vec::new(),
            origin: Instant::now(),
        };
        // The requests leave together with the CONNECT's answer, whatever comes first.
        let connected = link.client.connected().await;
        connected.map_err(|failure| unreachable_broker(settings, &failure))?;
        link.listen(filters).await?;
        Ok(link)
    }

    /// Subscribes to more filters. When this is done, retained messages of all but the last have come.
    pub(crate) async fn listen(&mut self, filters: &[String]) -> Result<(), Fault> {
        let client = &self.client;
        let mut requests: Vec<_> = filters
            .iter()
            .map(|filter| (Box::pin(client.subscribe(filter, QoS::AtLeastOnce)), None))
            .collect();
        // All at once: one round trip, however many there are.
        let answered = poll_fn(|cx| {
            let mut waiting = false;
            for (request, answer) in requests.iter_mut().filter(|(_, answer)| answer.is_none()) {
                match request.as_mut().poll(cx) {
                    Poll::Ready(ready) => *answer = Some(ready),
                    Poll::Pending => waiting = true,
                }
            }
            if waiting { Poll::Pending } else { Poll::Ready(()) }
        });
        if timeout(CONNECT_MAX, answered).await.is_err() {
            return Err(
                Fault::new(Exit::Connect, "the broker does not answer a subscription").advice("Try again.")
            );
        }
        let answers: Vec<_> = requests.into_iter().map(|(_, answer)| answer).collect();
        for (filter, answer) in filters.iter().zip(answers) {
            match answer {
                Some(Ok(subscription)) => self.subscriptions.push((filter.clone(), subscription)),
                Some(Err(SubscribeError::Refused { filter })) => {
                    return Err(Fault::new(
                        Exit::Login,
                        format_args!("the broker refused to subscribe to {filter}"),
                    )
                    .advice("Check the prefix, and this user's rights at the broker."));
                }
                Some(Err(error)) => return Err(Fault::new(Exit::Connect, error).advice("Try again.")),
                None => {}
            }
        }
        self.look_for_status();
        Ok(())
    }

    /// Forgets the subscriptions made after the first `keep`.
    pub(crate) fn forget(&mut self, keep: usize) {
        self.subscriptions.truncate(keep);
    }

    /// Status messages that are here already are taken, so that an operation begins with what is known.
    fn look_for_status(&mut self) {
        let (topic, status) = (&self.status_topic, &mut self.status);
        let mut cx = core::task::Context::from_waker(core::task::Waker::noop());
        for (_, subscription) in self.subscriptions.iter_mut().filter(|(filter, _)| filter == topic) {
            while let Poll::Ready(Some(message)) = subscription.poll_recv(&mut cx) {
                *status = Status::from_json(message.payload()).or_else(|| status.take());
            }
        }
    }

    /// What the board last said of itself.
    pub(crate) fn status(&self) -> Option<&Status> {
        self.status.as_ref()
    }

    /// Why there is no connection now; none if there is one.
    pub(crate) fn lost(&self) -> Option<&str> {
        self.lost.as_deref()
    }

    /// Publishes a message if there is room; says whether there was.
    pub(crate) fn publish(&mut self, topic: &str, header: &[u8], data: &[u8]) -> Result<bool, Fault> {
        self.frame.clear();
        self.frame.extend_from_slice(header);
        self.frame.extend_from_slice(data);
        match self.client.try_enqueue(Publish::new(topic, &self.frame)) {
            Ok(ack) => self.acks.push_back(ack),
            Err(PublishError::Session(SessionError::Full)) => return Ok(false),
            Err(error) => {
                return Err(Fault::new(Exit::Usage, format_args!("cannot publish to {topic}: {error}")));
            }
        }
        Ok(true)
    }

    /// Waits for the next thing to happen. Dropping the future loses nothing.
    pub(crate) async fn next(&mut self) -> Result<Happened, Fault> {
        let ended = || Fault::new(Exit::Connect, "the MQTT client has ended");
        loop {
            let Self { events, subscriptions, acks, .. } = self;
            let message = poll_fn(|cx| {
                for (_, subscription) in &mut *subscriptions {
                    if let Poll::Ready(message) = subscription.poll_recv(cx) {
                        return Poll::Ready(message);
                    }
                }
                Poll::Pending
            });
            let acked = poll_fn(|cx| match acks.front_mut() {
                Some(ack) => Pin::new(ack).poll(cx),
                None => Poll::Pending,
            });
            tokio::select! {
                biased;
                event = events.recv() => match event.ok_or_else(ended)? {
                    Event::Connected { .. } if self.lost.take().is_some() => return Ok(Happened::Back),
                    Event::Disconnected { failure, .. } => {
                        let why = failure.to_string();
                        self.lost = Some(why.clone());
                        return Ok(Happened::Lost(why));
                    }
                    Event::MessageTooLarge { topic, bytes } => {
                        return Err(Fault::new(
                            Exit::Protocol,
                            format_args!("a message of {bytes} bytes came on {topic}, and {MESSAGE_BYTES_MAX} is the most"),
                        ));
                    }
                    Event::SubscriptionRefused { filter } => {
                        return Err(Fault::new(Exit::Login, format_args!("the broker refused to subscribe to {filter}")));
                    }
                    _ => {}
                },
                message = message => {
                    let message = message.ok_or_else(ended)?;
                    if message.topic() != self.status_topic {
                        return Ok(Happened::Message(message));
                    }
                    if let Some(status) = Status::from_json(message.payload()) {
                        self.status = Some(status);
                        return Ok(Happened::Status);
                    }
                }
                acked = acked => {
                    self.acks.pop_front();
                    acked.map_err(|_| ended())?;
                    return Ok(Happened::Acked);
                }
            }
        }
    }

    /// Says goodbye to the broker, if it takes no time.
    pub(crate) async fn leave(self) {
        let _ = timeout(LEAVE_MAX, self.client.disconnect()).await;
    }

    /// The time, as operations count it.
    pub(crate) fn now(&self) -> mqrepl::monotime::Instant {
        mqrepl::monotime::Instant::ZERO + self.origin.elapsed().into()
    }

    /// An operation's deadline on the system's clock.
    pub(crate) fn instant(&self, deadline: Option<mqrepl::monotime::Instant>) -> Instant {
        match deadline {
            Some(at) => self.origin + at.since(mqrepl::monotime::Instant::ZERO).into(),
            None => Instant::now() + FAR,
        }
    }
}

/// The filter for all that answers a command with this id.
pub(crate) fn replies_to(prefix: &Prefix, id: &str) -> String {
    format!("{}reply/+/{id}", prefix.as_str())
}

/// Why there is no connection, and what to do about it.
fn unreachable_broker(settings: &Settings, failure: &Failure) -> Fault {
    let endpoint = &settings.endpoint;
    let no_connection = |exit| Fault::new(exit, format_args!("no connection to {endpoint}: {failure}"));
    match &failure.transport {
        Some(
            TransportError::CaFile { .. }
            | TransportError::ClientCertificate { .. }
            | TransportError::ClientKey { .. },
        ) => {
            return Fault::new(Exit::File, failure).advice("Name a readable PEM file.");
        }
        Some(TransportError::Untrusted { .. }) => {
            return no_connection(Exit::Certificate)
                .advice("Name its authority with --ca-file, or the name that it bears with --server-name.");
        }
        Some(TransportError::ClientCertificateRefused { .. }) => {
            return no_connection(Exit::Certificate)
                .advice("Present one that the broker trusts, with --cert and --key.");
        }
        Some(TransportError::NotTls { .. }) => {
            return no_connection(Exit::Certificate)
                .advice("Leave --tls away, or name the broker's TLS port.");
        }
        Some(
            TransportError::ServerName { .. }
            | TransportError::SystemRoots { .. }
            | TransportError::Tls { .. },
        ) => {
            return no_connection(Exit::Certificate).advice("Check --tls, --ca-file and --server-name.");
        }
        Some(TransportError::UnknownHost { .. }) => {
            return no_connection(Exit::Connect).advice("Check the name (--server).");
        }
        Some(_) | None => {}
    }
    match failure.reason {
        Reason::Refused(refusal) if matches!(refusal.bits(), 4 | 5) => {
            let advice = match endpoint.username() {
                Some(user) => {
                    format!("Check user `{user}` and the password (MQBOARD_PASSWORD or --password-file).")
                }
                None => "Log in with --user, and MQBOARD_PASSWORD or --password-file.".into(),
            };
            no_connection(Exit::Login).advice(advice)
        }
        Reason::ClosedByPeer | Reason::Broken | Reason::Malformed(_) | Reason::Misbehaved(_)
            if endpoint.tls().is_none() =>
        {
            no_connection(Exit::Connect).advice("Is that an MQTT broker? If it wants TLS, say --tls.")
        }
        _ => no_connection(Exit::Connect)
            .advice("Is the broker running there? Name it with --server and --port."),
    }
}
