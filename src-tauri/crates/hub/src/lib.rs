//! The single writer: batches, timers, views, fan-out.
