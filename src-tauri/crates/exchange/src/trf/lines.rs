//! The lines of a report, whatever ends them and however they are encoded.

use super::refusal::{TrfReason, TrfRefusal};

/// More bytes are not read: ten thousand players with thirty rounds need four.
const MOST_MEGABYTES: usize = 8;

/// One line: its number from 1, its three-letter code, and its characters.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) number: u32,
    columns: Vec<char>,
    /// Whether something ends it; the last line of a file cut off has no end.
    pub(super) is_ended: bool,
}

/// The lines that can hold a record. CR, LF and CR LF each end a line.
pub(super) fn split(bytes: &[u8]) -> Result<Vec<Line>, TrfRefusal> {
    if bytes.len() > MOST_MEGABYTES * 1024 * 1024 {
        let megabytes = MOST_MEGABYTES;
        return Err(TrfReason::TooLarge { megabytes }.of_the_file());
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut lines = Vec::new();
    let mut rest = bytes;
    let mut number = 1;
    while !rest.is_empty() {
        let end = rest.iter().position(|byte| matches!(byte, b'\r' | b'\n'));
        let (line, after) = rest.split_at(end.unwrap_or(rest.len()));
        if line.len() >= 3 {
            lines.push(Line {
                is_ended: end.is_some(),
                ..Line::new(number, line)
            });
        }
        let ending = if after.starts_with(b"\r\n") { 2 } else { 1 };
        rest = after.get(ending..).unwrap_or_default();
        number += 1;
    }
    Ok(lines)
}

impl Line {
    /// Columns are characters. Old programs write Latin-1, new ones UTF-8.
    fn new(number: u32, bytes: &[u8]) -> Self {
        let columns = match str::from_utf8(bytes) {
            Ok(text) => text.chars().collect(),
            Err(_) => bytes.iter().copied().map(char::from).collect(),
        };
        Self {
            number,
            columns,
            is_ended: true,
        }
    }

    /// The same line with columns counted in bytes, for programs that pad names so; none where that is no other.
    pub(super) fn in_bytes(&self) -> Option<Self> {
        let text: String = self.columns.iter().collect();
        (text.len() != self.columns.len()).then(|| Self {
            number: self.number,
            columns: text.bytes().map(char::from).collect(),
            is_ended: self.is_ended,
        })
    }

    /// The first three characters.
    pub(super) fn code(&self) -> String {
        self.text(0, 3)
    }

    pub(super) fn len(&self) -> usize {
        self.columns.len()
    }

    /// The character of a column, counted from 0; a blank beyond the end.
    pub(super) fn at(&self, column: usize) -> char {
        self.columns.get(column).copied().unwrap_or(' ')
    }

    /// The characters of some columns, counted from 0, without blanks around them.
    pub(super) fn text(&self, from: usize, to: usize) -> String {
        let to = to.min(self.columns.len());
        let columns = self.columns.get(from..to).unwrap_or_default();
        let text: String = columns.iter().collect();
        text.trim().to_owned()
    }

    /// Everything from a column to the end, without blanks around it.
    pub(super) fn rest(&self, from: usize) -> String {
        self.text(from, self.columns.len())
    }

    /// A whole number in some columns; nothing where they are blank or zero.
    pub(super) fn whole(
        &self,
        from: usize,
        to: usize,
        what: &'static str,
    ) -> Result<Option<u32>, TrfRefusal> {
        let text = self.text(from, to);
        if text.is_empty() {
            return Ok(None);
        }
        let digits = text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit());
        match text.parse::<u32>() {
            Ok(number) if digits => Ok((number > 0).then_some(number)),
            _ => Err(self.refuse(TrfReason::BadNumber { what, text })),
        }
    }

    pub(super) const fn refuse(&self, reason: TrfReason) -> TrfRefusal {
        reason.on(self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expect: &[(u32, &str)]) {
        let lines = split(bytes).unwrap();
        let read: Vec<(u32, String)> = lines.iter().map(|it| (it.number, it.rest(0))).collect();
        let read: Vec<(u32, &str)> = read.iter().map(|(at, it)| (*at, it.as_str())).collect();
        assert_eq!(read, expect, "{bytes:?}");
    }

    #[test]
    fn any_ending_ends_a_line() {
        check(
            b"012 A\r001 B\r\r092 C",
            &[(1, "012 A"), (2, "001 B"), (4, "092 C")],
        );
        check(
            b"012 A\n001 B\n\n092 C\n",
            &[(1, "012 A"), (2, "001 B"), (4, "092 C")],
        );
        check(
            b"012 A\r\n001 B\r\n\r\n092 C\r\n",
            &[(1, "012 A"), (2, "001 B"), (4, "092 C")],
        );
        check(b"\xef\xbb\xbf012 A", &[(1, "012 A")]);
        check(b"", &[]);
    }

    #[test]
    fn latin_letters_are_one_column_in_either_encoding() {
        check("012 Jürgen".as_bytes(), &[(1, "012 Jürgen")]);
        check(b"012 J\xfcrgen", &[(1, "012 Jürgen")]);
    }
}
