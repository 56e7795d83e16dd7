//! Staying awake on Linux: logind keeps the computer awake as long as someone holds the file it gave out.

use webkit2gtk::gio::{
    BusType, Cancellable, DBusCallFlags, UnixFDList, bus_get_sync, glib::Error,
    glib::ToVariant as _, glib::VariantTy,
};

/// How long logind may think, milliseconds.
const PATIENCE: i32 = 5_000;

/// Held for as long as the computer stays awake; the list closes its file when it is dropped.
#[derive(Debug)]
pub(super) struct Hold {
    _file: UnixFDList,
}

/// Asks logind (`org.freedesktop.login1.Manager.Inhibit`).
pub(super) fn hold() -> Result<Hold, Error> {
    let bus = bus_get_sync(BusType::System, Cancellable::NONE)?;
    let words = (
        "sleep:idle",
        "Lanista",
        "Tablets and screens are linked",
        "block",
    );
    let (_handle, file) = bus.call_with_unix_fd_list_sync(
        Some("org.freedesktop.login1"),
        "/org/freedesktop/login1",
        "org.freedesktop.login1.Manager",
        "Inhibit",
        Some(&words.to_variant()),
        VariantTy::new("(h)").ok(),
        DBusCallFlags::NONE,
        PATIENCE,
        UnixFDList::NONE,
        Cancellable::NONE,
    )?;
    Ok(Hold { _file: file })
}
