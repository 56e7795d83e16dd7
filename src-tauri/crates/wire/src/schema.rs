//! The schemas of what crosses the socket as one word, for the OpenAPI document.

use crate::shared::{Group, Whose};
use std::borrow::Cow;
use utoipa::openapi::schema::{Object, ObjectBuilder, SchemaType, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

const PART: &str = "upper|lower|final|reset|third_place";

/// A text of a pattern.
fn word(pattern: &str, text: &str) -> RefOr<Schema> {
    let word: Object = ObjectBuilder::new()
        .schema_type(SchemaType::Type(Type::String))
        .pattern(Some(format!("^({pattern})$")))
        .description(Some(text))
        .build();
    RefOr::T(Schema::Object(word))
}

impl PartialSchema for Group {
    fn schema() -> RefOr<Schema> {
        let pattern = format!("{PART}|pool[0-9]+(_({PART}))?|tie_break[0-9]+");
        word(
            &pattern,
            "The part of a stage: of a bracket, a group of a table, or a tie-break.",
        )
    }
}

impl ToSchema for Group {
    fn name() -> Cow<'static, str> {
        "Group".into()
    }
}

impl PartialSchema for Whose {
    fn schema() -> RefOr<Schema> {
        let pattern = format!("{PART}|pool[0-9]+(_({PART}))?|tie_break[0-9]+|every_pool");
        word(
            &pattern,
            "The groups that something is said of: one, or each.",
        )
    }
}

impl ToSchema for Whose {
    fn name() -> Cow<'static, str> {
        "Whose".into()
    }
}
