//! Bad input at the real program: files, folders, ports, codes and messages; each gets a clear answer, and nothing is lost.

mod files;
mod messages;
