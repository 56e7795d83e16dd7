//! The rules of a gathering: decide and evolve, without clock, dice or I/O.
