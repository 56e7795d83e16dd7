//! Pages: what stands on each, in points from its upper left corner, and how they become a PDF.

use super::letters::{Letters, Style, regular};
use crate::words::Words;
use krilla::Document;
use krilla::color::luma;
use krilla::geom::{PathBuilder, Rect};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, Stroke};
use krilla::surface::Surface;
use lanista_wire::files::PaperSize;
use qrcode::{Color, EcLevel, QrCode};

/// White around everything, points.
pub(crate) const MARGIN: f32 = 34.0;
/// Kept free at the foot, points.
const FOOT: f32 = 20.0;
/// Light modules around a code, as its standard asks for.
const QUIET: f32 = 4.0;

/// How dark something is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ink {
    Black,
    Grey,
    Pale,
}

impl Ink {
    fn colour(self) -> luma::Color {
        luma::Color::new(match self {
            Self::Black => 0,
            Self::Grey => 96,
            Self::Pale => 178,
        })
    }
}

/// Where in its width a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Middle,
    Right,
}

/// Something on a page.
#[derive(Clone, Debug)]
pub(crate) enum Mark {
    /// A line of text: left edge, baseline, width that it may have.
    Text {
        at: (f32, f32),
        within: f32,
        align: Align,
        style: Style,
        ink: Ink,
        text: String,
    },
    /// Lines from point to point.
    Line(Vec<(f32, f32)>, Ink),
    /// The edge of a box.
    Frame(Area, Ink),
    /// A box of grey.
    Shade(Area),
    /// A code of a text, as large as the area.
    Code(Area, String),
}

/// A part of a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Area {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) w: f32,
    pub(crate) h: f32,
}

/// A page that is being filled.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    w: f32,
    h: f32,
    marks: Vec<Mark>,
}

/// Pages of one size, upright or lying.
#[derive(Debug)]
pub(crate) struct Paper {
    size: (f32, f32),
    foot: String,
    words: &'static Words,
    pages: Vec<Page>,
}

impl Paper {
    pub(crate) fn new(size: PaperSize, foot: &str, words: &'static Words) -> Self {
        let size = match size {
            PaperSize::A4 => (595.28, 841.89),
            PaperSize::Letter => (612.0, 792.0),
            PaperSize::A3 => (841.89, 1190.55),
        };
        Self {
            size,
            foot: foot.to_owned(),
            words,
            pages: Vec::new(),
        }
    }

    /// The words of who reads it.
    pub(crate) const fn words(&self) -> &'static Words {
        self.words
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    /// A new page, standing.
    pub(crate) fn upright(&mut self) -> &mut Page {
        let (w, h) = self.size;
        self.add(w, h)
    }

    /// A new page, lying.
    pub(crate) fn lying(&mut self) -> &mut Page {
        let (h, w) = self.size;
        self.add(w, h)
    }

    fn add(&mut self, w: f32, h: f32) -> &mut Page {
        let marks = Vec::new();
        self.pages.push(Page { w, h, marks });
        let last = self.pages.len() - 1;
        &mut self.pages[last]
    }

    /// The page that was begun last; there is one, since whoever writes has begun it.
    pub(crate) fn last(&mut self) -> &mut Page {
        if self.pages.is_empty() {
            return self.upright();
        }
        let last = self.pages.len() - 1;
        &mut self.pages[last]
    }

    /// What may be written on of a standing and of a lying page.
    pub(crate) fn areas(&self) -> [Area; 2] {
        let (w, h) = self.size;
        [area(w, h), area(h, w)]
    }
}

const fn area(w: f32, h: f32) -> Area {
    Area {
        x: MARGIN,
        y: MARGIN,
        w: w - 2.0 * MARGIN,
        h: h - 2.0 * MARGIN - FOOT,
    }
}

impl Page {
    pub(crate) fn text(&mut self, at: (f32, f32), within: f32, style: Style, text: &str) {
        self.set(at, within, (style, Align::Left, Ink::Black), text);
    }

    pub(crate) fn set(
        &mut self,
        at: (f32, f32),
        within: f32,
        (style, align, ink): (Style, Align, Ink),
        text: &str,
    ) {
        if !text.is_empty() && within > 0.0 {
            let text = text.to_owned();
            self.marks.push(Mark::Text {
                at,
                within,
                align,
                style,
                ink,
                text,
            });
        }
    }

    pub(crate) fn line(&mut self, points: Vec<(f32, f32)>, ink: Ink) {
        self.marks.push(Mark::Line(points, ink));
    }

    pub(crate) fn frame(&mut self, area: Area, ink: Ink) {
        self.marks.push(Mark::Frame(area, ink));
    }

    pub(crate) fn shade(&mut self, area: Area) {
        self.marks.push(Mark::Shade(area));
    }

    pub(crate) fn code(&mut self, area: Area, text: &str) {
        if !text.is_empty() {
            self.marks.push(Mark::Code(area, text.to_owned()));
        }
    }
}

