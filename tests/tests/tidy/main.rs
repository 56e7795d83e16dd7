//! The rules of the house that no compiler knows, each an ordinary test.

#[cfg(test)]
mod crates;
#[cfg(test)]
mod licences;
#[cfg(test)]
mod source;
#[cfg(test)]
mod style;
#[cfg(test)]
mod words;
