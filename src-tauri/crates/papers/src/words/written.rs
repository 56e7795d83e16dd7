//! How words, numbers and moments are written: texts with their holes filled, decimal commas, days, letters of groups.

use super::Words;
use lanista_wire::files::Language;
use std::fmt::{Display, Write as _};

/// What holes of a text take.
pub type Values<'a> = &'a [(&'a str, &'a dyn Display)];

impl Words {
    /// A text with its holes filled, each once: a value is never taken for a hole. A hole without a value stays visible.
    #[must_use]
    pub fn fill(&self, text: &str, values: Values<'_>) -> String {
        let mut filled = String::with_capacity(text.len() + 16);
        let mut left = text;
        while let Some((before, after)) = left.split_once('{') {
            filled.push_str(before);
            let Some((hole, behind)) = after.split_once('}') else {
                filled.push('{');
                left = after;
                continue;
            };
            left = behind;
            let (key, forms) = hole.split_once('|').unwrap_or((hole, ""));
            let value = values.iter().find(|(name, _)| *name == key);
            let _ = match (value, forms.split_once('|')) {
                (Some((_, value)), None) => write!(filled, "{value}"),
                (Some((_, value)), Some((one, many))) => {
                    let form = if self.is_singular(&value.to_string()) {
                        one
                    } else {
                        many
                    };
                    write!(filled, "{form}")
                }
                (None, _) => write!(filled, "{{{hole}}}"),
            };
        }
        filled.push_str(left);
        filled
    }

    /// Whether a number takes the singular: 1, in French and Portuguese 0 too.
    fn is_singular(&self, number: &str) -> bool {
        match self.language {
            Language::En | Language::De | Language::Es => number == "1",
            Language::Fr | Language::Pt => number == "0" || number == "1",
        }
    }

    /// A number as the language writes it: with a comma, but for English.
    #[must_use]
    pub fn decimal(&self, number: &str) -> String {
        match self.language {
            Language::En => number.to_owned(),
            Language::De | Language::Fr | Language::Es | Language::Pt => number.replace('.', ","),
        }
    }

    /// A moment, `2026-11-27 14:05`, as the language writes it.
    #[must_use]
    pub fn moment(&self, moment: &str) -> String {
        let parts = moment.split_once(' ').and_then(|(day, time)| {
            let mut day = day.split('-');
            Some((day.next()?, day.next()?, day.next()?, time))
        });
        let Some((year, month, day, time)) = parts else {
            return moment.to_owned();
        };
        match self.language {
            Language::En => moment.to_owned(),
            Language::De => format!("{day}.{month}.{year}, {time}"),
            Language::Fr => format!("{day}/{month}/{year} {time}"),
            Language::Es | Language::Pt => format!("{day}/{month}/{year}, {time}"),
        }
    }

    /// The same without its year.
    #[must_use]
    pub fn moment_of_year(&self, moment: &str) -> String {
        let (day, time) = moment.split_once(' ').unwrap_or((moment, ""));
        let Some((month, day)) = day.get(5..).and_then(|day| day.split_once('-')) else {
            return moment.to_owned();
        };
        match self.language {
            Language::En => format!("{month}-{day} {time}"),
            Language::De => format!("{day}.{month}., {time}"),
            Language::Fr => format!("{day}/{month} {time}"),
            Language::Es | Language::Pt => format!("{day}/{month}, {time}"),
        }
    }

    /// Words in the middle of a line begin small; German nouns keep their capital.
    #[must_use]
    pub(crate) fn lowered(&self, text: &str) -> String {
        if self.language == Language::De {
            return text.to_owned();
        }
        let mut letters = text.chars();
        let first = letters.next().into_iter().flat_map(char::to_lowercase);
        first.chain(letters.clone()).collect()
    }
}

/// The letter of a group, from 1: A to Z, then AA.
pub(super) fn letter(group: u8) -> String {
    let place = |number: u8| char::from(b'A' + number % 26);
    match group.saturating_sub(1) {
        number if number < 26 => place(number).to_string(),
        number => [place(number / 26 - 1), place(number)].iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::words;
    use super::*;

    #[test]
    fn a_value_is_never_a_hole() {
        let english = words(Language::En);
        let text = english.fill(
            "{a} and {b}, {n} {n|game|games}{",
            &[("a", &"{b}"), ("b", &"two"), ("n", &1)],
        );
        assert_eq!(text, "{b} and two, 1 game{");
        assert_eq!(english.fill("{lost|a|b} {c}", &[]), "{lost|a|b} {c}");
        assert_eq!(
            words(Language::Fr).fill("{n|partie|parties}", &[("n", &0)]),
            "partie"
        );
        assert_eq!(
            words(Language::De).fill("{n|Spiel|Spiele}", &[("n", &0)]),
            "Spiele"
        );
    }

    #[test]
    fn moments_and_numbers_are_written_as_the_language_does() {
        let moment = "2026-11-27 14:05";
        for (language, whole, short, number) in [
            (Language::En, moment, "11-27 14:05", "1.5"),
            (Language::De, "27.11.2026, 14:05", "27.11., 14:05", "1,5"),
            (Language::Fr, "27/11/2026 14:05", "27/11 14:05", "1,5"),
            (Language::Es, "27/11/2026, 14:05", "27/11, 14:05", "1,5"),
            (Language::Pt, "27/11/2026, 14:05", "27/11, 14:05", "1,5"),
        ] {
            let words = words(language);
            assert_eq!(words.moment(moment), whole);
            assert_eq!(words.moment_of_year(moment), short);
            assert_eq!(words.decimal("1.5"), number);
        }
        assert_eq!(words(Language::De).moment("soon"), "soon");
        assert_eq!(words(Language::De).moment_of_year("soon"), "soon");
    }

    #[test]
    fn groups_are_letters() {
        let named = [1, 26, 27, 255].map(letter);
        assert_eq!(named, ["A", "Z", "AA", "IU"]);
    }
}
