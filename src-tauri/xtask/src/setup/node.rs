//! Node, which builds the screens: 20.19 or later.

use anyhow::Result;

use crate::program::Program;
use crate::setup::NeedsAPerson;

/// The oldest Node that the tools of `ui/` run on.
const OLDEST: (u32, u32) = (20, 19);

/// Sees that Node and npm are here and new enough.
///
/// # Errors
/// [`NeedsAPerson`], naming what is wanted and what was found.
pub(crate) fn check() -> Result<()> {
    let wanted = format!("Node {}.{} or later with npm", OLDEST.0, OLDEST.1);
    let Ok(found) = Program::new("node").arg("--version").read() else {
        return Err(NeedsAPerson(format!(
            "{wanted} is needed and not here: https://nodejs.org"
        ))
        .into());
    };
    if version(&found).is_none_or(|found| found < OLDEST) {
        let found = found.trim();
        return Err(NeedsAPerson(format!("{wanted} is needed; here is {found}")).into());
    }
    if !Program::new("npm").arg("--version").agrees() {
        return Err(NeedsAPerson(format!("{wanted} is needed; npm is not here")).into());
    }
    Ok(())
}

/// The first two numbers of `v20.19.4`.
fn version(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.trim().trim_start_matches('v').split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_as_numbers() {
        assert_eq!(version("v20.19.4\n"), Some((20, 19)));
        assert!(version("v20.9.0") < Some(OLDEST));
        assert!(version("v22.0.0") > Some(OLDEST));
        assert_eq!(version("what?"), None);
    }
}
