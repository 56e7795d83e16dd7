//! The gathering as a site of plain pages: no script, nothing from elsewhere, the same bytes wherever they lie. It tells
//! what the hall was shown, and nothing else.

mod bracket;
mod drafts;
mod pages;

use crate::book::Book;
use crate::html::{Body, escaped};
use lanista_wire::files::Language;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A page of the site: where it lies, and its bytes.
pub type File = (String, Vec<u8>);

/// What pages look like: the colours of the program and the tables of its pages without a script.
const STYLE: [&str; 3] = [
    include_str!("../../../../ui/src/tokens.css"),
    include_str!("../../lan/src/plain/plain.css"),
    include_str!("site/site.css"),
];

/// All files of the site of what the hall sees.
#[must_use]
pub fn site(book: &Book<'_>) -> Vec<File> {
    let mut files = vec![
        ("style.css".to_owned(), STYLE.concat().into_bytes()),
        ("index.html".to_owned(), pages::index(book)),
    ];
    for tournament in book.tournaments(None) {
        pages::tournament(book, &tournament, &mut files);
    }
    files
}

/// The site in one archive. All its files bear one moment, so that equal sites are equal bytes.
///
/// # Errors
/// When the archive cannot be written.
pub fn zipped(files: &[File]) -> Result<Vec<u8>, String> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let how = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    for (path, bytes) in files {
        archive
            .start_file(path.as_str(), how)
            .map_err(|why| why.to_string())?;
        archive.write_all(bytes).map_err(|why| why.to_string())?;
    }
    let archive = archive.finish().map_err(|why| why.to_string())?;
    Ok(archive.into_inner())
}

/// A whole page, so many folders below the first.
fn page(language: Language, title: &str, depth: usize, body: Body, foot: &str) -> Vec<u8> {
    let (title, foot) = (escaped(title), escaped(foot));
    let up = "../".repeat(depth);
    let (body, language) = (body.into_string(), language.code());
    format!(
        "<!doctype html><html lang=\"{language}\" data-theme=\"light\"><head><meta charset=\"utf-8\">\
<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self' 'unsafe-inline'; img-src data:\">\
<title>{title}</title><link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"{up}style.css\"></head>\
<body><main>{body}</main><footer>{foot}</footer></body></html>"
    )
    .into_bytes()
}
