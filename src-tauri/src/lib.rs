//! The shell around the crates: command line, window, headless serve.
