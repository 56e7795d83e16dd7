//! Where a gathering lies: its full path, and whether that is a place where SQLite's promises hold.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// A usable path of a gathering; the file itself may not exist yet.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// The file, from the root and without symbolic links.
    pub(crate) file: PathBuf,
    /// The folder it lies in.
    pub(crate) folder: PathBuf,
}

/// Why a path cannot be used at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoPlace {
    NoFolder,
    BadName,
}

impl Place {
    /// Resolves a path as a person gave it.
    pub(crate) fn find(path: &Path) -> Result<Self, NoPlace> {
        let name = path.file_name().ok_or(NoPlace::BadName)?;
        let folder = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            Some(_) | None => Path::new("."),
        };
        let folder = resolve(folder).ok_or(NoPlace::NoFolder)?;
        if !folder.is_dir() {
            return Err(NoPlace::NoFolder);
        }
        // A symbolic link and its goal are one gathering, with one lock.
        let file = resolve(path).unwrap_or_else(|| folder.join(name));
        let folder = file.parent().ok_or(NoPlace::BadName)?.to_path_buf();
        // SQLite takes the name as text and ends it at the first zero.
        match file.to_str() {
            Some(text) if !text.contains('\0') => Ok(Self { file, folder }),
            Some(_) | None => Err(NoPlace::BadName),
        }
    }

    /// A file beside the gathering whose name is the gathering's with something before and after it.
    pub(crate) fn beside(&self, before: &str, after: &str) -> PathBuf {
        let mut name = OsString::from(before);
        name.push(self.file.file_name().unwrap_or_default());
        name.push(after);
        self.folder.join(name)
    }

    /// SQLite's write-ahead log of this gathering.
    pub(crate) fn wal(&self) -> PathBuf {
        self.beside("", "-wal")
    }

    /// Makes a new or renamed file survive a power cut; where folders cannot be synced, the system does that itself.
    pub(crate) fn sync_folder(&self) {
        let _synced = std::fs::File::open(&self.folder).and_then(|folder| folder.sync_all());
    }

    /// The kind of network share the folder lies on, if it does.
    pub(crate) fn network(&self) -> Option<String> {
        on_unc_share(&self.file).or_else(|| network_of(&self.folder))
    }
}

/// The full path without links. On Windows links stay, because SQLite does not take the `\\?\` form that resolving gives.
fn resolve(path: &Path) -> Option<PathBuf> {
    if cfg!(windows) {
        std::path::absolute(path).ok().filter(|path| path.exists())
    } else {
        path.canonicalize().ok()
    }
}

/// Whether a Windows path names a share (`\\server\share`); elsewhere no path has such a prefix.
fn on_unc_share(path: &Path) -> Option<String> {
    use std::path::{Component, Prefix};
    match path.components().next() {
        Some(Component::Prefix(prefix)) => match prefix.kind() {
            Prefix::UNC(..) | Prefix::VerbatimUNC(..) => Some("SMB".to_owned()),
            Prefix::Verbatim(_)
            | Prefix::VerbatimDisk(_)
            | Prefix::DeviceNS(_)
            | Prefix::Disk(_) => None,
        },
        Some(
            Component::RootDir | Component::CurDir | Component::ParentDir | Component::Normal(_),
        )
        | None => None,
    }
}

#[cfg(target_os = "linux")]
fn network_of(folder: &Path) -> Option<String> {
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    let magic = rustix::fs::statfs(folder).ok().map(|found| found.f_type);
    linux::network(magic, linux::type_of_mount(&mounts, folder).as_deref())
}

/// Nothing is known of mounts elsewhere without a platform library: there the share is noticed by its name or not at all.
#[cfg(not(target_os = "linux"))]
fn network_of(_folder: &Path) -> Option<String> {
    None
}

#[cfg(target_os = "linux")]
mod linux {
    use std::path::Path;

    /// File systems on a network by the number `statfs` gives them, from `linux/magic.h` and the drivers' sources.
    const BY_NUMBER: [(i64, &str); 9] = [
        (0x6969, "NFS"),
        (0x517B, "SMB"),
        (0xFE53_4D42, "SMB"),
        (0xFF53_4D42, "SMB"),
        (0x5346_414F, "AFS"),
        (0x7375_7245, "Coda"),
        (0x564C, "NCP"),
        (0x00C3_6400, "Ceph"),
        (0x0102_1997, "9P"),
    ];

