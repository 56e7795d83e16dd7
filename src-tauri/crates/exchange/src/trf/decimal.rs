//! Points as reports write them: decimals with at most two places.

/// Hundredths of a point, so that every number a four-column field can hold is whole.
pub(super) const UNIT: u32 = 100;

/// A number of points in hundredths, and with how many places it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Points {
    pub(super) hundredths: i32,
    pub(super) places: u32,
}

/// Reads `3`, `0.5`, `0,5`, `.25`, `-1.0`; nothing else, and nothing beyond 9,999.
pub(super) fn read(text: &str) -> Option<Points> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, part) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let fits = whole.len() <= 4 && part.len() <= 2 && !(whole.is_empty() && part.is_empty());
    if !fits || !all_digits(whole) || !all_digits(part) {
        return None;
    }
    let whole: i32 = if whole.is_empty() {
        0
    } else {
        whole.parse().ok()?
    };
    let hundredths: i32 = format!("{part:0<2}").parse().ok()?;
    Some(Points {
        hundredths: sign * (whole * 100 + hundredths),
        places: u32::try_from(part.len()).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_read_exactly() {
        for (text, expect) in [
            ("3", Some(300)),
            ("0.5", Some(50)),
            ("0,5", Some(50)),
            (".25", Some(25)),
            ("-1.0", Some(-100)),
            ("9999", Some(999_900)),
            ("", None),
            (".", None),
            ("-", None),
            ("1.234", None),
            ("12345", None),
            ("1e3", None),
            ("1.-5", None),
        ] {
            assert_eq!(read(text).map(|it| it.hundredths), expect, "{text:?}");
        }
    }
}
