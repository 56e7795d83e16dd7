//! Where things lie in the checkout.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The top folder of the checkout: the one with the workspace's `Cargo.toml`.
#[derive(Debug, Clone)]
pub(crate) struct Root(PathBuf);

impl Root {
    /// The checkout that this xtask was built from.
    ///
    /// # Errors
    /// When that folder is gone, because the checkout was moved after building.
    pub(crate) fn find() -> Result<Self> {
        let built_in = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let top = built_in.join("../..");
        top.canonicalize()
            .map(Self)
            .with_context(|| format!("no checkout at {}", top.display()))
    }

    /// A path inside the checkout.
    pub(crate) fn join(&self, inside: impl AsRef<Path>) -> PathBuf {
        self.0.join(inside)
    }

    /// The top folder itself.
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// Where cargo puts what it builds: `CARGO_TARGET_DIR` or `target/`.
    pub(crate) fn target(&self) -> PathBuf {
        match std::env::var_os("CARGO_TARGET_DIR") {
            Some(elsewhere) => self.0.join(elsewhere),
            None => self.0.join("target"),
        }
    }

    /// Where xtask keeps what it makes: stamps, and the two programs side by side.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub(crate) fn own(&self, inside: &str) -> Result<PathBuf> {
        let folder = self.target().join("xtask");
        std::fs::create_dir_all(&folder)
            .with_context(|| format!("cannot make {}", folder.display()))?;
        Ok(folder.join(inside))
    }
}
