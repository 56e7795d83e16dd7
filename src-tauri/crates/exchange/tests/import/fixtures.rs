//! Spreadsheet files made on the spot: XLSX by an independent writer, ODS and broken ones by hand.

use std::io::{Cursor, Write};

use lanista_exchange::Source;
use rust_xlsxwriter::{Format, Workbook};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// An XLSX file with one sheet of texts; cells that are whole numbers are written as numbers.
pub(crate) fn xlsx(rows: &[&[&str]]) -> Source {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (number, row) in (0_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(*row) {
            match cell.parse::<u32>() {
                Ok(value) => sheet.write_number(number, column, value),
                Err(_) if cell.is_empty() => continue,
                Err(_) => sheet.write_string(number, column, *cell),
            }
            .expect("a cell");
        }
    }
    Source::file(
        "entrants.xlsx",
        workbook.save_to_buffer().expect("a workbook"),
    )
}

/// A workbook whose sheet begins with a merged title, has a merged club, a date and an error, and a second sheet.
pub(crate) fn merged_xlsx() -> Source {
    let mut workbook = Workbook::new();
    let plain = Format::new();
    let day = Format::new().set_num_format("dd.mm.yyyy hh:mm");
    let sheet = workbook.add_worksheet();
    sheet.set_name("Anmeldung").expect("a name");
    sheet
        .merge_range(0, 0, 0, 3, "NorthSea LAN 22", &plain)
        .expect("a title");
    for (column, heading) in (0_u16..).zip(["Spieler", "Verein", "Platz", "Zeitstempel"]) {
        sheet.write_string(2, column, heading).expect("a heading");
    }
    for (number, name) in (3_u32..).zip(["Rüdiger", "Jędrek", "健太"]) {
        sheet.write_string(number, 0, name).expect("a name");
        sheet.write_number(number, 2, number - 2).expect("a seed");
        sheet
            .write_number_with_format(number, 3, 46_347.420_138_89, &day)
            .expect("a date");
    }
    sheet
        .merge_range(3, 1, 4, 1, "TSV Nord", &plain)
        .expect("a club");
    workbook.add_worksheet().set_name("Leer").expect("a name");
    Source::file(
        "anmeldung.xlsx",
        workbook.save_to_buffer().expect("a workbook"),
    )
}

/// An ODS file with the given `table:table` elements.
pub(crate) fn ods(tables: &str) -> Source {
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x">
        <office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
    );
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    Source::file(
        "entrants.ods",
        archive(&[
            ("mimetype", kind.as_bytes()),
            ("content.xml", content.as_bytes()),
        ]),
    )
}

/// One table of an ODS file from its rows of XML.
pub(crate) fn ods_table(name: &str, rows: &[&str]) -> String {
    let rows: String = rows
        .iter()
        .map(|cells| format!("<table:table-row>{cells}</table:table-row>"))
        .collect();
    format!(
        r#"<table:table table:name="{name}"><table:table-column table:number-columns-repeated="9"/>{rows}</table:table>"#
    )
}

/// The XML of text cells.
pub(crate) fn ods_cells(texts: &[&str]) -> String {
    let cell = |text: &&str| {
        format!(
            r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#
        )
    };
    texts.iter().map(cell).collect()
}

/// A zip archive of these parts.
pub(crate) fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(1));
    for (name, bytes) in parts {
        writer.start_file(*name, options).expect("a part");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("an archive").into_inner()
}

/// An archive that holds its only part so many times more, without unpacking it.
pub(crate) fn multiplied(bytes: &[u8], times: usize) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..times {
        let part = archive.by_index_raw(0).expect("a part");
        writer
            .raw_copy_file_rename(part, format!("part{number}.xml"))
            .expect("a copy");
    }
    writer.finish().expect("an archive").into_inner()
}

/// The parts of a zip archive.
pub(crate) fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("a part");
        let mut bytes = Vec::new();
        std::io::copy(&mut part, &mut bytes).expect("its bytes");
        parts.push((part.name().expect("its name").to_string(), bytes));
    }
    parts
}

/// An archive with some parts replaced.
pub(crate) fn replaced(bytes: &[u8], name: &str, with: &[u8]) -> Vec<u8> {
    let parts = parts(bytes);
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(one, bytes)| (one.as_str(), if one == name { with } else { bytes }))
        .collect();
    archive(&parts)
}
