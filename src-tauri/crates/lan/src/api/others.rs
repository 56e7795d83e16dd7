//! The addresses that the pages of Lanista itself use, as the document tells of them.

use utoipa::openapi::path::{HttpMethod, OperationBuilder, ParameterBuilder, ParameterIn};
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::schema::{AdditionalProperties, Object, ObjectBuilder, Type};
use utoipa::openapi::{ContentBuilder, OpenApi, PathItem, Required, ResponseBuilder};

/// One operation of a page.
struct Other {
    method: HttpMethod,
    path: &'static str,
    summary: &'static str,
    /// In the address, and behind the question mark.
    asks: &'static [&'static str],
    query: &'static [&'static str],
    /// The type of what is sent; none where nothing is.
    sends: Option<&'static str>,
    /// The type of what is answered.
    gets: &'static str,
    refusals: &'static [(&'static str, &'static str)],
}

const ANY: &str = "application/octet-stream";
const JSON: &str = "application/json";
const PAIR: &str = "/api/v1/pair";

const PROBLEM: &str = "application/problem+json";

const OTHERS: [Other; 15] = [
    Other {
        method: HttpMethod::Get,
        path: "/api/v1/link",
        summary: "Begins a link of a page that cannot hold a socket, and streams its frames (docs/PROTOCOL.md, Without a socket).",
        asks: &[],
        query: &[],
        sends: None,
        gets: "text/event-stream",
        refusals: &[("503", "no_random")],
    },
    Other {
        method: HttpMethod::Post,
        path: "/api/v1/link",
        summary: "Begins one whose frames are fetched question by question.",
        asks: &[],
        query: &[],
        sends: Some(JSON),
        gets: JSON,
        refusals: &[
            ("415", "malformed"),
            ("429", "too_many"),
            ("503", "no_random"),
        ],
    },
    Other {
        method: HttpMethod::Get,
        path: "/api/v1/link/{id}",
        summary: "Waits for the frames after one that was fetched.",
        asks: &["id"],
        query: &["after"],
        sends: None,
        gets: JSON,
        refusals: &[("404", "no_link")],
    },
    Other {
        method: HttpMethod::Post,
        path: "/api/v1/link/{id}",
        summary: "Frames of the page, in order.",
        asks: &["id"],
        query: &[],
        sends: Some(JSON),
        gets: JSON,
        refusals: &[
            ("400", "malformed"),
            ("401", "forged"),
            ("404", "no_link"),
            ("413", "too_large"),
            ("415", "malformed"),
            ("429", "too_many"),
            ("503", "busy"),
        ],
    },
    Other {
        method: HttpMethod::Get,
        path: "/api/v1/events",
        summary: "Public documents as server-sent events (docs/PROTOCOL.md, Without a socket).",
        asks: &[],
        query: &["topic", "overlay"],
        sends: None,
        gets: "text/event-stream",
        refusals: &[
            ("400", "malformed, too_many"),
            ("403", "wrong_key"),
            ("429", "too_many, too_many_requests"),
        ],
    },
    Other {
        method: HttpMethod::Get,
        path: "/api/v1/topics",
        summary: "Public documents with an ETag; with after, when they change.",
        asks: &[],
        query: &["name", "after", "overlay"],
        sends: None,
        gets: JSON,
        refusals: &[
            ("304", "Nothing has changed."),
            ("400", "malformed, too_many"),
            ("403", "wrong_key"),
            ("404", "not_found"),
            ("429", "too_many, too_many_requests"),
        ],
    },
    Other {
        method: HttpMethod::Post,
        path: "/api/v1/sign_up",
        summary: "Signs somebody up on a phone that nobody has let in, while the desk lets it (docs/PROTOCOL.md, Sign-up by phone).",
        asks: &[],
        query: &[],
        sends: Some(JSON),
        gets: JSON,
        refusals: &[
            ("400", "malformed"),
            (
                "409",
                "not_found, name_twice, bad_text, phones_closed, phones_full, too_many",
            ),
            ("410", "signed_up_and_removed"),
            ("415", "malformed"),
            ("429", "too_many_sign_ups"),
            ("503", "not_stored"),
        ],
    },
    Other {
        method: HttpMethod::Post,
        path: PAIR,
        summary: "Pairs a device with a code of the desk (docs/PROTOCOL.md, Pairing).",
        asks: &[],
        query: &[],
        sends: Some(JSON),
        gets: JSON,
        refusals: &[
            ("400", "malformed"),
            ("404", "unknown_code"),
            ("409", "too_many_phones"),
            ("410", "used_code, ended_code"),
            ("415", "malformed"),
            ("429", "too_many_guesses"),
            ("503", "busy, not_stored"),
        ],
    },
    Other {
        method: HttpMethod::Put,
        path: "/api/v1/imports/{ticket}",
        summary: "The bytes of a file of entrants or of earlier results; answers its preview.",
        asks: &["ticket"],
        query: &["name"],
        sends: Some(ANY),
        gets: JSON,
        refusals: IMPORT,
    },
    Other {
        method: HttpMethod::Post,
        path: "/api/v1/imports/{ticket}",
        summary: "Wishes for that file: columns, separator, repairs; answers the new preview.",
        asks: &["ticket"],
        query: &[],
        sends: Some(JSON),
        gets: JSON,
        refusals: IMPORT,
    },
    Other {
        method: HttpMethod::Get,
        path: "/api/v1/imports/{ticket}/faulty.csv",
        summary: "The faulty rows with their reasons.",
        asks: &["ticket"],
        query: &[],
        sends: None,
        gets: "text/csv",
        refusals: &[("404", "import_unknown")],
    },
    Other {
        method: HttpMethod::Put,
        path: "/api/v1/media/{sha256}",
        summary: "The bytes of one photo of a match.",
        asks: &["sha256"],
        query: &["ticket"],
        sends: Some(ANY),
        gets: JSON,
        refusals: &[
            ("400", "No ticket is named."),
            ("404", "ticket_unknown"),
            ("408", "too_slow"),
            ("409", "A refusal of the rules, by its code."),
            ("413", "too_large"),
            (
                "422",
                "not_an_image, wrong_hash, wrong_size, too_many_pixels",
            ),
            ("503", "busy, not_stored"),
        ],
    },
    Other {
        method: HttpMethod::Get,
        path: "/api/v1/media/{sha256}",
        summary: "A photo, for officials.",
        asks: &["sha256"],
        query: &["ticket"],
        sends: None,
        gets: "image/*",
        refusals: &[("400", "malformed"), ("404", "ticket_unknown")],
    },
    Other {
        method: HttpMethod::Get,
        path: "/api/v1/journal/{ticket}",
        summary: "Entries of the journal as a file, streamed; good once.",
        asks: &["ticket"],
        query: &[],
        sends: None,
        gets: ANY,
        refusals: &[
            ("403", "not_allowed"),
            ("404", "export_unknown"),
            ("422", "The journal cannot be read."),
        ],
    },
    Other {
        method: HttpMethod::Get,
        path: "/api/v1/files/{ticket}",
        summary: "A table, paper, site or results for another program, made of this moment; good once.",
        asks: &["ticket"],
        query: &[],
        sends: None,
        gets: ANY,
        refusals: &[
            ("403", "not_allowed"),
            ("404", "export_unknown"),
            ("422", "There is nothing to make it of; `text` says why."),
        ],
    },
];

