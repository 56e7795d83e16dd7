//! Makes the short name and the tag that a file leaves out.

use std::collections::{HashMap, HashSet};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use crate::clean::{fold, shorten};
use crate::limits;

/// A short name: the name itself, or as many of its words as fit.
pub(crate) fn short_name(name: &str) -> String {
    shorten(name, limits::SHORT_NAME)
}

/// The tags in use, so that a made one is new.
#[derive(Debug, Default)]
pub(crate) struct Tags {
    taken: HashSet<String>,
    /// The next number to try behind each stem, so that a thousand like names do not take a million steps.
    next: HashMap<String, u32>,
}

impl Tags {
    /// Notes a tag as used.
    pub(crate) fn take(&mut self, tag: &str) {
        self.taken.insert(fold(tag));
    }

    fn is_free(&self, tag: &str) -> bool {
        !self.taken.contains(&fold(tag))
    }

    /// Makes a tag from a name and notes it as used: initials, else the first letters, else letters and a number.
    /// Unique as long as the numbers last, which is longer than a tournament can be.
    pub(crate) fn make(&mut self, name: &str) -> String {
        let words = words(name);
        let all: Vec<&str> = words.iter().flat_map(|word| word.graphemes(true)).collect();
        let mut wanted = Vec::new();
        if words.len() > 1 {
            wanted.push(words.iter().map(|word| initial(word)).collect::<String>());
        }
        wanted.extend(
            words
                .first()
                .filter(|word| word.graphemes(true).count() > 1)
                .cloned(),
        );
        wanted.push(all.concat());
        let cut = wanted
            .into_iter()
            .map(|one| one.graphemes(true).take(limits::TAG).collect::<String>());
        let tag = cut
            .into_iter()
            .find(|one| !one.is_empty() && self.is_free(one))
            .unwrap_or_else(|| self.number(&all));
        self.take(&tag);
        tag
    }

    fn number(&mut self, letters: &[&str]) -> String {
        let stem: String = letters.iter().take(limits::TAG - 1).copied().collect();
        let mut number = self.next.get(&stem).copied().unwrap_or(2);
        let tag = loop {
            let digits = number.to_string();
            let room = limits::TAG.saturating_sub(digits.len());
            let tag = format!(
                "{}{digits}",
                letters.iter().take(room).copied().collect::<String>()
            );
            number += 1;
            if self.is_free(&tag) || number > 9_999 {
                break tag;
            }
        };
        self.next.insert(stem, number);
        tag
    }
}

/// The words of a name in capitals, Latin letters without their marks; what is no letter or digit only separates.
/// A name without any letter, like one of emoji, is one word.
fn words(name: &str) -> Vec<String> {
    let plain: String = name.chars().flat_map(simple).collect();
    let letters = |one: &char| !one.is_alphanumeric() && !is_combining_mark(*one);
    let words: Vec<String> = plain
        .split(|one: char| letters(&one))
        .filter(|word| !word.is_empty())
        .map(str::to_uppercase)
        .collect();
    if words.is_empty() {
        vec![name.split_whitespace().collect()]
    } else {
        words
    }
}

/// The first letter of a word; of a number all its digits, as in "Team 12".
fn initial(word: &str) -> String {
    if word.chars().all(|one| one.is_ascii_digit()) {
        return word.to_owned();
    }
    word.graphemes(true).take(1).collect()
}

/// A Latin letter without its mark; any other letter as it is.
fn simple(letter: char) -> Vec<char> {
    let spelled = match letter {
        'ß' | 'ẞ' => "SS",
        'æ' | 'Æ' => "AE",
        'œ' | 'Œ' => "OE",
        'ø' | 'Ø' => "O",
        'ł' | 'Ł' => "L",
        'đ' | 'Đ' | 'ð' | 'Ð' => "D",
        'þ' | 'Þ' => "TH",
        'ı' => "I",
        _ => "",
    };
    if !spelled.is_empty() {
        return spelled.chars().collect();
    }
    match std::iter::once(letter).nfd().next() {
        Some(base) if base.is_ascii_alphabetic() => vec![base],
        _ => vec![letter],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_initials_or_first_letters_and_all_differ() {
        let mut tags = Tags::default();
        for (name, expect) in [
            ("Dead Reckoning", "DR"),
            ("Deadly Rabbits", "DEAD"),
            ("Dead Rabbits", "DEA2"),
            ("Café", "CAFE"),
            ("Kabelsalat", "KABE"),
            ("Löwen", "LOWE"),
            ("Żubr Squad", "ZS"),
            ("Лесной Дозор", "ЛД"),
            ("北風", "北風"),
            ("Team 12", "T12"),
            ("X", "X"),
            ("x", "X2"),
            ("🔥🔥", "🔥🔥"),
            ("Straße", "STRA"),
        ] {
            assert_eq!(tags.make(name), expect, "{name}");
        }
    }

    #[test]
    fn four_thousand_like_names_get_four_thousand_tags() {
        let mut tags = Tags::default();
        let made: HashSet<String> = (0..limits::ENTRANTS).map(|_| tags.make("Team")).collect();
        assert_eq!(made.len(), limits::ENTRANTS);
        assert!(
            made.iter()
                .all(|tag| tag.graphemes(true).count() <= limits::TAG)
        );
    }
}
