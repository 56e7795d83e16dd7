//! Whether bytes are an image of the kind that was said: by its structure from the first byte to the last.
//!
//! Nothing is decoded: what a browser shows is its own affair, in an element that runs nothing. What is checked is that
//! the file is one image of this format, whole, and not so large that showing it would harm the one who looks.

use lanista_domain::PhotoKind;

/// Pixels along one edge, and of the whole image: more than any telephone takes.
const MOST_EDGE: u32 = 16_384;
const MOST_PIXELS: u64 = 120_000_000;

/// Why bytes are not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoImage {
    /// Not of that format, or cut off.
    Broken,
    /// Showing it would need too much memory.
    TooManyPixels,
}

/// Whether the first bytes can be of that kind; so that what is none is not waited for.
pub(super) fn may_begin(kind: PhotoKind, head: &[u8]) -> bool {
    match kind {
        PhotoKind::Jpeg => agrees(head, &[0xff, 0xd8, 0xff]),
        PhotoKind::Png => agrees(head, PNG),
        PhotoKind::Webp => {
            agrees(head, b"RIFF") && head.get(8..).is_none_or(|rest| agrees(rest, b"WEBP"))
        }
    }
}

/// Looks an image over: its width and height.
pub(crate) fn look(kind: PhotoKind, bytes: &[u8]) -> Result<(u32, u32), NoImage> {
    let size = match kind {
        PhotoKind::Jpeg => jpeg(bytes),
        PhotoKind::Png => png(bytes),
        PhotoKind::Webp => webp(bytes),
    };
    let (width, height) = size
        .filter(|(width, height)| *width > 0 && *height > 0)
        .ok_or(NoImage::Broken)?;
    let is_vast = width > MOST_EDGE
        || height > MOST_EDGE
        || u64::from(width) * u64::from(height) > MOST_PIXELS;
    if is_vast {
        Err(NoImage::TooManyPixels)
    } else {
        Ok((width, height))
    }
}

const PNG: &[u8] = &[0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a];

/// Whether both are the same as far as both go.
fn agrees(head: &[u8], expected: &[u8]) -> bool {
    head.iter()
        .zip(expected)
        .all(|(found, wanted)| found == wanted)
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_be_bytes(four.try_into().ok()?))
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_be_bytes(two.try_into().ok()?))
}

/// Walks the chunks of a PNG from IHDR to IEND, which must be its end.
fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut rest = bytes.strip_prefix(PNG)?;
    let mut size = None;
    let mut has_picture = false;
    loop {
        let length = usize::try_from(word(rest, 0)?).ok()?;
        let kind = rest.get(4..8)?;
        let data = rest.get(8..8_usize.checked_add(length)?)?;
        match kind {
            b"IHDR" if size.is_none() && length == 13 => {
                size = Some((word(data, 0)?, word(data, 4)?));
            }
            b"IHDR" => return None,
            _ if size.is_none() => return None,
            b"IDAT" => has_picture = true,
            b"IEND" => {
                let is_end = length == 0 && rest.len() == 12 && has_picture;
                return size.filter(|_| is_end);
            }
            _ => {}
        }
        rest = rest.get(12_usize.checked_add(length)?..)?;
    }
}

/// Walks the segments of a JPEG to its scan. Cameras put things of their own behind the end, so that is only sought.
fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut rest = bytes.strip_prefix(&[0xff, 0xd8])?;
    let mut size = None;
    loop {
        if *rest.first()? != 0xff {
            return None;
        }
        let marker = *rest.get(1)?;
        match marker {
            // A fill byte.
            0xff => {
                rest = rest.get(1..)?;
                continue;
            }
            // Without a segment; the end before any scan.
            0x01 | 0xd0..=0xd7 => {
                rest = rest.get(2..)?;
                continue;
            }
            0x00 | 0xd8 | 0xd9 => return None,
            _ => {}
        }
        let length = usize::from(short(rest, 2)?);
        let data = rest.get(4..2_usize.checked_add(length)?)?;
        match marker {
            // Baseline, extended and progressive; not the lossless and hierarchical ones that no browser shows.
            0xc0..=0xc2 if size.is_none() => {
                size = Some((u32::from(short(data, 3)?), u32::from(short(data, 1)?)));
            }
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => return None,
            0xda => {
                let scan = rest.get(2_usize.checked_add(length)?..)?;
                let has_end = scan.windows(2).any(|pair| pair == [0xff, 0xd9]);
                return size.filter(|_| has_end);
            }
            _ => {}
        }
        rest = rest.get(2_usize.checked_add(length)?..)?;
    }
}

