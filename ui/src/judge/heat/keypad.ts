// A time or a score typed on ten keys: digits fill hours, minutes, seconds and milliseconds from the right.
import { timeText } from '../../board/heats';
import type { Measure } from '../../wire/Measure';

/** Most digits: 24:00:00.000, or a hundred million. */
export const MOST_DIGITS = 9;
/** A day, as the domain has it. */
const DAY = 24 * 60 * 60 * 1_000;
const MOST_SCORE = 100_000_000;

/** What the digits mean. */
export type Typed = { readonly kind: 'none' } | { readonly kind: 'mark'; readonly mark: number } | { readonly kind: 'wrong'; readonly why: 'seconds' | 'minutes' | 'day' | 'nothing' | 'score' };

/** 83456 is 83.456 seconds: a stopwatch that counts no minutes. With minutes before them seconds end at 59. */
export function markOf(digits: string, measure: Measure): Typed {
  if (digits === '') return { kind: 'none' };
  if (measure === 'score') return Number(digits) > MOST_SCORE ? { kind: 'wrong', why: 'score' } : { kind: 'mark', mark: Number(digits) };
  const padded = digits.padStart(MOST_DIGITS, '0');
  const [h, m, s, ms] = [Number(padded.slice(0, 2)), Number(padded.slice(2, 4)), Number(padded.slice(4, 6)), Number(padded.slice(6))] as const;
  if (s > 59 && (m > 0 || h > 0)) return { kind: 'wrong', why: 'seconds' };
  if (m > 59 && h > 0) return { kind: 'wrong', why: 'minutes' };
  const mark = ((h * 60 + m) * 60 + s) * 1_000 + ms;
  if (mark === 0) return { kind: 'wrong', why: 'nothing' };
  return mark > DAY ? { kind: 'wrong', why: 'day' } : { kind: 'mark', mark };
}

/** The large line in two parts: what is still empty, and what is typed. `83456` is `0:` and `83.456`. */
export function face(digits: string, measure: Measure): { readonly empty: string; readonly typed: string } {
  if (measure === 'score') return digits === '' ? { empty: '0', typed: '' } : { empty: '', typed: digits };
  const template = digits.length > 7 ? '00:00:00.000' : '00:00.000';
  let left = digits.length;
  let at = template.length;
  const signs = [...template];
  let next = digits.length - 1;
  while (left > 0 && at > 0) {
    at -= 1;
    if (signs[at] !== '0') continue;
    signs[at] = digits[next] ?? '0';
    next -= 1;
    left -= 1;
  }
  return { empty: signs.slice(0, digits.length === 0 ? template.length : at).join(''), typed: digits.length === 0 ? '' : signs.slice(at).join('') };
}

/** The digits of a mark that is corrected. */
export const digitsOf = (mark: number, measure: Measure): string =>
  measure === 'score' ? String(mark) : timeText(mark).replace(/\D/g, '').replace(/^0+/, '');
