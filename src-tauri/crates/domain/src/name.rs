//! Names from people: cleaned of what cannot be seen, measured as people count, shortened where no short form was given.

use alloc::string::{String, ToString};
use unicode_segmentation::UnicodeSegmentation;

/// Longest registered name, in characters as people count them.
pub const NAME: usize = 40;
/// Longest short name.
pub const SHORT: usize = 16;
/// Longest way to say a name.
pub const SPOKEN: usize = 60;
/// Longest name of a person before the law.
pub const LEGAL: usize = 80;
/// Longest tag.
pub const TAG: usize = 4;
/// Longest free text: a reason, a note.
pub const SENTENCE: usize = 200;

/// Takes out control and direction-changing characters, and joins runs of white space to one blank.
#[must_use]
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if c.is_whitespace() {
            gap = !out.is_empty();
        } else if !is_unseen(c) {
            if gap {
                out.push(' ');
                gap = false;
            }
            out.push(c);
        }
    }
    out
}

/// Characters that nobody sees and that can make a name lie: controls, direction marks and overrides, fillers.
/// The joiners of emoji and Indic scripts stay.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{00AD}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}'
            | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E001F}')
}

/// Joiners, variation selectors, tags and blank fillers: they shape what stands beside them and show nothing alone.
fn is_shapeless(c: char) -> bool {
    matches!(c, '\u{034F}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{200C}' | '\u{200D}'
        | '\u{2800}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0020}'..='\u{E01EF}')
}

/// What a text looks like, to compare it: without regard to case and to characters that show nothing.
#[must_use]
pub fn folded(text: &str) -> String {
    let seen: String = text.chars().filter(|c| !is_shapeless(*c)).collect();
    seen.to_lowercase()
}

/// Whether a cleaned text is one to `most` characters as people count them, not heaped with marks, and to be seen.
#[must_use]
pub fn fits(text: &str, most: usize) -> bool {
    text.chars().any(|c| !is_shapeless(c) && !c.is_whitespace())
        && text.len() <= most * 16
        && text.graphemes(true).count() <= most
}

/// The first `most` characters, cut at a word's end where that keeps at least half.
#[must_use]
pub fn cut(text: &str, most: usize) -> String {
    if text.graphemes(true).count() <= most {
        return text.to_string();
    }
    let head: String = text.graphemes(true).take(most).collect();
    match head.rfind(' ') {
        Some(end) if head[..end].graphemes(true).count() * 2 >= most => head[..end].to_string(),
        Some(_) | None => head.trim_end().to_string(),
    }
}

/// A tag for a name: the initials of two or more words, else its first letters, in capitals.
#[must_use]
pub fn tag_of(name: &str) -> String {
    let words: alloc::vec::Vec<&str> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let letters: String = if words.len() > 1 {
        words
            .iter()
            .filter_map(|word| word.graphemes(true).next())
            .collect()
    } else {
        words
            .first()
            .map_or_else(|| name.to_string(), |word| (*word).to_string())
    };
    letters.to_uppercase().graphemes(true).take(TAG).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cleaning_keeps_scripts_and_emoji_and_drops_what_lies() {
        for (raw, seen) in [
            ("  Null\u{00A0} Pointers\n", "Null Pointers"),
            ("evil\u{202E}txt", "eviltxt"),
            ("さくらもち", "さくらもち"),
            ("👩‍🚀 crew", "👩‍🚀 crew"),
            ("\u{200B}\u{FEFF}", ""),
        ] {
            assert_eq!(clean(raw), seen, "{raw:?}");
        }
    }

    #[test]
    fn a_name_is_measured_as_people_count() {
        assert!(fits(&"👩‍🚀".repeat(14), NAME));
        assert!(fits(&"x".repeat(40), NAME));
        assert!(!fits(&"x".repeat(41), NAME));
        assert!(!fits("", NAME));
        assert!(!fits("\u{200D}\u{FE0F} \u{2800}", NAME), "nobody sees it");
        assert!(!fits(&alloc::format!("a{}", "\u{0301}".repeat(2000)), NAME));
    }

    #[test]
    fn names_are_compared_as_they_look() {
        assert_eq!(folded("Fox\u{200D}"), folded("FOX"));
        assert_ne!(folded("Fox"), folded("Föx"));
    }

    #[test]
    fn short_forms_come_from_the_words() {
        assert_eq!(
            cut("Die unaufhaltsamen Gemüsehändler", SHORT),
            "Die unaufhaltsam"
        );
        assert_eq!(cut("Kraken Logistics GmbH", SHORT), "Kraken Logistics");
        assert_eq!(tag_of("Null Pointers"), "NP");
        assert_eq!(tag_of("Nordlicht"), "NORD");
        assert_eq!(tag_of("北風"), "北風");
        assert_eq!(tag_of("***"), "***");
    }
}
