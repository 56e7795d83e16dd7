//! Letters: which face has them, how wide a line of them is, and how it runs, also from right to left.

use cosmic_text::{
    Attrs, Buffer, Ellipsize, EllipsizeHeightLimit, Family, FontSystem, Metrics, Shaping, Weight,
    Wrap, fontdb,
};
use krilla::geom::Point;
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::sync::Arc;

/// Inter, as the rest of the program is set: Latin, Greek and Cyrillic. What it lacks comes from this machine.
const FACES: [&[u8]; 2] = [
    include_bytes!("../../fonts/Inter-Regular.ttf"),
    include_bytes!("../../fonts/Inter-Bold.ttf"),
];

/// How letters look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Style {
    /// Points.
    pub(crate) size: f32,
    /// Whether they are bold.
    pub(crate) weight: Boldness,
}

/// How bold letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Boldness {
    Regular,
    Bold,
}

/// Letters of this size.
pub(crate) const fn regular(size: f32) -> Style {
    Style {
        size,
        weight: Boldness::Regular,
    }
}

/// Bold ones.
pub(crate) const fn bold(size: f32) -> Style {
    Style {
        size,
        weight: Boldness::Bold,
    }
}

/// The faces at hand, and the letters that none of them has.
pub(crate) struct Letters {
    system: FontSystem,
    fonts: HashMap<fontdb::ID, Option<Font>>,
    pub(crate) missing: BTreeSet<char>,
}

impl fmt::Debug for Letters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Letters")
            .field("missing", &self.missing)
            .finish_non_exhaustive()
    }
}

impl Letters {
    /// Faces for these texts: those of the machine are looked for only where Inter lacks a letter.
    pub(crate) fn for_texts<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut db = fontdb::Database::new();
        for face in FACES {
            db.load_font_source(fontdb::Source::Binary(Arc::new(face)));
        }
        let letters: BTreeSet<char> = texts
            .flat_map(str::chars)
            .filter(|letter| !is_inter(*letter))
            .collect();
        if !letters.is_empty() {
            db.load_system_fonts();
        }
        Self {
            system: FontSystem::new_with_locale_and_db("en-US".to_owned(), db),
            fonts: HashMap::new(),
            missing: BTreeSet::new(),
        }
    }

    fn line(&mut self, text: &str, style: Style, within: Option<f32>) -> Buffer {
        let mut buffer = Buffer::new_empty(Metrics::new(style.size, style.size));
        let weight = match style.weight {
            Boldness::Regular => Weight::NORMAL,
            Boldness::Bold => Weight::BOLD,
        };
        buffer.set_wrap(Wrap::None);
        buffer.set_size(within, None);
        if within.is_some() {
            buffer.set_ellipsize(Ellipsize::End(EllipsizeHeightLimit::Lines(1)));
        }
        let attrs = Attrs::new().family(Family::Name("Inter")).weight(weight);
        buffer.set_text(&flat(text), &attrs, Shaping::Advanced, None);
        buffer.shape_until_scroll(&mut self.system, false);
        buffer
    }

    /// How wide a line is.
    pub(crate) fn width(&mut self, text: &str, style: Style) -> f32 {
        let line = self.line(text, style, None);
        line.layout_runs().map(|run| run.line_w).fold(0.0, f32::max)
    }

    /// Writes a line from `x` on its baseline `y`, no wider than `within`; `at` says where in it the text stands.
    pub(crate) fn write(
        &mut self,
        on: &mut Surface<'_>,
        text: &str,
        style: Style,
        (x, y): (f32, f32),
        (within, at): (f32, f32),
    ) {
        let wide = self.width(text, style);
        let is_cut = wide > within;
        let line = self.line(text, style, is_cut.then_some(within));
        for run in line.layout_runs() {
            let wide = if is_cut { within } else { wide };
            // A line from right to left may begin anywhere: what counts is where its letters are.
            let first = run.glyphs.iter().map(|one| one.x).fold(f32::MAX, f32::min);
            let start = x + (within - wide).max(0.0) * at - if is_cut { 0.0 } else { first };
            // Letters from right to left come in the order in which they are read; they are set as they stand.
            let mut glyphs = run.glyphs.to_vec();
            glyphs.sort_by(|one, other| one.x.total_cmp(&other.x));
            let mut rest = glyphs.as_slice();
            while let Some(first) = rest.first() {
                let alike = rest
                    .iter()
                    .take_while(|one| one.font_id == first.font_id)
                    .count();
                let (these, after) = rest.split_at(alike);
                rest = after;
                let glyphs: Vec<KrillaGlyph> = these
                    .iter()
                    .map(|one| {
                        let range = in_text(run.text, one.start, one.end);
                        if one.glyph_id == 0 {
                            let letters = run.text.get(range.clone()).unwrap_or_default();
                            self.missing.extend(letters.chars());
                        }
                        KrillaGlyph::new(
                            GlyphId::new(u32::from(one.glyph_id)),
                            one.w / one.font_size,
                            one.x_offset,
                            one.y_offset,
                            0.0,
                            range,
                            None,
                        )
                    })
                    .collect();
                if let Some(font) = self.font(first.font_id) {
                    let from = Point::from_xy(start + first.x, y);
                    on.draw_glyphs(from, &glyphs, font, run.text, style.size, false);
                }
            }
        }
    }

    fn font(&mut self, id: fontdb::ID) -> Option<Font> {
        let db = self.system.db();
        let known = self.fonts.entry(id).or_insert_with(|| {
            db.with_face_data(id, |bytes, index| Font::new(bytes.to_vec().into(), index))
                .flatten()
        });
        known.clone()
    }
}

/// A range that begins and ends between letters of the text: the dots of a shortened line belong to none of it.
fn in_text(text: &str, start: usize, end: usize) -> std::ops::Range<usize> {
    if start <= end && text.is_char_boundary(start) && text.is_char_boundary(end) {
        start..end
    } else {
        text.len()..text.len()
    }
}

/// A text on one line: no letter of it moves the pen anywhere.
fn flat(text: &str) -> String {
    text.chars()
        .map(|letter| {
            if letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}') {
                ' '
            } else {
                letter
            }
        })
        .collect()
}

/// Whether the faces that come along have a letter; those that show nothing need no face.
fn is_inter(letter: char) -> bool {
    matches!(u32::from(letter),
        0..=0x24F | 0x300..=0x345 | 0x370..=0x3FF | 0x400..=0x52F | 0x1E00..=0x1FFF | 0x2000..=0x206F | 0x20A0..=0x20C0 | 0x2122 | 0x2190..=0x2193 | 0x2212)
}
