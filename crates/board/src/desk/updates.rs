//! Firmware updates in action: the `ota` command, and the trial that follows it.

use alloc::format;

use monotime::Instant;
use mqrepl::topic::Id;

use super::Desk;
use crate::boot::{SlotId, Trial};
use crate::log::Level;
use crate::ports::Platform;
use crate::update::{self, Image, Update, UpdateError};

/// One part of an image, as it came.
pub(super) struct Part<'p> {
    pub(super) name: &'p str,
    pub(super) first: bool,
    pub(super) last: bool,
    pub(super) data: &'p [u8],
}

impl Desk {
    /// Takes a part of an image, and answers it.
    pub(super) fn ota(&mut self, now: Instant, platform: &mut dyn Platform, id: Id, part: &Part<'_>) {
        match self.take_part(now, platform, id, part) {
            Ok(()) => self.server.stored(id),
            Err(error) => {
                self.updating.take_if(|(of, _)| *of == id);
                let text = format!("MQRepl protocol error ota: {error}");
                self.server.fail(id, &text);
                self.say(now, platform, Level::Error, "update", &text);
            }
        }
    }

    fn take_part(
        &mut self,
        now: Instant,
        platform: &mut dyn Platform,
        id: Id,
        part: &Part<'_>,
    ) -> Result<(), UpdateError> {
        if part.first {
            self.begin_update(platform, id, part.name)?;
        }
        // A part of another update than the one that is being written comes from somebody who was told that it is over.
        let Some((_, update)) = self.updating.as_mut().filter(|(of, _)| *of == id) else {
            return Err(UpdateError::Busy);
        };
        let slots = platform.slots().ok_or(UpdateError::NoSlots)?;
        update.write(slots, part.data)?;
        if part.last
            && let Some((_, update)) = self.updating.take()
        {
            let slot = update.finish(slots)?;
            self.try_slot(now, platform, slot)?;
        }
        Ok(())
    }

    fn begin_update(&mut self, platform: &mut dyn Platform, id: Id, name: &str) -> Result<(), UpdateError> {
        let slots = platform.slots().ok_or(UpdateError::NoSlots)?;
        if self.boot.on_trial() {
            return Err(UpdateError::OnTrial);
        }
        if self.updating.is_some() {
            return Err(UpdateError::Busy);
        }
        let update = Update::begin(slots, Image::from_name(name)?)?;
        // The slot that waits for its trial is about to be erased.
        if let Trial::Waiting { slot: Some(_), settings } = self.boot.record.trial {
            let trial = if settings { Trial::Waiting { slot: None, settings } } else { Trial::None };
            self.boot.update(platform.records(), |record| record.trial = trial)?;
        }
        self.updating = Some((id, update));
        Ok(())
    }

    fn try_slot(
        &mut self,
        now: Instant,
        platform: &mut dyn Platform,
        slot: SlotId,
    ) -> Result<(), UpdateError> {
        let settings = matches!(self.boot.record.trial, Trial::Waiting { settings: true, .. });
        let trial = Trial::Waiting { slot: Some(slot), settings };
        self.boot.update(platform.records(), |record| record.trial = trial)?;
        self.say(now, platform, Level::Warning, "update", &update::describe(slot));
        Ok(())
    }
}
