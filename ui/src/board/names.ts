// Which form of a name is shown where the registered one does not fit: short name and tag instead of smaller letters.

/** The three forms of an entrant's name: registered (at most 40), short (at most 16), tag (at most 4, Latin). */
export interface Names {
  readonly name: string;
  readonly short?: string | undefined;
  readonly tag?: string | undefined;
}

/** One attempt: a form of the name at a share of the type size. */
export interface Attempt {
  readonly text: string;
  readonly scale: number;
}

/** Where the name stands decides how far letters may shrink before a shorter form is taken. */
export type Place = 'desk' | 'tablet' | 'hall';

const FULL: Record<Place, readonly number[]> = { desk: [1], tablet: [1, 0.84, 0.7], hall: [1, 0.86] };
const SHORT: Record<Place, readonly number[]> = { desk: [1], tablet: [1, 0.84, 0.7], hall: [1, 0.86, 0.76] };

/** The attempts in order; the first that fits is shown. Forms that nobody gave are left out, equal ones stand once. */
export function attempts(names: Names, place: Place): Attempt[] {
  const list = FULL[place].map((scale) => ({ text: names.name, scale }));
  const short = names.short?.trim();
  if (short && short !== names.name) list.push(...SHORT[place].map((scale) => ({ text: short, scale })));
  const tag = names.tag?.trim();
  if (tag && tag !== names.name && tag !== short) list.push({ text: tag, scale: 1 });
  return list;
}

/** The first attempt that fits; the last one if none does. `least` is the smallest type size, in the unit of `size`. */
export function firstFit(list: readonly Attempt[], size: number, least: number, fits: (attempt: Attempt) => boolean): Attempt {
  const legible = list.filter((attempt) => attempt.scale === 1 || attempt.scale * size >= least);
  for (const attempt of legible) if (fits(attempt)) return attempt;
  return legible[legible.length - 1] ?? { text: '', scale: 1 };
}

/**
 * About how wide a text is in Barlow Condensed 600, for pictures made without a browser. Errs on the wide side.
 * Widths in em: measured averages of the face; a CJK sign is one em.
 */
export function aboutWide(text: string, size: number): number {
  let em = 0;
  for (const sign of text) {
    if (/[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]/u.test(sign)) em += 1;
    else if (/[ilIjft.,:;'|!()[\] ]/.test(sign)) em += 0.27;
    else if (/[mwMW@%&]/.test(sign)) em += 0.66;
    else if (/[A-ZА-ЯΑ-Ω0-9]/.test(sign)) em += 0.5;
    else em += 0.46;
  }
  return em * size;
}