/// A WebP: one RIFF of its own length, whose first chunk tells the size.
fn webp(bytes: &[u8]) -> Option<(u32, u32)> {
    let little = |at: usize| word(bytes, at).map(u32::swap_bytes);
    let length = usize::try_from(little(4)?).ok()?;
    let is_whole = bytes.get(..4)? == b"RIFF"
        && bytes.get(8..12)? == b"WEBP"
        && length.checked_add(8)? == bytes.len();
    if !is_whole {
        return None;
    }
    let body = bytes.get(20..)?;
    let at = |index: usize| body.get(index).copied().map(u32::from);
    match bytes.get(12..16)? {
        b"VP8 " => {
            let is_key = body.get(3..6)? == [0x9d, 0x01, 0x2a];
            let width = (at(6)? | at(7)? << 8) & 0x3fff;
            let height = (at(8)? | at(9)? << 8) & 0x3fff;
            is_key.then_some((width, height))
        }
        b"VP8L" => {
            let bits = at(1)? | at(2)? << 8 | at(3)? << 16 | at(4)? << 24;
            (at(0)? == 0x2f).then_some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
        }
        b"VP8X" => {
            let width = (at(4)? | at(5)? << 8 | at(6)? << 16) + 1;
            let height = (at(7)? | at(8)? << 8 | at(9)? << 16) + 1;
            Some((width, height))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png_of(width: u32, height: u32) -> Vec<u8> {
        let mut all = PNG.to_vec();
        let mut header = width.to_be_bytes().to_vec();
        header.extend(height.to_be_bytes());
        header.extend([8, 2, 0, 0, 0]);
        for (kind, data) in [
            (b"IHDR", &header[..]),
            (b"IDAT", &[1, 2, 3]),
            (b"IEND", &[]),
        ] {
            all.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
            all.extend(kind);
            all.extend(data);
            all.extend([0; 4]);
        }
        all
    }

    fn jpeg_of(width: u16, height: u16) -> Vec<u8> {
        let mut all = vec![
            0xff, 0xd8, 0xff, 0xe0, 0, 4, b'J', b'F', 0xff, 0xc2, 0, 11, 8,
        ];
        all.extend(height.to_be_bytes());
        all.extend(width.to_be_bytes());
        all.extend([1, 1, 0x11, 0]);
        all.extend([0xff, 0xda, 0, 3, 1, 0x12, 0x34, 0xff, 0x00, 0xff, 0xd9]);
        all
    }

    fn webp_of(chunk: &[u8; 4], body: &[u8]) -> Vec<u8> {
        let mut all = b"RIFF".to_vec();
        all.extend(u32::try_from(body.len() + 12).unwrap().to_le_bytes());
        all.extend(b"WEBP");
        all.extend(chunk);
        all.extend(u32::try_from(body.len()).unwrap().to_le_bytes());
        all.extend(body);
        all
    }

    #[test]
    fn images_of_all_kinds_are_known_with_their_size() {
        let lossy = webp_of(
            b"VP8 ",
            &[0, 0, 0, 0x9d, 0x01, 0x2a, 0x40, 0x01, 0xf0, 0x00],
        );
        let lossless = webp_of(b"VP8L", &[0x2f, 0x3f, 0xc1, 0x3b, 0x00]);
        let extended = webp_of(b"VP8X", &[0, 0, 0, 0, 0x3f, 0x01, 0, 0xef, 0, 0]);
        for (kind, bytes) in [
            (PhotoKind::Png, png_of(320, 240)),
            (PhotoKind::Jpeg, jpeg_of(320, 240)),
            (PhotoKind::Webp, lossy),
            (PhotoKind::Webp, lossless),
            (PhotoKind::Webp, extended),
        ] {
            assert_eq!(look(kind, &bytes), Ok((320, 240)), "{kind:?}");
            assert!(may_begin(kind, &bytes[..2]) && may_begin(kind, &bytes));
        }
    }

    #[test]
    fn an_image_of_another_kind_or_cut_off_is_none() {
        let sound = [
            (PhotoKind::Png, png_of(320, 240)),
            (PhotoKind::Jpeg, jpeg_of(320, 240)),
            (PhotoKind::Webp, webp_of(b"VP8X", &[0; 10])),
        ];
        for (kind, bytes) in &sound {
            for end in 0..bytes.len() {
                assert_eq!(
                    look(*kind, &bytes[..end]),
                    Err(NoImage::Broken),
                    "{kind:?} {end}"
                );
            }
            for (other, _) in sound.iter().filter(|(other, _)| other != kind) {
                assert_eq!(look(*other, bytes), Err(NoImage::Broken));
                assert!(!may_begin(*other, bytes));
            }
        }
    }

    #[test]
    fn pages_and_drawings_are_no_images() {
        for text in [
            "<svg onload=alert(1)>",
            "<!doctype html><script>",
            "GIF89a",
            "",
        ] {
            for kind in [PhotoKind::Jpeg, PhotoKind::Png, PhotoKind::Webp] {
                assert_eq!(look(kind, text.as_bytes()), Err(NoImage::Broken), "{text}");
            }
        }
    }

    #[test]
    fn an_image_that_would_fill_the_memory_is_refused() {
        for bytes in [
            png_of(16_385, 1),
            png_of(12_000, 12_000),
            png_of(u32::MAX, u32::MAX),
        ] {
            assert_eq!(look(PhotoKind::Png, &bytes), Err(NoImage::TooManyPixels));
        }
        assert_eq!(look(PhotoKind::Png, &png_of(0, 5)), Err(NoImage::Broken));
    }
}
