//! Splits a roster cell into handles and joins them again.

use std::collections::HashSet;

use crate::clean::{clean, fold, length, shorten};
use crate::limits;
use crate::remark::Remark;

/// Adds the handles of a cell to a roster, each once, with remarks about what was changed.
pub(crate) fn add(roster: &mut Vec<String>, cell: &str, column: usize, remarks: &mut Vec<Remark>) {
    let mut there: HashSet<String> = roster.iter().map(|one| fold(one)).collect();
    for part in split(cell) {
        let handle = clean(part).text;
        if handle.is_empty() || !there.insert(fold(&handle)) {
            continue;
        }
        if roster.len() == limits::ROSTER {
            let text = format!("Only the first {} players are taken.", limits::ROSTER);
            remarks.push(Remark::note("roster_cut", Some(column), text));
            return;
        }
        let short = shorten(&handle, limits::NAME);
        if length(&handle) > limits::NAME {
            let text = format!(
                "A player's name is longer than {} characters; “{short}” will be used.",
                limits::NAME
            );
            remarks.push(Remark::note("handle_cut", Some(column), text));
        }
        roster.push(short);
    }
}

/// Handles stand on lines of their own, or between `|`, or between `,` and `;`. A `/` separates only where nothing
/// else does, since handles like AC/DC exist.
fn split(cell: &str) -> Vec<&str> {
    let ends: &[char] = &[',', ';', '|'];
    if cell.contains('\n') {
        cell.split('\n')
            .map(|part| part.trim().trim_end_matches(ends))
            .collect()
    } else if cell.contains('|') {
        cell.split('|').collect()
    } else if cell.contains([',', ';']) {
        cell.split([',', ';']).collect()
    } else {
        cell.split('/').collect()
    }
}

/// Writes handles so that [`add`] finds the same ones, except that a `|` inside a handle becomes a `/`.
pub(crate) fn join(roster: &[String]) -> String {
    let handles: Vec<String> = roster.iter().map(|one| one.replace('|', "/")).collect();
    let is_plain = !handles.iter().any(|one| one.contains([',', ';']));
    match handles.as_slice() {
        [one] if is_plain && one.contains('/') => format!("{one};"),
        [one] if is_plain => one.clone(),
        [one] => format!("{one} |"),
        _ if is_plain => handles.join("; "),
        _ => handles.join(" | "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: &str, expect: &[&str]) {
        let (mut roster, mut remarks) = (Vec::new(), Vec::new());
        add(&mut roster, cell, 0, &mut remarks);
        assert_eq!(roster, expect, "{cell:?}");
        let mut again = Vec::new();
        add(&mut again, &join(&roster), 0, &mut remarks);
        assert_eq!(again, roster, "written and read again");
        assert_eq!(remarks, Vec::new());
    }

    #[test]
    fn handles_are_found_between_any_separator() {
        check("", &[]);
        check("Ida", &["Ida"]);
        check("Ida, Ben;Jule ,, Ida", &["Ida", "Ben", "Jule"]);
        check("Ida/Ben / Jule", &["Ida", "Ben", "Jule"]);
        check("AC/DC, Ben", &["AC/DC", "Ben"]);
        check("AC/DC;", &["AC/DC"]);
        check("a,b | c", &["a,b", "c"]);
        check("a,b |", &["a,b"]);
        check("Ida,\nBen,\nJule", &["Ida", "Ben", "Jule"]);
        check("健太, 美咲", &["健太", "美咲"]);
    }
}
