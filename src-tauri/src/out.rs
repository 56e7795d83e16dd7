//! All that the program prints, in one place.

use crate::failure::Failure;
use qrcode::QrCode;
use qrcode::types::Color;

/// A line for people or programs on the standard output.
#[expect(clippy::print_stdout, reason = "the one place that prints")]
pub(crate) fn say(line: &str) {
    println!("{line}");
}

/// Text with its own line breaks, for programs. A reader who went away is no fault.
pub(crate) fn print(text: &str) {
    use std::io::Write as _;
    let mut out = std::io::stdout().lock();
    let _nobody_reads = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// What went wrong, on the standard error.
pub(crate) fn complain(failure: &Failure) {
    eprintln!("lanista: {failure}");
}

/// A QR code for a terminal: two modules a character, dark on light whatever the terminal's colours.
pub(crate) fn qr_code(text: &str) -> Option<String> {
    const QUIET: usize = 4;
    let code = QrCode::new(text.as_bytes()).ok()?;
    let width = code.width();
    let colors = code.to_colors();
    let is_dark = |x: usize, y: usize| {
        (QUIET..width + QUIET).contains(&x)
            && (QUIET..width + QUIET).contains(&y)
            && colors[(y - QUIET) * width + (x - QUIET)] == Color::Dark
    };
    let all = width + 2 * QUIET;
    let rows = (0..all).step_by(2).map(|y| {
        let cells: String = (0..all)
            .map(|x| match (is_dark(x, y), is_dark(x, y + 1)) {
                (true, true) => '█',
                (true, false) => '▀',
                (false, true) => '▄',
                (false, false) => ' ',
            })
            .collect();
        format!("\u{1b}[30;107m{cells}\u{1b}[0m")
    });
    Some(rows.collect::<Vec<_>>().join("\n"))
}
