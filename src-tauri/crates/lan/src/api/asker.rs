//! Who asks: a stranger, who reads what the hall sees, or a program with a token, which reads what its role reads.

use super::problem::{ending, problem, unknown_token};
use crate::crypto::token_device;
use crate::hall::Hall;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{FromRequestParts, Path, Query};
use axum::http::header::{self, HeaderMap};
use axum::http::{StatusCode, request::Parts};
use axum::response::Response;
use lanista_wire::frame::Standing;
use lanista_wire::shared::{Role, Scope};
use lanista_wire::topic::Audience;
use serde::de::DeserializeOwned;
use std::sync::Arc;

/// The fewest characters of a token that somebody chose.
const TOKEN: usize = 16;

/// The device that a token stands for.
pub(crate) fn bearer(headers: &HeaderMap) -> Option<String> {
    let value = super::problem::only(headers, &header::AUTHORIZATION)?;
    let (scheme, token) = value.split_once(' ')?;
    let is_token = scheme.eq_ignore_ascii_case("bearer") && token.len() >= TOKEN;
    is_token.then(|| token_device(token.trim()))
}

/// Whoever asks.
#[derive(Debug)]
pub(super) struct Asker {
    /// What they may see.
    pub(super) audience: Audience,
    /// The program, if it is one.
    pub(super) program: Option<Program>,
}

/// A program with a token.
#[derive(Debug)]
pub(super) struct Program {
    pub(super) device: String,
    pub(super) name: String,
    pub(super) role: Role,
    pub(super) scope: Scope,
}

impl FromRequestParts<Arc<Hall>> for Asker {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, hall: &Arc<Hall>) -> Result<Self, Response> {
        if !parts.headers.contains_key(header::AUTHORIZATION) {
            return Ok(Self {
                audience: Audience::Public,
                program: None,
            });
        }
        let device = bearer(&parts.headers).ok_or_else(unknown_token)?;
        let turn = hall.programs.turn(Some(&device)).await;
        let standing = hall.standing(&device).await;
        drop(turn);
        match standing {
            Standing::Admitted {
                name, role, scope, ..
            } => {
                hall.programs.is_good(&device);
                Ok(Self {
                    audience: Audience::of(role),
                    program: Some(Program {
                        device,
                        name,
                        role,
                        scope,
                    }),
                })
            }
            Standing::Anonymous
            | Standing::Screen { .. }
            | Standing::Waiting { .. }
            | Standing::Refused
            | Standing::Revoked
            | Standing::Unknown => {
                hall.programs.is_bad(&device);
                Err(if *hall.ending.borrow() {
                    ending()
                } else {
                    unknown_token()
                })
            }
        }
    }
}

/// What stands behind the question mark, refused as a problem.
#[derive(Debug)]
pub(super) struct Words<T>(pub(super) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Words<T> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let words: Result<Query<T>, QueryRejection> = Query::from_request_parts(parts, state).await;
        words.map(|Query(words)| Self(words)).map_err(|why| {
            let text = format!("This question is not understood: {}.", why.body_text());
            problem(StatusCode::BAD_REQUEST, "malformed", &text)
        })
    }
}

/// The numbers in an address, refused as a problem.
#[derive(Debug)]
pub(super) struct Numbers<T>(pub(super) T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Numbers<T> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let numbers: Result<Path<T>, PathRejection> = Path::from_request_parts(parts, state).await;
        numbers.map(|Path(numbers)| Self(numbers)).map_err(|_| {
            let text = "The address needs a number there.";
            problem(StatusCode::BAD_REQUEST, "malformed", text)
        })
    }
}
