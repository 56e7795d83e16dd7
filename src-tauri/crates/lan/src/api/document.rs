//! The OpenAPI document, made from the code that answers.

use super::fresh::fresh;
use super::problem::Problem;
use super::{command, drafts, others, reads, stream};
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::{Value, json};
use std::sync::LazyLock;
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::path::Operation;
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{
    ContentBuilder, Header, OpenApi as Document, Ref, RefOr, ResponseBuilder, SecurityRequirement,
};
use utoipa::{Modify, OpenApi};

/// What programs can ask for.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Lanista",
        description = "The interface for other programs on the network of a gathering. Without a token it answers what the screens of the hall \
show; with one of the desk, what its role may see. Every answer of a read has an ETag. Lists come in pages: next is the cursor of the \
following one. Times are milliseconds since 1970. What is not there is left out.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0"),
        contact(),
    ),
    tags(
        (name = "Reads", description = "What the screens show."),
        (name = "Commands", description = "What changes something. Needs a token."),
        (name = "Pages", description = "What the pages of Lanista itself send: pairing, files and photos, each with a ticket of the desk."),
        (name = "About", description = "This interface itself."),
    ),
    paths(
        reads::gathering, reads::tournaments, reads::tournament, reads::entrants, reads::entrant, reads::way,
        reads::stages, reads::stage, reads::standings, reads::matches, reads::one_match, reads::stations, stream::stream,
        drafts::drafts, drafts::draft, drafts::hints, drafts::statistics, drafts::export,
        reads::message, reads::help, reads::token, command::command, openapi,
    ),
    components(schemas(Problem)),
    modifiers(&Common),
)]
struct Api;

/// The document.
pub(super) fn document() -> &'static Value {
    static DOCUMENT: LazyLock<Value> = LazyLock::new(|| {
        // A plain document with text keys; turning it into a value cannot fail.
        let mut document = serde_json::to_value(Api::openapi()).unwrap_or_default();
        name_keys(&mut document);
        document
    });
    &DOCUMENT
}

/// Says what utoipa does not know: the keys of a JSON object are texts also where they are numbers.
fn name_keys(value: &mut Value) {
    if !value.is_object() {
        let items = value.as_array_mut().into_iter().flatten();
        return items.for_each(name_keys);
    }
    if let Some(keys) = value.get_mut("propertyNames")
        && keys["type"] == "integer"
    {
        *keys = json!({ "type": "string", "pattern": "^[0-9]+$" });
    }
    // Numbers are never negative here, and use the whole of their bits.
    if value["minimum"] == 0
        && let Some(format) = value["format"].as_str()
    {
        let most = if format == "int32" {
            u64::from(u32::MAX)
        } else {
            u64::MAX
        };
        value["maximum"] = most.into();
        value["format"] = "int64".into();
    }
    // What may be left out of an address or a head is never null there.
    if value.get("in").is_some()
        && let Some(kinds) = value.pointer_mut("/schema/type")
        && let Some(kind) = kinds.get(0).cloned()
    {
        *kinds = kind;
    }
    let members = value
        .as_object_mut()
        .into_iter()
        .flat_map(|of| of.values_mut());
    members.for_each(name_keys);
}

/// This document.
#[utoipa::path(get, path = "/api/v1/openapi.json", tag = "About",
    responses((status = 200, description = "OpenAPI 3.1", body = serde_json::Value)))]
pub(super) async fn openapi(asked: HeaderMap) -> Response {
    static JSON: LazyLock<String> = LazyLock::new(|| document().to_string());
    fresh(&asked, JSON.clone())
}

/// What holds for all operations of a kind, said once.
struct Common;

impl Modify for Common {
    fn modify(&self, document: &mut Document) {
        let bearer = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some(
                "A token that a desk made: Devices, This server, Other programs.",
            ))
            .build();
        document
            .components
            .get_or_insert_default()
            .add_security_scheme("token", SecurityScheme::Http(bearer));
        document.info.version = env!("CARGO_PKG_VERSION").to_owned();
        others::add_to(document);
        for item in document.paths.paths.values_mut() {
            for read in item
                .get
                .iter_mut()
                .filter(|found| is_in(found, "Reads") || is_in(found, "About"))
            {
                if read.security.is_none() {
                    read.security = Some(vec![SecurityRequirement::default(), with_token()]);
                }
                read_answers(read);
            }
            for command in item
                .post
                .iter_mut()
                .filter(|found| is_in(found, "Commands"))
            {
                answer(
                    command,
                    "429",
                    "The allowance of the token is spent: too_many_requests.",
                );
            }
            for found in [&mut item.get, &mut item.post, &mut item.put] {
                let Some(found) = found else { continue };
                if is_in(found, "Pages") {
                    continue;
                }
                for response in found.responses.responses.values_mut() {
                    let RefOr::T(response) = response else {
                        continue;
                    };
                    let headers = [("ratelimit", RATE), ("ratelimit-policy", POLICY)];
                    for (name, text) in headers {
                        response
                            .headers
                            .insert(name.to_owned(), header(text).into());
                    }
                }
            }
        }
    }
}

const RATE: &str = "What is left of the allowance: \"token\";r=998;t=5";
const POLICY: &str =
    "The allowance: \"token\";q=1000;w=5, requests at once and the seconds until all are back";

fn with_token() -> SecurityRequirement {
    SecurityRequirement::new("token", Vec::<String>::new())
}

fn is_in(found: &Operation, tag: &str) -> bool {
    found.tags.iter().flatten().any(|known| known == tag)
}

/// What every read can answer.
fn read_answers(read: &mut Operation) {
    let tag = "Changes when the answer does";
    if let Some(RefOr::T(found)) = read.responses.responses.get_mut("200") {
        found.headers.insert("etag".to_owned(), header(tag).into());
    }
    let unchanged = ResponseBuilder::new()
        .description("The program has it already: If-None-Match named its ETag.")
        .header("etag", header(tag))
        .build();
    read.responses
        .responses
        .insert("304".to_owned(), unchanged.into());
    answer(
        read,
        "400",
        "The question is not understood: malformed, bad_limit.",
    );
    answer(read, "401", "The token is worth nothing: no_token.");
    answer(
        read,
        "403",
        "The role of the token does not read that: not_allowed.",
    );
    answer(
        read,
        "404",
        "There is no such thing, or it is not published: not_found. No such page of a list: bad_cursor. An entrant of no tournament: which_entrant.",
    );
    answer(
        read,
        "409",
        "The list came into another order: order_changed. Begin with the first page.",
    );
    answer(
        read,
        "429",
        "The allowance is spent: too_many_requests. Retry-After says when to come again.",
    );
    answer(read, "503", "The server is ending.");
}

/// A refusal that can be answered.
fn answer(found: &mut Operation, status: &str, text: &str) {
    let content = ContentBuilder::new()
        .schema(Some(RefOr::Ref(Ref::from_schema_name("Problem"))))
        .build();
    let refusal = ResponseBuilder::new()
        .description(text)
        .content("application/problem+json", content)
        .build();
    found
        .responses
        .responses
        .insert(status.to_owned(), refusal.into());
}

fn header(text: &str) -> Header {
    HeaderBuilder::new()
        .schema(Some(ObjectBuilder::new().schema_type(Type::String).build()))
        .description(Some(text))
        .build()
}
