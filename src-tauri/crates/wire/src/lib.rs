//! What crosses a socket: commands, views, frames, protocol version.
