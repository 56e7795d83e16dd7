//! Lets the crate build before the screens are, and again when they have changed.

fn main() -> std::io::Result<()> {
    let screens = "../../../ui/dist";
    std::fs::create_dir_all(screens)?;
    println!("cargo::rerun-if-changed={screens}");
    Ok(())
}
