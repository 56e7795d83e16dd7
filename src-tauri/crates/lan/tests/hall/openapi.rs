//! The OpenAPI document: every address under `/api/v1` is in it, and nothing else; and the page made from it.

use crate::reads::request;
use crate::venue::Venue;
use serde_json::Value;
use std::collections::BTreeSet;

/// Where routes are made.
const ROUTERS: [&str; 3] = [
    include_str!("../../src/carriers.rs"),
    include_str!("../../src/routes.rs"),
    include_str!("../../src/api.rs"),
];

/// Method and address of every route under `/api/v1`, read from the source.
fn routes() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for source in ROUTERS {
        for call in source.split(".route(").skip(1) {
            let path = call.split('"').nth(1).unwrap();
            if !path.starts_with("/api/v1/") {
                continue;
            }
            let call = call.split("\n        .").next().unwrap();
            for method in ["get", "post", "put", "delete", "any"] {
                if call.contains(&format!("{method}(")) {
                    found.insert(format!("{method} {path}"));
                }
            }
        }
    }
    found
}

async fn document(venue: &Venue) -> Value {
    request(venue, "GET /api/v1/openapi.json", "").await.json()
}

#[tokio::test]
async fn every_address_is_in_the_document_and_the_other_way_round() {
    let venue = Venue::open().await;
    let document = document(&venue).await;
    let documented: BTreeSet<String> = document["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, item)| {
            let methods = item.as_object().unwrap().keys();
            methods.map(move |method| format!("{method} {path}"))
        })
        .collect();
    let routes = routes();
    assert!(routes.len() > 20, "{routes:?}");
    assert_eq!(
        routes, documented,
        "routes that the pages use are told of in lan/src/api/others.rs"
    );
}

#[tokio::test]
async fn the_document_is_openapi_3_1_and_names_nothing_that_it_does_not_hold() {
    let venue = Venue::open().await;
    let document = document(&venue).await;
    assert_eq!(document["openapi"], "3.1.0");
    let text = document.to_string();
    let schemas = document["components"]["schemas"].as_object().unwrap();
    for named in text.split("#/components/schemas/").skip(1) {
        let name = named.split('"').next().unwrap();
        assert!(schemas.contains_key(name), "{name}");
    }
    for shape in ["MatchCard", "Command", "Problem", "TournamentView"] {
        assert!(schemas.contains_key(shape), "{shape}");
    }
    let operations = document["paths"].as_object().unwrap().values();
    for operation in operations.flat_map(|item| item.as_object().unwrap().values()) {
        assert!(operation["summary"].is_string(), "{operation}");
        assert!(operation["responses"]["200"].is_object(), "{operation}");
    }
}

#[tokio::test]
async fn the_page_shows_every_address_and_needs_no_script() {
    let venue = Venue::open().await;
    let page = request(&venue, "GET /api", "").await;
    assert_eq!(page.status, 200);
    assert_eq!(page.headers["content-type"], "text/html; charset=utf-8");
    for route in routes() {
        let (_, path) = route.split_once(' ').unwrap();
        assert!(page.text.contains(path), "{path}");
    }
    assert!(!page.text.contains("<script") && !page.text.contains(" style="));
    let style = request(&venue, "GET /api/page.css", "").await;
    assert_eq!(style.headers["content-type"], "text/css; charset=utf-8");
    assert!(style.text.contains("--ink"), "the colours stand before it");
}
