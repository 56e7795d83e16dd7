//! What people call whoever did something: "Tablet 03, Mika", in every view and in the journal alike.

use lanista_domain::{Device, Role};

/// What stands on the device, its number, and who uses it now.
pub(crate) fn author(device: &Device) -> String {
    let what = match device.role {
        Role::Desk => "Desk",
        Role::HeadJudge | Role::Judge => "Tablet",
        Role::Captain => "Phone",
        Role::Caster | Role::Screen | Role::Public => "Device",
    };
    let (number, name) = (device.number, device.name.as_str());
    if name.is_empty() || name == what {
        format!("{what} {number:02}")
    } else {
        format!("{what} {number:02}, {name}")
    }
}
