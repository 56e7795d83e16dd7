//! Every route: whose names, whose pages, which headers, which files.

use crate::venue::{Venue, options};
use lanista_lan::client::{Error, Link, Reply, Who, request};
use lanista_lan::{Server, StartError};

const ROUTES: [(&str, &str); 20] = [
    ("GET", "/"),
    ("GET", "/s"),
    ("GET", "/j"),
    ("GET", "/desk"),
    ("GET", "/assets/none.js"),
    ("GET", "/health"),
    ("GET", "/ws"),
    ("POST", "/api/v1/pair"),
    ("GET", "/api/v1/pair"),
    ("PUT", "/api/v1/imports/none?name=a.csv"),
    ("POST", "/api/v1/imports/none"),
    ("GET", "/api/v1/imports/none/faulty.csv"),
    ("GET", "/api/v1/events"),
    ("POST", "/api/v1/link"),
    ("POST", "/api/v1/link/none"),
    ("GET", "/api/v1/topics"),
    ("GET", "/text"),
    ("GET", "/bracket/1"),
    ("GET", "/nothing/here"),
    ("DELETE", "/"),
];

async fn ask(venue: &Venue, method: &str, path: &str, headers: &[(&str, &str)]) -> Reply {
    request(venue.address(), method, path, headers, b"")
        .await
        .unwrap()
}

#[tokio::test]
async fn every_route_refuses_foreign_hosts_and_origins_and_has_the_headers() {
    let venue = Venue::open().await;
    for (method, path) in ROUTES {
        let plain = ask(&venue, method, path, &[]).await;
        let foreign_host = ask(&venue, method, path, &[("Host", "evil.example")]).await;
        let foreign_page = ask(&venue, method, path, &[("Origin", "http://evil.example")]).await;
        let sandboxed = ask(&venue, method, path, &[("Origin", "null")]).await;
        assert_eq!(foreign_host.status, 421, "{method} {path}");
        assert!(
            foreign_host.json()["text"]
                .as_str()
                .unwrap()
                .contains("not under that name")
        );
        assert_eq!(foreign_page.status, 403, "{method} {path}");
        assert_eq!(sandboxed.status, 403, "{method} {path}");
        for reply in [&plain, &foreign_host, &foreign_page] {
            let policy = reply.header("content-security-policy");
            for part in [
                "default-src 'none'",
                "script-src 'self'",
                "frame-ancestors 'none'",
                "require-trusted-types-for",
            ] {
                assert!(policy.contains(part), "{method} {path}: {policy}");
            }
            assert!(!policy.contains("unsafe"), "{policy}");
            assert_eq!(
                reply.header("referrer-policy"),
                "no-referrer",
                "{method} {path}"
            );
            assert_eq!(
                reply.header("x-content-type-options"),
                "nosniff",
                "{method} {path}"
            );
            assert_eq!(
                reply.header("cross-origin-opener-policy"),
                "same-origin",
                "{method} {path}"
            );
            assert!(
                reply.header("permissions-policy").contains("camera=()"),
                "{method} {path}"
            );
            assert_eq!(reply.header("cache-control"), "no-store", "{method} {path}");
            assert_eq!(
                reply.header("access-control-allow-origin"),
                "",
                "{method} {path}"
            );
            assert_eq!(reply.header("set-cookie"), "", "{method} {path}");
        }
    }
}

#[tokio::test]
async fn own_names_in_their_spellings() {
    let venue = Venue::with(|options| options.hosts = vec!["Gaming.Example:80".into()]).await;
    let port = venue.address().port();
    for (host, status) in [
        (format!("127.0.0.1:{port}"), 200),
        (format!("localhost:{port}"), 200),
        (format!("LOCALHOST:{port}"), 200),
        (format!("localhost.:{port}"), 200),
        (format!("[::1]:{port}"), 200),
        ("gaming.example".to_owned(), 200),
        (format!("gaming.example:{port}"), 421),
        ("localhost".to_owned(), 421),
        (format!("localhost:{}", port ^ 1), 421),
        (format!("evil.example:{port}"), 421),
        (format!("127.0.0.1.evil.example:{port}"), 421),
        (format!("evil.example.:{port}"), 421),
    ] {
        let reply = ask(&venue, "GET", "/health", &[("Host", &host)]).await;
        assert_eq!(reply.status, status, "{host}");
    }
    let two = [("Host", "localhost"), ("Host", "evil.example")];
    assert_ne!(ask(&venue, "GET", "/health", &two).await.status, 200);
}

#[tokio::test]
async fn a_foreign_page_gets_no_link() {
    let venue = Venue::open().await;
    let host = venue.address().to_string();
    for (host, origin, is_open) in [
        (host.as_str(), Some("http://evil.example"), false),
        (host.as_str(), Some("null"), false),
        ("evil.example", None, false),
        (host.as_str(), Some("tauri://localhost"), true),
        (host.as_str(), Some("http://tauri.localhost"), true),
        (host.as_str(), None, true),
    ] {
        let outcome = Link::open_by(venue.address(), &Who::Public, host, origin).await;
        assert_eq!(outcome.is_ok(), is_open, "{host} {origin:?}");
        if let Err(error) = outcome {
            assert!(matches!(error, Error::NoConnection(_)), "{error}");
        }
    }
}

