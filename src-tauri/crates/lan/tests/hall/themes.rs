//! Themes of overlays: what a folder of files may change, and what of it is refused.

use crate::venue::Venue;
use lanista_lan::client::{Reply, request};
use serde_json::Value;
use std::fs;
use std::path::Path;

async fn hall(folder: &Path) -> Venue {
    let folder = folder.to_path_buf();
    Venue::with(|options| options.themes = Some(folder)).await
}

async fn get(venue: &Venue, path: &str) -> Reply {
    request(venue.address(), "GET", path, &[], b"")
        .await
        .unwrap()
}

/// What the desk is told of the folder, once it says that.
async fn told(venue: &Venue, is_it: impl Fn(&Value) -> bool) -> Value {
    let mut desk = venue.desk().await;
    desk.follow(&["server"]).await.unwrap();
    let server = desk.until("server", |server| is_it(&server["themes"]));
    server.await.unwrap()["themes"].clone()
}

#[tokio::test]
async fn a_theme_is_served_with_its_font_and_only_what_was_understood_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let gold =
        r##"  { "colours": { "accent": "#ffd200" }, "font": "face.woff2", "corners": 12 }  "##;
    fs::write(folder.path().join("gold.json"), gold).unwrap();
    fs::write(folder.path().join("face.woff2"), b"wOF2 and letters").unwrap();
    fs::write(folder.path().join("notes.txt"), b"nothing").unwrap();
    let venue = hall(folder.path()).await;
    let themes = told(&venue, |now| now["names"][0] == "gold").await;
    assert_eq!(themes.get("faults"), None);

    let theme = get(&venue, "/themes/gold").await;
    assert_eq!(theme.status, 200);
    assert_eq!(theme.header("content-type"), "application/json");
    let shown = r##"{"colours":{"accent":"#FFD200"},"corners":12,"font":"face.woff2"}"##;
    assert_eq!(theme.body, shown.as_bytes());
    let font = get(&venue, "/themes/gold/font").await;
    assert_eq!(font.header("content-type"), "font/woff2");
    assert_eq!(font.body, b"wOF2 and letters");
    let tag = theme.header("etag").to_owned();
    let known = [("if-none-match", tag.as_str())];
    let again = request(venue.address(), "GET", "/themes/gold", &known, b"");
    assert_eq!(again.await.unwrap().status, 304);
}

#[tokio::test]
async fn a_file_with_a_script_an_address_or_a_strange_font_is_told_to_the_desk_and_never_served() {
    let folder = tempfile::tempdir().unwrap();
    let secret = folder.path().join("secret");
    fs::write(&secret, b"the desk's own").unwrap();
    let there = folder.path().join("themes");
    fs::create_dir(&there).unwrap();
    let files: [(&str, &str, &str); 7] = [
        (
            "script.json",
            r#"{"script":"alert(1)"}"#,
            "unknown field `script`",
        ),
        (
            "style.json",
            r#"{"colours":{"text":"red;background:url(https://elsewhere)"}}"#,
            "a colour is # and six digits",
        ),
        (
            "page.json",
            "<html><script>1</script></html>",
            "It is no theme",
        ),
        (
            "lost.json",
            r#"{"font":"missing.woff2"}"#,
            "does not lie beside it",
        ),
        ("font.json", r#"{"font":"no-font.woff2"}"#, "is no WOFF2"),
        ("away.json", r#"{"font":"../secret"}"#, "The font has to be"),
        ("a b.json", "{}", "A theme is called by letters"),
    ];
    for (name, text, _) in files {
        fs::write(there.join(name), text).unwrap();
    }
    fs::write(there.join("no-font.woff2"), b"<svg onload=alert(1)>").unwrap();
    fs::write(there.join("large.json"), vec![b' '; 70_000]).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(&secret, there.join("link.json")).unwrap();
    fs::write(there.join("good.json"), "{}").unwrap();
    let venue = hall(&there).await;
    let themes = told(&venue, |now| now["names"][0] == "good").await;
    assert_eq!(themes["names"].as_array().unwrap().len(), 1);
    let faults = themes["faults"].as_array().unwrap();
    for (name, _, why) in files {
        let fault = faults.iter().find(|fault| fault["file"] == name).unwrap();
        assert!(fault["text"].as_str().unwrap().contains(why), "{fault}");
        let stem = name.trim_end_matches(".json").replace(' ', "%20");
        assert_eq!(get(&venue, &format!("/themes/{stem}")).await.status, 404);
    }
    assert_eq!(
        faults.len(),
        files.len() + 1,
        "and the large one: {faults:?}"
    );
    for path in [
        "/themes/link",
        "/themes/large",
        "/themes/..%2Fsecret",
        "/themes/good/font",
        "/themes/font/font",
        "/themes/good.json",
    ] {
        let reply = get(&venue, path).await;
        assert_eq!(reply.status, 404, "{path}");
        assert!(!reply.body.windows(6).any(|part| part == b"desk's"));
    }
}

#[tokio::test]
async fn what_changes_in_the_folder_is_seen_while_it_is_served() {
    let folder = tempfile::tempdir().unwrap();
    let there = folder.path().join("themes");
    let venue = hall(&there).await;
    let themes = told(&venue, |now| now["is_there"] == false).await;
    assert_eq!(themes["folder"], there.display().to_string());
    fs::create_dir(&there).unwrap();
    fs::write(there.join("late.json"), r#"{"safe_area":99}"#).unwrap();
    let themes = told(&venue, |now| now["faults"].is_array()).await;
    let text = themes["faults"][0]["text"].as_str().unwrap();
    assert_eq!(text, "The safe area is too wide: 10 is the most.");
    fs::write(there.join("late.json"), r#"{"safe_area":9}"#).unwrap();
    told(&venue, |now| now["names"][0] == "late").await;
    assert_eq!(
        get(&venue, "/themes/late").await.body,
        br#"{"safe_area":9}"#
    );
}
