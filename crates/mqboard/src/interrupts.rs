//! Ctrl-C, from the moment on that it is listened to.

use crate::exit::{Exit, Fault};

/// Listens to Ctrl-C. One press that comes while nobody waits is kept.
pub(crate) struct Interrupts {
    #[cfg(unix)]
    signal: tokio::signal::unix::Signal,
}

impl Interrupts {
    /// From now on Ctrl-C does not end the process by itself.
    #[cfg(unix)]
    pub(crate) fn listen() -> Result<Self, Fault> {
        let kind = tokio::signal::unix::SignalKind::interrupt();
        let signal = tokio::signal::unix::signal(kind)
            .map_err(|error| Fault::new(Exit::File, format_args!("cannot listen to Ctrl-C: {error}")))?;
        Ok(Self { signal })
    }

    /// From the first [`Self::next`] on Ctrl-C does not end the process by itself.
    #[cfg(not(unix))]
    pub(crate) fn listen() -> Result<Self, Fault> {
        Ok(Self {})
    }

    /// Waits for the next Ctrl-C.
    pub(crate) async fn next(&mut self) {
        #[cfg(unix)]
        let _ = self.signal.recv().await;
        #[cfg(not(unix))]
        let _ = tokio::signal::ctrl_c().await;
    }

    /// Does something that Ctrl-C may end.
    pub(crate) async fn during<T>(
        &mut self,
        work: impl Future<Output = Result<T, Fault>>,
    ) -> Result<T, Fault> {
        tokio::select! {
            done = work => done,
            () = self.next() => Err(Fault::new(Exit::Interrupted, "interrupted")),
        }
    }
}