#[tokio::test]
async fn only_the_native_window_may_ask_from_elsewhere() {
    let venue = Venue::open().await;
    for origin in ["tauri://localhost", "http://tauri.localhost"] {
        let headers = [("Origin", origin), ("Access-Control-Request-Method", "PUT")];
        let reply = ask(&venue, "OPTIONS", "/api/v1/imports/x", &headers).await;
        assert_eq!(
            (reply.status, reply.header("access-control-allow-origin")),
            (204, origin)
        );
        assert!(reply.header("access-control-allow-methods").contains("PUT"));
        assert_eq!(reply.header("access-control-allow-headers"), "content-type");
        assert_eq!(reply.header("access-control-allow-credentials"), "");
        let reply = ask(&venue, "GET", "/health", &[("Origin", origin)]).await;
        assert_eq!(
            (reply.status, reply.header("access-control-allow-origin")),
            (200, origin)
        );
    }
    let own = format!("http://{}", venue.address());
    let headers = [
        ("Origin", own.as_str()),
        ("Access-Control-Request-Method", "PUT"),
    ];
    let reply = ask(&venue, "OPTIONS", "/api/v1/imports/x", &headers).await;
    assert_eq!(
        (reply.status, reply.header("access-control-allow-origin")),
        (405, "")
    );
}

#[tokio::test]
async fn paths_lead_nowhere_else() {
    let venue = Venue::open().await;
    for path in [
        "/assets/../judge/index.html",
        "/assets/%2e%2e/judge/index.html",
        "/assets/..%2f..%2fCargo.toml",
        "/assets/%2e%2e%5c%2e%2e%5cCargo.toml",
        "/assets/%00",
        "/assets//etc/passwd",
        "/assets/%5c%5chost%5cshare",
        "/assets/.vite",
        "/assets/",
        "/organiser/index.html",
        "/.vite/manifest.json",
        "/judge/",
        "/desk/x",
    ] {
        assert_eq!(ask(&venue, "GET", path, &[]).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn health_and_pages() {
    let venue = Venue::open().await;
    let health = ask(&venue, "GET", "/health", &[]).await.json();
    assert_eq!(
        (health["ok"].as_bool(), health["protocol"].as_u64()),
        (Some(true), Some(1))
    );
    assert_eq!(health["epoch"], venue.hub.epoch());
    for path in ["/", "/s", "/j", "/desk"] {
        let page = ask(&venue, "GET", path, &[]).await;
        assert!(
            page.header("content-type").starts_with("text/html"),
            "{path}"
        );
        // Without built screens a page says so.
        let text = page.text();
        let is_whole = page.status == 200 && text.contains("<meta name=\"lanista-build\"");
        assert!(
            is_whole || (page.status == 503 && text.contains("not built")),
            "{path}: {}",
            page.status
        );
    }
}

#[tokio::test]
async fn a_port_in_use_is_said_and_no_other_is_taken() {
    let venue = Venue::open().await;
    let port = venue.address().port();
    let outcome = Server::start(
        venue.hub.clone(),
        options(|options| options.port = Some(port)),
    )
    .await;
    match outcome {
        Err(error @ StartError::PortInUse { .. }) => {
            assert!(error.to_string().contains(&port.to_string()))
        }
        other => panic!("{other:?}"),
    }
    let foreign = options(|options| {
        options.listen = lanista_lan::Listen::On(vec!["192.0.2.1".parse().unwrap()])
    });
    assert!(matches!(
        Server::start(venue.hub.clone(), foreign).await,
        Err(StartError::Listen { .. })
    ));
}

#[tokio::test]
async fn the_desk_chooses_where_the_server_listens() {
    use lanista_lan::Listen;
    use lanista_wire::ask::{Answer, Ask};
    let venue = Venue::with(|options| options.listen = Listen::On(vec![])).await;
    let mut desk = venue.desk().await;
    desk.follow(&["server"]).await.unwrap();
    let server = desk
        .until("server", |view| view["port"] == venue.address().port())
        .await
        .unwrap();
    assert_eq!(server["fingerprint"], venue.server.fingerprint().as_str());
    assert_eq!(server["addresses"]["127.0.0.1"]["listening"], true);
    let choose = |addresses: &[&str]| Ask::Listen {
        addresses: addresses.iter().map(|one| (*one).to_owned()).collect(),
    };
    for (addresses, is_fine) in [
        (&["127.0.0.1"][..], true),
        (&["192.0.2.1"], false),
        (&["nonsense"], false),
        (&[], true),
        (&["127.0.0.1"], true),
    ] {
        let answer = desk.ask(choose(addresses)).await.unwrap();
        assert_eq!(answer == Answer::Fine, is_fine, "{addresses:?}: {answer:?}");
        assert_eq!(
            ask(&venue, "GET", "/health", &[]).await.status,
            200,
            "loopback stays"
        );
    }
    assert_eq!(
        venue.hub.setting("listen").await.as_deref(),
        Some("[\"127.0.0.1\"]")
    );
}
