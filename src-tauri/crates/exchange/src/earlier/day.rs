//! Days as people write them: a rating period is a day.

/// Days since 1 January 1970; what stands behind the day, such as a time, is left out.
///
/// The year comes first (`2026-11-21`, `2026/11/21`), or last after day and month (`21.11.2026`, `21/11/2026`); where
/// the second number cannot be a month, it is taken for the day (`11/21/2026`).
pub(super) fn parse(text: &str) -> Option<i64> {
    let day = text.split([' ', 'T', '\u{a0}']).next()?;
    let mut parts = day.trim_end_matches('.').split(['-', '/', '.']);
    let (one, two, three) = (parts.next()?, parts.next()?, parts.next()?);
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|one| one.is_ascii_digit());
    if parts.next().is_some() || ![one, two, three].into_iter().all(is_number) {
        return None;
    }
    let number = |part: &str| part.parse::<i64>().ok();
    let (one_is, two_is, three_is) = (number(one)?, number(two)?, number(three)?);
    let (year, month, day) = match (one.len(), three.len()) {
        (4, 1 | 2) => (one_is, two_is, three_is),
        (1 | 2, 2 | 4) => {
            let year = if three.len() == 2 {
                2_000 + three_is
            } else {
                three_is
            };
            if two_is > 12 {
                (year, one_is, two_is)
            } else {
                (year, two_is, one_is)
            }
        }
        (_, _) => return None,
    };
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => return None,
    };
    ((1_900..=2_199).contains(&year) && (1..=length).contains(&day))
        .then(|| since_1970(year, month, day))
}

pub(super) fn is_day(text: &str) -> bool {
    parse(text).is_some()
}

/// In the Gregorian calendar, counting years from March, so that the leap day comes last.
fn since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let from_march = (month + 9) % 12;
    let day_of_year = (153 * from_march + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_they_are_written() {
        for (text, expect) in [
            ("1970-01-01", Some(0)),
            ("2024-02-29", Some(19_782)),
            ("2024-02-29 18:30", Some(19_782)),
            ("2024-02-29T18:30:00Z", Some(19_782)),
            ("29.2.2024", Some(19_782)),
            ("29.02.24", Some(19_782)),
            ("29/02/2024", Some(19_782)),
            ("02/29/2024", Some(19_782)),
            ("2023-02-29", None),
            ("3-1", None),
            ("2 - 1", None),
            ("yesterday", None),
            ("", None),
        ] {
            assert_eq!(parse(text), expect, "{text}");
        }
    }
}
