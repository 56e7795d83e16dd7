//! Writes a format as a file that reads back equal, laid out as the shipped ones are.

use lanista_domain::draft::{
    ClockRule, Constraint, DraftFormat, Effect, Evidence, Exhaustion, Opening, Override, Step,
};
use serde::Serialize;
use std::fmt::Write as _;

/// The text of a format.
#[must_use]
pub fn to_toml(format: &DraftFormat) -> String {
    let mut page = Page(String::new());
    page.line("schema", format.schema);
    page.line("id", &format.id);
    page.line("version", &format.version);
    page.unless_empty("name", &format.name);
    if format.evidence != Evidence::default() {
        page.line("evidence", format.evidence);
    }
    page.unless_empty("source", &format.source);
    page.some("team_size", format.team_size.as_ref());
    if !format.sides.is_empty() {
        page.line("sides", &format.sides);
    }
    page.some("collision", format.collision.as_ref());
    if format.exhaustion != Exhaustion::default() {
        page.line("exhaustion", format.exhaustion);
    }
    page.head("[pool]");
    page.line("ref", &format.pool.id);
    page.some("exactly", format.pool.exactly.as_ref());
    page.head("[seats]");
    page.line("assign", format.seats.assign);
    page.some("later", format.seats.later.as_ref());
    clock(&mut page, &format.clock);
    for each in &format.steps {
        step(&mut page, each);
    }
    for each in &format.effects {
        effect(&mut page, each);
    }
    for each in &format.constraints {
        constraint(&mut page, each);
    }
    for each in &format.overrides {
        exception(&mut page, each);
    }
    page.0
}

/// The text so far.
struct Page(String);

impl Page {
    fn head(&mut self, head: &str) {
        let _never_fails = write!(self.0, "\n{head}\n");
    }

    fn line(&mut self, key: &str, value: impl Serialize) {
        let _never_fails = writeln!(self.0, "{key} = {}", inline(value));
    }

    fn some(&mut self, key: &str, value: Option<&impl Serialize>) {
        if let Some(value) = value {
            self.line(key, value);
        }
    }

    fn unless_empty(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.line(key, text);
        }
    }

    fn unless_zero(&mut self, key: &str, ms: u32) {
        if ms > 0 {
            self.line(key, ms);
        }
    }
}

/// A value in one line, tables too.
fn inline(value: impl Serialize) -> String {
    let mut text = String::new();
    // Numbers, texts, words, and tables of these: TOML has all of them.
    let _fits = value.serialize(toml::ser::ValueSerializer::new(&mut text));
    text
}

fn clock(page: &mut Page, clock: &ClockRule) {
    page.head("[clock]");
    page.line("turn_ms", clock.turn_ms);
    page.unless_zero("grace_ms", clock.grace_ms);
    page.unless_zero("reserve_ms", clock.reserve_ms);
    page.unless_zero("min_dwell_ms", clock.min_dwell_ms);
    page.unless_zero("swap_ms", clock.swap_ms);
    page.unless_zero("delay_ms", clock.delay_ms);
    if !clock.on_timeout.is_empty() {
        page.line("on_timeout", &clock.on_timeout);
    }
    page.line("on_disconnect", clock.on_disconnect);
}

fn step(page: &mut Page, step: &Step) {
    page.head("[[step]]");
    page.unless_empty("id", &step.id);
    page.unless_empty("phase", &step.phase);
    page.some("turn_ms", step.turn_ms.as_ref());
    page.some("system", step.system.as_ref());
    match step.open.as_slice() {
        [] => {}
        [one] => page.line("open", [one]),
        many => openings(page, many),
    }
}

fn openings(page: &mut Page, many: &[Opening]) {
    page.0.push_str("open = [\n");
    for opening in many {
        let _never_fails = writeln!(page.0, "  {},", inline(opening));
    }
    page.0.push_str("]\n");
}

fn effect(page: &mut Page, effect: &Effect) {
    page.head("[[effect]]");
    page.line("on", effect.on);
    page.some("tag", effect.tag.as_ref());
    page.line("blocks", &effect.blocks);
    page.line("for", effect.whom);
    page.line("until", effect.until);
}

fn constraint(page: &mut Page, constraint: &Constraint) {
    page.head("[[constraint]]");
    page.line("kind", constraint.kind);
    page.line("attribute", &constraint.attribute);
    page.some("value", constraint.value.as_ref());
    page.line("verb", constraint.verb);
    page.some("max", constraint.max.as_ref());
    page.some("min", constraint.min.as_ref());
}

fn exception(page: &mut Page, other: &Override) {
    page.head("[[override]]");
    page.line("when", other.when);
    page.line("format", &other.format);
}