const IMPORT: &[(&str, &str)] = &[
    ("400", "malformed"),
    ("404", "import_unknown"),
    ("408", "too_slow"),
    ("413", "too_large"),
    (
        "422",
        "The file cannot be read, with the reason as its code.",
    ),
];

/// Adds them.
pub(super) fn add_to(document: &mut OpenApi) {
    for other in OTHERS {
        let item = PathItem::new(other.method.clone(), operation(&other));
        match document.paths.paths.get_mut(other.path) {
            Some(known) => known.merge_operations(item),
            None => {
                document.paths.paths.insert(other.path.to_owned(), item);
            }
        }
    }
}

fn operation(other: &Other) -> OperationBuilder {
    let text = || ObjectBuilder::new().schema_type(Type::String).build();
    let body = |kind: &str| -> Object {
        if kind == JSON {
            ObjectBuilder::new().schema_type(Type::Object).build()
        } else {
            text()
        }
    };
    let content = |kind: &str| ContentBuilder::new().schema(Some(body(kind))).build();
    let named = |name: &str, place| {
        ParameterBuilder::new()
            .name(name)
            .required(if place == ParameterIn::Path {
                Required::True
            } else {
                Required::False
            })
            .parameter_in(place)
            .schema(Some(text()))
            .build()
    };
    let mut operation = OperationBuilder::new()
        .tag("Pages")
        .summary(Some(other.summary));
    for name in other.asks {
        operation = operation.parameter(named(name, ParameterIn::Path));
    }
    for name in other.query {
        operation = operation.parameter(named(name, ParameterIn::Query));
    }
    if let Some(kind) = other.sends {
        let sent = if other.path == PAIR {
            ContentBuilder::new().schema(Some(pair_request())).build()
        } else {
            content(kind)
        };
        let sent = RequestBodyBuilder::new()
            .content(kind, sent)
            .required(Some(Required::True))
            .build();
        operation = operation.request_body(Some(sent));
    }
    let done = ResponseBuilder::new()
        .description("Done.")
        .content(other.gets, content(other.gets))
        .build();
    operation = operation.response("200", done);
    let is_for_programs = other
        .refusals
        .iter()
        .any(|(_, codes)| codes.contains("too_many_requests"));
    let refused = if is_for_programs { PROBLEM } else { JSON };
    for (status, codes) in other.refusals {
        let refusal = ResponseBuilder::new()
            .description(*codes)
            .content(refused, content(JSON))
            .build();
        operation = operation.response(*status, refusal);
    }
    operation
}

/// What a device sends that pairs.
fn pair_request() -> Object {
    let text = |pattern: &str| {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .pattern(Some(pattern))
            .build()
    };
    // 32 bytes in base64url have two bits to spare, which are zero.
    let nonce = "^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$";
    ObjectBuilder::new()
        .schema_type(Type::Object)
        .property("enrolment", text("^[A-Za-z0-9_-]{16}$"))
        .property("nonce", text(nonce))
        .property("name", text("^[A-Za-z0-9 ]{0,40}$"))
        .required("enrolment")
        .required("nonce")
        .additional_properties(Some(AdditionalProperties::FreeForm(false)))
        .build()
}
