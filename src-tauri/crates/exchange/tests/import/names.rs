//! Names of any script and of any malice: taken as they are, cleaned, or refused with a proposal.

use lanista_exchange::{RepairAction, Source, Verdict};

use crate::{csv, plain};

/// What people type to see whether something breaks.
const HOSTILE: [&str; 60] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "javascript:alert(1)",
    "<iframe src=javascript:alert(1)>",
    "&lt;b&gt;",
    "&#x3c;b&#x3e;",
    "<!--",
    "-->",
    "]]>",
    "<![CDATA[x]]>",
    "<?php echo 1 ?>",
    "'; DROP TABLE journal; --",
    "' OR '1'='1",
    "Robert'); DELETE",
    "1; SELECT *",
    "\" OR \"\"=\"",
    "%27%20OR",
    "\\x00",
    "NULL",
    "=1+1",
    "=HYPERLINK(\"http://x\",\"y\")",
    "+1",
    "-1",
    "@SUM(A1)",
    "＝1+1",
    "'=1",
    "=cmd|'/c calc'!A0",
    "|calc",
    "%0A=1",
    "{{7*7}}",
    "${7*7}",
    "#{7*7}",
    "<%= 7*7 %>",
    "`id`",
    "$(id)",
    "; rm -rf /",
    "&& reboot",
    "../../../etc/passwd",
    "..\\..\\x",
    "C:\\CON",
    "file:///etc/passwd",
    "undefined",
    "null",
    "NaN",
    "true",
    "__proto__",
    "constructor",
    "toString",
    "[object Object]",
    "\u{202e}gnihsiF\u{202c}",
    "Fo\u{200b}x",
    "\u{feff}Owl",
    "A\u{0}B",
    "\u{1b}[31mRed",
    "Z\u{36f}\u{36f}\u{36f}\u{36f}\u{36f}\u{36f}\u{36f}\u{36f}\u{36f}algo",
    "Ｆｕｌｌ",
    "ﷺﷺﷺ",
    "🏳️‍🌈🏴‍☠️",
    "\u{e000}\u{f8ff}",
];

#[test]
fn sixty_hostile_names_come_through_harmless() {
    for name in HOSTILE {
        let line = format!(
            "Name;Seed;Club\n\"{}\";1;North\n",
            name.replace('"', "\"\"")
        );
        let preview = csv(&line);
        assert_eq!(preview.rows.len(), 1, "{name:?} is one row");
        let shown = &preview.rows[0].cells[0];
        let Some(entrant) = preview.entrants.first() else {
            assert_eq!(preview.rows[0].verdict, Verdict::Fault, "{name:?}");
            assert!(
                name.chars()
                    .all(|one| matches!(one, '\u{e000}'..='\u{f8ff}')),
                "{name:?} has something to show"
            );
            continue;
        };
        for text in [&entrant.name, &entrant.short_name, &entrant.tag, shown] {
            let odd = |one: char| {
                one.is_control()
                    || matches!(one, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
            };
            assert!(!text.contains(odd), "{name:?} became {text:?}");
        }
        assert!(
            !entrant.short_name.is_empty() && !entrant.tag.is_empty(),
            "{name:?}"
        );
        let is_visible =
            name.chars().all(|one| one.is_ascii_graphic() || one == ' ') && !name.starts_with("'=");
        if is_visible {
            assert_eq!(entrant.name, name, "markup is text and stays text");
        }
    }
}

#[test]
fn sixty_hostile_names_survive_a_bare_list() {
    let list = HOSTILE.map(|name| format!("Nr. {name}")).join("\n");
    let preview = plain(&Source::pasted(list)).expect("a list");
    assert_eq!(preview.rows.len(), 60);
}

#[test]
fn names_of_any_script_stay_as_they_are() {
    for name in [
        "北風",
        "Лесной Дозор",
        "Żubr Squad",
        "فريق النسور",
        "צוות",
        "ทีมเสือ",
        "टीम शेर",
        "팀",
        "Ὀδυσσεύς",
        "🦊🦉",
        "👩‍🚀",
        "Løvejegerne",
        "O'Neill",
        "A\u{2212}B",
    ] {
        let preview = csv(&format!("Name,Seed\n{name},1\n"));
        assert_eq!(
            (preview.rows[0].verdict, preview.entrants[0].name.as_str()),
            (Verdict::New, name)
        );
    }
}

#[test]
fn a_name_of_two_hundred_characters_is_refused_with_a_proposal() {
    let check = |name: &str, proposal: &str| {
        let preview = csv(&format!("Name,Seed\n{name},1\n"));
        let fault = &preview.rows[0].remarks[0];
        assert_eq!(
            (fault.code.as_str(), preview.rows[0].verdict),
            ("name_too_long", Verdict::Fault)
        );
        assert_eq!(fault.repairs[0].label, format!("Shorten to “{proposal}”"));
        assert_eq!(
            fault.repairs[0].action,
            RepairAction::Put {
                column: 0,
                text: proposal.to_owned()
            }
        );
    };
    check(
        &"Fox ".repeat(50),
        "Fox Fox Fox Fox Fox Fox Fox Fox Fox Fox",
    );
    check(&"x".repeat(200), &"x".repeat(40));
    check(&"👩‍🚀".repeat(41), &"👩‍🚀".repeat(40));
}

#[test]
fn forty_characters_are_counted_as_people_count() {
    for name in [
        "x".repeat(40),
        "é".repeat(40),
        "e\u{301}".repeat(40),
        "👩‍🚀".repeat(40),
        "北".repeat(40),
    ] {
        let preview = csv(&format!("Name,Seed\n{name},1\n"));
        assert_eq!(preview.rows[0].verdict, Verdict::New, "{name}");
    }
}

#[test]
fn hidden_characters_are_taken_out_with_a_note() {
    let preview = csv("Name,Seed\nFo\u{200b}x,1\nFox,2\n\u{3164},3\n");
    assert_eq!(
        crate::report(&preview),
        [
            "2 Note invisible_characters",
            "3 Fault duplicate_row",
            "4 Fault name_missing"
        ]
    );
}

#[test]
fn short_names_and_tags_fit() {
    let preview = csv(
        "Name;Short name;Tag\nDie Gemüsehändler aus Oldesloe;;\nHeap of Trouble;The Heap of all Trouble;KABEL\nMild Peril;Peril;MILD\nQuiet Storm;;MILD\n",
    );
    let made: Vec<(&str, &str)> = preview
        .entrants
        .iter()
        .map(|one| (one.short_name.as_str(), one.tag.as_str()))
        .collect();
    assert_eq!(
        made,
        [
            ("Die", "DGAO"),
            ("The Heap of all", "KABE"),
            ("Peril", "MILD"),
            ("Quiet Storm", "MILD")
        ]
    );
    assert_eq!(
        crate::report(&preview),
        [
            "2 Note tag_made",
            "3 Note short_name_cut tag_cut",
            "4 New",
            "5 Note tag_twice"
        ]
    );
}
