//! Builds the crate anew when a migration is added, which the embedding macro alone does not notice.

fn main() {
    println!("cargo:rerun-if-changed=../../../migrations");
}
