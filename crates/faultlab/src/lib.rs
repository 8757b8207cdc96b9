//! Deterministic simulation: network, broker, flash, clock, boards, operators.
