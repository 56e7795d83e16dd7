// Texts made comparable: small letters, no accents, single spaces. For finding, never for showing.

/** Texts made comparable before: a search compares the same thousands of names with each key. */
const known = new Map<string, string>();
const MOST = 60_000;

/** "Łódź  BOOST" becomes "lodz boost". */
export function plain(text: string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size >= MOST) known.clear();
  const made = stripped(text);
  known.set(text, made);
  return made;
}

function stripped(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/đ/g, 'd')
    .replace(/ß/g, 'ss')
    .replace(/æ/g, 'ae')
    .replace(/\s+/g, ' ')
    .trim();
}

/** How well a text answers a query: 0 not at all, higher is better. The start of the text beats the start of a word. */
export function closeness(query: string, text: string): number {
  const asked = plain(query);
  const given = plain(text);
  if (asked === '') return 1;
  const at = given.indexOf(asked);
  if (at < 0) {
    // Most texts end here: nothing dearer than a search was done for them.
    return asked.includes(' ') && asked.split(' ').every((word) => given.includes(word)) ? 1 : 0;
  }
  if (at === 0) return given.length === asked.length ? 5 : 4;
  return given.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(asked)) ? 3 : 2;
}
