//! Numbers, dates and times of a spreadsheet as a person would read them there.

/// What a cell's format makes of its number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Format {
    /// A plain number.
    #[default]
    Number,
    /// Days since the epoch of the workbook, the time as a fraction.
    Date,
}

/// Builtin number formats that are dates or times (ECMA-376 part 1, 18.8.30, with the East Asian ones).
pub(crate) fn builtin(id: u32) -> Format {
    match id {
        14..=22 | 27..=36 | 45..=47 | 50..=58 => Format::Date,
        _ => Format::Number,
    }
}

/// Whether a custom format code shows a date or a time: one of its letters stands outside quotes and brackets.
pub(crate) fn custom(code: &str) -> Format {
    let mut letters = code.split(';').next().unwrap_or_default().chars();
    let mut is_date = false;
    while let Some(letter) = letters.next() {
        match letter {
            '"' => while letters.next().is_some_and(|inner| inner != '"') {},
            '[' => while letters.next().is_some_and(|inner| inner != ']') {},
            '\\' | '_' | '*' => {
                letters.next();
            }
            'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' => is_date = true,
            'G' | 'g' => return Format::Number,
            _ => {}
        }
    }
    if is_date {
        Format::Date
    } else {
        Format::Number
    }
}

/// A number without the noise of floating point: `3`, `2.5`, `0.3` also for 0.30000000000000004.
pub(crate) fn number(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() < 1e15 {
        return format!("{value:.0}");
    }
    let rounded = format!("{value:.9}");
    rounded
        .trim_end_matches('0')
        .trim_end_matches('.')
        .to_owned()
}

/// A serial date as `2026-11-21`, `2026-11-21 10:05` or, below one day, `10:05`. `shift` is 1462 for workbooks that
/// count from 1904.
pub(crate) fn date(serial: f64, shift: i64) -> String {
    if !(0.0..2_958_466.0).contains(&serial) {
        return number(serial);
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the range above is far inside i64"
    )]
    let minutes = (serial * 1_440.0).round() as i64;
    let (days, minute) = (minutes / 1_440, minutes % 1_440);
    let time = format!("{:02}:{:02}", minute / 60, minute % 60);
    if days == 0 {
        return time;
    }
    // 25,569 days lie between the epoch of 1900, with its leap day that never was, and 1 January 1970.
    let (year, month, day) = civil(days + shift - 25_569 + i64::from(shift == 0 && days < 60));
    let day = format!("{year:04}-{month:02}-{day:02}");
    if minute == 0 {
        day
    } else {
        format!("{day} {time}")
    }
}

/// Year, month and day of a count of days since 1 January 1970, in the Gregorian calendar. The year is counted from
/// March, so that the leap day comes last; 400 years have 146,097 days.
fn civil(days: i64) -> (i64, i64, i64) {
    let from_march = days + 719_468;
    let era = from_march.div_euclid(146_097);
    let day_of_era = from_march.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serial_dates_read_as_the_spreadsheet_shows_them() {
        let check = |serial: f64, expect: &str| assert_eq!(date(serial, 0), expect, "{serial}");
        check(1.0, "1900-01-01");
        check(61.0, "1900-03-01");
        check(25_569.0, "1970-01-01");
        check(45_351.0, "2024-02-29");
        check(46_347.420_138_89, "2026-11-21 10:05");
        check(0.4, "09:36");
        check(-3.0, "-3");
        assert_eq!(date(1.0, 1_462), "1904-01-02");
    }

    #[test]
    fn numbers_lose_their_noise() {
        for (value, expect) in [
            (3.0, "3"),
            (0.1 + 0.2, "0.3"),
            (2.5, "2.5"),
            (1e300, &format!("{:.9}", 1e300)[..301]),
            (-7.0, "-7"),
        ] {
            assert_eq!(number(value), expect);
        }
    }

    #[test]
    fn format_codes_tell_dates_from_numbers() {
        for (code, expect) in [
            ("General", Format::Number),
            ("0.00", Format::Number),
            ("#,##0\" days\"", Format::Number),
            ("[Red]0", Format::Number),
            ("dd.mm.yyyy", Format::Date),
            ("[$-407]h:mm", Format::Date),
        ] {
            assert_eq!(custom(code), expect, "{code}");
        }
    }
}