/// The pages as a file.
pub(crate) fn finish(paper: Paper) -> Result<Vec<u8>, String> {
    let Paper {
        foot, pages, words, ..
    } = paper;
    let texts = pages.iter().flat_map(|page| &page.marks);
    let texts = texts.filter_map(|mark| match mark {
        Mark::Text { text, .. } => Some(text.as_str()),
        Mark::Line(..) | Mark::Frame(..) | Mark::Shade(_) | Mark::Code(..) => None,
    });
    let mut letters = Letters::for_texts(texts.chain([foot.as_str()]));
    let mut document = Document::new();
    document.set_metadata(
        Metadata::new()
            .title(foot.clone())
            .language(words.language().code().to_owned())
            .producer("Lanista".to_owned()),
    );
    let count = pages.len();
    for (number, page) in (1_usize..).zip(pages) {
        let settings = PageSettings::from_wh(page.w, page.h).ok_or("no such size")?;
        let mut sheet = document.start_page_with(settings);
        let mut surface = sheet.surface();
        for mark in &page.marks {
            draw(&mut surface, &mut letters, mark);
        }
        let (w, y) = (page.w - 2.0 * MARGIN, page.h - MARGIN + 4.0);
        let small = |text: String, align| Mark::Text {
            at: (MARGIN, y),
            within: w,
            align,
            style: regular(8.0),
            ink: Ink::Grey,
            text,
        };
        let foot = small(foot.clone(), Align::Left);
        draw(&mut surface, &mut letters, &foot);
        let of = small(format!("{number} / {count}"), Align::Right);
        draw(&mut surface, &mut letters, &of);
        if !letters.missing.is_empty() {
            let missing: String = letters.missing.iter().take(40).collect();
            let points: Vec<String> = letters
                .missing
                .iter()
                .take(6)
                .map(|letter| format!("U+{:04X}", u32::from(*letter)))
                .collect();
            tracing::warn!(missing, "no font of this machine has these letters");
            let told = words.fill(words.no_font, &[("letters", &points.join(", "))]);
            let told = Mark::Text {
                at: (MARGIN, y - 12.0),
                within: w,
                align: Align::Left,
                style: super::letters::bold(9.0),
                ink: Ink::Black,
                text: told,
            };
            draw(&mut surface, &mut letters, &told);
        }
        surface.finish();
        sheet.finish();
    }
    document.finish().map_err(|why| format!("{why:?}"))
}

fn draw(on: &mut Surface<'_>, letters: &mut Letters, mark: &Mark) {
    match mark {
        Mark::Text {
            at,
            within,
            align,
            style,
            ink,
            text,
        } => {
            on.set_stroke(None);
            on.set_fill(Some(fill(ink.colour())));
            let align = match align {
                Align::Left => 0.0,
                Align::Middle => 0.5,
                Align::Right => 1.0,
            };
            letters.write(on, text, *style, *at, (*within, align));
        }
        Mark::Line(points, ink) => {
            let mut path = PathBuilder::new();
            for (index, (x, y)) in points.iter().enumerate() {
                if index == 0 {
                    path.move_to(*x, *y);
                } else {
                    path.line_to(*x, *y);
                }
            }
            stroke(on, path, *ink);
        }
        Mark::Frame(area, ink) => {
            let mut path = PathBuilder::new();
            if let Some(rect) = Rect::from_xywh(area.x, area.y, area.w, area.h) {
                path.push_rect(rect);
            }
            stroke(on, path, *ink);
        }
        Mark::Shade(area) => {
            let mut path = PathBuilder::new();
            if let Some(rect) = Rect::from_xywh(area.x, area.y, area.w, area.h) {
                path.push_rect(rect);
            }
            on.set_stroke(None);
            on.set_fill(Some(fill(luma::Color::new(236))));
            if let Some(path) = path.finish() {
                on.draw_path(&path);
            }
        }
        Mark::Code(area, text) => code(on, *area, text),
    }
}

fn code(on: &mut Surface<'_>, area: Area, text: &str) {
    let Ok(code) = QrCode::with_error_correction_level(text, EcLevel::M) else {
        return;
    };
    let width = code.width();
    let colours = code.to_colors();
    // Few hundred modules: exact in a float.
    let module = area.w.min(area.h) / (width as f32 + 2.0 * QUIET);
    let mut path = PathBuilder::new();
    for (index, colour) in colours.iter().enumerate() {
        if *colour == Color::Dark {
            let (column, row) = ((index % width) as f32, (index / width) as f32);
            let (x, y) = (
                area.x + (column + QUIET) * module,
                area.y + (row + QUIET) * module,
            );
            if let Some(rect) = Rect::from_xywh(x, y, module, module) {
                path.push_rect(rect);
            }
        }
    }
    on.set_stroke(None);
    on.set_fill(Some(fill(luma::Color::new(0))));
    if let Some(path) = path.finish() {
        on.draw_path(&path);
    }
}

fn fill(colour: luma::Color) -> Fill {
    Fill {
        paint: colour.into(),
        opacity: NormalizedF32::ONE,
        rule: FillRule::default(),
    }
}

fn stroke(on: &mut Surface<'_>, path: PathBuilder, ink: Ink) {
    on.set_fill(None);
    on.set_stroke(Some(Stroke {
        paint: ink.colour().into(),
        width: if ink == Ink::Black { 0.9 } else { 0.6 },
        ..Stroke::default()
    }));
    if let Some(path) = path.finish() {
        on.draw_path(&path);
    }
}
