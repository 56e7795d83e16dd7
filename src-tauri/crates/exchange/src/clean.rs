//! Makes a text safe to show: nothing invisible, nothing that turns the writing direction, nothing that covers its
//! neighbours (trust.md, threat 19). Names of any script and emoji stay as they are.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use crate::limits;

/// A text after cleaning, and what had to be done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Cleaned {
    /// The text: NFC, blanks collapsed to single spaces, without blanks at the ends.
    pub(crate) text: String,
    /// Whether something a reader cannot see was taken out.
    pub(crate) is_stripped: bool,
    /// Whether it holds the mark of a letter that could not be decoded.
    pub(crate) is_garbled: bool,
}

/// Cleans a name, a handle, a club or a seat.
pub(crate) fn clean(text: &str) -> Cleaned {
    let letters: Vec<char> = text.nfc().collect();
    let mut cleaned = Cleaned::default();
    let mut marks = 0;
    for (at, letter) in letters.iter().copied().enumerate() {
        if letter.is_whitespace() {
            if !cleaned.text.is_empty() && !cleaned.text.ends_with(' ') {
                cleaned.text.push(' ');
            }
            marks = 0;
            continue;
        }
        marks = if is_combining_mark(letter) {
            marks + 1
        } else {
            0
        };
        let before = letters.get(..at).unwrap_or_default();
        let is_kept =
            !is_hidden(letter) || is_inside_emoji(before, letter, letters.get(at + 1).copied());
        if !is_kept || marks > limits::MARKS {
            cleaned.is_stripped = true;
            continue;
        }
        cleaned.is_garbled |= letter == char::REPLACEMENT_CHARACTER;
        cleaned.text.push(letter);
    }
    cleaned.text.truncate(cleaned.text.trim_end().len());
    // What was taken out may have kept two letters apart that compose.
    cleaned.text = cleaned.text.nfc().collect();
    cleaned
}

/// A cell as the preview shows it: like the file, but for what would disturb the page. Line breaks stay, since they
/// may separate the handles of a roster.
pub(crate) fn show(text: &str) -> String {
    text.chars()
        .filter(|letter| {
            *letter == '\n'
                || !is_hidden(*letter)
                || matches!(*letter, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
        })
        .collect()
}

/// Two names are the same when these are equal: letter case, width, blanks and emoji variants do not count.
pub(crate) fn fold(text: &str) -> String {
    let folded: String = text
        .nfkc()
        .flat_map(char::to_lowercase)
        .filter(|letter| !matches!(letter, '\u{fe00}'..='\u{fe0f}'))
        .flat_map(|letter| match letter {
            'ß' => ['s', 's'].into_iter().take(2),
            'ς' => ['σ', ' '].into_iter().take(1),
            other => [other, ' '].into_iter().take(1),
        })
        .nfkc()
        .collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Length as people count: grapheme clusters.
pub(crate) fn length(text: &str) -> usize {
    text.graphemes(true).count()
}

/// The beginning of a text with at most so many grapheme clusters, cut between words where that leaves something.
pub(crate) fn shorten(text: &str, most: usize) -> String {
    if length(text) <= most {
        return text.to_owned();
    }
    let cut: String = text.graphemes(true).take(most).collect();
    let is_between_words = text
        .get(cut.len()..)
        .is_some_and(|rest| rest.starts_with(' '));
    let whole_words = if is_between_words {
        Some(cut.as_str())
    } else {
        cut.rsplit_once(' ').map(|(words, _)| words)
    };
    let kept = whole_words
        .unwrap_or(&cut)
        .trim_end_matches([' ', '-', '&', '+', '/', ',', '.', ':', '|']);
    if kept.is_empty() {
        cut
    } else {
        kept.to_owned()
    }
}

/// Control, zero width, direction, filler, tag and private characters: nothing a reader sees.
fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

/// Joiners, variation selectors and the tags of flags, where they hold an emoji together.
fn is_inside_emoji(before: &[char], letter: char, after: Option<char>) -> bool {
    let last = before
        .iter()
        .rev()
        .copied()
        .find(|one| !matches!(one, '\u{fe0e}' | '\u{fe0f}'));
    match letter {
        '\u{200d}' => last.is_some_and(is_pictograph) && after.is_some_and(is_pictograph),
        '\u{fe0e}' | '\u{fe0f}' => before
            .last()
            .is_some_and(|one| is_pictograph(*one) || is_keycap(*one)),
        '\u{e0020}'..='\u{e007f}' => before
            .last()
            .is_some_and(|one| *one == '\u{1f3f4}' || matches!(one, '\u{e0020}'..='\u{e007e}')),
        _ => false,
    }
}

fn is_keycap(letter: char) -> bool {
    matches!(letter, '0'..='9' | '#' | '*')
}

/// The blocks in which Unicode's emoji stand.
fn is_pictograph(letter: char) -> bool {
    matches!(letter,
        '\u{a9}' | '\u{ae}' | '\u{203c}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2190}'..='\u{21ff}'
        | '\u{2300}'..='\u{23ff}' | '\u{24c2}' | '\u{25a0}'..='\u{27bf}' | '\u{2900}'..='\u{297f}' | '\u{2b00}'..='\u{2bff}'
        | '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_seen_stays_and_what_is_hidden_goes() {
        for (before, after, is_stripped) in [
            ("Fox", "Fox", false),
            ("  Null \t pointers\n", "Null pointers", false),
            ("北風", "北風", false),
            ("Лесной Дозор", "Лесной Дозор", false),
            ("فريق النسور", "فريق النسور", false),
            ("ทีมงาน", "ทีมงาน", false),
            ("Cafe\u{301}", "Café", false),
            ("👩‍🚀 Crew", "👩‍🚀 Crew", false),
            (
                "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
                "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
                false,
            ),
            ("❤\u{fe0f}", "❤\u{fe0f}", false),
            ("\u{202e}gnol", "gnol", true),
            ("a\u{200b}b", "ab", true),
            ("a\u{200d}b", "ab", true),
            ("a\u{7}b", "ab", true),
            ("\u{feff}Fox", "Fox", true),
            ("e\u{200b}\u{301}", "é", true),
            ("\u{3164}\u{3164}", "", true),
        ] {
            let cleaned = clean(before);
            assert_eq!(
                (cleaned.text.as_str(), cleaned.is_stripped),
                (after, is_stripped),
                "{before:?}"
            );
        }
    }

    #[test]
    fn marks_do_not_climb_over_the_lines_above() {
        let tower = format!("Z{}", "\u{30d}".repeat(200));
        assert_eq!(clean(&tower).text.chars().count(), 1 + limits::MARKS);
    }

    #[test]
    fn names_are_the_same_whatever_their_case_and_blanks() {
        for (one, other) in [
            ("Null Pointers", "null  pointers "),
            ("STRASSE", "Straße"),
            ("ＦＯＸ", "fox"),
            ("ΟΔΥΣΣΕΥΣ", "οδυσσευς"),
        ] {
            assert_eq!(fold(one), fold(other));
        }
        assert_ne!(fold("Alex"), fold("Alexa"));
    }

    #[test]
    fn a_cut_falls_between_words() {
        for (text, most, expect) in [
            ("Fox", 16, "Fox"),
            ("Heap of Trouble and more", 16, "Heap of Trouble"),
            ("Donaudampfschifffahrtsgesellschaft", 16, "Donaudampfschiff"),
            ("Quiet Storm Chasers", 11, "Quiet Storm"),
            ("Hex & Hops", 6, "Hex"),
        ] {
            assert_eq!(shorten(text, most), expect);
        }
    }
}