    /// File systems in user space all have one number: those that reach over a network are told by their name.
    const FUSE: i64 = 0x6573_5546;
    const FUSE_ON_A_NETWORK: [&str; 11] = [
        "sshfs",
        "rclone",
        "gvfsd-fuse",
        "davfs",
        "s3fs",
        "gcsfuse",
        "smbnetfs",
        "curlftpfs",
        "glusterfs",
        "cephfs",
        "kio-fuse",
    ];

    /// What share a file system is, from its number and the type its mount names.
    pub(super) fn network(
        magic: Option<impl Into<i64>>,
        mount_type: Option<&str>,
    ) -> Option<String> {
        // On 32-bit machines the number arrives as a negative one.
        let magic = magic?.into() & 0xFFFF_FFFF;
        if let Some((_, name)) = BY_NUMBER.iter().find(|(number, _)| *number == magic) {
            return Some((*name).to_owned());
        }
        let of_fuse = mount_type?.strip_prefix("fuse.")?;
        (magic == FUSE && FUSE_ON_A_NETWORK.contains(&of_fuse)).then(|| of_fuse.to_owned())
    }

    /// The type of the mount that holds a folder, from the text of `/proc/self/mountinfo` (proc(5)): the longest mount
    /// point that the folder lies under, the last such line.
    pub(super) fn type_of_mount(mounts: &str, folder: &Path) -> Option<String> {
        let mut best: Option<(usize, &str)> = None;
        for line in mounts.lines() {
            let Some((before, after)) = line.split_once(" - ") else {
                continue;
            };
            let (Some(point), Some(kind)) = (before.split(' ').nth(4), after.split(' ').next())
            else {
                continue;
            };
            // Spaces and such stand as octal escapes.
            let point = point
                .replace("\\040", " ")
                .replace("\\011", "\t")
                .replace("\\134", "\\");
            if folder.starts_with(&point) && best.is_none_or(|(length, _)| point.len() >= length) {
                best = Some((point.len(), kind));
            }
        }
        best.map(|(_, kind)| kind.to_owned())
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    const MOUNTS: &str = "22 1 254:0 / / rw,relatime - ext4 /dev/vda rw\n\
        31 22 0:27 / /home/ana/school rw - fuse.sshfs ana@school:/ rw\n\
        32 22 0:28 / /media/USB\\040STICK rw - fuseblk /dev/sdb1 rw\n";

    #[track_caller]
    fn check(magic: i64, folder: &str, expected: Option<&str>) {
        let kind = linux::type_of_mount(MOUNTS, Path::new(folder));
        assert_eq!(
            linux::network(Some(magic), kind.as_deref()).as_deref(),
            expected,
            "{folder} on {kind:?}"
        );
    }

    #[test]
    fn shares_are_told_from_disks() {
        check(0x6969, "/srv", Some("NFS"));
        check(0xFF53_4D42, "/srv", Some("SMB"));
        check(
            i64::from(0xFF53_4D42_u32.cast_signed()),
            "/srv",
            Some("SMB"),
        );
        check(0x6573_5546, "/home/ana/school/cup", Some("sshfs"));
        check(0x6573_5546, "/media/USB STICK", None);
        check(0xEF53, "/home/ana", None);
        check(0x0102_1994, "/tmp", None);
    }

    #[test]
    fn a_folder_of_this_machine_is_no_share() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::find(&folder.path().join("cup.lanista")).unwrap();
        assert_eq!(place.network(), None);
    }

    #[test]
    fn a_link_and_its_goal_are_one_place() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("cup.lanista");
        std::fs::write(&file, "x").unwrap();
        std::os::unix::fs::symlink(&file, folder.path().join("link.lanista")).unwrap();
        let link = Place::find(&folder.path().join("link.lanista")).unwrap();
        assert_eq!(link.file, Place::find(&file).unwrap().file);
    }

    #[test]
    fn a_path_to_nowhere_says_so() {
        assert_eq!(
            Place::find(Path::new("/no/such/folder/cup.lanista")).unwrap_err(),
            NoPlace::NoFolder
        );
        assert_eq!(Place::find(Path::new("/")).unwrap_err(), NoPlace::BadName);
    }
}
