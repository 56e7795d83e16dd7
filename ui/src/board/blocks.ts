// A bracket as blocks: one SVG path for each tone, so that a thousand matches are a handful of elements.
import type { CardState, CardView } from './card';
import { CARD_H, type Layout } from './layout';

export type Tone = 'quiet' | 'open' | 'live' | 'bad' | 'good';

const TONES: Record<CardState, Tone> = {
  undecided: 'open',
  bye: 'open',
  ready: 'quiet',
  done: 'quiet',
  called: 'live',
  live: 'live',
  held: 'live',
  reported: 'good',
  disputed: 'bad',
  silent: 'bad',
};

/** Later tones lie on top. */
export const TONE_ORDER: readonly Tone[] = ['open', 'quiet', 'good', 'live', 'bad'];

/**
 * The blocks of all matches by tone, in world units. `least` is the least height of a block that asks for something, so
 * that one live match among a thousand stays visible where a card is thinner than a pixel.
 */
export function blocks(plan: Layout, cards: ReadonlyMap<number, CardView>, least = CARD_H): Record<Tone, string> {
  const paths: Record<Tone, string[]> = { quiet: [], open: [], live: [], bad: [], good: [] };
  for (const box of plan.boxes) {
    const tone = TONES[cards.get(box.id)?.state ?? 'undecided'];
    const h = tone === 'quiet' || tone === 'open' ? box.h : Math.max(box.h, least);
    paths[tone].push(`M${box.x} ${box.y - (h - box.h) / 2}h${box.w}v${h}h${-box.w}z`);
  }
  return { quiet: paths.quiet.join(''), open: paths.open.join(''), live: paths.live.join(''), bad: paths.bad.join(''), good: paths.good.join('') };
}
