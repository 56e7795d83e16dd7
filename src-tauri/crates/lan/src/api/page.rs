//! `/api`: the OpenAPI document as a page, rendered here, so that it works without a network and without a script.

use super::document::document;
use axum::http::header;
use axum::response::{Html, IntoResponse as _, Response};
use lanista_papers::html::escaped;
use serde_json::Value;
use std::fmt::Write as _;
use std::sync::LazyLock;

/// The style of the page.
pub(super) async fn style() -> Response {
    let kind = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    let sheet = concat!(
        include_str!("../../../../../ui/src/tokens.css"),
        include_str!("page.css")
    );
    (kind, sheet).into_response()
}

/// The page.
pub(super) async fn page() -> Response {
    static PAGE: LazyLock<String> = LazyLock::new(|| rendered(document()));
    Html(PAGE.clone()).into_response()
}

const METHODS: [&str; 4] = ["get", "post", "put", "delete"];

fn rendered(document: &Value) -> String {
    let mut page = String::from(
        "<!doctype html><html lang=\"en\" data-theme=\"light\"><head><meta charset=\"utf-8\">\
<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>Lanista, for programs</title>\
<link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"/api/page.css\"></head><body><header><h1>Lanista, for programs</h1>",
    );
    let info = &document["info"];
    page.push_str(&element("p", text(&info["description"])));
    let version = format!("Version {}. ", text(&info["version"]));
    page.push_str("<p class=\"quiet\">");
    page.push_str(&escaped(&version));
    page.push_str(
        "The same for machines, as OpenAPI 3.1: <a href=\"/api/v1/openapi.json\">openapi.json</a></p>\
<pre><code>curl http://HOST:PORT/api/v1/matches?state=live\n\
curl -H 'Authorization: Bearer TOKEN' -H 'Content-Type: application/json' \\\n     \
-d '{\"command\":{\"type\":\"show_message\",\"text\":\"Lunch until 14:00\"}}' http://HOST:PORT/api/v1/commands</code></pre>\
</header><main>",
    );
    for tag in document["tags"].as_array().into_iter().flatten() {
        let name = text(&tag["name"]);
        page.push_str("<section>");
        page.push_str(&element("h2", name));
        page.push_str(&element("p", text(&tag["description"])));
        for (path, item) in members(&document["paths"]) {
            for method in METHODS {
                let operation = &item[method];
                let is_here = operation["tags"]
                    .as_array()
                    .is_some_and(|tags| tags.iter().any(|known| known == name));
                if is_here {
                    page.push_str(&shown(path, method, operation));
                }
            }
        }
        page.push_str("</section>");
    }
    page.push_str("<section><h2>Shapes</h2><p>What is sent and answered, by name.</p>");
    for (name, schema) in members(&document["components"]["schemas"]) {
        let _ = write!(
            page,
            "<details id=\"{0}\"><summary><code>{0}</code></summary>",
            escaped(name)
        );
        page.push_str(&element("p", text(&schema["description"])));
        page.push_str(&fields(schema));
        page.push_str("</details>");
    }
    page.push_str("</section></main></body></html>");
    page
}

fn shown(path: &str, method: &str, operation: &Value) -> String {
    let mut out = format!(
        "<details><summary><b class=\"{method}\">{}</b> <code>{}</code> <span>{}</span></summary>",
        method.to_uppercase(),
        escaped(path),
        escaped(text(&operation["summary"])),
    );
    out.push_str(&element("p", text(&operation["description"])));
    if method == "get" && !path.contains('{') && path.starts_with("/api/v1/") {
        let _ = write!(out, "<p>Look: <a href=\"{0}\">{0}</a></p>", escaped(path));
    }
    let asked = operation["parameters"].as_array();
    if let Some(asked) = asked.filter(|asked| !asked.is_empty()) {
        out.push_str("<h3>Asked with</h3><dl>");
        for one in asked {
            let place = match text(&one["in"]) {
                "path" => "in the path",
                "header" => "as a header",
                _ => "in the query",
            };
            let _ = write!(
                out,
                "<dt><code>{}</code> <i>{}, {place}</i></dt><dd>{}</dd>",
                escaped(text(&one["name"])),
                kind(&one["schema"]),
                escaped(text(&one["description"])),
            );
        }
        out.push_str("</dl>");
    }
    for (form, content) in members(&operation["requestBody"]["content"]) {
        let _ = write!(
            out,
            "<h3>Sent</h3><p>{} as <code>{}</code></p>",
            kind(&content["schema"]),
            escaped(form)
        );
    }
    out.push_str("<h3>Answers</h3><dl>");
    for (status, answer) in members(&operation["responses"]) {
        let kinds: Vec<String> = members(&answer["content"])
            .map(|(_, content)| kind(&content["schema"]))
            .collect();
        let _ = write!(
            out,
            "<dt><code>{}</code> <i>{}</i></dt><dd>{}</dd>",
            escaped(status),
            kinds.join(", "),
            escaped(text(&answer["description"])),
        );
    }
    out.push_str("</dl></details>");
    out
}

