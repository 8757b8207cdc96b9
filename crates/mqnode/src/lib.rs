//! The Linux port of the board: supervisor, boot loader, watchdog and the firmware process.
