//! The engine of the command line: one JSON request a line in, one JSON answer a line out.
//!
//! It plays a stage by the rules of [`lanista_domain`] with the results that the request brings, and says what came
//! of it. It keeps nothing between two lines. The fields are described in `docs/ENGINE.md`.

mod elimination;
mod fields;
mod free_for_all;
mod problem;
mod reply;
mod request;
mod results;
mod round_robin;
mod swiss;
mod table;

use problem::Problem;
use reply::{Answer, Failure};
use request::{Format, Request};

/// The longest line that is read, in bytes.
pub const LONGEST_LINE: usize = 12_000_000;

/// Answers one request. The answer is one line of JSON without its line break; whatever is wrong with the request, it
/// is an answer with `error`.
#[must_use]
pub fn answer(line: &str) -> String {
    let text = match request::read(line) {
        Ok(request) => match play(&request) {
            Ok(answer) => serde_json::to_string(&answer.with(&request.id)),
            Err(problem) => serde_json::to_string(&Failure::new(&request.id, &problem)),
        },
        Err(problem) => {
            let id = request::id_of(line);
            serde_json::to_string(&Failure::new(&id, &problem))
        }
    };
    text.unwrap_or_else(|_| UNWRITABLE.to_owned())
}

/// What is answered should an answer not be writable as JSON.
const UNWRITABLE: &str =
    r#"{"error":{"code":"unwritable","message":"The answer cannot be written as JSON."}}"#;

fn play(request: &Request) -> Result<Answer<'_>, Problem> {
    match &request.format {
        Format::Elimination(wanted) => elimination::play(wanted, request),
        Format::RoundRobin(wanted) => round_robin::play(wanted, request),
        Format::Swiss(wanted) => swiss::play(wanted, request),
        Format::FreeForAll(plan) => free_for_all::play(plan, request),
    }
}