/// The members of a shape, or its choices.
fn fields(schema: &Value) -> String {
    let choices = schema["oneOf"].as_array().or(schema["anyOf"].as_array());
    if let Some(choices) = choices {
        let items: String = choices
            .iter()
            .map(|one| {
                format!(
                    "<li>{}{}</li>",
                    element("p", text(&one["description"])),
                    fields(one)
                )
            })
            .collect();
        return format!("<p>One of</p><ul>{items}</ul>");
    }
    let all = schema["allOf"].as_array();
    if let Some(all) = all {
        return all.iter().map(fields).collect();
    }
    let required = schema["required"].as_array();
    let is_required = |name: &str| required.is_some_and(|all| all.iter().any(|one| one == name));
    let rows: String = members(&schema["properties"])
        .map(|(name, field)| {
            let may_lack = if is_required(name) {
                ""
            } else {
                ", may be left out"
            };
            format!(
                "<dt><code>{}</code> <i>{}{may_lack}</i></dt><dd>{}</dd>",
                escaped(name),
                kind(field),
                escaped(said(field)),
            )
        })
        .collect();
    if rows.is_empty() {
        format!("<p>{}</p>", kind(schema))
    } else {
        format!("<dl>{rows}</dl>")
    }
}

/// What a value is, with links to the shapes that it names.
fn kind(schema: &Value) -> String {
    if let Some(name) = schema["$ref"].as_str().and_then(|to| to.rsplit('/').next()) {
        return format!("<a href=\"#{0}\">{0}</a>", escaped(name));
    }
    if let Some(words) = schema["enum"].as_array() {
        let words: Vec<_> = words.iter().filter_map(Value::as_str).collect();
        return escaped(&words.join(" | "));
    }
    for choice in ["oneOf", "anyOf", "allOf"] {
        if let Some(choices) = schema[choice].as_array() {
            let kinds: Vec<_> = choices
                .iter()
                .filter(|one| one["type"] != "null")
                .map(kind)
                .collect();
            return kinds.join(" or ");
        }
    }
    let named = schema["type"].as_array();
    let names: Vec<&str> = named.map_or_else(
        || vec![text(&schema["type"])],
        |names| {
            let names = names.iter().filter_map(Value::as_str);
            names.filter(|name| *name != "null").collect()
        },
    );
    match names.as_slice() {
        ["array"] if schema["items"].is_object() => format!("list of {}", kind(&schema["items"])),
        ["array"] => "list".to_owned(),
        ["object"] if schema["additionalProperties"].is_object() => {
            format!("by key, {}", kind(&schema["additionalProperties"]))
        }
        ["integer" | "number"] => "number".to_owned(),
        ["string"] => "text".to_owned(),
        ["boolean"] => "true or false".to_owned(),
        names => escaped(&names.join(" or ")),
    }
}

/// What is said of a field; of one that names a shape beside its choices.
fn said(field: &Value) -> &str {
    let mut all = std::iter::once(field).chain(field["oneOf"].as_array().into_iter().flatten());
    all.find_map(|one| one["description"].as_str())
        .unwrap_or_default()
}

fn members(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// An element with a text; nothing for an empty one.
fn element(name: &str, text: &str) -> String {
    if text.is_empty() {
        String::new()
    } else {
        format!("<{name}>{}</{name}>", escaped(text))
    }
}
