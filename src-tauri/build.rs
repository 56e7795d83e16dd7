//! Lets Tauri read its configuration when the window is built in.

fn main() {}
