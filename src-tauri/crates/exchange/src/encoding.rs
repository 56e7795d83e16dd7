//! Turns the bytes of a text file into letters: by its byte order mark, as UTF-8, or as the likeliest Windows page.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

use crate::wishes::Encoding;

/// The text and how it was written.
pub(crate) fn decode(bytes: &[u8], wish: Option<Encoding>) -> (String, Encoding) {
    let encoding = wish.unwrap_or_else(|| guess(bytes));
    // `decode` takes away a byte order mark, and where the mark contradicts the wish the mark is right.
    let (text, used, _) = page(encoding).decode(bytes);
    let used = ALL
        .into_iter()
        .find(|one| page(*one) == used)
        .unwrap_or(encoding);
    (text.into_owned(), used)
}

/// How many bytes the encoding is guessed from.
const SAMPLE_BYTES: usize = 128 * 1024;

const ALL: [Encoding; 6] = [
    Encoding::Utf8,
    Encoding::Utf16Le,
    Encoding::Utf16Be,
    Encoding::Windows1252,
    Encoding::Windows1250,
    Encoding::Windows1251,
];

fn page(encoding: Encoding) -> &'static encoding_rs::Encoding {
    match encoding {
        Encoding::Utf8 => encoding_rs::UTF_8,
        Encoding::Utf16Le => encoding_rs::UTF_16LE,
        Encoding::Utf16Be => encoding_rs::UTF_16BE,
        Encoding::Windows1252 => encoding_rs::WINDOWS_1252,
        Encoding::Windows1250 => encoding_rs::WINDOWS_1250,
        Encoding::Windows1251 => encoding_rs::WINDOWS_1251,
    }
}

fn guess(bytes: &[u8]) -> Encoding {
    if bytes.starts_with(&[0xff, 0xfe]) {
        return Encoding::Utf16Le;
    }
    if bytes.starts_with(&[0xfe, 0xff]) {
        return Encoding::Utf16Be;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Encoding::Utf8;
    }
    // The page shows in the first letters beyond ASCII; a whole file of them would only take longer.
    let from = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let sample = bytes.get(from..).unwrap_or_default();
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample.get(..SAMPLE_BYTES).unwrap_or(sample), true);
    let found = detector.guess(None, Utf8Detection::Deny);
    // Pages we do not read are almost always western Europe seen through too little text.
    [Encoding::Windows1250, Encoding::Windows1251]
        .into_iter()
        .find(|one| page(*one) == found)
        .unwrap_or(Encoding::Windows1252)
}
