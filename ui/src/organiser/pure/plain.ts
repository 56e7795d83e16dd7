// Texts made comparable: small letters, no accents, single spaces. For finding, never for showing.

/** "Łódź  BOOST" becomes "lodz boost". */
export function plain(text: string): string {
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
  if (given === asked) return 5;
  if (given.startsWith(asked)) return 4;
  if (given.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(asked))) return 3;
  if (given.includes(asked)) return 2;
  const words = asked.split(' ');
  return words.length > 1 && words.every((word) => given.includes(word)) ? 1 : 0;
}
