// Turns the modules of a QR code into one SVG path.

/** Modules of quiet zone that a reader needs on each side. */
export const QUIET = 4;

/** A row of the matrix: '1' is dark. The path covers runs of dark modules, one unit a module. */
export function qrPath(rows: readonly string[]): string {
  let path = '';
  rows.forEach((row, y) => {
    for (const run of row.matchAll(/1+/g)) path += `M${run.index ?? 0} ${y}h${run[0].length}v1h-${run[0].length}z`;
  });
  return path;
}
