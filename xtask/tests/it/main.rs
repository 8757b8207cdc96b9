//! The repository keeps its own rules, and every rule is shown to bite.

#[cfg(test)]
mod conformance;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod repository;
