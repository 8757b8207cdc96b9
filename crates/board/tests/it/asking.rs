//! Questions that Python answers.

use board::Duration;

use crate::world::World;

impl World {
    /// Sends an eval, waits for its answer, and gives that.
    #[track_caller]
    pub(crate) fn ask(&mut self, source: &str) -> String {
        let id = format!("ask{}", self.next_id);
        self.eval(&id, source);
        self.run_for(Duration::from_secs(1));
        let answers = self.answers(&id);
        assert_eq!(answers.len(), 1, "one answer to {source}: {answers:?}\n{}", self.console());
        answers.into_iter().next().unwrap_or_default()
    }

    pub(crate) fn console(&mut self) -> String {
        self.device.platform().console.clone()
    }
}
