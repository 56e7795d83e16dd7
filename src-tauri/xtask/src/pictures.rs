//! `pictures`: the pictures of README and guides, taken by the browser and window tests themselves.

use anyhow::Result;

use crate::repository::Root;
use crate::say;
use crate::test::{self, Part, Wish};

/// Where the pictures go; the tests read the same name.
const FOLDER: &str = "docs/pictures";

/// `cargo xtask pictures`.
///
/// # Errors
/// When a test that takes a picture fails.
pub(crate) fn command(root: &Root) -> Result<()> {
    let folder = root.join(FOLDER);
    std::fs::create_dir_all(&folder)?;
    for part in [Part::Browser, Part::Window] {
        test::with_pictures(
            root,
            Wish {
                long: false,
                only: Some(part),
            },
            &folder,
        )?;
    }
    say::line(&format!("The pictures are in {FOLDER}."));
    Ok(())
}
