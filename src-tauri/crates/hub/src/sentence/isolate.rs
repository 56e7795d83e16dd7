//! Names that are written from right to left, within sentences that are not: each keeps to itself, so that a score after it is not turned.

/// Begins what finds its own direction, and ends it (Unicode Standard Annex 9, X5c and X6a).
const BEGIN: char = '\u{2068}';
const END: char = '\u{2069}';

/// Whether a character is written from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and their kin.
const fn is_leftward(sign: char) -> bool {
    matches!(sign, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

/// The sentence with each stretch of such text isolated: from its first letter to its last, with the spaces between.
/// Sentences without any stay as they are.
pub(crate) fn isolated(text: String) -> String {
    if !text.chars().any(is_leftward) {
        return text;
    }
    let mut out = String::with_capacity(text.len().saturating_add(12));
    // What may still lie within a stretch: neither left nor right.
    let mut between = String::new();
    let mut is_inside = false;
    for sign in text.chars() {
        if is_leftward(sign) {
            if !is_inside {
                out.push(BEGIN);
                is_inside = true;
            }
            out.push_str(&between);
            between.clear();
            out.push(sign);
        } else if is_inside
            && (sign.is_whitespace() || matches!(sign, '-' | '\'' | '"' | '\u{300}'..='\u{36F}'))
        {
            between.push(sign);
        } else {
            if is_inside {
                out.push(END);
                is_inside = false;
            }
            out.push_str(&between);
            between.clear();
            out.push(sign);
        }
    }
    if is_inside {
        out.push(END);
    }
    out.push_str(&between);
    out
}

#[cfg(test)]
mod tests {
    use super::isolated;

    fn check(text: &str, expected: &str) {
        assert_eq!(isolated(text.into()), expected);
    }

    #[test]
    fn a_score_stays_behind_the_name_that_it_belongs_to() {
        check(
            "Match 3 won by \u{5D0}\u{5D1} \u{5D2}, 2 : 0",
            "Match 3 won by \u{2068}\u{5D0}\u{5D1} \u{5D2}\u{2069}, 2 : 0",
        );
    }

    #[test]
    fn two_names_keep_apart() {
        check(
            "\u{5D0} v \u{627}\u{628}",
            "\u{2068}\u{5D0}\u{2069} v \u{2068}\u{627}\u{628}\u{2069}",
        );
    }

    #[test]
    fn other_sentences_stay_as_they_are() {
        check("Match 3 won by Fox, 2 : 0", "Match 3 won by Fox, 2 : 0");
        check("雷鳴クラブ 2 : 1", "雷鳴クラブ 2 : 1");
    }
}
