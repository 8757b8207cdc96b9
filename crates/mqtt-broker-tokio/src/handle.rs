//! A hand on a running server.

use alloc::boxed::Box;
use core::net::SocketAddr;

use mqtt_broker::Broker;
use tokio::sync::{mpsc, oneshot};

/// What a handle asks of its server.
pub(crate) enum Request {
    Do(Box<dyn FnOnce(&mut Broker) + Send>),
    Shutdown,
}

/// Reaches into a running server. Cheap to clone; dropping it does not stop the server.
#[derive(Clone, Debug)]
pub struct Handle {
    pub(crate) address: SocketAddr,
    pub(crate) requests: mpsc::UnboundedSender<Request>,
}

impl Handle {
    /// Where the server listens.
    pub fn local_addr(&self) -> SocketAddr {
        self.address
    }

    /// Does something with the broker between two of its steps; `None` when the server has ended.
    ///
    /// It is done even if the future is dropped.
    pub fn with<R: Send + 'static>(
        &self,
        action: impl FnOnce(&mut Broker) -> R + Send + 'static,
    ) -> impl Future<Output = Option<R>> + Send + 'static {
        let (answer, result) = oneshot::channel();
        let request = Box::new(move |broker: &mut Broker| {
            // Nobody may be waiting any more, which is no harm.
            let _ = answer.send(action(broker));
        });
        // A server that has ended drops the request, and with it the sender of the result.
        let _ = self.requests.send(Request::Do(request));
        async { result.await.ok() }
    }

    /// Cuts all connections, as a broken network would.
    pub async fn cut_all(&self) {
        self.with(Broker::cut_all).await;
    }

    /// Ends the server: [`Server::run`](crate::Server::run) returns, and all connections are closed.
    pub fn shutdown(&self) {
        // A server that has ended already is what was asked for.
        let _ = self.requests.send(Request::Shutdown);
    }
}
