//! Lets Tauri read its configuration when the window is built in.

#[cfg(feature = "desktop")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    // The pages go into the program; before they are built, an empty folder lets everything else compile.
    std::fs::create_dir_all("ui/dist")?;
    println!("cargo::rerun-if-changed=src-tauri/permissions");
    let commands =
        tauri_build::AppManifest::new().permissions_path_pattern("src-tauri/permissions/*.toml");
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands))?;
    Ok(())
}

#[cfg(not(feature = "desktop"))]
fn main() {}
